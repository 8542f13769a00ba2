"""What came of each document of a run, and of the run as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from senryaku_parse.batch.results import Result
from senryaku_parse.errors import InputError, NoStrategyError, OutputError, SenryakuError, UsageError
from senryaku_parse.findings import Finding
from senryaku_parse.messages import render
from senryaku_parse.writers.many import DocumentPart
from senryaku_parse.writers.many.documents import DOCUMENTS, DocumentOutcome

DONE, FOUND_ERRORS = 0, 1

_GRAVE: tuple[type[SenryakuError], ...] = (OutputError, InputError, NoStrategyError)
"""The errors that a document can meet, gravest first: of several exit codes the command gives that of the gravest."""


class Outcome(NamedTuple):
    """What came of one document. Small, but for `part`."""

    document: str
    exit_code: int = DONE
    """Of its error; 0 where it was read, whatever its findings are."""
    problem: str | None = None
    counts: Mapping[str, int] = {}
    """Severity → findings."""
    part: DocumentPart | None = None
    """What it adds to an output of many."""
    skipped: bool = False
    """Whether its output was up to date."""


def outcome(result: Result, findings: Iterable[Finding] = (), content: Any = None) -> Outcome:
    """The outcome of what was read; `findings` are those of writing it, `content` what it adds to an output."""
    record = DOCUMENTS.record(DocumentOutcome(result.document, result.strategy, result.problem))
    if result.error:
        return Outcome(result.document, result.error.exit_code, result.problem, {}, DocumentPart(record, None))
    strategy_findings = result.strategy.findings if result.strategy else ()
    counts = Counter[str](found.severity for found in (*strategy_findings, *findings))
    return Outcome(result.document, DONE, None, dict(counts), DocumentPart(record, content))


@dataclass(slots=True)
class Report:
    """A running report: counts, and the few documents with problems."""

    done: int = 0
    """Documents that were read, those skipped included."""
    skipped: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    """Severity → findings."""
    problems: dict[str, str] = field(default_factory=dict)
    """Document → why it is not in the output."""
    truncated: list[str] = field(default_factory=list)
    """Documents with findings of severity error."""
    codes: set[int] = field(default_factory=set)
    """The exit codes of errors met."""

    def watch(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Yield `outcomes`, and record each."""
        for one in outcomes:
            self.note(one)
            yield one

    def note(self, one: Outcome) -> None:
        """Record the outcome of one document."""
        if one.problem is not None:
            self.problems[one.document] = one.problem
            self.codes.add(one.exit_code)
            return
        self.done += 1
        self.skipped += one.skipped
        self.counts.update(one.counts)
        if one.counts.get("error"):
            self.truncated.append(one.document)

    def exit_code(self, strict: bool) -> int:
        """The most serious error decides: output, input, document without a strategy; else 1 if a finding is an error."""
        for error in _GRAVE:
            if error.exit_code in self.codes:
                return error.exit_code
        grave = self.counts["error"] or (strict and self.counts["warning"])
        return FOUND_ERRORS if grave else DONE

    def nothing(self) -> SenryakuError:
        """The error of a run in which no document could be read, or none written."""
        kind = next((error for error in _GRAVE if error.exit_code in self.codes), UsageError)
        if self.codes == {OutputError.exit_code}:
            return kind(render("command.none-written"))
        return kind(render("command.none-read"))
