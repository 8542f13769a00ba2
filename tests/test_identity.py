"""Title and municipality from the text outside tables."""

from __future__ import annotations

import pytest

from senryaku_parse.hierarchy.identity import municipality_of


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("根室市創生総合戦略 基本目標、施策等一覧", "根室市"),
        ("第2期あおば市まち・ひと・しごと創生総合戦略", "あおば市"),
        ("北海道根室市総合戦略", "根室市"),
        ("神奈川県横浜市人口ビジョン", "横浜市"),
        ("四日市市総合戦略", "四日市市"),
        ("廿日市市まち・ひと・しごと創生総合戦略", "廿日市市"),
        ("村上市総合戦略", "村上市"),
        ("【改訂版】町田市の総合戦略", "町田市"),
        ("東京都町田市版総合戦略", "町田市"),
        ("南アルプス市総合戦略", "南アルプス市"),
        ("根室市", "根室市"),
        ("市町村の総合戦略", None),
        ("総合戦略", None),
        ("まち・ひと・しごと創生総合戦略", None),
        ("", None),
    ],
)
def test_municipality(title: str, name: str | None) -> None:
    assert municipality_of(title) == name
