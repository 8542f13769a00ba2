"""`load` and `write`: strategies from and to files of this package's own formats; comparisons to files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, cast

from senryaku_parse.collector import held_off
from senryaku_parse.convert import Trace, trace_input
from senryaku_parse.errors import InputError, UsageError
from senryaku_parse.findings import Finding
from senryaku_parse.formats import (
    COMPARISON_WRITERS,
    HISTORY_WRITERS,
    LOADERS,
    READERS,
    WRITERS,
    Format,
    by_suffix,
    find,
)
from senryaku_parse.inputs import Input, Readable, is_folder, read_bytes, read_folder, read_input
from senryaku_parse.limits import USUAL, Limits
from senryaku_parse.marks.document import Struck
from senryaku_parse.messages import Lang, from_environment, list_out, render, speaking
from senryaku_parse.model import Strategy
from senryaku_parse.output import sweep, write_file, write_folder
from senryaku_parse.page_numbers import Pages
from senryaku_parse.reading import own_strategy
from senryaku_parse.signatures import kind_of
from senryaku_parse.vocabulary.added import AddedWords
from senryaku_parse.writers.written import Written

if TYPE_CHECKING:
    from senryaku_parse.compare.model import Comparison
    from senryaku_parse.compare.series import History
    from senryaku_parse.recipe.reading import AnyRecipe


def load(source: Readable, *, format: str | None = None, limits: Limits = USUAL, lang: Lang | None = None) -> Strategy:
    """The strategy that `write` wrote to `source`: equal to what was written, but for what people edited since.

        edited = sp.load("out.xlsx")
        for found in edited.findings:
            print(found.position.sheet, found.position.cell, found.message)

    `format` names the loader ("json", "xlsx", "package"); by default the suffix says, a folder is a "package".
    An edit of a workbook or a CSV that can't be understood is a finding with its place. `limits` says how large it may
    be, `lang` in which language it is told ("ja", "en").

    Raises:
        InputError: the source can't be read, or was not written by this package; TooLargeError: it is beyond `limits`.
        UsageError: there is no such format, or the suffix names none.
    """
    with speaking(lang):
        return _load(source, format, limits)


def _load(source: Readable, format: str | None, limits: Limits) -> Strategy:
    if (format == "package" or not format) and is_folder(source):
        return _loaded(os.fspath(source), find(LOADERS, "package"), read_folder(source, limits), limits)
    name, data = read_bytes(source, limits)
    loader = find(LOADERS, format) if format else by_suffix(LOADERS, name) or (None if name else LOADERS[0])
    if loader is None:
        raise UsageError(render("writing.loader-unknown", name=name, suffixes=_suffixes(LOADERS)))
    return _loaded(name, loader, data, limits)


def _loaded(name: str, loader: Format, content: bytes | Mapping[str, bytes], limits: Limits) -> Strategy:
    """What `loader` makes of `content`; its errors say where that is from."""
    try:
        strategy: Strategy = loader.function()(content, **({"limits": limits} if "limits" in loader.options else {}))
    except InputError as error:
        raise type(error)(f"{name}: {error}" if name else str(error)) from None
    return strategy


@held_off()
def read(
    source: Readable,
    *,
    format: str | None = None,
    vocabulary: AddedWords = None,
    limits: Limits = USUAL,
    struck: Struck = "drop",
    pages: Pages = None,
    recipe: AnyRecipe | None = None,
) -> tuple[Strategy, Trace | None]:
    """The strategy that `source` holds: loaded where this package wrote it, else parsed, with the trace of that.

    Raises what `load` and `parse` raise.
    """
    if format in (None, "package") and is_folder(source):
        return load(source, format=format, limits=limits), None
    given = read_input(source, limits)
    if loader := _loader_of(given, format):
        return _loaded(given.where, loader, given.data, limits), None
    if own := own_strategy(given, format, limits):
        return own, None
    traced = trace_input(given, format, limits, vocabulary, struck, pages, recipe=recipe)
    return traced.strategy, traced


def _loader_of(given: Input, format: str | None) -> Format | None:
    """The loader that `format`, the suffix or the content names, but for workbooks: those of others have the same suffix."""
    told = by_suffix((*LOADERS, *READERS), given.name)
    name = format or (told.name if told else None)
    if name is None and _is_json(given):
        name = "json"
    return next((one for one in LOADERS if one.name == name and name != "xlsx"), None)


def _is_json(given: Input) -> bool:
    content = given.content
    return isinstance(content, bytes) and content.lstrip().startswith(b"{") and kind_of(content) is None


def write(
    strategy: Strategy,
    target: str | os.PathLike[str] | IO[bytes],
    *,
    format: str | None = None,
    lang: Literal["ja", "en"] | None = None,
    encoding: str | None = None,
    errors: Literal["strict", "replace"] | None = None,
    csv_safe: bool | None = None,
    start_year: int | None = None,
    review: str | None = None,
) -> tuple[Finding, ...]:
    """`strategy` written to a path or an open binary file, whole or not at all.

        sp.write(strategy, "out.csv", encoding="cp932", errors="replace")

    `format` names the writer ("json", "xlsx", "csv", "package"); by default the suffix says, a trailing
    "/" or an existing folder means "package". The options, each for the formats that have it:

    - `lang` (all): language of headings and of what is told; by default what SENRYAKU_PARSE_LANG says, else "ja", but "en"
      for the headings of parquet and sqlite;
    - `encoding` (csv, package): "utf-8-sig" by default, "utf-8", "cp932";
    - `errors` (csv, package): what becomes of a character that the encoding lacks: "strict" (an error, the default)
      or "replace";
    - `csv_safe` (csv, package): an apostrophe before a text that a spreadsheet would run as a formula;
    - `start_year` (xlsx): the first fiscal year of the plan, Gregorian, where the strategy does not say it;
    - `review` (html): the path, relative to the page, of the page that shows how the source was read (`explain`), to link to.

    Returns the findings on texts that the format can't hold as they are; none where it holds all.

    Raises:
        UsageError: there is no such format, or it does not take the option.
        OutputError: the target can't be written; what stood there is untouched.
    """
    given = {
        "lang": lang,
        "encoding": encoding,
        "errors": errors,
        "csv_safe": csv_safe,
        "start_year": start_year,
        "review": review,
    }
    return write_by(strategy, WRITERS, target, format, given)


def write_comparison(
    comparison: Comparison | History,
    target: str | os.PathLike[str] | IO[bytes],
    *,
    format: str | None = None,
    lang: Literal["ja", "en"] | None = None,
    encoding: str | None = None,
    errors: Literal["strict", "replace"] | None = None,
    csv_safe: bool | None = None,
) -> tuple[Finding, ...]:
    """`comparison`, or what `follow` gave, written to a path or an open binary file, whole or not at all.

    `format` names the writer ("json", "xlsx", "csv", "markdown", "html"); by default the suffix says. `lang` is the
    language of headings in xlsx and csv, "ja" by default; for the other options and what is returned see `write`.

    Raises:
        UsageError: there is no such format, it does not take the option, or the comparison was read from JSON.
        OutputError: the target can't be written; what stood there is untouched.
    """
    from senryaku_parse.compare.model import Comparison

    writers = COMPARISON_WRITERS if isinstance(comparison, Comparison) else HISTORY_WRITERS
    given = {"lang": lang, "encoding": encoding, "errors": errors, "csv_safe": csv_safe}
    return write_by(comparison, writers, target, format, given)


def write_by(
    content: object,
    writers: tuple[Format, ...],
    target: str | os.PathLike[str] | IO[bytes],
    format: str | None,
    given: Mapping[str, object],
) -> tuple[Finding, ...]:
    """`content` written by the one of `writers` that `format` or the suffix names; null options are not given."""
    lang = given.get("lang") or from_environment()
    with speaking(cast("Lang | None", lang)):
        path = target if isinstance(target, str | os.PathLike) else None
        writer = writer_for(writers, path, format)
        written: Written = writer.function()(content, **chosen(writer, {**given, "lang": lang}))
        if path is None and isinstance(written.content, bytes):
            target.write(written.content)  # type: ignore[union-attr]
        elif path is None:
            raise UsageError(render("writing.no-stream", format=writer.name))
        else:
            sweep(Path(path).parent)
            put(written, Path(path))
        return written.findings


def put(written: Written, path: Path) -> None:
    """What a writer gave as the file or folder `path`, whole or not at all."""
    if isinstance(written.content, bytes):
        write_file(path, written.content)
    else:
        write_folder(path, written.content)


def chosen(writer: Format, given: Mapping[str, object]) -> dict[str, Any]:
    """The options among `given` that are not null; any writer takes a language, that has no word to say in it or not.

    Raises:
        UsageError: one of them is none of `writer`'s.
    """
    options = {name: value for name, value in given.items() if value is not None}
    if "lang" not in writer.options:
        options.pop("lang", None)
    for name in options:
        if name not in writer.options:
            raise UsageError(render("writing.no-such-option", format=writer.name, option=name))
    return options


def writer_for(writers: tuple[Format, ...], path: str | os.PathLike[str] | None, name: str | None) -> Format:
    """The one of `writers` that `name` or the suffix of `path` says.

    Raises:
        UsageError: there is none.
    """
    if name:
        return find(writers, name)
    if path is None:
        raise UsageError(render("writing.format-needed"))
    text = os.fspath(path)
    if not text:
        raise UsageError(render("writing.no-output-name"))
    writer = by_suffix(writers, text) or (by_suffix(writers, text + "/") if is_folder(text) else None)
    if writer is None:
        raise UsageError(render("writing.writer-unknown", text=text, suffixes=_suffixes(writers)))
    return writer


def _suffixes(formats: tuple[Format, ...]) -> str:
    return list_out(suffix for one in formats for suffix in one.suffixes)
