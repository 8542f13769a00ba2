"""The formats: one line each. A reader, loader or writer is imported when it is used, not before."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from senryaku_parse.errors import InputError, NotTextError, UsageError
from senryaku_parse.inputs import Input
from senryaku_parse.messages import list_out, render
from senryaku_parse.on_demand import function
from senryaku_parse.readers.delimiters import is_csv
from senryaku_parse.signatures import ADVICE, expected_kind, kind_of

_HTML_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_HTML_TABLE = re.compile("<table", re.IGNORECASE)
_PLAIN = ".txt"
"""Markdown, or what Excel saves as "Unicode text": fields between tabs."""
_MARKDOWN_TABLE = re.compile(r"^[|｜].*[|｜][ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Format:
    """One format and the function that reads or writes it."""

    name: str
    suffixes: tuple[str, ...]
    target: str
    """"module:function" inside this package."""
    help: str
    """The message of one line that says what it is."""
    options: tuple[str, ...] = ()
    """The options that a writer or loader takes, by the names of the keywords of `api.write` and `api.load`."""
    binary: bool = False
    """Whether a reader takes bytes: (bytes, limits) → Document. Such a reader has the name that `signatures.kind_of` gives
    its kind of file."""

    def function(self) -> Callable[..., Any]:
        """The function itself, imported now."""
        return function(self.target)


_CSV_OPTIONS = ("lang", "encoding", "errors", "csv_safe")

READERS = (
    Format("markdown", (".md", ".markdown", ".txt"), "readers.markdown:read_markdown", "writing.reads-markdown"),
    Format("html", (".html", ".htm", ".xhtml"), "readers.html:read_html", "writing.reads-html"),
    Format("csv", (".csv", ".tsv"), "readers.csv_table:read_csv", "writing.reads-csv"),
    Format("pdf", (".pdf",), "readers.pdf:read_pdf", "writing.reads-pdf", ("pages",), binary=True),
    Format("docx", (".docx", ".docm"), "readers.docx:read_docx", "writing.reads-docx", binary=True),
    Format("xlsx", (".xlsx", ".xlsm"), "readers.xlsx:read_xlsx", "writing.reads-xlsx", binary=True),
    Format("xls", (".xls",), "readers.xls:read_xls", "writing.reads-xls", binary=True),
)
"""(text or bytes, limits) → Document."""

LOADERS = (
    Format("json", (".json",), "loaders.json:load_json", "writing.loads-json", ("limits",)),
    Format(
        "xlsx",
        (".xlsx",),
        "loaders.xlsx:load_xlsx",
        "writing.loads-xlsx",
        ("limits",),
    ),
    Format("package", ("/",), "loaders.package:load_package", "writing.loads-package", ("limits",)),
)
"""bytes, or for a folder: file name → bytes → Strategy: what this package wrote itself."""

WRITERS = (
    Format("json", (".json",), "writers.json:write_json", "writing.writes-json"),
    Format("xlsx", (".xlsx",), "writers.excel:write_xlsx", "writing.writes-xlsx", ("lang", "start_year")),
    Format("csv", (".csv",), "writers.csv:write_csv", "writing.writes-csv", _CSV_OPTIONS),
    Format(
        "package",
        ("/",),
        "writers.package:write_package",
        "writing.writes-package",
        _CSV_OPTIONS,
    ),
    Format("parquet", (".parquet",), "writers.parquet:write_parquet", "writing.writes-parquet", ("lang",)),
    Format("sqlite", (".sqlite", ".db"), "writers.sqlite:write_sqlite", "writing.writes-sqlite", ("lang",)),
    Format("markdown", (".md",), "writers.markdown:write_markdown", "writing.writes-markdown"),
    Format(
        "html",
        (".html", ".htm"),
        "writers.page:write_page",
        "writing.writes-page",
        ("lang", "review"),
    ),
    Format("stratml", (".stratml", ".xml"), "writers.stratml:write_stratml", "writing.writes-stratml"),
)
"""(Strategy, options) → `writers.written.Written`."""

MANY_WRITERS = (
    Format("csv", (".csv",), "writers.many.csv:CsvCollector", "writing.writes-csv", _CSV_OPTIONS),
    Format("xlsx", (".xlsx",), "writers.many.xlsx:XlsxCollector", "writing.collects-xlsx", ("lang",)),
    Format("parquet", (".parquet",), "writers.many.parquet:ParquetCollector", "writing.writes-parquet", ("lang",)),
    Format("sqlite", (".sqlite", ".db"), "writers.many.sqlite:SqliteCollector", "writing.writes-sqlite", ("lang",)),
    Format("jsonl", (".jsonl",), "writers.many.jsonl:JsonLinesCollector", "writing.writes-jsonl"),
)
"""(options) → `writers.many.Collector`."""

COMPARISON_WRITERS = (
    Format("json", (".json",), "compare.json:write_comparison_json", "writing.compares-json"),
    Format("xlsx", (".xlsx",), "compare.writers.excel:write_comparison_xlsx", "writing.compares-xlsx", ("lang",)),
    Format("csv", (".csv",), "compare.writers.csv:write_comparison_csv", "writing.compares-csv", _CSV_OPTIONS),
    Format("markdown", (".md",), "compare.writers.markdown:write_comparison_markdown", "writing.compares-markdown"),
    Format("html", (".html", ".htm"), "compare.writers.page:write_comparison_page", "writing.compares-page"),
)
"""(Comparison, options) → `writers.written.Written`."""

HISTORY_WRITERS = (
    Format("json", (".json",), "compare.writers.history:write_history_json", "JSON"),
    Format("xlsx", (".xlsx",), "compare.writers.excel:write_history_xlsx", "writing.writes-xlsx", ("lang",)),
    Format("csv", (".csv",), "compare.writers.history:write_history_csv", "writing.follows-csv", _CSV_OPTIONS),
    Format("markdown", (".md",), "compare.writers.history:write_history_markdown", "writing.follows-markdown"),
    Format("html", (".html", ".htm"), "compare.writers.page:write_history_page", "writing.compares-page"),
)
"""(History of three or more editions, options) → `writers.written.Written`."""

EXPLANATION_WRITERS = (
    Format(
        "html",
        (".html", ".htm"),
        "explain.page:write_review",
        "writing.explains-page",
        ("lang",),
    ),
)
"""(Explanation, options) → `writers.written.Written`."""


def find(formats: tuple[Format, ...], name: str) -> Format:
    """The format called `name`.

    Raises:
        UsageError: there is none; the message lists those there are.
    """
    for one in formats:
        if one.name == name:
            return one
    known = list_out(one.name for one in formats)
    raise UsageError(render("writing.no-such-format", name=name, known=known))


def by_suffix(formats: tuple[Format, ...], path: str) -> Format | None:
    """The format that the ending of `path` names; null for an unknown ending. A folder ends in "/"."""
    suffix = "/" if path.endswith(("/", "\\")) else PurePath(path).suffix.lower()
    return next((one for one in formats if suffix in one.suffixes), None)


def reader_of(given: Input) -> Format:
    """The reader for `given`: by what it is for certain, else by its ending, else by how its text looks.

    Raises:
        InputError: it is a kind of file that no reader takes; the message says what to save it as.
    """
    if given.format:
        return find(READERS, given.format)
    kind = kind_of(given.content) if isinstance(given.content, bytes) else None
    if kind:
        known = next((one for one in READERS if one.binary and one.name == kind), None)
        if known is None:
            raise InputError(given.told(render(ADVICE[kind])))
        return known
    told = by_suffix(READERS, given.name)
    if expected_kind(given.name):
        return find(READERS, _text_instead(given))
    if told is None:
        return find(READERS, sniff(given.text))
    is_plain = PurePath(given.name).suffix.lower() == _PLAIN
    return find(READERS, "csv") if is_plain and _is_csv(given.text) else told


def _text_instead(given: Input) -> str:
    """The name of the reader for a text whose ending says that it is an office file: HTML is often called .xls.

    Raises:
        InputError: it is no text with a table.
    """
    with suppress(NotTextError):
        name = sniff(given.text)
        if name != "markdown" or _MARKDOWN_TABLE.search(given.text):
            return name
    suffix = PurePath(given.name).suffix
    raise InputError(given.told(render("writing.text-for-binary", suffix=suffix)))


def is_misnamed(given: Input, reader: Format) -> bool:
    """Whether the ending of an input says another kind of file than `reader` reads."""
    if not given.name:
        return False
    told = by_suffix(READERS, given.name)
    expected = expected_kind(given.name)
    return expected not in (None, reader.name) or (reader.binary and told is not None and told is not reader)


def sniff(text: str) -> str:
    """The name of the reader for `text`: HTML is a whole page, or begins with a tag and has tables of its own only.

    Tables of HTML among tables of Markdown are the Markdown reader's business. CSV has no table of either.
    """
    fragment = text.lstrip().startswith("<") and _HTML_TABLE.search(text) and not _MARKDOWN_TABLE.search(text)
    if fragment or _HTML_PAGE.match(text):
        return "html"
    return "csv" if _is_csv(text) else "markdown"


def _is_csv(text: str) -> bool:
    return not _MARKDOWN_TABLE.search(text) and is_csv(text) and not _HTML_TABLE.search(text)
