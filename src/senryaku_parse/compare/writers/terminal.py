"""Comparison → text for the terminal: the paragraph, then a line a change under its goal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from senryaku_parse.compare.kinds import KINDS, TYPES, Kind
from senryaku_parse.compare.model import Change, Comparison
from senryaku_parse.compare.series import History
from senryaku_parse.compare.writers.directory import NAMELESS, Directory, facts
from senryaku_parse.compare.writers.fields import step_text
from senryaku_parse.compare.writers.lines import Part
from senryaku_parse.compare.writers.marking import Runs, marked, text_of
from senryaku_parse.compare.writers.told import Teller, is_alone
from senryaku_parse.frozen import frozendict
from senryaku_parse.messages import list_out, render, term
from senryaku_parse.text import shown

_BOLD, _DIM, _RED, _GREEN, _YELLOW, _CYAN = "1", "2", "31", "32", "33", "36"
_UNDERLINED = "4"
_COLORS: frozendict[Kind, str] = frozendict(
    {"added": _GREEN, "removed": _RED, "orthographic": _DIM, "renumbered": _DIM, "reordered": _DIM}
)
"""Kind → its colour, where that is not yellow."""


def terminal_text(comparison: Comparison, *, color: bool = False) -> str:
    """`comparison` as text; with `color` what changed stands in ANSI colours, underlined.

    Of two documents that are not editions of one strategy only the paragraph and the counts.

    Raises:
        UsageError: the comparison does not hold its editions.
    """
    return "\n".join(_Terminal(color).lines(comparison))


def history_text(history: History, *, color: bool = False) -> str:
    """`history` as text: a paragraph for each step, then each item of which something changed, a line a step."""
    return "\n".join(_Terminal(color).series(history))


class _Terminal:
    """A terminal with or without colours."""

    def __init__(self, color: bool) -> None:
        self._color = color

    def lines(self, comparison: Comparison) -> Iterator[str]:
        yield _clean(comparison.summary.text)
        yield from self._heads(comparison)
        if comparison.summary.kinds:
            yield ""
            yield list_out(f"{term(KINDS[kind])} {count:,}" for kind, count in comparison.summary.kinds.items())
        if comparison.summary.related:
            yield from self._changes(comparison)

    def _heads(self, comparison: Comparison) -> Iterator[str]:
        old, new = facts(comparison.old), facts(comparison.new)
        for name in dict.fromkeys((*old, *new)):
            if old.get(name) != new.get(name):
                yield self._part(Part(name, *marked(old.get(name, ""), new.get(name, ""))), alone=False)

    def series(self, history: History) -> Iterator[str]:
        for at, comparison in enumerate(history.comparisons, 1):
            yield self._shown(f"{history.names[at - 1]} → {history.names[at]}", _BOLD)
            yield _clean(comparison.summary.text)
            yield ""
        related = [comparison.summary.related for comparison in history.comparisons]
        for item in history.items:
            steps = [step for step in zip(history.names[1:], item.changes, related, strict=True) if step[1] and step[2]]
            if not steps:
                continue
            doubt = self._shown("  " + render("editions.to-check"), _CYAN) if item.uncertain else ""
            yield f"{_clean(render('editions.called', type=term(TYPES[item.type]), name=render('common.quoted', text=item.name or _nameless())))}{doubt}"
            for name, changes, _ in steps:
                for change in changes:
                    kind = self._shown(term(KINDS[change.kind]), _COLORS.get(change.kind, _YELLOW))
                    yield f"  {_clean(name)}  {kind}  {_clean(change.message)}"

    def _changes(self, comparison: Comparison) -> Iterator[str]:
        directory = Directory(comparison)
        teller = Teller(directory)
        for goal, changes in groupby(comparison.changes, directory.goal):
            yield ""
            yield self._shown(f"{goal.id} {goal.name or _nameless()}", _BOLD)
            for change in changes:
                yield f"  {self._change(change, teller)}"

        doubtful = [pair for pair in comparison.pairs if pair.uncertain]
        if doubtful:
            yield ""
            yield self._shown(render("editions.uncertain-pairs"), _BOLD)
        for pair in doubtful:
            ids = "→".join(dict.fromkeys((pair.old, pair.new)))
            pair_text = render(
                "editions.uncertain-pair",
                type=term(TYPES[pair.type]),
                ids=ids,
                old=directory.old[pair.old].name,
                new=directory.new[pair.new].name,
                score=pair.score,
                reasons=list_out(pair.reasons),
            )
            yield _clean(f"  {pair_text}")
            yield from (_clean(f"      {doubt}") for doubt in pair.doubts)

    def _change(self, change: Change, teller: Teller) -> str:
        step = step_text(change)
        told = [
            self._shown(
                term(KINDS[change.kind]) + (render("editions.in-brackets", text=step) if step else ""),
                _COLORS.get(change.kind, _YELLOW),
            ),
            _clean(teller.subject(change)),
            list_out(self._part(part, alone=is_alone(change)) for part in teller.parts(change)),
            self._shown(render("editions.to-check"), _CYAN) if teller.uncertain(change) else "",
        ]
        return "  ".join(filter(None, told))

    def _part(self, part: Part, *, alone: bool) -> str:
        label = f"{part.label}: " if part.label else ""
        old, new = self._runs(part.old, _RED), self._runs(part.new, _GREEN)
        blank = render("editions.in-brackets", text=term("空欄")).strip()
        return f"{label}{old}{new}" if alone else f"{label}{old or blank} → {new or blank}"

    def _runs(self, runs: Runs, color: str) -> str:
        if not self._color:
            return _clean(text_of(runs))
        return "".join(
            self._shown(run.text, f"{color};{_UNDERLINED}") if run.changed else _clean(run.text) for run in runs
        )

    def _shown(self, text: str, codes: str) -> str:
        return f"\x1b[{codes}m{_clean(text)}\x1b[0m" if self._color else _clean(text)


def _nameless() -> str:
    return term(NAMELESS)


def _clean(text: str) -> str:
    """`text` without what would act on the terminal; line breaks become spaces."""
    return shown(re.sub(r"\s", " ", text))
