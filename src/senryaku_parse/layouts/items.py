"""What one cell holds of an indicator or a field: name, baseline and aim, a label and its value."""

from __future__ import annotations

from typing import NamedTuple

from senryaku_parse.patterns import later
from senryaku_parse.rows import is_level
from senryaku_parse.text import join_lines
from senryaku_parse.vocabulary import Vocabulary

_GAP = later(r"[\s　]*[:：][\s　]*|[\s　]+")
_VALUE = later(
    r"(?:(?:[RHSＲＨ]|令和|平成)\s?(?:[0-9０-９]{1,2}|元)(?:年度?)?(?:末|時点|実績)?[\s:：]+|20[0-9]{2}年度?[\s:：]*)?"
    r"(?:[(（].*[)）])?(?:約|延べ?|累計|年間?|▲|△|[-－−‐＋+])*\s*[0-9０-９].*"
    r"|[-－―—ー…]+\s*(?:[(（].*[)）])?|なし|未実施|未設置|未策定"
)


class Change(NamedTuple):
    """The texts of an indicator that stand in one line: 「相談件数　6件（H26）→ 30件（H31）」."""

    name: str
    baseline: str
    aim: str


def split_change(text: str, vocabulary: Vocabulary) -> Change | None:
    """Name, baseline and aim of one line with an arrow; null where no value stands before the arrow."""
    arrow = next(vocabulary.arrows(text), None)
    if arrow is None:
        return None
    before, aim = text[: arrow.start()], text[arrow.end() :]
    for gap in _GAP.finditer(before):
        name, baseline = before[: gap.start()], before[gap.end() :]
        if name and _VALUE.fullmatch(baseline):
            return Change(name, baseline, aim)
    return None


def split_value(text: str) -> tuple[str, str] | None:
    """Name and aim of 「相談件数　300件」: parted at the first gap behind which a level stands; null without one."""
    line = join_lines(text)
    for gap in _GAP.finditer(line):
        name, value = line[: gap.start()], line[gap.end() :]
        if name and not name[-1].isdigit() and is_level(value):
            return name, value
    return None


def split_field(text: str) -> tuple[str, str] | None:
    """Label and value of 「現状：86人」; null where no colon parts two texts."""
    label, colon, value = text.replace("：", ":", 1).partition(":")
    return (label.strip(), value.strip()) if colon and label.strip() and value.strip() else None
