"""README shows every word that names a level, an indicator, a project or what is said of them."""

from __future__ import annotations

from pathlib import Path

from senryaku_parse.vocabulary import default_vocabulary

README = Path(__file__).parent.parent / "README.md"
TABLES = ("labels", "wide_labels", "fields", "below_groups", "columns")


def test_readme_shows_the_vocabulary(accept: bool) -> None:
    words = default_vocabulary().words
    rows = [
        f"| `[{table}]` `{entry}` | {'、'.join(words[table][entry])} |" for table in TABLES for entry in words[table]
    ]
    text = README.read_text("utf-8")
    head, begin, rest = text.partition("| table and entry | words |\n|---|---|\n")
    assert begin, "README has no table of the vocabulary"
    shown, end, tail = rest.partition("\n\n")
    if accept:
        README.write_text(head + begin + "\n".join(rows) + end + tail, "utf-8")
        shown = "\n".join(rows)
    assert shown.split("\n") == rows
