"""HTML put together so that nothing is run: every text is escaped but what was made here itself."""

from __future__ import annotations

import html
import re

from senryaku_parse.text import SURROGATE


class Html(str):
    """Finished HTML. Only `element` and `fragment` make it; joined with a plain `str` it is plain again."""

    __slots__ = ()


_VOID = frozenset({"col", "input", "link", "meta"})
"""Elements without an end tag."""

_SPECIAL = re.compile("[&<>\"'\r\ud800-\udfff]")
"""What no text may hold as it is."""


def element(tag: str, *content: str, **attributes: str | bool) -> Html:
    """One element: `content` escaped where it is no `Html` yet, attributes escaped; True is a bare one (`open`).

    An attribute whose Python name ends in "_" loses that, any other "_" is a "-": `class_`, `data_kind`.
    """
    names = "".join([_attribute(name, value) for name, value in attributes.items()])
    return Html(f"<{tag}{names}>" if tag in _VOID else f"<{tag}{names}>{fragment(*content)}</{tag}>")


def fragment(*content: str) -> Html:
    """`content` side by side, escaped where it is no `Html` yet."""
    return Html("".join([part if isinstance(part, Html) else _escaped(part) for part in content]))


def _attribute(name: str, value: str | bool) -> str:
    name = name.removesuffix("_").replace("_", "-")
    if isinstance(value, bool):
        return f" {name}" if value else ""
    return f' {name}="{_escaped(value)}"'


def _escaped(text: str) -> str:
    """`text` for a body or a quoted attribute; lone surrogates, which no encoding can write, as U+FFFD."""
    if not _SPECIAL.search(text):
        return text
    return html.escape(SURROGATE.sub("\ufffd", text)).replace("\r", "&#13;")
