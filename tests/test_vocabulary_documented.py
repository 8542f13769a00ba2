"""docs/vocabulary.md shows every word that names a level, an indicator, a project or what is said of them."""

from __future__ import annotations

from pathlib import Path

from senryaku_parse.vocabulary import default_vocabulary

PAGE = Path(__file__).parent.parent / "docs" / "vocabulary.md"
TABLES = ("labels", "wide_labels", "fields", "below_groups", "columns")


def test_the_page_shows_the_vocabulary(accept: bool) -> None:
    words = default_vocabulary().words
    rows = [
        f"| `[{table}]` `{entry}` | {'、'.join(words[table][entry])} |" for table in TABLES for entry in words[table]
    ]
    text = PAGE.read_text("utf-8")
    head, begin, rest = text.partition("| table and entry | words |\n|---|---|\n")
    assert begin, "the page has no table of the vocabulary"
    shown, end, tail = rest.partition("\n\n")
    if accept:
        PAGE.write_text(head + begin + "\n".join(rows) + end + tail, "utf-8")
        shown = "\n".join(rows)
    assert shown.split("\n") == rows
