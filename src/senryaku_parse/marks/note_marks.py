"""Note marks within a text (200件※1, 件数(注2), 250 with a raised 1), and lines that are the text of a note."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from typing import NamedTuple

from senryaku_parse.marks.runs import LOWERED, RAISED, without_signs
from senryaku_parse.patterns import later
from senryaku_parse.text import SUPERSCRIPTS

NUMBERED = "^"
"""The kind of a mark that is a number alone, raised or before a bracket: notes of any kind with that number answer it."""

_DIGITS = "[0-9０-９]"
_NUMBER = rf"(?:{_DIGITS}{{1,2}}(?!{_DIGITS}|[,，]{_DIGITS}{{3}}|[.．]{_DIGITS})|[a-zａ-ｚ](?![a-zA-Zａ-ｚ]))"
_APART = rf"(?:{_NUMBER}|\s{_NUMBER}(?=$|[\s)）\]、,，:：]))"
"""A number behind its sign, or a blank behind it where nothing else follows."""
_STAR = "[※＊*✽✻]{1,3}"
_CHU = r"(?<![受発外特傾要脚])脚?注"
_DAGGER = "[†‡]{1,3}"
_FOOTNOTE = r"\[\^[^\]\s|]{1,20}\]"
_ONE = rf"(?:{_STAR}{_APART}?|脚?注{_APART}?|{_DAGGER}{_NUMBER}?|{_FOOTNOTE})"
_MORE = rf"(?:\s?[、,，・]\s?(?:{_ONE}|{_NUMBER}(?![0-9０-９件人%％])))*"
_BEHIND = r"(?<=[^\s(（「『\[［|])"
"""A mark stands behind something."""
_END = r"(?=$|[\s、。,，;；)）\]］」』/／→⇒~～])"
_MARK = later(
    rf"[ \u3000]?{RAISED.begin}(?P<raised>[^{RAISED.begin}{RAISED.end}]*){RAISED.end}"
    rf"|{LOWERED.begin}(?P<lowered>[^{LOWERED.begin}{LOWERED.end}]*){LOWERED.end}"
    rf"|{_BEHIND}[ \u3000]?(?P<footnote>{_FOOTNOTE})"
    rf"|{_BEHIND}[ \u3000]?[(（\[［【〔]\s*(?P<bracketed>{_ONE}{_MORE})\s*[)）\]］】〕]"
    rf"|{_BEHIND}[ \u3000]?(?P<star>(?![*]+[a-z]){_STAR}{_APART}{_MORE})(?P<closing>[)）])?"
    rf"|{_BEHIND}[ \u3000]?(?P<chu>{_CHU}{_APART}{_MORE})(?:[)）]|(?![^\W\d_]))"
    rf"|{_BEHIND}[ \u3000]?(?P<chu_alone>{_CHU})[)）]"
    rf"|{_BEHIND}[ \u3000]?(?P<dagger>{_DAGGER}{_NUMBER}?)"
    rf"|(?<=[^\s(（\[［A-Za-z0-9０-９.．,，、:：|])(?P<number>{_DIGITS}{{1,2}})[)）](?:、?(?P<further>{_DIGITS}{{1,2}})[)）])*(?=$|[\n、。,，)）/／→⇒]|\s+[→⇒\n])"
    rf"|(?<=[^\s|^])\$?\^\{{?(?P<caret>{_DIGITS}{{1,2}}[)）]?|{_ONE})\}}?[\^$]*"
    rf"|(?<=[^\s（(])(?P<script>(?:(?<![A-Za-zａ-ｚ])[²³]|[¹⁰⁴-⁹])[{SUPERSCRIPTS}]*)[⁾)）]?"
    rf"|{_BEHIND}[ \u3000]?(?P<bare>{_STAR})(?:{_END}|(?=[とをにがはでの](?!\w?再掲)))"
    rf"|(?<=[0-9０-９])(?P<within>{_STAR})(?=[^\W\d_a-zA-Z]{{1,4}}{_END}|[%％])"
)
STAR_LIST = re.compile(r"\s*([*＊])[^\S\n]+[^\s*＊](?:(?![*＊]\S).)*\s\1[^\S\n]+\S", re.DOTALL)
"""A list whose items stand behind stars, which are no marks of notes: 「* 相談 * 訪問」."""
_NOTE_WORD = "注"
_SIGNS = (*f"※＊*✽✻†‡{SUPERSCRIPTS}^", RAISED.begin, LOWERED.begin)
_LENGTH = later(r"(?:^|[^A-Za-zａ-ｚＡ-Ｚ])(?:[kcmnμｋｃｍ]?[mｍ]|[㎞㎝㎜])$")
_EXPONENTS = {"2": "²", "3": "³", "２": "²", "３": "³"}
_RAISED_MARK = later(
    rf"[\[(（]?(?:{_ONE}|{_NUMBER})(?:[\s、,，・~～-]*(?:{_ONE}|{_NUMBER}))*[)）\]]?(?:[、,]?[\[(（]?(?:{_NUMBER})[)）\]])*"
)
_KEY = later(rf"(?P<kind>{_STAR}|脚?注|[†‡]+|\[\^)?\s?(?P<number>{_NUMBER}|(?<=\^)[^\]\s]+)?")
_TEN = re.compile(r"(?<![0-9０-９.．,，])[1１][0０]\Z")
_RAISED_DIGITS = str.maketrans("0123456789０１２３４５６７８９", 2 * SUPERSCRIPTS)
_PLAIN_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_TRAILING_NOTE = later(
    r"(?<=[^\s(（「『\[［|]{3})\s*※(?!\s?[0-9０-９])(?!.*再掲)\s*(?P<note>[^\n0-9０-９]*[^\W\d_][^\n0-9０-９]*)$",
    re.MULTILINE,
)
"""A note that stands behind its text on one line. One that holds a number may be more of the text."""

_CLOSES = r"[)）\]:：.．、\s]"
_COUNTED = "[年月日人件回社か箇カヶ％%,，]"
"""What follows a number that is no number of a note."""
_PLAIN_STARS = str.maketrans("＊✽✻", "***")
_NOTE = re.compile(
    rf"[(（\[［【〔]?\s*(?:(?P<star>[※＊✽✻]{{1,3}}|[*](?={_DIGITS}))(?P<starred>\s?{_NUMBER}(?={_CLOSES})|{_NUMBER}(?!{_COUNTED}))?+(?!{_DIGITS}(?!{_DIGITS}*{_COUNTED}))[)）\]］】〕]?"
    rf"|脚?注記?(?P<chu>\s?{_NUMBER})?(?:[)）\]］】〕]|(?<=[0-9０-９a-z])(?![^\W\d_])|(?=[:：\s]))"
    rf"|(?P<dagger>{_DAGGER})"
    rf"|\[\^(?P<footnote>[^\]\s|]{{1,20}})\]"
    rf"|{RAISED.begin}(?P<raised>[^{RAISED.begin}{RAISED.end}]{{1,8}}){RAISED.end}"
    rf"|(?P<script>[{SUPERSCRIPTS}]{{1,3}})[⁾)）]?)"
    r"\s*+[:：.．、]?\s*+(?P<text>\S.*)",
    re.DOTALL,
)
_NUMBERED_NOTE = re.compile(
    rf"(?P<opened>[(（])?(?P<number>{_DIGITS}{{1,2}}|[a-zａ-ｚ]|\*{{1,3}})(?:[)）]|\s)\s*(?P<text>\D\S*.*)", re.DOTALL
)


class Mark(NamedTuple):
    """One note mark, taken off a text."""

    key: str
    """Its kind and number in plain width: "※1", "注", "^2"."""
    behind: str
    """The text that it stands behind, its last letters."""


class Marked(NamedTuple):
    """A text without its note marks, and these."""

    text: str
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()
    """The texts of notes that stand behind the text itself: 「50人※延べ」."""


class NoteLine(NamedTuple):
    """A line that is the text of a note."""

    key: str
    text: str
    """Without its mark."""


def may_be_marked(text: str) -> bool:
    """Whether `text` holds anything that begins a note mark."""
    return any(map(text.__contains__, _SIGNS)) or has_everyday_mark(text)


def has_everyday_mark(text: str) -> bool:
    """Whether `text` holds anything that begins a note mark and is no sign of its own: 「注」, 「1)」."""
    return _NOTE_WORD in text or any(_has_digit_before(bracket, text) for bracket in ")）")


def _has_digit_before(bracket: str, text: str) -> bool:
    at = text.find(bracket, 1)
    while at > 0:
        if text[at - 1].isdecimal():
            return True
        at = text.find(bracket, at + 1)
    return False


def take_marks(text: str, known: Container[str] = ()) -> Marked:
    """`text` without its note marks. Exponents of units become characters (m²), what else is raised stays as text.

    `known` are the keys that the document's notes answer. What may be no mark is one where it is among them: a star without a
    number (件数*), a number with letters behind it (活動※6次産業).
    """
    if not may_be_marked(text):
        return Marked(text)
    marks: list[Mark] = []
    kept: list[str] = []
    end, tail = 0, ""
    for found in _MARK.finditer(text):
        before = text[max(0, found.start() - _LOOKED_BACK) : found.start()]
        stays, is_mark = _read(found, before)
        if (
            is_mark
            and _may_be_power(found, before)
            and not all(key in known or f"~{key}" in known for key in _keys(found))
        ):
            stays, is_mark = without_signs(found[0]), False
            if found["raised"]:
                stays = stays.translate(_RAISED_DIGITS)
        bulleted = found["bare"] and found[0][:1].isspace() and STAR_LIST.match(text)
        if is_mark and (bulleted or (_is_doubtful(found, text) and not all(key in known for key in _keys(found)))):
            stays, is_mark = found[0], False
        tail = (tail + without_signs(text[end : found.start()]))[-_REMEMBERED:]
        if is_mark:
            marks += [Mark(key, tail.strip()) for key in _keys(found)]
            stays = (
                " " if not stays and tail[-1:].isdigit() and text[found.end() : found.end() + 1].isdigit() else stays
            )
        kept += (text[end : found.start()], stays)
        end = found.end()
    clean = without_signs("".join([*kept, text[end:]]))
    notes = [found["note"].strip() for found in _TRAILING_NOTE.finditer(clean)] if "※" in clean else []
    if notes:
        clean = _TRAILING_NOTE.sub("", clean)
    if marks or notes:
        clean = "\n".join([line.strip() for line in clean.split("\n")])
    return Marked(clean, tuple(marks), tuple(notes))


_REMEMBERED = 12
"""Letters before a mark that tell which of several entries in its cell bears it."""
_JOINTS = "～~〜-－"
_PARTICLES = "とをにがはでのへ"
_LOOKED_BACK = 200
"""Letters before a mark that tell whether it is one."""


def _is_doubtful(found: re.Match[str], text: str) -> bool:
    """Whether what reads like a mark may be text: bare stars, a number that a word goes on with and no number begins."""
    kind = found.lastgroup
    if kind == "bare":
        return found["bare"].strip("*") == ""
    behind = text[found.end() : found.end() + 1]
    goes_on = (behind.isalpha() and behind not in _PARTICLES) or behind in _JOINTS
    return kind == "star" and bool(behind) and goes_on and not text[found.start() - 1].isdigit()


def _may_be_power(found: re.Match[str], before: str) -> bool:
    """Whether what reads like a mark may be an exponent: 「10³件」."""
    return found.lastgroup in ("raised", "script", "caret") and _TEN.search(before) is not None


def _read(found: re.Match[str], before: str) -> tuple[str, bool]:
    """What stands in the text for what was found, and whether it is a note mark."""
    kind = found.lastgroup or ""
    if kind in ("raised", "lowered"):
        return _read_raised(found[kind], before, lowered=kind == "lowered")
    opened = sum(map(before.count, "(（")) > sum(map(before.count, ")）"))
    if kind in ("number", "further") and opened:
        return found[0], False
    if kind == "caret" and _LENGTH.search(before) and found["caret"] in _EXPONENTS:
        return _EXPONENTS[found["caret"]], False
    return found["closing"] if kind == "closing" and opened else "", True


def _read_raised(text: str, before: str, *, lowered: bool) -> tuple[str, bool]:
    """The same of a raised or lowered `text` behind `before`."""
    bare = text.strip()
    behind_number = before[-1:].isdigit()
    if bare in _EXPONENTS and _LENGTH.search(before) and not lowered:
        return _EXPONENTS[bare], False
    if before.strip() and (behind_number or not lowered) and _RAISED_MARK.fullmatch(bare):
        return "", True
    return f" {bare}" if behind_number and bare[:1].isdigit() else bare, False


def _keys(found: re.Match[str]) -> list[str]:
    """The keys of all marks of one find, in order."""
    kind = found.lastgroup or ""
    if kind == "script":
        return [f"{NUMBERED}{found['script'].translate(_PLAIN_DIGITS)}"]
    if kind in ("number", "further"):
        return [
            f"{NUMBERED}{number}"
            for number in re.findall(rf"{_DIGITS}{{1,2}}", unicodedata.normalize("NFKC", found[0]))
        ]
    text = found["star"] or found[kind] if kind == "closing" else found[kind]
    return keys_of(text or "")


def keys_of(text: str) -> list[str]:
    """The keys of the marks that `text` is made of: 「※1、2」 is "※1", "※2"."""
    keys: list[str] = []
    kind = ""
    for found in _KEY.finditer(text):
        if not found[0].strip():
            continue
        kind = _kind(found["kind"]) if found["kind"] else kind
        keys.append((kind or NUMBERED) + _plain(found["number"]))
    return keys


def _kind(sign: str) -> str:
    if sign == "[^":
        return NUMBERED
    return sign.replace("脚注", "注").translate(_PLAIN_STARS)


def _plain(number: str | None) -> str:
    return unicodedata.normalize("NFKC", number or "")


def read_note_line(line: str) -> NoteLine | None:
    """The note that `line` is the text of; null where it begins with no mark of one."""
    found = _NOTE.match(line.lstrip())
    if found is None:
        return None
    text = without_signs(found["text"]).strip()
    if found["raised"] is not None:
        keys = keys_of(found["raised"].strip("()（）[] "))
        return NoteLine(keys[0], text) if keys else None
    if found["footnote"] is not None:
        return NoteLine(f"{NUMBERED}{found['footnote']}", text)
    if found["script"] is not None:
        return NoteLine(f"{NUMBERED}{found['script'].translate(_PLAIN_DIGITS)}", text)
    if found["dagger"] is not None:
        return NoteLine(found["dagger"], text)
    if found["star"] is not None:
        return NoteLine(_kind(found["star"]) + _plain(found["starred"]), text)
    return NoteLine("注" + _plain(found["chu"]).strip(), text)


def split_notes(line: str) -> list[str]:
    """The notes that stand on one line with blanks between: 「※1 延べ　※2 累計」; the line alone where it holds one."""
    first, *parts = re.split(r"[ \u3000]+", line.strip())
    kind = _KINDS.match(first)
    notes = [first]
    for part in parts:
        begins = _KINDS.match(part)
        if kind and begins and kind.lastgroup == begins.lastgroup:
            notes.append(part)
        else:
            notes[-1] += f" {part}"
    return notes


_KINDS = later(
    rf"[(（\[［【〔]?(?:(?P<star>{_STAR})|(?P<chu>脚?注(?={_DIGITS}|[)）:：]|$))|(?P<dagger>[†‡])|(?P<script>[{SUPERSCRIPTS}])"
    rf"|(?P<number>{_DIGITS}{{1,2}}(?:[)）]|$))|(?P<letter>[a-z](?:[)）]|$)))"
)


def read_numbered_note(line: str, *, bracketed: bool = False) -> NoteLine | None:
    """The same of a line that begins with a number alone (1) …), which a mark of that number has to ask for.

    Where it may be `bracketed`, of 「(1) …」, too.
    """
    found = _NUMBERED_NOTE.match(line.lstrip())
    if found and found["opened"] and not bracketed:
        return None
    if found is None:
        return None
    number = _plain(found["number"])
    return NoteLine(number if number.startswith("*") else f"{NUMBERED}{number}", found["text"].strip())


def keys_answered(note: str) -> tuple[str, ...]:
    """The keys of the marks that a note with the key `note` answers: its own; behind "~", that of its number alone."""
    number = note.lstrip("※*注†‡^")
    return (note, f"~{NUMBERED}{number}") if number and not note.startswith(NUMBERED) else (note,) if note else ()
