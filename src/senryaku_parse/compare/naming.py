"""What a node is called in a sentence."""

from __future__ import annotations

from senryaku_parse.compare.kinds import TYPES, NodeType
from senryaku_parse.model import Node


def called(type_: NodeType, node: Node) -> str:
    """「事業「創業支援事業」」; its id stands for a name that is missing."""
    return TYPES[type_] + quoted(node)


def quoted(node: Node) -> str:
    """The name in 「」, or the id without a name."""
    return f"「{node.name or node.id}」"
