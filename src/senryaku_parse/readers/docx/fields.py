"""Fields of a story: instructions, and the result that Word last computed from them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from senryaku_parse.readers.docx.symbols import put_together

_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    """A field that is still open."""

    code: list[str] = field(default_factory=list)
    has_result: bool = False

    @property
    def holds_contents(self) -> bool:
        """Whether it gave the table of contents."""
        return self.has_result and _CONTENTS.match("".join(self.code)) is not None


class Fields:
    """The stack of open fields."""

    def __init__(self) -> None:
        """Start without open fields."""
        self.open: list[_Field] = []
        """Outermost first."""
        self.instructions = 0
        """Those whose instructions are read."""
        self.contents = 0
        """Those that hold the table of contents."""

    def begin(self) -> None:
        """A field begins with its instructions."""
        self.open.append(_Field())
        self.instructions += 1

    def instruct(self, code: str) -> None:
        """Add to the instructions."""
        if self.open:
            self.open[-1].code.append(code)

    def begin_result(self) -> None:
        """The result of the instructions begins."""
        if self.open and not self.open[-1].has_result:
            self.open[-1].has_result = True
            self.instructions -= 1
            self.contents += self.open[-1].holds_contents

    def end(self) -> str:
        """The field ends: the text that Word puts together from its instructions alone; "" for any other."""
        if not self.open:
            return ""
        ended = self.open.pop()
        if ended.has_result:
            self.contents -= ended.holds_contents
            return ""
        self.instructions -= 1
        return put_together("".join(ended.code))
