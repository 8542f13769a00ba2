"""An indicator of several groups in one cell, and their values on lines beside it: 「受診率<br>・男性<br>・女性 | 31％<br>28％」."""

from __future__ import annotations

from collections.abc import Sequence

from senryaku_parse.lists import is_bulleted, without_bullet
from senryaku_parse.patterns import later
from senryaku_parse.rows import begins_value, ends_as_indicator, is_dash
from senryaku_parse.text import join_lines

_IN_BRACKETS = later(r"[(（〔［\[]\s*+([^()（）〔〕［］\[\]]++)[)）〕］\]]")
_DASH = later(r"[-－―—–ー]\s*+(?=[^\W\d])")
_LONGEST_GROUP = 12
"""Letters of the name of a group that no mark tells."""


def split_groups(name: str, beside: Sequence[str]) -> tuple[list[str], list[list[str]]] | None:
    """A name for each group of the indicator `name`, and its own of each of the texts `beside`.

    Null for any other name. No names where there are groups that the values do not part among.
    """
    found = _groups([line.strip() for line in name.split("\n") if line.strip()])
    if found is None:
        return None
    head, groups, marked = found
    beside = [_unlabelled(text, groups) for text in beside]
    values = [text.split("\n") for text in beside if "\n" in text]
    counts = {len(texts) for texts in values if all(map(begins_value, texts))}
    names = [f"{head} {group}" for group in groups]
    if counts == {len(groups) + 1} and marked:
        names.insert(0, head)
    elif counts != {len(groups)}:
        return ([], []) if marked and any(map(begins_value, beside)) else None
    parts = [_parts(text, len(names)) for text in beside]
    return (names, parts) if all(parts) else ([], [])


def _groups(lines: Sequence[str]) -> tuple[str, list[str], bool] | None:
    """The name of the indicator in `lines`, those of its groups, and whether marks tell that they are groups."""
    start = next((at for at, line in enumerate(lines) if _bare(line) != line), 0)
    marked = start > 0 and len(lines) > start + 1 and all(_bare(line) != line for line in lines[start:])
    head, groups = join_lines("\n".join(lines[: start or 1])), list(map(_bare, lines[start or 1 :]))
    before, blank, first = head.rpartition(" ")
    if not marked and blank and ends_as_indicator(before):
        head, groups = before, [first, *groups]  # 「受診率 男性<br>女性」
    if len(groups) < 2 or is_bulleted(head) or not (marked or all(map(_may_be_group, groups))):
        return None
    return head, groups, marked


def _may_be_group(line: str) -> bool:
    """Whether `line` may name a group though no mark says so, and is no name of an indicator."""
    return len(line) <= _LONGEST_GROUP and not ends_as_indicator(line) and not begins_value(line)


def _bare(group: str) -> str:
    """The name of `group` without its mark or its brackets."""
    text = _DASH.sub("", without_bullet(group).strip())
    found = _IN_BRACKETS.fullmatch(text)
    return found[1].strip() if found else text


def _unlabelled(text: str, groups: Sequence[str]) -> str:
    """`text` without the names of the `groups` in front of its lines: 「男性：31％<br>女性：28％」."""
    lines = text.split("\n")
    if len(lines) != len(groups) or not all(map(str.startswith, lines, groups)):
        return text
    return "\n".join(line[len(group) :].lstrip(" 　:：") for line, group in zip(lines, groups, strict=True))


def _parts(text: str, count: int) -> list[str]:
    """Of each of `count` groups its line of `text`, or all of it where it is of all of them; empty where neither is so."""
    lines = text.split("\n")
    if len(lines) == count:
        return lines
    return [text] * count if len(lines) == 1 and (not begins_value(text) or is_dash(text)) else []
