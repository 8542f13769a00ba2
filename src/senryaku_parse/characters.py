"""The characters of a source text: what converters damaged is put right, what misleads the eye is kept; both are told."""

from __future__ import annotations

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.source import NOWHERE, Position
from senryaku_parse.text import MISLEADING, repair_characters


def read_characters(raw: str, position: Position = NOWHERE) -> tuple[str, list[Finding]]:
    """The text `raw`, which stands at `position`, with its characters repaired, and what there is to tell of them.

    Nothing is told where nothing is left: such a text holds stray controls alone.
    """
    text = repair_characters(raw)
    findings = []
    if text and text != raw:
        message = render("repair.characters-repaired")
        findings.append(finding("characters-repaired", message, before=raw, after=text, position=position))
    if misleading := dict.fromkeys(MISLEADING.findall(text)):
        codes = render("common.separator").join(f"U+{ord(character):04X}" for character in misleading)
        message = render("repair.characters-misleading", codes=codes)
        findings.append(finding("characters-misleading", message, before=raw, position=position))
    return text, findings
