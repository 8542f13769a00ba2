"""Style sheets of HTML: what they strike, raise or lower by class is written into the tags, where the readers look."""

from __future__ import annotations

import re

from senryaku_parse.patterns import later

_SHEET = re.compile(r"<style\b[^>]*>(.*?)</style", re.IGNORECASE | re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_CLASS = re.compile(r"\.([\w-]+)\s*(?:,|$)")
_DECLARATION = later(r"(?:text-decoration[a-z-]*|vertical-align)\s*:[^;{}]*", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_CLASSES = re.compile(r"""\bclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_STYLE = re.compile(r"""\bstyle\s*=\s*(["'])""", re.IGNORECASE)


def inline_styles(html: str) -> str:
    """`html` with the decoration and alignment of its classes in the `style` of the tags that bear them."""
    declared: dict[str, str] = {}
    for sheet in _SHEET.finditer(html):
        for selectors, body in _RULE.findall(sheet[1]):
            if found := ";".join(_DECLARATION.findall(body)).strip():
                declared.update(dict.fromkeys(_CLASS.findall(selectors.strip()), found))
    return _TAG.sub(lambda tag: _styled(tag[0], declared), html) if declared else html


def _styled(tag: str, declared: dict[str, str]) -> str:
    classes = _CLASSES.search(tag)
    names = (classes[1] or classes[2] or classes[3] or "").split() if classes else []
    style = ";".join(declared[name] for name in names if name in declared)
    if not style:
        return tag
    if own := _STYLE.search(tag):
        return f"{tag[: own.end()]}{style};{tag[own.end() :]}"
    name_end = re.match(r"<[a-zA-Z][\w:-]*", tag)
    at = name_end.end() if name_end else 1
    return f'{tag[:at]} style="{style}"{tag[at:]}'
