"""Targets as numbers (being written)."""

from senryaku_parse.findings import Finding
from senryaku_parse.model import Target


def read_target(text: str, indicator: str = "") -> tuple[Target, tuple[Finding, ...]]:
    """Only the text, for now."""
    return Target(text=text), ()
