"""What a layout makes of a strategy."""

from __future__ import annotations

from typing import NamedTuple

from senryaku_parse.model import Strategy
from tests.support.layouts.holding import base_year, target_year, with_targets
from tests.support.layouts.page import Page
from tests.support.layouts.style import Style


class Printed(NamedTuple):
    """A page and what of the strategy it holds."""

    page: Page
    held: Strategy
    """Its targets not yet read."""
    years_in_headings: bool = True
    """Whether the years of baseline and aim, where the style tells them, stand in headings; else in the texts."""

    def expected(self, style: Style) -> Strategy:
        """The hierarchy that should come back."""
        if not (self.years_in_headings and style.years_told):
            return with_targets(self.held, baseline_year=None, target_year=None)
        base = base_year(self.held) if style.baselines else None
        return with_targets(self.held, baseline_year=base, target_year=target_year(self.held))
