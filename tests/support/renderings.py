"""Editions of one project to compare, and Markdown as it is shown."""

from __future__ import annotations

from typing import Any

from markdown_it import MarkdownIt

import senryaku_parse as sp
from tests.support.workbooks import with_project


def project(**fields: Any) -> sp.Strategy:
    """An edition of one project."""
    return with_project(**{"name": "事業", **fields})


def rendered(text: str) -> str:
    """Markdown as GitHub shows it, as far as tables and strikethrough go."""
    return str(MarkdownIt("gfm-like", {"linkify": False}).render(text))
