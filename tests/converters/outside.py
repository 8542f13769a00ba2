"""One HTML page → Markdown, through converters people use. Each function takes the page and gives the converter's text."""

from __future__ import annotations

from io import BytesIO, StringIO

import pandas as pd
import pypandoc
from docling.backend.html_backend import HTMLDocumentBackend
from docling.datamodel.base_models import InputFormat
from docling.datamodel.document import InputDocument
from markdownify import markdownify as convert_with_markdownify
from markitdown import MarkItDown, StreamInfo


def pandoc_gfm(page: str) -> str:
    """pandoc to GitHub's Markdown: tables with spans stay HTML."""
    return str(pypandoc.convert_text(page, "gfm", format="html"))


def pandoc_markdown(page: str) -> str:
    """pandoc to its own Markdown: grid tables with the spans drawn."""
    return str(pypandoc.convert_text(page, "markdown", format="html"))


def markdownify(page: str) -> str:
    """markdownify as it comes."""
    return str(convert_with_markdownify(page))


def markitdown(page: str) -> str:
    """MarkItDown, told that the stream is HTML."""
    stream = StreamInfo(mimetype="text/html", extension=".html", charset="utf-8")
    return str(MarkItDown().convert_stream(BytesIO(page.encode()), stream_info=stream).markdown)


def pandas(page: str) -> str:
    """`read_html`, then `to_markdown` of each table without its index."""
    tables = pd.read_html(StringIO(page), flavor="lxml")
    return "\n\n".join(str(table.to_markdown(index=False)) for table in tables) + "\n"


def docling(page: str) -> str:
    """docling's HTML backend by itself: the converter around it would load models that HTML does not need."""
    stream = BytesIO(page.encode())
    source = InputDocument(stream, format=InputFormat.HTML, backend=HTMLDocumentBackend, filename="page.html")
    return str(HTMLDocumentBackend(source, stream).convert().export_to_markdown()) + "\n"
