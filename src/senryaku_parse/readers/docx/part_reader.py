"""One part of a Word document, element by element. It is never held whole.

Expat reports its elements, and only what is read from them is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, TypeAlias, TypeVar
from xml.parsers import expat

from senryaku_parse.errors import InputError
from senryaku_parse.messages import render
from senryaku_parse.readers.docx.elements import SPACES, Properties, XmlAttributes
from senryaku_parse.readers.docx.shortening import shortened

Starts: TypeAlias = Mapping[str, Callable[[XmlAttributes], None]]
"""What the beginning of an element does, by its name ("w:p")."""
Ends: TypeAlias = Mapping[str, Callable[[], None]]
Wholes: TypeAlias = Mapping[str, Callable[[Properties], None]]
_What = TypeVar("_What")

"""What to do with a document that Word itself would not write."""


class PartReader:
    """Reads one part. An element does what `starts` and `ends` say; properties are collected whole.

    What was there before a change, and the copies of text for older programs, are passed over.
    """

    def __init__(self, is_plain: Callable[[str], bool] | None = None) -> None:
        """Reads nothing yet; `is_plain` says which styles of paragraphs need not be read."""
        self.parser = expat.ParserCreate(namespace_separator=" ", intern={})
        self.parser.buffer_text = True
        self._starts: dict[str, Callable[[XmlAttributes], None]] = {}
        self._ends: dict[str, Callable[[], None]] = {}
        self._start, self._end = self._outside()
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self.parser.StartDoctypeDeclHandler = _refuse
        self.parser.StartCdataSectionHandler = self._keep_all
        self.shorten: Callable[[bytes], bytes] = partial(shortened, is_plain=is_plain)
        """What is done to each piece of the part before it is read."""
        self.characters: list[str] = []
        """What was listened to."""
        self._whole: dict[str, Callable[[Properties], None]] = {}
        self._properties: Properties = {}
        self._depth = self._passed = 0
        self._before: tuple[Any, Any] = self._start, self._end
        self._chosen: list[bool] = []
        self.does(
            {"mc:AlternateContent": self._alternatives, "mc:Choice": self._choice, "mc:Fallback": self._fallback},
            {"mc:AlternateContent": self._no_alternatives},
            {},
        )

    def does(self, starts: Starts, ends: Ends, properties: Wholes) -> PartReader:
        """This reader, for which elements do so from here on; properties are handed over with all that stands in them."""
        _put(self._starts, starts)
        _put(self._ends, ends)
        _put(self._whole, properties)
        for name in properties:
            for full in _full_names(name):
                self._starts.setdefault(full, self._begin_properties)
        return self

    def pass_over(self) -> None:
        """Skip the content of the element that begins."""
        self._before = self.parser.StartElementHandler, self.parser.EndElementHandler
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start_passed, self._end_passed

    def listen(self, _: XmlAttributes) -> None:
        """Collect the text from here to `heard`."""
        self.parser.CharacterDataHandler = self.characters.append

    def heard(self) -> str:
        """The text listened to."""
        self.parser.CharacterDataHandler = None
        text = "".join(self.characters)
        self.characters.clear()
        return text

    def _keep_all(self) -> None:
        """What looks like a tag may be text in such a section."""
        self.shorten = bytes

    def _outside(self) -> tuple[Callable[[str, XmlAttributes], None], Callable[[str], None]]:
        """What is done with each element outside properties: some thousand times, so nothing is looked up in vain."""
        start_of, end_of = self._starts.get, self._ends.get

        def start(name: str, attributes: XmlAttributes) -> None:
            if starts := start_of(name):
                starts(attributes)

        def end(name: str) -> None:
            if ends := end_of(name):
                ends()

        return start, end

    def _begin_properties(self, _: XmlAttributes) -> None:
        self._properties, self._depth = {}, 0
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start_within, self._end_within

    def _start_within(self, name: str, attributes: XmlAttributes) -> None:
        """An element begins in properties."""
        if name.endswith("Change"):
            self.pass_over()
        else:
            self._depth += 1
            self._properties[name.rpartition(" ")[2]] = attributes

    def _end_within(self, name: str) -> None:
        if self._depth:
            self._depth -= 1
        else:
            self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
            if self._properties:
                self._whole[name](self._properties)

    def _start_passed(self, _: str, __: XmlAttributes) -> None:
        self._passed += 1

    def _end_passed(self, _: str) -> None:
        if self._passed:
            self._passed -= 1
        else:
            self.parser.StartElementHandler, self.parser.EndElementHandler = self._before

    def _alternatives(self, _: XmlAttributes) -> None:
        self._chosen.append(False)

    def _no_alternatives(self) -> None:
        self._chosen.pop()

    def _choice(self, _: XmlAttributes) -> None:
        """The first of several that say the same is read."""
        if self._chosen and self._chosen[-1]:
            self.pass_over()
        elif self._chosen:
            self._chosen[-1] = True

    def _fallback(self, _: XmlAttributes) -> None:
        if self._chosen and self._chosen[-1]:
            self.pass_over()


def _refuse(*_: object) -> None:
    raise InputError(render("reading.word-doctype"))


def _put(known: dict[str, _What], told: Mapping[str, _What]) -> None:
    """Register handlers of elements under the names that the parser uses."""
    for name, what in told.items():
        known.update(dict.fromkeys(_full_names(name), what))


@cache
def _full_names(name: str) -> tuple[str, ...]:
    """What the parser calls "w:p", in each form of the format."""
    space, _, local = name.partition(":")
    return tuple([f"{full} {local}" for full in SPACES[space]])
