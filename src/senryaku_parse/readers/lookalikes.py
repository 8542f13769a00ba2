"""Text that only looks like markup (`85.0[86](R11)`, `<R6>`): told from links and tags, so that it is read as text."""

from __future__ import annotations

import re

from senryaku_parse.patterns import later

_ADDRESS = later(
    r"(?:[a-z][a-z0-9+.-]*:)?//\S|(?:mailto|tel|sms|data|cid):\S"
    r"|#|\?[\w.-]+=|\.{1,2}/|/[a-z0-9_~.-]*[a-z_~]|www\."
    r"|[^\s/@]+@[^\s/@]+\.[a-z]|[^?#]*\.[a-z][a-z0-9]{0,9}(?:[/?#]|\Z)",
    re.IGNORECASE,
)
_SCRIPTS = re.compile(r"(?:javascript|vbscript|file|data:(?!image/))", re.IGNORECASE)

_ELEMENTS = frozenset(
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br"
    " button canvas caption center cite code col colgroup command content data datalist dd del details dfn dialog dir"
    " div dl dt element em embed fencedframe fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5"
    " h6 head header hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main"
    " map mark marquee math menu menuitem meta meter multicol nav nextid nobr noembed noframes noscript object ol"
    " optgroup option output p param picture plaintext portal pre progress q rb rp rt rtc ruby s samp script search"
    " section select shadow slot small source spacer span strike strong style sub summary sup svg table tbody td"
    " template textarea tfoot th thead time title tr track tt u ul var video wbr xml xmp".split()
)
"""The elements of HTML, those of old included."""
_LETTERS = frozenset("ABIQSU")
"""Elements of one letter that need an end tag: in capitals they may be a text (評価<A>)."""
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:._-]*")
_LONGEST = 64
"""Characters of a name that are looked at; no element's is as long."""
_START = re.compile(rf"<([A-Za-z][^\s/>]{{0,{_LONGEST}}})")
_END = re.compile(rf"</([A-Za-z][^\s/>]{{0,{_LONGEST}}})")
_TAG = re.compile(rf"(?<!\\)<(?={_START.pattern[1:]}(\s[^<>=/]*>|>)?)")
"""A tag, whole where it has neither attributes nor the stroke of an empty element."""


def is_address(target: str) -> bool:
    """Whether `target`, of a link or an image, is an address or part of one, and safe to follow."""
    from urllib.parse import unquote  # few documents link

    plain = unquote(target).strip()
    return _ADDRESS.match(plain) is not None and _SCRIPTS.match(plain) is None


def escape_in_markdown(markdown: str) -> str:
    """`markdown` with an escape before each tag that is none."""
    return _escaped(markdown, "\\<", odd_names=False)


def escape_in_html(html: str) -> str:
    """`html` with an entity for the first character of each tag that is none."""
    return _escaped(html, "&lt;", odd_names=True)


def _escaped(text: str, escape: str, *, odd_names: bool) -> str:
    """`text` with `escape` for the `<` of each tag that is none.

    No element is called so, no tag ends it, and it has neither attributes nor the stroke of an empty one. With
    `odd_names`, names that no element of any kind has make tags, too: `<R6年>`.
    """
    unknown = {name for name in set(_START.findall(text)) if name.lower() not in _ELEMENTS or name in _LETTERS}
    if not unknown:
        return text
    odd = {name for name in unknown if not _NAME.fullmatch(name)}
    texts = unknown - odd - set(_END.findall(text))
    if not texts and not (odd and odd_names):
        return text

    def escaped(tag: re.Match[str]) -> str:
        name, rest = tag.groups()
        return escape if (name in odd and odd_names) or (name in texts and rest) else tag[0]

    return _TAG.sub(escaped, text)
