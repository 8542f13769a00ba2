"""Comparison → Markdown as GitHub shows it: the paragraph, then a table a goal with what changed marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from senryaku_parse.compare.kinds import KINDS, TYPES
from senryaku_parse.compare.model import Comparison, Edition
from senryaku_parse.compare.writers.directory import described
from senryaku_parse.compare.writers.lines import Group, Line, groups, in_context
from senryaku_parse.compare.writers.marking import Run, Runs
from senryaku_parse.writers.characters import NO_UTF8, with_legal_texts
from senryaku_parse.writers.markdown.cells import escaped
from senryaku_parse.writers.written import Written

_HEADINGS = ("種別", "旧（改定前）", "新（改定後）", "備考")
_SPACES = re.compile(r"\s+")
_LINE_BREAK = re.compile(r"\r\n?|\n")


def write_comparison_markdown(comparison: Comparison) -> Written:
    """`comparison` as Markdown (UTF-8): of two documents that are not editions of one strategy only paragraph and counts.

    Raises:
        UsageError: the comparison does not hold its editions.
    """
    shown, findings = with_legal_texts(comparison, NO_UTF8, "Markdown")
    return Written(("\n\n".join(_blocks(shown)) + "\n").encode(), findings)


def _blocks(comparison: Comparison) -> Iterator[str]:
    yield "# 新旧対照"
    yield f"- 旧（改定前）: {_edition(comparison.old)}\n- 新（改定後）: {_edition(comparison.new)}"
    yield escaped(comparison.summary.text)
    if comparison.summary.kinds:
        counts = [(KINDS[kind], f"{count:,}") for kind, count in comparison.summary.kinds.items()]
        yield table(("変更", "件数"), counts)
    if comparison.summary.related:
        for group in groups(comparison):
            if group.told:
                yield from _group(group)


def _edition(edition: Edition) -> str:
    return _one_line("、".join(described(edition)))


def _group(group: Group) -> Iterator[str]:
    title = group.goal.parts[0].new or group.goal.parts[0].old
    yield f"## {_one_line(''.join(run.text for run in title)).replace('#', chr(92) + '#')}"
    lines = [group.goal] if group.goal.told else []
    yield table(_HEADINGS, map(_row, [*lines, *in_context(group)]))


def _row(line: Line) -> tuple[str, str, str, str]:
    old, new = (
        "<br>".join(f"{label}{_side(runs, *marks)}" for label, runs in side if runs)
        for side, marks in (
            (_labelled(line, "old"), ("~~", "del")),
            (_labelled(line, "new"), ("**", "b")),
        )
    )
    return TYPES[line.row.type], old, new, "<br>".join(map(cell, line.remarks))


def _labelled(line: Line, side: str) -> Iterator[tuple[str, Runs]]:
    for part in line.parts:
        yield f"{part.label}: " if part.label else "", getattr(part, side)


def _side(runs: Runs, sign: str, tag: str) -> str:
    return "".join(_marked(run, sign, tag) if run.changed else cell(run.text) for run in runs)


def _marked(run: Run, sign: str, tag: str) -> str:
    """A changed run between `sign`s; between tags where Markdown would not see these: beside 「（」, say."""
    text = cell(run.text)
    return f"{sign}{text}{sign}" if text[0].isalnum() and text[-1].isalnum() else f"<{tag}>{text}</{tag}>"


def table(headings: Sequence[str], rows: Iterator[Sequence[str]] | Sequence[Sequence[str]]) -> str:
    """A table of finished cells."""
    return "\n".join(f"| {' | '.join(row)} |" for row in (headings, ["---"] * len(headings), *rows))


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", escaped(text)).strip()


def cell(text: str) -> str:
    """`text` as a cell: its markup escaped, its line breaks as `<br>`."""
    return _LINE_BREAK.sub("<br>", escaped(text))
