"""Real converters: HTML → Markdown. Each is imported only where it is asked for, and need not be installed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from io import BytesIO, StringIO


def _markitdown(html: str) -> str:
    markitdown = import_module("markitdown").MarkItDown()
    return str(markitdown.convert_stream(BytesIO(html.encode()), file_extension=".html").text_content)


def _html2text(html: str) -> str:
    converter = import_module("html2text").HTML2Text(bodywidth=0)
    return str(converter.handle(html))


def _markdownify(html: str) -> str:
    return str(import_module("markdownify").markdownify(html))


def _docling(html: str) -> str:
    stream = import_module("docling.datamodel.base_models").DocumentStream(
        name="plan.html", stream=BytesIO(html.encode())
    )
    document = import_module("docling.document_converter").DocumentConverter().convert(stream).document
    return str(document.export_to_markdown())


def _pandas(html: str) -> str:
    """The tables alone, as a data scientist would have them."""
    pandas = import_module("pandas")
    return "\n\n".join(frame.to_markdown(index=False) for frame in pandas.read_html(StringIO(html)))


CONVERTERS: dict[str, Callable[[str], str]] = {
    "docling": _docling,
    "html2text": _html2text,
    "markdownify": _markdownify,
    "markitdown": _markitdown,
    "pandas": _pandas,
}
