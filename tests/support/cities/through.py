"""Real converters: HTML → Markdown, or → PDF as bytes. Each is imported only where it is asked for, and need not be installed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from io import BytesIO, StringIO
from pathlib import Path
from shutil import which
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory


def _markitdown(html: str) -> str:
    markitdown = import_module("markitdown").MarkItDown()
    return str(markitdown.convert_stream(BytesIO(html.encode()), file_extension=".html").text_content)


def _html2text(html: str) -> str:
    converter = import_module("html2text").HTML2Text(bodywidth=0)
    return str(converter.handle(html))


def _markdownify(html: str) -> str:
    return str(import_module("markdownify").markdownify(html))


def _docling(html: str) -> str:
    backend = import_module("docling.backend.html_backend").HTMLDocumentBackend
    kinds = import_module("docling.datamodel.base_models").InputFormat
    source = import_module("docling.datamodel.document").InputDocument
    options = {"format": kinds.HTML, "backend": backend, "filename": "plan.html"}
    document = source(path_or_stream=BytesIO(html.encode()), **options)
    return str(backend(document, BytesIO(html.encode())).convert().export_to_markdown())


def _pandas(html: str) -> str:
    """The tables alone, as a data scientist would have them."""
    pandas = import_module("pandas")
    return "\n\n".join(frame.to_markdown(index=False) for frame in pandas.read_html(StringIO(html)))


def _pdf(html: str) -> bytes:
    """What a browser prints."""
    with TemporaryDirectory() as folder:
        page, pdf = Path(folder, "plan.html"), Path(folder, "plan.pdf")
        page.write_text(html, "utf-8")
        browser = which("chromium") or which("google-chrome") or "chromium"
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={pdf}"]
        run([browser, *options, page.as_uri()], check=True, stdout=DEVNULL, stderr=DEVNULL, timeout=60)
        return pdf.read_bytes()


CONVERTERS: dict[str, Callable[[str], str | bytes]] = {
    "docling": _docling,
    "html2text": _html2text,
    "markdownify": _markdownify,
    "markitdown": _markitdown,
    "pandas": _pandas,
    "pdf": _pdf,
}
