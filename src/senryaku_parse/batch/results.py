"""`parse_many`: the strategies of many documents, as a stream; `frames_of`: their frames."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from senryaku_parse.api import read
from senryaku_parse.batch.discovery import Found, find
from senryaku_parse.batch.search import NamedInput
from senryaku_parse.batch.work import WorkPlan, run
from senryaku_parse.errors import InputError, SenryakuError
from senryaku_parse.limits import USUAL, Limits
from senryaku_parse.marks.document import Struck
from senryaku_parse.messages import Lang, language, render, speaking, speaking_each
from senryaku_parse.model import Strategy
from senryaku_parse.page_numbers import Pages
from senryaku_parse.vocabulary.added import AddedWords
from senryaku_parse.writers.many.documents import DocumentOutcome, under_name

if TYPE_CHECKING:
    import pandas as pd

    from senryaku_parse.recipe.reading import AnyRecipe

_WORTH_STARTING = 1_500_000
"""Bytes of documents below which starting processes takes longer than they save (bench/japan.py)."""


class Reading(NamedTuple):
    """How documents are read: what `parse` takes."""

    format: str | None = None
    vocabulary: AddedWords = None
    limits: Limits = USUAL
    struck: Struck = "drop"
    pages: Pages = None
    recipe: AnyRecipe | None = None
    lang: Lang = "ja"
    """Of what is told."""

    def fingerprinted(self) -> dict[str, str | None]:
        """What decides how documents are read; of a vocabulary file its content, not only its name."""
        words, recipe = self.vocabulary, self.recipe
        if isinstance(words, str | os.PathLike):
            words = Path(words).read_text("utf-8-sig")
        if isinstance(recipe, str | os.PathLike):
            recipe = _written(Path(recipe))
        return {
            "from": self.format,
            "vocabulary": None if words is None else str(words),
            "limits": str(self.limits),
            "struck": self.struck,
            "pages": None if self.pages is None else str(self.pages),
            "recipe": None if recipe is None else str(recipe),
            "lang": self.lang,
        }


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one document: a strategy or an error."""

    document: str
    """Its path as given, with "/"; of bytes "#" and their place, counted from 1."""
    strategy: Strategy | None = None
    """Its `source.name` is `document`, so that rows of many documents can be told apart."""
    error: SenryakuError | None = None

    @property
    def problem(self) -> str | None:
        """What the error says, without the name of the document; null where there is none."""
        return None if self.error is None else str(self.error).removeprefix(f"{self.document}: ")


def parse_many(
    sources: NamedInput | Iterable[NamedInput],
    *,
    format: str | None = None,
    jobs: int | None = None,
    backend: str | None = None,
    vocabulary: AddedWords = None,
    limits: Limits = USUAL,
    struck: Struck = "drop",
    pages: Pages = None,
    recipe: AnyRecipe | None = None,
    lang: Lang | None = None,
) -> Iterator[Result]:
    """The strategies that `sources` hold, one result a document, in their order, each as soon as it is there.

        for result in sp.parse_many("documents/"):
            print(result.document, result.problem or len(result.strategy.measures))

    A source is a path, a folder (searched through), a pattern ("documents/**/*.md"), or bytes. What this package wrote itself
    (.json, .xlsx, a folder of CSV) is loaded. A document that can't be read is a result with an error, and stops nothing.

    `format` names the reader of all documents; by default the suffix says, else the content. `jobs` is the number of processes:
    by default all cores, and none for a few documents. `backend` is one that joblib knows: "dask" hands the
    work to a cluster, whose workers read paths themselves, so they must see the same files (bytes travel with the task).
    `vocabulary`, `limits`, `struck`, `pages`, `recipe` and `lang` are those of `parse`; `recipe` may be a folder: each document is
    read by the recipe that names it in its `documents`, or with whose name its own begins, and without one where none does.
    """
    with speaking(lang):
        reading = reading_of(format, vocabulary, limits, struck, pages, recipe)
    return speaking_each(_results(sources, reading, jobs, backend), reading.lang)


def _results(
    sources: NamedInput | Iterable[NamedInput], reading: Reading, jobs: int | None, backend: str | None
) -> Iterator[Result]:
    plan, found = planned(find(sources), jobs, backend)
    yield from run(partial(read_one, reading=reading), found, plan, lost)


def reading_of(
    format: str | None,
    vocabulary: AddedWords,
    limits: Limits,
    struck: Struck = "drop",
    pages: Pages = None,
    recipe: AnyRecipe | None = None,
) -> Reading:
    """How documents are read by processes that may stand elsewhere: paths are absolute, the language is that in force."""
    where = str(Path(vocabulary).absolute()) if isinstance(vocabulary, str | os.PathLike) else vocabulary
    told = str(Path(recipe).absolute()) if isinstance(recipe, str | os.PathLike) else recipe
    return Reading(format, where, limits, struck, pages, told, language())


def _written(recipe: Path) -> str:
    """What stands in the file or the folder `recipe`, with the names of its files."""
    files = sorted(recipe.glob("*.toml")) if recipe.is_dir() else [recipe]
    return "\n".join(f"{path.name}\n{path.read_text('utf-8-sig')}" for path in files)


def frames_of(results: Iterable[Result | Strategy]) -> dict[str, pd.DataFrame]:
    """pandas frames over many documents, each row with its municipality, municipality_code and document.

        sp.frames_of(sp.parse_many("documents/"))["kpis"].groupby("municipality", dropna=False).size()

    "goals", "targets", "measures", "kpis", "projects", "findings" have the columns of `Strategy.to_frames`; "documents" has a row
    a document, with counts, and `problem` where it could not be read. What was parsed by `parse`
    has its file name as document.
    """
    from senryaku_parse.writers.frames import frames_of

    return frames_of(
        DocumentOutcome(one.source.name, one)
        if isinstance(one, Strategy)
        else DocumentOutcome(one.document, one.strategy, one.problem)
        for one in results
    )


def planned(found: Iterable[Found], jobs: int | None, backend: str | None) -> tuple[WorkPlan, Iterable[Found]]:
    """Decide how `found` is read, and list it: in one process if starting more would not pay off."""
    if jobs is not None or backend is not None:
        return WorkPlan(jobs, backend), found
    coming = iter(found)
    looked_at: list[Found] = []
    size = 0
    for one in coming:
        looked_at.append(one)
        size += _size(one.source)
        if size >= _WORTH_STARTING:
            return WorkPlan(), chain(looked_at, coming)
    return WorkPlan(1), looked_at


def read_one(found: Found, reading: Reading) -> Result:
    """What one document holds. Raises nothing: errors are results, those of our own making included."""
    if found.problem:
        return Result(found.document, error=InputError(found.problem))
    with speaking(reading.lang):
        return _read_one(found, reading)


def _read_one(found: Found, reading: Reading) -> Result:
    try:
        strategy = _read(found.source, reading)
    except SenryakuError as error:
        return Result(found.document, error=_under_name(error, found))
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        return Result(
            found.document, error=InputError(render("command.unexpected", document=found.document, what=what))
        )
    return Result(found.document, under_name(strategy, found.document))


def lost(found: Found) -> Result:
    """The result for a document whose process died."""
    return Result(found.document, error=InputError(render("command.process-died", document=found.document)))


def _under_name(error: SenryakuError, found: Found) -> SenryakuError:
    """`error` as one that names the document as all rows do."""
    text = str(error)
    if not isinstance(found.source, bytes):
        for name in (os.fspath(found.source), Path(found.source).name):
            text = text.removeprefix(f"{name}: ")
    return type(error)(f"{found.document}: {text}")


def _read(source: NamedInput, reading: Reading) -> Strategy:
    return read(
        source,
        format=reading.format,
        vocabulary=reading.vocabulary,
        limits=reading.limits,
        struck=reading.struck,
        pages=reading.pages,
        recipe=reading.recipe,
    )[0]


def _size(source: NamedInput) -> int:
    if isinstance(source, bytes):
        return len(source)
    try:
        return Path(source).stat().st_size
    except OSError:
        return 0
