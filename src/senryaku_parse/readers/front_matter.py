"""Front matter: the lines 「key: value」 between two lines 「---」 at the very beginning of a Markdown document.

They say things about the document and are no text of it. A line 「---」 that anything else follows is a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from senryaku_parse.patterns import later
from senryaku_parse.tables import Property

_FENCE = "---"
_END = ("---", "...")
_KEY = later(r"(?P<key>[^\W\d][^:：|#`*<>\[\]{}]*?)\s*[:：](?:(?:\s+|(?=[^\x00-\x7f]))(?P<value>.*))?")
_ASCII_KEY = re.compile(r"[A-Za-z_][\w .-]*\Z", re.ASCII)
_GOES_ON = re.compile(r"\s+\S|-(?:\s|\Z)|[\]})]")
"""Begins a line that says more of the key above: indented, an item of a list, an end."""
_QUOTED = re.compile(r"""(["'])(.*)\1""")
_BLOCK_MARK = re.compile(r"[|>][+-]?\d?")
_LONGEST = 500
"""Lines; what goes on for longer is no front matter."""


def take_front_matter(text: str) -> tuple[tuple[Property, ...], str]:
    """The front matter of `text`, and `text` with blank lines in its place; nothing and all of it where it has none."""
    if not text.startswith(_FENCE):
        return (), text
    first, *lines = text.split("\n", _LONGEST)
    end = next((at for at, line in enumerate(lines) if line.rstrip() in _END), None)
    if first.rstrip() != _FENCE or not end:
        return (), text
    found = lines[:end]
    if not _is_front_matter(found):
        return (), text
    return tuple(_properties(found)), "\n".join(["", *([""] * (end + 1)), *lines[end + 1 :]])


def _is_front_matter(lines: Sequence[str]) -> bool:
    """Whether each of `lines` is a key with its value, goes on with one, or is a remark; one key is a word of ASCII."""
    keys = [found["key"] for line in lines if (found := _KEY.fullmatch(line.rstrip()))]
    if not keys or not any(map(_ASCII_KEY.match, keys)):
        return False
    return all(
        not line.strip() or line.startswith("#") or _GOES_ON.match(line) or _KEY.fullmatch(line.rstrip())
        for line in lines
    )


def _properties(lines: Sequence[str]) -> Iterator[Property]:
    for at, line in enumerate(lines):
        if found := _KEY.fullmatch(line.rstrip()):
            value = _value([found["value"] or "", *_further(lines[at + 1 :])])
            yield Property(found["key"].strip().lower(), value, line.strip(), at + 2)
        else:
            yield Property("", "", line.strip(), at + 2)


def _further(lines: Sequence[str]) -> Iterator[str]:
    """Those of `lines`, which stand below a key, that go on with it."""
    for line in lines:
        if _KEY.fullmatch(line.rstrip()) or line.startswith("#"):
            return
        yield line


def _value(lines: Sequence[str]) -> str:
    """The lines of a value as one text, quotes and the marks of blocks and lists taken off."""
    bare = [line.strip() for line in lines]
    if _BLOCK_MARK.fullmatch(bare[0]):
        bare[0] = ""
    text = " ".join(filter(None, (line.removeprefix("- ") if at else line for at, line in enumerate(bare))))
    quoted = _QUOTED.fullmatch(text)
    return quoted[2] if quoted else text
