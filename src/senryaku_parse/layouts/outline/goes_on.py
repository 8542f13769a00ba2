"""Lines that go on with the item, the level or the indicator above them, instead of beginning something of their own."""

from __future__ import annotations

from senryaku_parse.layouts.indicator_lines import Split, is_values_alone
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.open_list import INDICATORS, PROJECTS, OpenList
from senryaku_parse.layouts.outline.project_words import names_another, tells_of
from senryaku_parse.layouts.outline.said import Said, read_line
from senryaku_parse.vocabulary import Part, Vocabulary

_OF_PROJECTS: frozenset[Part] = frozenset({"text", "category", "organizations", "department"})


class GoesOn:
    """Adds to what stands open the lines that go on with it; each question is answered and done at once."""

    def __init__(self, open_list: OpenList, split: Split, vocabulary: Vocabulary) -> None:
        """`split` takes the line of an indicator apart."""
        self._open = open_list
        self._split = split
        self._vocabulary = vocabulary

    def continues(self, line: Line) -> bool:
        """Whether `line` goes on with the item above it in the same block."""
        last = self._open.last
        if (
            line.first
            or line.listed
            or last is None
            or last.line.origin.block != line.origin.block
            or line.bold != last.line.bold
        ):
            return False
        values = self._split(f"_ {line.text}") if line.text[:1].isdigit() else None
        if values and values.name == "_" and last.line.listed:
            last.text += f" {line.text}"
            last.wrapped.append(line)
            return True
        said = read_line(line, self._vocabulary)
        if not last.line.listed or said.kind not in ("plain", "level") or (said.enumerator and said.kind == "level"):
            return False
        if last.kind in PROJECTS and last.more:
            last.more.append(line)
        elif last.kind in PROJECTS and names_another(last.text, line.text):
            self._open.leaf(last.kind, line, line.text)
        elif last.kind in PROJECTS and tells_of(last.text, line.text, self._vocabulary):
            last.more.append(line)
        else:
            last.text += line.text
            last.wrapped.append(line)
        return True

    def completes(self, said: Said) -> bool:
        """Whether the line is the name of the level in the line above."""
        node = self._open.nameless
        if node is None or said.kind not in ("plain", "level") or said.part is not None:
            return False
        node.said = node.said._replace(name=said.name if said.kind == "level" else said.line.text)
        node.more.append(said.line)
        self._open.nameless = None
        return True

    def states_values(self, said: Said) -> bool:
        """Whether the line states the values of the indicator that the line above names."""
        named, self._open.named = self._open.named, None
        if named is None or said.kind not in ("plain", "level", "field", "head"):
            return False
        if named is not self._open.events[-1] or not is_values_alone(said.line.text, self._vocabulary):
            return False
        self._open.events.pop()
        self._open.leaf(self._open.mode, named.line, f"{named.line.text}　{said.line.text}")  # type: ignore[arg-type]
        self._open.last.wrapped.append(said.line)  # type: ignore[union-attr]
        return True

    def takes_field(self, said: Said) -> bool:
        """Whether `said` states a field of the indicator or project above, which then has it."""
        last = self._open.last
        if last is None or said.kind != "field" or said.part is None:
            return False
        if said.part not in ("baseline", "aim") and not any(map(str.isalnum, said.name)):
            return True  # 「区分：－」
        field = (said.name, said.line)
        if last.kind in INDICATORS and not last.fields.keys() & {"baseline", "aim"}:
            both = self._split(f"_ {said.line.text}")
            if both and both.name == "_" and both.baseline and both.target:
                last.fields |= {"baseline": (both.baseline, said.line), "aim": (both.target, said.line)}
                return True
        if (
            last.kind in INDICATORS
            and said.part in ("baseline", "aim", "department", "unit")
            and said.part not in last.fields
        ) or (last.kind in PROJECTS and said.part in _OF_PROJECTS and said.part not in last.fields):
            last.fields[said.part] = field
        elif said.part not in ("baseline", "aim", "text", "category") and said.label not in last.extra:
            last.extra[said.label] = field
        else:
            return False
        return True
