"""How far and which way: the sign of a step, the baseline that follows from it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from senryaku_parse.model import ChangeFrom, Direction
from senryaku_parse.targets.indicators import better
from senryaku_parse.targets.lexicon import Move, any_of, APPROXIMATE
from senryaku_parse.targets.numerals import EXACT
from senryaku_parse.targets.phrases import NotRead, Phrase
from senryaku_parse.targets.units import can_subtract
