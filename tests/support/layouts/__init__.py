"""One strategy printed in every layout that cities use, and what of it each can hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from senryaku_parse.model import Strategy
from tests.support.layouts.columns import columns
from tests.support.layouts.indicators import indicator_list
from tests.support.layouts.label_rows import label_rows
from tests.support.layouts.mixture import mixture
from tests.support.layouts.outline import outline
from tests.support.layouts.printed import Printed
from tests.support.layouts.projects import project_first
from tests.support.layouts.style import Style

LAYOUTS: Mapping[str, Callable[[Strategy, Style], Printed]] = {
    "columns": columns,
    "project-first": project_first,
    "indicator-list": indicator_list,
    "label-rows": label_rows,
    "outline": outline,
    "mixture": mixture,
}
"""Name → how to print: the page, and the hierarchy that should come back."""
