"""Works out the formulas that this package writes, as Excel does: every workbook has its results before anybody opens it.

Knows the functions of `formulas` and `summary` alone. A number is a float, as in Excel. Pure, no openpyxl.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

from senryaku_parse.frozen import frozendict

CellResult: TypeAlias = str | float | bool
"""What a formula comes to."""
Operand: TypeAlias = CellResult | Sequence[CellResult | None] | None
"""One value, null for that of a blank cell; or those of several cells."""
Lookup: TypeAlias = Callable[[str], Operand]
"""A reference or name, as the formula has it → what stands there."""
Evaluate: TypeAlias = Callable[[Lookup], Operand]
"""A formula, ready to be worked out."""

_TOKEN = re.compile(
    r'\s*(?:(?P<number>\d++(?:\.\d++)?+)|"(?P<text>(?:[^"]|"")*+)"'
    r"|(?P<call>[A-Z]++)\(|(?P<reference>(?:'[^']++'!)?+[$A-Za-z_¤][$\w¤]*+(?::[$\w¤]++)?+)|(?P<sign><>|<=|>=|[-+*/^&=<>(),]))"
)
_LEVELS: tuple[tuple[str, ...], ...] = (("=", "<>", "<", ">", "<=", ">="), ("&",), ("+", "-"), ("*", "/"), ("^",))
"""Signs between operands, loosest first."""
_EXACT = Decimal(10) ** 15


class NoResultError(ValueError):
    """A formula comes to an error value."""


def compiled(formula: str) -> Evaluate:
    """`formula`, without a leading "=", ready to be worked out."""
    parser = _Parser(formula)
    made = parser.expression(0)
    if not parser.is_at_end():
        raise ValueError(formula)
    return made


def result(evaluate: Evaluate, lookup: Lookup) -> CellResult:
    """What a formula shows; a blank cell is shown as zero.

    Raises:
        NoResultError: an error value.
    """
    value = _one(evaluate(lookup))
    return 0.0 if value is None else value


class _Parser:
    """Reads a formula from the left."""

    def __init__(self, formula: str) -> None:
        self._tokens = list(_tokens(formula))
        self._at = 0

    def is_at_end(self) -> bool:
        return self._at == len(self._tokens)

    def expression(self, level: int) -> Evaluate:
        """Operands with signs of `level` or tighter ones between them."""
        if level == len(_LEVELS):
            return self._operand()
        left = self.expression(level + 1)
        while self._sign() in _LEVELS[level]:
            sign = self._sign()
            self._at += 1
            left = _joined(_SIGNS[sign], left, self.expression(level + 1))
        return left

    def _sign(self) -> str:
        kind, text = self._tokens[self._at] if not self.is_at_end() else ("", "")
        return text if kind == "sign" else ""

    def _operand(self) -> Evaluate:
        kind, text = self._tokens[self._at]
        self._at += 1
        if kind == "number":
            return _constant(float(text))
        if kind == "text":
            return _constant(text.replace('""', '"'))
        if kind == "reference":
            return lambda lookup: lookup(text)
        if kind == "call":
            return _CALLS[text](self._arguments())
        if text == "-":
            inner = self._operand()
            return lambda lookup: -_number(_one(inner(lookup)))
        inner = self.expression(0)
        self._at += 1
        return inner

    def _arguments(self) -> list[Evaluate]:
        made = []
        while self._sign() != ")":
            made.append(self.expression(0))
            self._at += self._sign() == ","
        self._at += 1
        return made


def _tokens(formula: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(formula):
        found = _TOKEN.match(formula, at)
        if found is None or found.lastgroup is None:
            raise ValueError(formula[at:])
        yield found.lastgroup, found[found.lastgroup]
        at = found.end()


def _constant(value: CellResult) -> Evaluate:
    return lambda _: value


def _is_one(operand: Operand) -> bool:
    return operand is None or isinstance(operand, str | float | bool)


def _several(operand: Operand, length: int = 1) -> Sequence[CellResult | None]:
    """The values of an operand; one value as often as there are others."""
    if operand is None or isinstance(operand, str | float | bool):
        return [operand] * length
    return operand


def _one(operand: Operand) -> CellResult | None:
    """The value of an operand that is one."""
    if operand is None or isinstance(operand, str | float | bool):
        return operand
    raise NoResultError


def _number(value: CellResult | None) -> float:
    if isinstance(value, str):
        raise NoResultError
    return float(value or 0)


def _truth(value: CellResult | None) -> bool:
    return _number(value) != 0


def _joined(
    act: Callable[[CellResult | None, CellResult | None], CellResult], left: Evaluate, right: Evaluate
) -> Evaluate:
    """What `act` makes of two operands, cell by cell where one is of several."""

    def evaluate(lookup: Lookup) -> Operand:
        one, other = left(lookup), right(lookup)
        if _is_one(one) and _is_one(other):
            return act(_one(one), _one(other))
        length = max(len(_several(one)), len(_several(other)))
        return [act(*pair) for pair in zip(_several(one, length), _several(other, length), strict=True)]

    return evaluate


def _order(one: CellResult | None, other: CellResult | None) -> int:
    """Below zero where `one` is less: numbers are less than texts, and these than truth values."""
    left, right = (_key(value, beside) for value, beside in ((one, other), (other, one)))
    return (left > right) - (left < right)


def _key(value: CellResult | None, beside: CellResult | None) -> tuple[int, float | str]:
    if value is None:
        return (1, "") if isinstance(beside, str) else (0, 0.0)
    if isinstance(value, bool):
        return 2, value
    return (1, value.casefold()) if isinstance(value, str) else (0, value)


def _quotient(one: CellResult | None, other: CellResult | None) -> float:
    divisor = _number(other)
    if not divisor:
        raise NoResultError
    return _number(one) / divisor


def _shown(value: CellResult | None) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else f"{value:.15g}"


_SIGNS: Mapping[str, Callable[[CellResult | None, CellResult | None], CellResult]] = frozendict(
    {
        "=": lambda one, other: _order(one, other) == 0,
        "<>": lambda one, other: _order(one, other) != 0,
        "<": lambda one, other: _order(one, other) < 0,
        ">": lambda one, other: _order(one, other) > 0,
        "<=": lambda one, other: _order(one, other) <= 0,
        ">=": lambda one, other: _order(one, other) >= 0,
        "&": lambda one, other: _shown(one) + _shown(other),
        "+": lambda one, other: _number(one) + _number(other),
        "-": lambda one, other: _number(one) - _number(other),
        "*": lambda one, other: _number(one) * _number(other),
        "/": _quotient,
        "^": lambda one, other: float(operator.pow(_number(one), _number(other))),
    }
)


def _if(arguments: Sequence[Evaluate]) -> Evaluate:
    test, then, otherwise = arguments
    return lambda lookup: then(lookup) if _truth(_one(test(lookup))) else otherwise(lookup)


def _if_error(arguments: Sequence[Evaluate]) -> Evaluate:
    value, otherwise = arguments

    def evaluate(lookup: Lookup) -> Operand:
        try:
            return value(lookup)
        except NoResultError:
            return otherwise(lookup)

    return evaluate


def _call(act: Callable[..., Operand]) -> Callable[[Sequence[Evaluate]], Evaluate]:
    """A function of the values of its arguments, one each."""
    return lambda arguments: lambda lookup: act(*[_one(argument(lookup)) for argument in arguments])


def _index(arguments: Sequence[Evaluate]) -> Evaluate:
    cells, place = arguments

    def evaluate(lookup: Lookup) -> Operand:
        held, at = _several(cells(lookup)), int(_number(_one(place(lookup))))
        if not 0 < at <= len(held):
            raise NoResultError
        return held[at - 1]

    return evaluate


def _sum(arguments: Sequence[Evaluate]) -> Evaluate:
    """The sum of the numbers in cells: texts do not count."""

    def evaluate(lookup: Lookup) -> Operand:
        cells = [cell for argument in arguments for cell in _several(argument(lookup))]
        return float(sum(cell for cell in cells if isinstance(cell, float)))

    return evaluate


def _numbers(operand: Operand) -> list[float]:
    return [cell for cell in _several(operand) if isinstance(cell, float)]


def _count(arguments: Sequence[Evaluate]) -> Evaluate:
    return lambda lookup: float(sum(len(_numbers(argument(lookup))) for argument in arguments))


def _small(arguments: Sequence[Evaluate]) -> Evaluate:
    """The number of that rank, from the smallest."""
    cells, rank = arguments

    def evaluate(lookup: Lookup) -> Operand:
        numbers, at = sorted(_numbers(cells(lookup))), int(_number(_one(rank(lookup))))
        if not 0 < at <= len(numbers):
            raise NoResultError
        return numbers[at - 1]

    return evaluate


def _match(arguments: Sequence[Evaluate]) -> Evaluate:
    """The place of the first cell that holds just that."""
    wanted, cells, _ = arguments

    def evaluate(lookup: Lookup) -> Operand:
        value = _one(wanted(lookup))
        found = next((at for at, cell in enumerate(_several(cells(lookup)), 1) if _order(cell, value) == 0), None)
        if found is None:
            raise NoResultError
        return float(found)

    return evaluate


def _round(value: CellResult | None, digits: CellResult | None) -> float:
    """Half away from zero, of the fifteen digits that Excel counts with."""
    number, places = _number(value), int(_number(digits))
    if number == int(number):
        return number
    exact = Decimal(f"{number:.15g}")
    return float(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)) + 0.0 if abs(exact) < _EXACT else number


def _sign_of(value: CellResult | None) -> float:
    number = _number(value)
    return float((number > 0) - (number < 0))


_CALLS: Mapping[str, Callable[[Sequence[Evaluate]], Evaluate]] = frozendict(
    {
        "IF": _if,
        "IFERROR": _if_error,
        "INDEX": _index,
        "SUM": _sum,
        "COUNT": _count,
        "SMALL": _small,
        "MATCH": _match,
        "SUMPRODUCT": _sum,
        "AND": _call(lambda *values: all(map(_truth, values))),
        "OR": _call(lambda *values: any(map(_truth, values))),
        "NOT": _call(lambda value: not _truth(value)),
        "ISNUMBER": _call(lambda value: isinstance(value, float)),
        "N": _call(lambda value: 0.0 if isinstance(value, str) else _number(value)),
        "SIGN": _call(_sign_of),
        "ROUND": _call(_round),
        "MIN": _call(lambda *values: min(map(_number, values))),
        "MAX": _call(lambda *values: max(map(_number, values))),
        "LEFT": _call(lambda text, length: _shown(text)[: int(_number(length))]),
        # what a cell looks like: this package writes no number as a percentage into a cell that a formula asks about
        "CELL": lambda _: _constant("G"),
    }
)
