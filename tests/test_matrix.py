"""Quirk × layout: a damaged document says the same as the clean one, or a finding of some gravity tells that it does not.

`tests/cases/matrix` lists how much is kept of a document where a finding tells of a loss (it only grows: `pytest --accept`
writes what is kept by now), which pairs can't be, and which codes no quirk stands for. `python -m tests.support.matrix` prints how the matrix stands, and single pairs.
"""

from __future__ import annotations

import pytest

from senryaku_parse.findings import CODES
from tests.support.matrix import records
from tests.support.matrix.layouts import LAYOUTS
from tests.support.matrix.page import FORMATS, Format
from tests.support.matrix.pairs import PAIRS, Pair, clean, outcomes, truth_of
from tests.support.matrix.quirk import QUIRKS
from tests.support.matrix.truth import NUMBERS

KEPT = records.read_kept()
IMPOSSIBLE = records.read_impossible()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_numbers_of_a_layout_are_those_of_the_document(layout: str) -> None:
    for goal in truth_of(layout):
        for indicator in (*goal.targets, *(kpi for measure in goal.measures for kpi in measure.kpis)):
            assert indicator.target
            assert indicator.target.value == NUMBERS[indicator.name]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_clean_document_is_read_as_it_is(layout: str, format: Format) -> None:
    found = clean(layout, format)
    assert found.same
    assert not found.told


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_a_damaged_document_says_the_same_or_a_finding_tells(pair: Pair) -> None:
    found = outcomes(pair)
    if not found:
        pytest.skip(next((one.reason for one in IMPOSSIBLE if one.has(pair)), "listed nowhere"))
    assert all(one.passes for one in found), next(one.text for one in found if not one.passes)


@pytest.mark.parametrize("pair", KEPT, ids=str)
def test_no_less_is_kept_where_a_finding_tells(pair: Pair) -> None:
    found, listed = outcomes(pair), KEPT[pair]
    for one in found:
        assert one.kept >= listed.leaves
        assert one.made_up <= listed.made_up


def test_what_is_kept_is_of_pairs_that_are(accept: bool) -> None:
    if accept:
        records.write_kept(KEPT)
    assert set(records.read_kept()) <= set(PAIRS)


def test_a_pair_that_cannot_be_says_why() -> None:
    cannot = {pair for pair in PAIRS if not outcomes(pair)}
    listed = [{pair for pair in PAIRS if one.has(pair)} for one in IMPOSSIBLE]
    assert set().union(*listed) == cannot
    assert all(listed), "a line that no pair needs"
    assert all(one.reason for one in IMPOSSIBLE)


def test_each_code_has_a_quirk_or_a_reason() -> None:
    reasons = records.read_codes()
    of_quirks = {code for quirk in QUIRKS.values() for code in quirk.codes}
    assert of_quirks | set(reasons) == set(CODES)
    assert not of_quirks & set(reasons)
    assert all(reasons.values())


def test_each_code_is_told_of_a_document_of_its_quirks() -> None:
    told = {
        code for pair in PAIRS for one in outcomes(pair) for code in one.codes.intersection(QUIRKS[pair.quirk].codes)
    }
    assert {code for quirk in QUIRKS.values() for code in quirk.codes} == told


def test_each_quirk_says_what_happened() -> None:
    assert all(quirk.says for quirk in QUIRKS.values())
