"""Findings: what was repaired, assumed, or could not be placed. The list of codes is here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from senryaku_parse.frozen import frozendict
from senryaku_parse.messages import render
from senryaku_parse.records import quickly_made
from senryaku_parse.source import NOWHERE, Position

Severity: TypeAlias = Literal["info", "warning", "error"]

SEVERITIES: frozendict[str, str] = frozendict({"error": "エラー", "warning": "要確認", "info": "情報"})
"""Severity → what a planner reads, gravest first; `term` has it in the language in force."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was repaired, assumed, or could not be placed."""

    code: str
    """Stable, kebab-case: one of `CODES`."""
    severity: Severity
    """"info": repaired for certain; "warning": worth a look; "error": something is missing."""
    message: str
    """One sentence: what was found and what was made of it, in the language of the parse."""
    before: str | None = None
    """The text as the source has it; for what could not be placed, verbatim."""
    after: str | None = None
    """The text as it was read; null where nothing was made of it."""
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding, as docs/findings.md documents it."""

    name: str
    severity: Severity
    keeps_text: bool = False
    """Whether such a finding is where a source text ends: `before` holds it verbatim."""

    @property
    def meaning(self) -> str:
        """What it means, in the language in force."""
        return render(f"codes.{self.name}")

    @property
    def action(self) -> str:
        """What a planner does about it, in the language in force."""
        return render(f"actions.{self.name}")


_TABLE = (
    Code("header-empty", "info"),
    Code("table-continued", "info"),
    Code("format-by-content", "info"),
    Code("formula-uncalculated", "warning"),
    Code("label-inherited", "info"),
    Code("label-variant", "info"),
    Code("label-misspelled", "info", True),
    Code("heading-by-part", "info"),
    Code("column-by-content", "info"),
    Code("heading-unknown", "info", True),
    Code("row-shifted", "info"),
    Code("header-missing", "info"),
    Code("cell-split", "info"),
    Code("rows-joined", "info"),
    Code("text-repeated", "info"),
    Code("characters-repaired", "info"),
    Code("characters-misleading", "warning"),
    Code("bar-variant", "info"),
    Code("delimiter-missing", "info"),
    Code("placeholder-blanked", "info", True),
    Code("row-numbers", "info", True),
    Code("column-blank", "info"),
    Code("header-repeated", "info", True),
    Code("label-lost", "warning"),
    Code("label-torn", "info"),
    Code("label-centred", "info"),
    Code("columns-fused", "info"),
    Code("cell-torn", "info"),
    Code("row-torn", "info"),
    Code("line-wrapped", "info"),
    Code("characters-repeated", "info"),
    Code("text-vertical", "info"),
    Code("reprint-unresolved", "warning"),
    Code("reprint-unclear", "warning"),
    Code("reprint-ambiguous", "warning"),
    Code("organization-unclear", "info"),
    Code("target-not-quantified", "warning"),
    Code("target-direction-unclear", "warning"),
    Code("target-baseline-unclear", "info"),
    Code("target-sign-unclear", "warning"),
    Code("target-several-values", "info"),
    Code("target-inconsistent", "warning"),
    Code("target-from-series", "info"),
    Code("target-missing", "warning"),
    Code("heading-unread", "warning", True),
    Code("entry-repeated", "warning"),
    Code("number-repeated", "warning"),
    Code("level-missing", "warning"),
    Code("key-unmatched", "warning", True),
    Code("name-missing", "warning"),
    Code("category-unknown", "info"),
    Code("cell-ambiguous", "warning"),
    Code("cell-unplaced", "warning", True),
    Code("row-surplus-cells", "warning", True),
    Code("text-struck", "info", True),
    Code("note-linked", "info", True),
    Code("note-unlinked", "warning", True),
    Code("hidden-skipped", "warning", True),
    Code("textbox-read", "info"),
    Code("object-unread", "warning"),
    Code("municipality-ambiguous", "info"),
    Code("layout-chosen", "info"),
    Code("ditto-read", "info", True),
    Code("level-inferred", "info"),
    Code("name-doubtful", "warning"),
    Code("line-like-entry", "warning"),
    Code("line-unplaced", "warning", True),
    Code("line-outside", "info", True),
    Code("overview-skipped", "info", True),
    Code("column-joined", "info"),
    Code("table-skipped", "info", True),
    Code("cell-edited", "info"),
    Code("row-added", "info"),
    Code("row-removed", "info"),
    Code("edit-unread", "warning", True),
    Code("edit-conflict", "warning"),
    Code("characters-replaced", "warning"),
    Code("text-cut", "warning"),
    Code("field-not-written", "warning"),
    Code("actuals-homeless", "warning"),
    Code("actuals-conflict", "warning"),
    Code("actuals-history", "info"),
    Code("merge-conflict", "warning"),
    Code("carry-uncertain", "warning"),
    Code("page-without-text", "warning"),
    Code("page-furniture", "info", True),
    Code("table-unruled", "info"),
    Code("recipe-applied", "info", True),
    Code("truncated", "error"),
)

CODES: dict[str, Code] = {code.name: code for code in _TABLE}


def finding(
    code: str,
    message: str,
    *,
    before: str | None = None,
    after: str | None = None,
    position: Position = NOWHERE,
    severity: Severity | None = None,
) -> Finding:
    """A finding of a listed code, with the code's own severity unless another is given."""
    return Finding(code, severity or CODES[code].severity, message, before, after, position)
