"""備考: what became of a node, a few words a change, where the two texts side by side do not show it."""

from __future__ import annotations

from collections.abc import Iterator

from senryaku_parse.compare.kinds import KINDS
from senryaku_parse.compare.model import Change, Pair
from senryaku_parse.compare.rows import Row
from senryaku_parse.compare.writers.directory import Directory
from senryaku_parse.compare.writers.fields import step_text


def remarks(row: Row, directory: Directory) -> Iterator[str]:
    """The remarks on `row`: one a change, then its doubts."""
    yield from dict.fromkeys(_remark(change, row, directory) for change in row.changes)
    for pair in doubts(row, directory):
        yield f"要確認: 対応が確かでない（点数 {pair.score:.2f}）{''.join(f'。{doubt}' for doubt in pair.doubts)}"


def doubts(row: Row, directory: Directory) -> tuple[Pair, ...]:
    """The uncertain pairs of its nodes."""
    return directory.doubts(row.old.id if row.old else None, row.new.id if row.new else None)


def _remark(change: Change, row: Row, directory: Directory) -> str:
    detail = _detail(change, row, directory)
    return f"{KINDS[change.kind]}（{detail}）" if detail else KINDS[change.kind]


def _detail(change: Change, row: Row, directory: Directory) -> str:
    match change.kind:
        case "split" if row.old is not None:
            return f"{len(change.fields['nodes'].new)}つに"
        case "split" | "merged" if row.new is not None:
            return f"{_listed(change, 'old')}から"
        case "merged":
            return f"{_listed(change, 'new')}に"
        case "moved" if "parent" in change.fields:
            return f"「{directory.old[change.fields['parent'].old].name}」から"
        case "moved":
            area = change.fields["area"].old
            return f"分野「{area['name']}」から" if area else "分野なしから"
        case "reordered":
            place = change.fields["place"]
            return f"{place.old}番目→{place.new}番目"
    return step_text(change)


def _listed(change: Change, side: str) -> str:
    nodes = getattr(change.fields["nodes"], side)
    return "".join(f"「{node['name'] or node['id']}」" for node in nodes)
