"""Documents to read many at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.many import TABLE


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two good documents of one name in two folders, and what a search must leave alone."""
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "documents/北/a.md": "# あおば市総合戦略\n\n" + TABLE.format("安心"),
        "documents/南/a.md": "# 根室市総合戦略\n\n" + TABLE.format("仕事"),
        "documents/南/.hidden.md": TABLE.format("隠し"),
        "documents/.git/a.md": TABLE.format("隠し"),
        "documents/photo.jpg": "memo",
    }.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")
    return Path("documents")
