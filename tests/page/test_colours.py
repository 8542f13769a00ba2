"""The colours of the page, by day and by night."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import senryaku_parse as sp

STYLE = Path(sp.__file__).parent / "writers" / "page" / "style" / "colours.css"


def _palettes() -> list[dict[str, str]]:
    """The colours of the light page and of the dark one."""
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
        for block in re.findall(r":root \{(.*?)\}", STYLE.read_text("utf-8"), re.DOTALL)[:2]
    )
    assert set(dark) == set(light)
    return [light, dark]


def _luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", _palettes(), ids=["light", "dark"])
def test_contrast_is_enough_for_aa(palette: dict[str, str]) -> None:
    text = ("ink", "quiet", "accent", "error", "warning", "info")
    pairs = [(name, ground) for name in text for ground in ("paper", "raised", "wash")]
    for name, ground in (*pairs, ("ink", "hit"), ("paper", "accent")):
        assert _contrast(palette[name], palette[ground]) >= 4.5, (name, ground)
    assert _contrast(palette["bar"], palette["paper"]) >= 3
