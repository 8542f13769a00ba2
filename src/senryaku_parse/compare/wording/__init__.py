"""Whether two names say the same thing.

lexicon     the words that say the same, may stand for each other, or say the opposite
skeleton    a name without what writing and grammar add
apart       two names → whether their words make them two things
wording     two names → how far they say the same, and the words in which they differ
"""

from __future__ import annotations

from senryaku_parse.compare.wording.apart import (
    contrast,
    numbered_otherwise,
    of_one_kind,
    opposed,
    speak_of_two,
    treated_otherwise,
)
from senryaku_parse.compare.wording.lexicon import lexicon
from senryaku_parse.compare.wording.wording import Wording, contrasting, is_generic, letters_of, subject_of, wording

__all__ = [
    "Wording",
    "contrast",
    "contrasting",
    "is_generic",
    "letters_of",
    "lexicon",
    "numbered_otherwise",
    "of_one_kind",
    "opposed",
    "speak_of_two",
    "subject_of",
    "treated_otherwise",
    "wording",
]
