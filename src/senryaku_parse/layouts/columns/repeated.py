"""Texts said again in the rows below: merged cells that a converter copied into each row."""

from __future__ import annotations

from senryaku_parse.findings import finding
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.messages import render
from senryaku_parse.plan import Plan
from senryaku_parse.tables import Cell


def repeats(plan: Plan) -> bool:
    """Whether a text said again stands for a merged cell: not where each row names its levels."""
    return plan.layout != "project-first"


def note_again(cell: Cell, ledger: Ledger, *, told: bool) -> None:
    """`cell` says what the row above says; where each row names its levels, that is nothing to tell."""
    if told:
        message = render("tables.merged-copy")
        ledger.note(finding("text-repeated", message, before=cell.text, after=cell.text, position=cell.position))
    ledger.went(cell, "repeated")
