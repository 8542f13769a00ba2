"""Quirks of letters and lines: wrapped, vertical, bold, apart, radicals."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from tests.support.matrix.page import Page, Role
from tests.support.matrix.quirk import (
    LEVELS,
    Place,
    quirk,
)

_LINE = 8
"""Letters after which a line ends."""


def _rewrite(page: Page, change: Callable[[str], str], *roles: Role) -> None:
    """Change the texts of all cells of `roles`; of all cells, where none are named."""
    for cell in list(page.cells()):
        if cell.text and (not roles or cell.role in roles):
            cell.text = change(cell.text)


def _wrapped(text: str) -> str:
    return "\n".join(text[at : at + _LINE] for at in range(0, len(text), _LINE))


@quirk("line-wrapped", lambda page: [()] if page.tables else [], "line-wrapped")
def wrap_lines(page: Page, place: Place) -> None:
    """The lines of each cell end at its width."""
    for table in page.tables:
        for cell in (
            cell for row in table.rows for cell in row if cell.is_own and cell.role not in ("heading", "label")
        ):
            cell.text = _wrapped(cell.text)


@quirk("text-vertical-labels", lambda page: _if_role(page, "label"), "text-vertical")
def turn_labels(page: Page, place: Place) -> None:
    """Labels in tables are vertical: a character a line."""
    for table in page.tables:
        for cell in (cell for row in table.rows for cell in row if cell.role == "label"):
            cell.text = "\n".join(cell.text)


@quirk("text-vertical-goals", lambda page: _if_role(page, "goal"), "text-vertical")
def turn_goals(page: Page, place: Place) -> None:
    """Goals in tables are vertical: a character a line."""
    for table in page.tables:
        for cell in (cell for row in table.rows for cell in row if cell.role == "goal"):
            cell.text = "\n".join(cell.text)


def _if_role(page: Page, role: Role) -> list[Place]:
    return [()] if any(cell.role == role for table in page.tables for row in table.rows for cell in row) else []


@quirk("characters-repeated", lambda page: [()], "characters-repeated")
def print_bold(page: Page, place: Place) -> None:
    """Headings, labels and levels are bold: each of their characters is printed four times."""
    _rewrite(page, lambda text: "".join(letter * 4 for letter in text), "heading", "label", *LEVELS)


@quirk("letters-apart", lambda page: [()], "characters-repaired")
def space_letters(page: Page, place: Place) -> None:
    """The letters of headings and labels stand apart."""
    _rewrite(page, " ".join, "heading", "label")


@quirk("kana-apart", lambda page: [()], "characters-repaired")
def part_kana(page: Page, place: Place) -> None:
    """Kana and their sound marks stand apart."""
    _rewrite(page, lambda text: unicodedata.normalize("NFD", text))


_RADICALS = str.maketrans("目人生子力口工土大女小山立行車金長青食高", "⽬⼈⽣⼦⼒⼝⼯⼟⼤⼥⼩⼭⽴⾏⾞⾦⻑⻘⻝⾼")


@quirk("radicals", lambda page: [()], "characters-repaired")
def put_radicals(page: Page, place: Place) -> None:
    """Characters are the radicals that look like them."""
    _rewrite(page, lambda text: text.translate(_RADICALS))


def _has_arrow(page: Page) -> list[Place]:
    return [()] if any("⇒" in cell.text or "→" in cell.text for cell in page.cells()) else []


@quirk("arrow-other", _has_arrow)
def change_arrows(page: Page, place: Place) -> None:
    """Another arrow stands between name and aim, with blanks around it where there were none."""
    _rewrite(page, lambda text: text.replace(" ⇒ ", "→") if "⇒" in text else text.replace("→", " ⇒ "))
