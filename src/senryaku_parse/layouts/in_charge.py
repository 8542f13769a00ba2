"""Lists parted by who is in charge: a heading over each table is the name of a department, and nothing more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from senryaku_parse.layouts.choice import Chosen
from senryaku_parse.patterns import later
from senryaku_parse.plan import Plan
from senryaku_parse.tables import Cell, Document, RawTable
from senryaku_parse.text import fold_space, nfkc, split_enumerator
from senryaku_parse.vocabulary import Vocabulary

_FRAME = later(
    r"[\s【《〈「『\[<＜［〔■□◆◇●○◎▼▽★☆▶・]*+(?P<name>[^【】《》〈〉「」『』\[\]<>＜＞［］〔〕]++)[\s】》〉」』\]>＞］〕]*+"
)
_LABEL = re.compile(r"(?:担当|所管|主管|実施)(?:部署|部局|課室?|室)?名?\s*+[：:]\s*+")
_COUNT = re.compile(r"\s*+[(（]\s*+(?:全|計)?\s*+[0-9０-９]{1,3}\s*+(?:事業|件|指標)\s*+[)）]\Z")
_NO_DEPARTMENT = later(r"[、。，：:をにがはで]|(?<![部局会課室])\s|(?<!教育)(?<!農業)(?<!選挙管理)(?<!監査)委員会\Z")
_ASIDE = re.compile(r"[(（][^()（）]*+[)）]|[※＊*]\s*+[^\n]*+|単位[：:]\s*+\S++")
"""Stands between a heading and its table and names nothing."""
_MAY_BE = re.compile(r"[^\d\W](?:センター|[所館園署部局室班校]|病院|支援局|グループ|チーム|担当)\Z")
_LONGEST = 20


def departments_above(document: Document, columns: Mapping[int, Chosen], vocabulary: Vocabulary) -> Mapping[int, Cell]:
    """Number of a table of `columns` without a column of departments → the department that the heading over it names.

    A heading counts until the next text of the document.
    """
    taken = {number for number, one in columns.items() if not _has_departments(one.plan)}
    if not taken:
        return {}
    found: dict[int, _Heading] = {}
    number, above = 0, _NONE
    for block in document.blocks:
        if not isinstance(block, RawTable):
            if not _ASIDE.fullmatch(block.text.strip()):
                above = _heading(block.text, block.level, vocabulary)
            continue
        number += 1
        above = _heading(block.caption, 0, vocabulary) if block.caption else above
        if above.name and number in taken:
            found[number] = above
    heads = {number: columns[number].plan.header.texts for number in found}
    sure = {(heads[number], heading.level) for number, heading in found.items() if heading.sure}
    return {
        number: Cell(heading.name)
        for number, heading in found.items()
        if heading.sure or (heads[number], heading.level) in sure
    }


class _Heading(NamedTuple):
    """What stands over a table."""

    name: str
    """Of a department; "" where it is none."""
    level: int
    sure: bool
    """Whether it is one by itself, and not only beside others: 「保健センター」."""


_NONE = _Heading("", 0, sure=False)


def _has_departments(plan: Plan) -> bool:
    return any("department" in block.fields for block in plan.blocks) or plan.kinds is not None


def _heading(text: str, level: int, vocabulary: Vocabulary) -> _Heading:
    """The department that `text` names and nothing more."""
    if not text or len(text) > 2 * _LONGEST:
        return _NONE
    bare = _COUNT.sub("", fold_space(text))
    framed = _FRAME.fullmatch(bare)
    name = split_enumerator(_LABEL.sub("", framed["name"].strip() if framed else bare))[1].strip()
    sure = vocabulary.is_department(name)
    if len(name) > _LONGEST or _NO_DEPARTMENT.search(name) or not (sure or _MAY_BE.search(nfkc(name))):
        return _NONE
    return _Heading(name, level, sure=sure)
