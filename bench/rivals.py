"""What others do with the same document: those that are installed."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pandas as pd
from markdown_it import MarkdownIt

Action = Callable[[str], object]


def read_with_pandas(html: str) -> object:
    return pd.read_html(StringIO(html), flavor="lxml")


def readers_of_html() -> dict[str, Action]:
    """Name → what reads HTML; pandas, the yardstick, first."""
    return _installed(
        {"pandas.read_html": lambda: read_with_pandas, "MarkItDown": _markitdown, "docling": _docling_html}
    )


def readers_of_markdown() -> dict[str, Action]:
    """Name → what reads Markdown."""
    return _installed({"markdown-it-py, bare": lambda: _markdown().parse, "docling": _docling_markdown})


def as_html(markdown: str) -> str:
    """What `markdown` renders to."""
    return str(_markdown().render(markdown))


def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def _installed(readers: dict[str, Callable[[], Action]]) -> dict[str, Action]:
    found: dict[str, Action] = {}
    for name, made in readers.items():
        try:
            found[name] = made()
        except ImportError as error:
            print(f"{name}: not measured ({error})")
    return found


def _markitdown() -> Action:
    converter = importlib.import_module("markitdown").MarkItDown(enable_plugins=False)
    return lambda html: converter.convert_stream(BytesIO(html.encode()), file_extension=".html")


def _docling_html() -> Action:
    return _docling("HTML", importlib.import_module("docling.backend.html_backend").HTMLDocumentBackend)


def _docling_markdown() -> Action:
    return _docling("MD", importlib.import_module("docling.backend.md_backend").MarkdownDocumentBackend)


def _docling(format: str, backend: Any) -> Action:
    """A backend by itself: the converter around it would load models that these formats do not need."""
    kinds = importlib.import_module("docling.datamodel.base_models").InputFormat
    document = importlib.import_module("docling.datamodel.document").InputDocument

    def read(text: str) -> object:
        stream = BytesIO(text.encode())
        source = document(stream, format=kinds[format], backend=backend, filename=f"page.{format.lower()}")
        return backend(source, stream).convert()

    return read
