"""Projects left alone that became a part of another one beside the one that it is, or came out of one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from senryaku_parse.compare.links import Alignment, Doubt, Link
from senryaku_parse.compare.nodes import Item
from senryaku_parse.compare.said import Said, content_words, name_words
from senryaku_parse.compare.weights import (
    CARRIED_CONTENT,
    CARRIED_WORDS,
    KEPT_OF_PART,
    LONG_WORD,
    NAME_SAID,
    NEARLY_ALL,
    SIBLINGS_LIMIT,
    TAKEN_OVER,
    TELLING_WORD,
)
from senryaku_parse.compare.words import Words, is_usual

_REASON = "名称や内容の語が重なる"
_LISTED = re.compile("[・･、,]|及び|並びに")
"""Between the things that a name lists: 創業・事業承継支援事業."""
_SEGMENT = 2
_PARTLY = Doubt("editions.doubt-partly")


def link_parts(gone: list[Item], alignment: Alignment, said: Said) -> Alignment:
    """`alignment` with the old projects left alone that a new one took over beside the one it is."""
    linked = {link.old.at for link in alignment.all_links()}
    alone: dict[int, list[Item]] = defaultdict(list)
    for item in gone:
        if item.at not in linked and item.parent:
            alone[item.parent.at].append(item)
    if not alone:
        return alignment
    divided = {item.at for division in alignment.divisions for item in (division[0].new, division[-1].new)}
    taken: dict[int, list[Link]] = {}
    parents = {(link.old.at, link.new.at) for link in alignment.all_links() if link.old.children}
    for main in alignment.links:
        whole, here = main.new, main.old.parent
        beside = alone.get(here.at, []) if here else []
        if not beside or whole.type != "project" or whole.at in divided or whole.reprint:
            continue
        if here and whole.parent and (here.at, whole.parent.at) in parents and len(beside) ** 2 <= SIBLINGS_LIMIT:
            parts = [part for part in beside if is_part(part, main, said)]
            if parts:
                taken[whole.at] = [main, *(_part(part, whole, said) for part in parts)]
    times = Counter(link.old.at for links in taken.values() for link in links)
    taken = {at: links for at, links in taken.items() if all(times[link.old.at] == 1 for link in links)}
    links = tuple(link for link in alignment.links if link.new.at not in taken)
    divisions = [tuple(sorted(parts, key=lambda link: link.old.at)) for parts in taken.values()]
    every = sorted([*alignment.divisions, *divisions], key=lambda division: division[0].new.at)
    return Alignment(links, tuple(every))


def is_part(part: Item, main: Link, said: Said) -> bool:
    """Whether most of what the new project says and the old one did not comes from `part`, and most of that is in it.

    Where nearly all of what its 内容 newly says does, less of `part` need be in it.
    """
    before, own = said.of(main.old), said.of(part)
    fresh = content_words(main.new) - content_words(main.old)
    return (
        _carried(said.of(main.new) - before, own - before, (TAKEN_OVER, TAKEN_OVER), said)
        or _carried(fresh, own - before, (NEARLY_ALL, KEPT_OF_PART), said)
        or _content_carried(fresh, part, main, said)
        or _name_told(fresh, part, main, said)
        or _named_beside(part, main)
    )


def _content_carried(fresh: Words, part: Item, main: Link, said: Said) -> bool:
    """Whether half of what the 内容 newly says is that of `part`, be it a single word, and much of that is in it."""
    own = content_words(part) - content_words(main.old)
    shares = said.share(own, fresh), said.share(fresh, own)
    if any(len(word) >= TELLING_WORD for word in fresh & own):
        return True
    return _telling(fresh & own) and any(shares[0] >= new and shares[1] >= its for new, its in CARRIED_CONTENT)


def _name_told(fresh: Words, part: Item, main: Link, said: Said) -> bool:
    """Whether the 内容 newly names `part`: 「コミュニティバスとデマンドタクシーの運行」."""
    name = name_words(part)
    return (
        _telling(fresh & name)
        and said.share(said.of(main.new), name) >= NAME_SAID
        and (said.share(name, fresh) >= TAKEN_OVER or any(len(word) >= LONG_WORD for word in fresh & name))
    )


def _named_beside(part: Item, main: Link) -> bool:
    """Whether one of the things that the new name lists and the old one did not is what `part` is named after."""
    listed = [one for one in _LISTED.split(main.new.said) if len(one) >= _SEGMENT and not is_usual(one)]
    before, core = main.old.said + main.old.content, part.said.removesuffix("事業")
    if len(core) > _SEGMENT and core not in before and any(one.startswith(core) for one in listed[1:]):
        return True
    return any(part.said.startswith(one) and one not in before for one in listed)


def _telling(words: Words) -> bool:
    return not all(map(is_usual, words))


def _carried(fresh: Words, own: Words, shares: tuple[float, float], said: Said) -> bool:
    """Whether what both say is at least these shares of what is new and of what the part says."""
    common = fresh & own
    if len(common) < CARRIED_WORDS:
        return False
    carried = said.sum(common)
    return carried >= shares[0] * said.sum(fresh) and carried >= shares[1] * said.sum(own)


def _part(part: Item, whole: Item, said: Said) -> Link:
    own = said.of(part)
    return Link(part, whole, round(said.sum(own & said.of(whole)) / said.sum(own), 3), (_REASON,), (_PARTLY,))
