"""The words of a recipe: what the whole document means by them, whatever the vocabulary says."""

from __future__ import annotations

from collections.abc import Mapping

from senryaku_parse.vocabulary import Part, Vocabulary, label_key

_LABELS = ("labels", "wide_labels", "fields", "columns")
_TABLES: Mapping[Part, str] = {
    "goal": "labels",
    "target": "labels",
    "area": "labels",
    "measure": "labels",
    "kpi": "labels",
    "project": "labels",
    "upper_measure": "wide_labels",
    "category": "columns",
    "text": "columns",
    "department": "columns",
}
"""The table of the vocabulary in which words of a part stand, where that is not "fields"."""


def with_words(vocabulary: Vocabulary, told: Mapping[str, Part]) -> Vocabulary:
    """`vocabulary` in which each word of `told` means what it says there, and nothing else."""
    if not told:
        return vocabulary
    keys = {label_key(word) for word in told}
    words = {table: dict(entries) for table, entries in vocabulary.words.items()}
    for table in _LABELS:
        for entry, known in words[table].items():
            words[table][entry] = tuple(word for word in known if label_key(word) not in keys)
    for word, part in told.items():
        entries = words[_TABLES.get(part, "fields")]
        entries[part] = (*entries.get(part, ()), word)
    return Vocabulary(words)
