"""What is known of the pairs, as data: those that can't be, how much is kept where a finding tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tests.support.matrix.pairs import CASES, PAIRS, Outcome, Pair, clean, outcomes

IMPOSSIBLE, KEPT, CODES = (CASES / f"{name}.txt" for name in ("impossible", "kept", "codes"))


class Kept(NamedTuple):
    """What is left of the document where a finding tells that it is not all of it."""

    leaves: int
    """As the truth has them, of the document that keeps least."""
    total: int
    made_up: int
    """Leaves that the truth does not have, of the document that makes up most."""

    def __str__(self) -> str:
        """A line of the data file, behind the pair."""
        return f"{self.leaves}/{self.total} +{self.made_up}"


class Impossible(NamedTuple):
    """Pairs that can't be."""

    quirks: tuple[str, ...]
    layouts: tuple[str, ...]
    formats: tuple[str, ...]
    reason: str

    def has(self, pair: Pair) -> bool:
        """Whether `pair` is one of them."""
        parts = zip(pair, (self.quirks, self.layouts, self.formats), strict=True)
        return all(part in listed or listed == ("*",) for part, listed in parts)


def read_kept() -> dict[Pair, Kept]:
    """How much is kept of the pairs that a finding tells of."""
    return {
        pair: Kept(int(leaves.partition("/")[0]), int(leaves.partition("/")[2]), int(made_up))
        for pair, (leaves, made_up) in _pairs(KEPT.read_text("utf-8"))
    }


def read_impossible() -> list[Impossible]:
    """The lines `quirks | layouts | formats | reason`."""
    found = []
    for line in _lines(IMPOSSIBLE.read_text("utf-8")):
        *listed, reason = (part.strip() for part in line.split("|"))
        quirks, layouts, formats = (tuple(part.split(", ")) for part in listed)
        found.append(Impossible(quirks, layouts, formats, reason))
    return found


def read_codes() -> dict[str, str]:
    """Code → why no quirk stands for it, from the lines `codes | reason`."""
    lines = (line.split("|") for line in _lines(CODES.read_text("utf-8")))
    return {code: reason.strip() for codes, reason in lines for code in codes.strip().split(", ")}


def kept_of(found: tuple[Outcome, ...]) -> Kept | None:
    """What to list of a pair; null where everything is read, or the law is broken."""
    told = [one for one in found if not one.same]
    if not told or not all(one.passes for one in found):
        return None
    return Kept(min(one.kept for one in told), told[0].total, max(one.made_up for one in told))


def write_kept(listed: dict[Pair, Kept] | None = None) -> None:
    """List what is kept, of layouts that are read; with a list, no less than it has."""
    fresh = {
        pair: found for pair in PAIRS if clean(pair.layout, pair.format).same and (found := kept_of(outcomes(pair)))
    }
    for pair in fresh.keys() & (listed or {}).keys():
        found, old = fresh[pair], (listed or {})[pair]
        fresh[pair] = Kept(max(found.leaves, old.leaves), found.total, min(found.made_up, old.made_up))
    KEPT.write_text(_written(KEPT.read_text("utf-8"), fresh, sum(one.leaves for one in fresh.values())), "utf-8")


def _written(old: str, fresh: dict[Pair, Kept], count: int) -> str:
    head = old.partition("\n\n")[0].rpartition(" ")[0]
    return f"{head} {count}\n\n" + "".join(f"{pair} {found}\n" for pair, found in sorted(fresh.items(), key=_by_quirk))


def _by_quirk(line: tuple[Pair, object]) -> str:
    return line[0].quirk


def _pairs(text: str) -> Iterator[tuple[Pair, list[str]]]:
    for line in _lines(text):
        quirk, layout, format, *rest = line.split()
        yield Pair(quirk, layout, format), rest  # type: ignore[arg-type]


def _lines(text: str) -> list[str]:
    """The lines below the head, which a blank line ends."""
    return [line for line in text.partition("\n\n")[2].splitlines() if line]
