"""Lines of a page that are none of its text: page numbers, menus, who is to be asked, whose rights are reserved."""

from __future__ import annotations

import re

from senryaku_parse.text import nfkc

_PAGE = re.compile(r"[-－―–—\s]*(?:[pP]\.?\s*)?[0-9０-９]{1,3}\s*(?:頁|ページ)?[-－―–—\s]*")
_BEGINS_PAGE = frozenset("-－―–—pP0123456789０１２３４５６７８９")
_FOOT = re.compile(
    r"(?:[【《〈「『\[<■◆●○▼▲△↑⬆☎□]\s*)?(?:"
    r"(?:この(?:ページ|記事|計画|件)(?:について|に関する)の?|本計画に関する|担当課?・?)?お?問い?合わせ(?:先|窓口)?(?:は?こちら|フォーム)?(?=\Z|[\s:】》〉」』\]>(・])"
    r"|(?:copyright|all rights reserved|\(c\)|©)"
    r"|(?:tel|fax|電話(?:番号)?|ファク(?:ス|シミリ)(?:番号)?|ファックス(?:番号)?|内線|直通|代表)[\s:・(（]*[0-9]"
    r"|(?:e-?mail|電子メール|メール(?:アドレス)?)\s*:|〒\s*[0-9]"
    r"|(?:この)?(?:ページ|画面)の?(?:先頭|トップ|上部?|最初)[へに](?:戻る|もどる|移動)?|(?:page ?top|topへ(?:戻る)?)\Z"
    r"|(?:トップ|ホーム|前の|元の|次の|一覧)(?:ページ)?[へに](?:戻る|もどる|進む)?\Z"
    r"|(?:最終)?(?:更新日|公開日|掲載日|作成日)時?\s*:|ページ(?:id|番号)\s*:?|記事id"
    r"|関連(?:リンク|情報|ファイル|ページ|サイト)\Z|添付(?:ファイル|資料)\Z|ダウンロード\Z|.{0,60}[(（]\s*(?:pdf|word|excel|docx?|xlsx?|ワード|エクセル)(?:形式|ファイル)?\s*[:：/／・\s]?\s*[0-9.,]+\s*(?:kb|mb|キロバイト|メガバイト)\s*[)）]\Z"
    r"|(?:adobe|pdf形式の?(?:ファイル|書類))|(?:印刷用ページ|本文へ(?:移動|スキップ)?|サイトマップ|プライバシーポリシー|個人情報の取り?扱い|免責事項|リンク集|ウェブアクセシビリティ)\Z"
    r")",
    re.IGNORECASE,
)
_BEGINS_FOOT = frozenset(
    "▲△↑⬆□関添ダこのお問担【《〈「『[<■◆●○▼☎cCａaA(©tTfF電フ内直代eEメ〒ペ画pPトホ前元次一最更公掲作記印本サプ個免リウＴＦＣＥ（ＡＰ"
)


def is_page_number(text: str) -> bool:
    """Whether `text` is the number of a page."""
    return text[:1] in _BEGINS_PAGE and _PAGE.fullmatch(text) is not None


def ends_page(text: str) -> bool:
    """Whether `text` begins what stands at the foot of a page of the web: 「お問い合わせ」, 「Copyright ©」."""
    return (text[:1] in _BEGINS_FOOT or text.endswith(("B)", "B）", "ト)", "ト）"))) and _FOOT.match(
        nfkc(text)
    ) is not None
