"""Leaves that nothing else has matched: all that speaks for a pair and against it, added up.

rarity        what two texts have in common, rare words before usual ones
departments   which department of one edition carries on what another one did
indicators    what two indicators show
projects      what two projects say
link          the pairs that are the likeliest for both
"""

from __future__ import annotations

from senryaku_parse.compare.unmatched.link import link_unmatched

__all__ = ["link_unmatched"]
