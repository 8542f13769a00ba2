"""The words of indicator names: `vocabulary/indicator_names.toml`, compiled for look-ups."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

Replace = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What `indicator_names.toml` says, ready to use."""

    equal: Replace
    """Words that say the same → the first of them."""
    near: Replace
    """Words that may stand for each other → the first of them; light words and the plan's own 市 → nothing."""
    loosely: Replace
    """The same, and words that are called otherwise in another plan → the first of them: デマンドタクシー → デマンド交通."""
    uncounted: Replace
    """What a name counts (数, 額) at its end → nothing."""
    bare: Replace
    """Verbs that say nothing of their own and words that tell how something is counted → nothing."""
    counted: Replace
    """Who or what is counted, and what they do, at the end of a name (登録者数) → nothing."""
    bearers: Replace
    """Who or what is counted → nothing."""
    stages: frozenset[str]
    """What those do who are counted."""
    loose_units: frozenset[str]
    """Units that may stand for each other where all else is alike: 件, 人."""
    aside: re.Pattern[str]
    """What stands in brackets and only tells a source, a date, a unit or an abbreviation, whole."""
    sexes: Mapping[str, str]
    """What stands for 男性 and 女性 alone in brackets."""
    generic: re.Pattern[str]
    """A name that fits any indicator: 参加者数."""
    contrasting: re.Pattern[str]
    """Any word that says another thing than its like: 男性, 市外."""
    groups: Mapping[str, frozenset[int]]
    """Such a word → the groups of its like; two words of one group rule each other out."""
    narrowing: re.Pattern[str]
    """Such a word that leaves a part only of what the name without it says."""
    treatments: re.Pattern[str]
    """What is done to a thing so that it is another one: 改修, 除却."""


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon the package carries."""
    data = tomllib.loads(files("senryaku_parse.vocabulary").joinpath("indicator_names.toml").read_text("utf-8"))
    equal = _equal(data)
    words = data["words"]
    verbs, counting = _any(words["verbs"]), "|".join(words["counting"])
    groups = [list(map(equal, group)) for group in data["contrast"]["groups"]]
    who = "|".join(sorted({*words["bearers"], *map(equal, words["bearers"])}, key=lambda word: (-len(word), word)))
    what = _any({*words["stages"], *map(equal, words["stages"])})
    bearers, counted = re.compile(who), re.compile(f"(?:{who}|{what})+$")
    trailing = re.compile(rf"(?:{_any(data['near']['trailing'])})$")
    return Lexicon(
        equal=equal,
        near=_near(data["near"], equal, "words"),
        loosely=_near(data["near"], equal, "words", "loose"),
        uncounted=lambda text: trailing.sub("", text),
        bare=lambda text: re.sub(
            counting, "", re.sub(rf"を(?:する|した|している|([^をがにで]{{0,8}})(?:{verbs}))", r"\1", text)
        ),
        counted=lambda text: counted.sub("", text),
        bearers=lambda text: bearers.sub("", text.replace("・", "")),
        stages=frozenset(words["stages"]),
        loose_units=frozenset(words["loose_units"]),
        aside=_aside(data["aside"]),
        sexes=data["aside"]["sexes"],
        generic=re.compile(f"(?:{_any(words['generic'])})+"),
        contrasting=re.compile(_any(word for group in groups for word in group)),
        groups=_places(groups),
        narrowing=re.compile(_any(map(equal, data["contrast"]["narrowing"]))),
        treatments=re.compile(_any(data["contrast"]["treatments"])),
    )


def _equal(data: Mapping[str, Any]) -> Replace:
    equal = data["equal"]
    patterns = [(re.compile(pattern), new) for pattern, new in equal["patterns"]]
    tables = [_replacing(equal[name]) for name in ("written", "words", "counted", "words")]

    def replace(text: str) -> str:
        for pattern, new in patterns:
            text = pattern.sub(new, text)
        for table in tables:
            text = table(text)
        return text

    return replace


def _near(near: Mapping[str, Any], equal: Replace, *tables: str) -> Replace:
    words = _replacing([*group, *map(equal, group)] for table in tables for group in near[table])
    own, light = re.compile("|".join(near["own"])), re.compile(_any(near["light"]))
    return lambda text: light.sub("", words(own.sub("", text)))


def _aside(words: Mapping[str, list[str]]) -> re.Pattern[str]:
    dates, units = (_any(words[name]) for name in ("dates", "units"))
    source = f"(?!.*(?:{_any(words['restricting'])})).*(?:{_any(words['sources'])})"
    return re.compile(rf"(?:{dates}|\d)+|{source}|[a-z.-]+|[百千万億]*(?:{units})?")


def _replacing(groups: Iterable[list[str]]) -> Replace:
    """Each word of a group → the first of its group, the longest words first."""
    first = {word: group[0] for group in groups for word in group}
    pattern = re.compile(_any(first))
    return lambda text: pattern.sub(lambda found: first[found[0]], text)


def _places(groups: Iterable[list[str]]) -> Mapping[str, frozenset[int]]:
    """Word → the places of the groups that it is in."""
    found: dict[str, set[int]] = {}
    for place, group in enumerate(groups):
        for word in group:
            found.setdefault(word, set()).add(place)
    return {word: frozenset(places) for word, places in found.items()}


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
