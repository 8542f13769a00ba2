"""Every weight and threshold of the alignment, with its reason. `bench/compare.py` measures what they give."""

from __future__ import annotations

from dataclasses import dataclass

from senryaku_parse.compare.kinds import NodeType
from senryaku_parse.frozen import frozendict


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much in the score of a pair; a part that neither node has is left out of the mean."""

    name: float
    content: float = 0.0
    """Target of an indicator, 内容 of a project, area of a measure."""
    children: float = 0.0
    """Share of what hangs below by name on both sides: nodes are reworded more often than emptied."""
    parent: float = 0.0
    """Whether the nodes above are one, or share children."""
    neighbours: float = 0.0
    """Whether the siblings before and after are one: lists are edited in place."""
    mark: float = 0.0
    """区分: it goes from 新規 to 継続 on its own, so it decides only between equals."""
    telling: bool = False
    """Whether equal content alone may speak for a pair: a 内容 does, a target such as 「5年で100%」 does not."""


_INDICATOR = Weights(name=0.48, content=0.24, parent=0.16, neighbours=0.08)
_PROJECT = Weights(name=0.46, content=0.28, parent=0.16, neighbours=0.06, mark=0.04, telling=True)

WEIGHTS: frozendict[NodeType, Weights] = frozendict(
    {
        "goal": Weights(name=0.45, children=0.45, neighbours=0.10),
        "measure": Weights(name=0.40, content=0.06, children=0.36, parent=0.10, neighbours=0.08),
        "target": _INDICATOR,
        "kpi": _INDICATOR,
        "project": _PROJECT,
    }
)

ACCEPTED = 0.47
"""A pair of a lower score is two nodes: 「○○支援事業」 in the place of 「△△支援事業」 reaches about 0.45."""
CERTAIN = 0.62
"""A pair of a lower score is uncertain: its name and its content have both changed, or it kept only its place."""
TEXTS = 0.40
"""Two leaves of which name (counted twice) and content are less alike than this are two nodes, wherever they stand:
what comes in the place of what went is often worded after it (子育て相談所運営事業, オンライン子育て相談事業) …"""
TEXTS_WITHOUT_CONTENT = 0.43
"""… than this, where only the names can be compared …"""
NAME_ALONE = 0.60
"""… unless the name is at least so much alike …"""
CONTENT_ALONE = 0.80
"""… or a telling content is."""
MARGIN = 0.04
"""A pair is uncertain where exchanging partners would cost less than this."""

PLACE = 1e-4
"""What the place in the list adds to a gain: it decides only between candidates that are alike in all else."""

REPRINT_FACTOR = 0.8
"""On the score of a first listing with a reprint (再掲): they have name and content in common, yet are two entries."""

RATIO_SHARE = 0.5
"""How alike two texts are: this share of rapidfuzz's ratio, the rest from n-grams weighed by rarity, because 事業 and
の推進 make all names alike."""

GRAM_LIMIT = 48
"""An n-gram that more nodes have than this finds no candidates: it bounds the work for each node."""
CANDIDATES = 8
"""How many candidates n-grams give a node."""
BLOCK = 8192
"""So many pairs are compared at a time, which bounds the memory."""
BLOCK_OF_ROWS = 512
"""So many texts look for their candidates at a time."""
SIBLINGS_LIMIT = 4096
"""Below one pair of parents all nodes left are candidates for each other, up to this many pairs."""
SIBLINGS_ASKED = 64
"""Among at most so many siblings a pair is asked whether one of them looks as much alike; no measure listed more."""

DIVIDED = 0.5
"""A part belongs to a split or merged node when at least this share of what hangs below it came from there …"""
DIVIDED_CHILDREN = 2
"""… and at least so many: one item that moved is a move …"""
DIVIDED_FROM = 0.2
"""… and at least this share of what hung below the origin: two items of many that went to a new measure are moves."""
SHARED_NAMES = 2
"""Two goals or measures worded anew are one where so many names below say the same, and twice as many as of any other."""
SHARED_WORDS = 8.0
"""So are those that have so many rare words below in common …"""
SHARED_WORDS_TIMES = 1.5
"""… and so many times what either has with any other."""
TOLD_BY_NAMES = 0.6
"""What the score of such a pair is at least: more than that of one whose names are somewhat alike, and not certain."""
RELATED = 0.3
"""Below this share of nodes in pairs, uncertain ones included if their score is accepted, the two are called unlikely to be editions of one strategy: strategies of two
cities share some names of goals and projects (measured: under 0.1), a thorough revision keeps half (0.47 and more)."""
RELATED_ELSEWHERE = 0.6
"""So is it of two that name two municipalities: what one asks in one place and in the other is alike in all cities."""

ASKED_NAMES = 64
"""Before anything else so many names of leaves, if there are so many, are asked for …"""
ALIKE_NAMES = 0.8
"""… one that is so much alike in the other document …"""
ALIKE_SHARE = 0.25
"""… and where fewer than this, on the mean of both sides, have one (measured: at most 0.29 of another city's, mostly under
0.2, as cities share usual names; 0.5 and more of editions two plans apart) …"""
SAME_NAMES = 0.1
"""… and fewer than this have the same name (measured: at most 0.07, and 0.21), the two are strangers, and nothing is compared."""

PROVEN = 2
"""Words of a name that may stand for each other (来館者, 入館者) are one with so much proof: a number of three digits that both
editions print, or two of: a number of two digits, the department, the place between the same neighbours."""
CONTENT_CONTRARY = 0.6
"""Two projects whose names contrast (空き家除却, 空き家活用) are two where their 内容 are less alike than this."""

KEPT = 0.6
"""Two projects were merged where so much of what one says and the other does not is in the new one …"""
GRAMS_TOLD = 2
"""… at least so many pairs of letters of either …"""
COVERED = 0.7
"""… and these are so much of the new one."""
TELLING_CONTENT = 10
"""A 内容 of so many letters that stands only once in either edition tells a project under another name in another place …"""
CERTAIN_CONTENT = 20
"""… and for certain one of so many."""
PRINTED = 0.5
"""The score of a pair for which only its numbers and its place speak; it is uncertain."""
REMAINING = 0.4
"""So has a pair of indicators that nothing else is left for in their place: like words, numbers that go on."""
TELLING_TARGET = 6
"""A target of so many letters that both editions print (5年で50人増加) speaks for an indicator under another name, as numbers do."""

PROJECTS_ASKED = 256
"""So many projects, if there are so many, are asked for how rare a word is."""
USUAL = 0.3
"""What a usual word (事業, 補助) or who carries a project out tells, to what another word of its rarity does."""
SAID_BY_WORDS = 4
"""Two projects in one place, left alone, that have so many words or pairs of kanji in common …"""
SAID_BY_BOTH = 0.5
"""… which are, weighed by rarity, this share of what both say …"""
COVERED_OF_ONE = 0.7
"""… or this share of what one of them says …"""
SAID_BY_CONTENT = 0.55
"""… or, of what their 内容 say, this share of both …"""
CONTENT_KEPT = 0.85
"""… or this share of the shorter one, may be one, …"""
SAID_BY_OTHERS = 0.6
"""… if, where nobody carries out both, they have so much in common; or …"""
LIKE_CONTENTS = 0.4, 0.25, 0.12
"""Where nothing else was left in that place, so much in common of what their 内容 say is enough; so is less of it, …"""
LIKE_PROJECTS = 0.34
"""… if they have so much in common of all that they say, or …"""
CONTRARY_CONTENTS = 0.6
"""Names that contrast do not count where so much of what the 内容 say is one."""
NAME_SAID = 0.6
"""… one says so much of the name of the other."""
TAKEN_OVER = 0.5
"""… a part of another one: this share of what that newly says, and of what they say beside what it said before."""
CARRIED_WORDS = 3
"""At least so many words went over …"""
NEARLY_ALL = 0.7
"""… and where they are so much of what its 内容 newly says …"""
TELLING_WORD = 7
"""One of so many letters that is in a name and in the other project is enough for a pair where nothing else was left."""
LONG_WORD = 5
"""A word of kana or Latin letters that is so long tells a project by itself."""
CARRIED_CONTENT = ((0.5, 0.33), (0.8, 0.2))
"""Of 内容 alone such shares, of what is new and of what the part says, are enough, be it a single word."""
KEPT_OF_PART = 0.3
"""… so much of the part is enough."""

CARRIED_ON = 0.5
"""One department took over from another where so many of what that did are its now …"""
CARRIED_ON_SOME = 0.15
"""… and nothing speaks against it where so many are."""
NEAR, SOMEWHAT_NEAR, FAR = 0.12, 0.4, 1.2
"""How far apart two levels are, as the logarithm of how many times one is the other."""
LARGE = 1000
"""A level of so much is near another one by no chance."""
MUCH_TOLD = 10.0
"""What two texts have in common tells much where the weights of its words come to so much."""
LIKELY_INDICATOR, LIKELY_PROJECT = 0.0, -0.5
"""Two leaves that nothing else has matched may be one from such odds on (as logarithms): with several of each side left alone
in one place, the likeliest of them is one more often than its odds by themselves say …"""
LIKELIER = 0.3
"""… if they are so much more than those of either with any other."""
RARE_WORD = 8
"""In another place only leaves are asked that share a word which so many of those left alone have at most."""
INDICATOR_ODDS: frozendict[str, float] = frozendict(
    {
        "": -7.0,
        "one goal": 0.5, "another place": 0.2, "other places": -1.2,
        "themes": 0.8, "themes of names": 0.8, "themes covered": 0.2, "other themes": -0.9,
        "same department": 0.8, "other department": -0.9,
        "contrast": -1.3, "ruled out": -1.0, "subject": 1.1, "kind": 0.5,
        "name covered": 0.9, "name told": 0.6, "letters": 1.2, "letters covered": 1.6,
        "same unit": 0.7, "like units": 0.4, "other units": -1.1,
        "levels known": 0.3, "near": 1.8, "somewhat near": 0.4, "far": -1.4, "large and near": 1.1,
        "between": 0.6, "same aim": 1.0, "starts anew": -0.9,
    }
)  # fmt: skip
"""What each sign of `unmatched/` adds to the odds that two indicators are one, as a logarithm; "" is where they start from.
Fitted (logistic regression) to the leaves that were left alone in eleven chains of four editions, and checked on each
chain with the weights of the others: of 192 true pairs 153 were found with 18 wrong ones, of 345 of projects 315 with 5."""
PROJECT_ODDS: frozendict[str, float] = frozendict(
    {
        "": -4.2,
        "one place": 1.0, "another place": -0.8, "other places": -1.8,
        "themes": 0.9, "themes of names": 1.5, "themes covered": 1.6, "other themes": -1.4,
        "other department": -1.1,
        "contrast": -1.5, "contrary": -1.9, "contrary contents": -1.5,
        "all": 0.7, "all covered": 1.0, "all told": 2.0,
        "content": 1.2, "content covered": 1.8, "letters of content": 1.0, "name in content": 1.2,
    }
)  # fmt: skip
"""The same of two projects."""
