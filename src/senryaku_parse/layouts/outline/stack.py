"""The nodes that stand open at a line of an outline: each begins below those that it does not end."""

from __future__ import annotations

from senryaku_parse.layouts.outline.events import Key, Node, key, key_of
from senryaku_parse.layouts.outline.said import Said
from senryaku_parse.plan.levels import LEVELS


class Stack:
    """The nodes from the outermost down to the one that what follows hangs below."""

    def __init__(self) -> None:
        """No node stands open at the beginning."""
        self._open: list[Node] = []
        self._told: dict[Key, Node] = {}
        """The first node that names a level so."""
        self._below: dict[str, int] = {}
        """Style of lines that are no headings → the highest level of a heading that one stood below."""

    @property
    def owner(self) -> Node | None:
        """The node that what follows hangs below."""
        return self._open[-1] if self._open else None

    def of_style(self, style: str) -> Node | None:
        """The node of `style` that stands open."""
        return next((node for node in self._open if node.style == style), None)

    def enter(self, said: Said, heading: int) -> Node:
        """The node of `said`, open, below a heading of the level `heading`; what it ends is no longer open."""
        self._make_room(said)
        if not said.line.level:  # headings below one line of its kind are below all
            heading = self._below[said.style] = min(heading, self._below.get(said.style, heading))
        node = Node(said, self.owner, heading)
        self._told.setdefault(key(node), node)
        self._open.append(node)
        return node

    def leave(self, level: int) -> None:
        """A heading of `level` ends what stands below headings as high; such headings too, as long as a numbered node remains."""
        ended = next(
            (at for at, node in enumerate(self._open) if not node.said.line.level and node.below >= level), None
        )
        if ended is not None:
            del self._open[ended:]
        at = next((at for at, node in enumerate(self._open) if node.said.line.level >= level), None)
        if at and any(node.said.enumerator or node.said.part for node in self._open[:at]):
            del self._open[at:]

    def _make_room(self, said: Said) -> None:
        """Take off the stack what ends where the node of `said` begins."""
        stack, level = self._open, said.line.level
        if level:  # a heading ends any list
            at = next((at for at, node in enumerate(stack) if node.said.line.listed and not node.said.line.level), None)
            del stack[len(stack) if at is None else at :]
        at = next((at for at, node in enumerate(stack) if node.style == said.style), None)
        if at is None and said.part == "goal":
            at = next((at for at, node in enumerate(stack) if node.said.part in LEVELS), None)
        if at is None and level:
            at = next((at for at, node in enumerate(stack) if node.below >= level), None)
        told = self._told.get(key_of(said))
        if at is None and told and not told.said.line.level:  # in a table of contents, which ends here
            at = next((at for at, node in enumerate(stack) if node.style == told.style and self._is_listed(node)), None)
        if at is not None and not (at < len(stack) and said.part != "goal" and self._numbers(stack[at], said)):
            del stack[at:]

    def _numbers(self, node: Node, said: Said) -> bool:
        """Whether the number of `said` is one of those below `node`: 「1-2」 below 「基本目標1」."""
        if node.style == said.style or node.said.enumerator is None or said.enumerator is None:
            return False
        above, sign, _ = said.enumerator.marker.rpartition("-")
        del self._open[self._open.index(node) + 1 :]
        return sign != "" and above == node.said.enumerator.marker

    def _is_listed(self, node: Node) -> bool:
        """Whether `node` may stand in a table of contents: nothing hangs below it, and it was not told before."""
        return not node.filled and self._told[key(node)] is node
