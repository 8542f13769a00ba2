"""JSON as `writers.json` writes it → Strategy."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, get_args, get_origin

import msgspec

from senryaku_parse.errors import InputError
from senryaku_parse.frozen import frozendict
from senryaku_parse.limits import USUAL, Limits
from senryaku_parse.loaders.cell_tables import is_sane
from senryaku_parse.messages import render
from senryaku_parse.model import Indicator, Project, Strategy

_MOST_ENTRIES = 2_000
"""Of a mapping: years, or columns of a table."""


class _Outline(msgspec.Struct):
    """What every JSON of ours has; a datapackage.json or a comparison would else pass for a strategy without goals."""

    goals: msgspec.Raw


def load_json(data: bytes, limits: Limits = USUAL) -> Strategy:
    """The strategy that `write_json` wrote.

    Raises:
        InputError: not JSON, or not of the schema; the message names the place. TooLargeError: it is beyond `limits`.
    """
    advice = "limits.one-file"
    limits.check("book_cells", data.count(b","), "limits.json-values", advice)
    try:
        msgspec.json.decode(data, type=_Outline)
        strategy = msgspec.json.Decoder(Strategy, dec_hook=frozen_mapping, float_hook=Decimal).decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(render("edits.json-unread", error=error)) from None
    except InvalidOperation:  # an exponent of more digits than any number has
        raise InputError(render("edits.number-out-of-reach")) from None
    _check_numbers(strategy)
    return strategy


def _check_numbers(strategy: Strategy) -> None:
    """Refuse a number that can't be written out, or would fill the memory."""
    for number in _numbers(strategy):
        if number is not None and not is_sane(number):
            raise InputError(render("edits.this-number-out-of-reach", number=Decimal(number)))


def _numbers(strategy: Strategy) -> Iterator[Decimal | int | None]:
    period = strategy.period
    yield from (period.start, period.end) if period else ()
    yield from strategy.rating.rates if strategy.rating else ()
    for place in (one.position for one in (*strategy.nodes(), *strategy.findings)):
        yield from (place.table, place.row, place.column, place.line, place.page)
    for node in strategy.nodes():
        if isinstance(node, Project):
            yield from node.budgets
            yield from (one for money in node.budgets.values() for one in (money.budget, money.settlement))
        else:
            yield node.number
        if isinstance(node, Indicator):
            yield from node.series
            yield from node.actuals
            yield from node.actuals.values()
            yield from node.reviews
            if target := node.target:
                yield from (target.value, target.change, target.baseline)
                yield from (target.years, target.baseline_year, target.target_year)


def frozen_mapping(kind: Any, value: Any) -> Any:
    """Decodes what msgspec does not know itself: the mappings of the model."""
    if get_origin(kind) is frozendict:
        if len(value) > _MOST_ENTRIES:
            raise ValueError(f"{len(value)} entries")
        return frozendict(msgspec.convert(value, dict[get_args(kind)], strict=False))  # type: ignore[misc]
    raise NotImplementedError(kind)
