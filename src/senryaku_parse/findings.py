"""Findings: what was repaired, assumed, or could not be placed. The list of codes is here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from senryaku_parse.frozen import frozendict
from senryaku_parse.records import quickly_made
from senryaku_parse.source import NOWHERE, Position

Severity: TypeAlias = Literal["info", "warning", "error"]

SEVERITIES: frozendict[str, str] = frozendict({"error": "エラー", "warning": "要確認", "info": "情報"})
"""Severity → what a planner reads, gravest first."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was repaired, assumed, or could not be placed."""

    code: str
    """Stable, kebab-case: one of `CODES`."""
    severity: Severity
    """"info": repaired for certain; "warning": worth a look; "error": something is missing."""
    message: str
    """One sentence in Japanese: what was found and what was made of it."""
    before: str | None = None
    """The text as the source has it; for what could not be placed, verbatim."""
    after: str | None = None
    """The text as it was read; null where nothing was made of it."""
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding, as docs/findings.md documents it."""

    name: str
    severity: Severity
    meaning: str
    """What it means, in Japanese."""
    action: str
    """What a planner does about it, in Japanese."""
    keeps_text: bool = False
    """Whether such a finding is where a source text ends: `before` holds it verbatim."""


_TABLE = (
    Code("header-empty", "info", "空の見出し行を読み飛ばした", "不要"),
    Code(
        "table-continued",
        "info",
        "ページ区切りなどで切れた表を、前の表の続きとして読んだ",
        "続きの先頭が正しい施策に付いているか、必要なら見る",
    ),
    Code(
        "format-by-content",
        "info",
        "ファイル名の末尾とは違う形式のファイルを、中身の形式で読んだ",
        "名前の末尾を直すか、元のソフトで保存し直す",
    ),
    Code(
        "formula-uncalculated",
        "warning",
        "Excel の数式の計算結果がブックに保存されておらず、空として読んだ",
        "Excel で開いて保存し直し、もう一度読む",
    ),
    Code("label-inherited", "info", "空白のラベル欄を、上のラベル（結合セル）の続きとして読んだ", "不要"),
    Code("label-variant", "info", "ラベルの表記ゆれを、この文書で最初に使われた表記として読んだ", "不要"),
    Code(
        "label-misspelled",
        "info",
        "文字が欠けた、または化けたラベルや見出しを、それに最も近い知られた語として読んだ",
        "元の文書のラベルがその語であるか見る",
        True,
    ),
    Code(
        "heading-by-part",
        "info",
        "知られていない見出しを、その中の知られている語から読んだ",
        "列の意味が正しいか見る。違えば語彙に加える",
    ),
    Code(
        "column-by-content",
        "info",
        "見出しからわからない列を、その下の文字（指標名、番号の付いた階層など）から読んだ（階層と推した列は要確認）",
        "列の意味が正しいか見る。正しければ見出しを語彙に加える",
    ),
    Code(
        "heading-unknown",
        "info",
        "知られていない見出しの列を、その見出しのまま残した（足りない列の見出しかもしれなければ要確認）",
        "区分・事業名・内容などの列であれば、見出しの文字を直すか、語彙に加える",
        True,
    ),
    Code(
        "row-shifted",
        "info",
        "左の空白セルが失われて左にずれた行を、元の列へ戻した",
        "区分・事業名・内容が正しい列にあるか見る",
    ),
    Code(
        "header-missing",
        "info",
        "区分・事業名・内容の見出し行がない事業の一覧を、直前の見出しの並びで読んだ",
        "列の並びが同じか見る",
    ),
    Code("cell-split", "info", "1つのセルに入っていた複数の項目を分けた", "分かれ目が正しいか見る"),
    Code("rows-joined", "info", "1行に続けて書かれた複数の行を分けた", "分かれ目が正しいか見る"),
    Code("text-repeated", "info", "結合セルの文字が繰り返された写しを、1つに畳んだ", "不要"),
    Code(
        "characters-repaired",
        "info",
        "変換で化けた文字（部首の字形・制御文字、離れた濁点、1文字ずつ空いた語）を通常の文字に直した",
        "不要",
    ),
    Code(
        "characters-misleading",
        "warning",
        "文字の並ぶ向きを変える文字、または見えない文字があり、見え方と違う文字が読まれている（そのまま残る）",
        "元の文書で、見えるとおりの文字か確かめる",
    ),
    Code("bar-variant", "info", "全角の縦棒「｜」で区切られた行を、表の行として読んだ", "不要"),
    Code("delimiter-missing", "info", "区切り行（|---|）のない表を、表として読んだ", "不要"),
    Code(
        "placeholder-blanked",
        "info",
        "変換プログラムが空白の代わりに書いた文字（NaN、None、Unnamed: 1、列番号の見出し）を空白に戻した",
        "不要",
        True,
    ),
    Code("row-numbers", "info", "行番号だけの列を読み飛ばした", "不要", True),
    Code("column-blank", "info", "どの行にも文字のない列を読み飛ばした", "不要"),
    Code("header-repeated", "info", "ページごとに繰り返された見出し行を読み飛ばした", "不要", True),
    Code(
        "label-lost",
        "warning",
        "ラベル欄の空いた行を、その文字と下の行から、失われたラベルの行として読んだ",
        "元の文書のラベルがその語であるか見る",
    ),
    Code("label-torn", "info", "2行に分かれたラベルを1つにつないだ", "不要"),
    Code(
        "label-centred",
        "info",
        "ブロックの途中の行にあるラベルを、ブロックの先頭から有効とした",
        "ブロックの範囲を見る",
    ),
    Code(
        "columns-fused",
        "info",
        "1つのセルに入っていた隣り合う列の文字を分けた（区分と事業名、ラベルと名前、見出しどうし）",
        "分かれ目を見る",
    ),
    Code("cell-torn", "info", "列の境目で切れた文字をつないだ", "つないだ文字を見る"),
    Code("row-torn", "info", "2行に切れた行をつないだ（別の行とも読めれば要確認）", "つないだ文字を見る"),
    Code("line-wrapped", "info", "セルの幅で折り返された文字を、空白なしでつないだ", "不要"),
    Code("characters-repeated", "info", "太字にするため何回も印字された文字を、1回に戻した", "戻した文字を見る"),
    Code("text-vertical", "info", "縦書きの文字（1行に1文字）を、1行につないだ", "不要"),
    Code("reprint-unresolved", "warning", "再掲の元となる事業が見つからない", "元の事業名と表記が同じか確かめる"),
    Code(
        "reprint-unclear",
        "warning",
        "事業名に「再掲」とあるが、再掲の印として読めない（文字はそのまま残る）",
        "再掲であるか元の文書で確かめる",
    ),
    Code("reprint-ambiguous", "warning", "再掲の元の候補が複数あり、1つを選んだ", "選ばれた元が正しいか確かめる"),
    Code(
        "organization-unclear",
        "info",
        "スラッシュの後が団体名と言い切れないため、内容を分けずに残した",
        "実施主体であれば手で分ける",
    ),
    Code(
        "target-not-quantified",
        "warning",
        "目標の表現を数量として読めなかった（文字はそのまま残る）",
        "数値目標なら手で数値を補う",
    ),
    Code(
        "target-direction-unclear",
        "warning",
        "「向上」「改善」が増加か減少か、指標名から定まらない（増減と現状値は空のまま）",
        "どちらであるか元の文書で確かめる",
    ),
    Code(
        "target-baseline-unclear",
        "info",
        "目標値と増減から現状値を正確に求められない、または現状値の欄を読めない（現状値は空のまま。欄に数字があれば warning）",
        "必要なら元の文書で現状値を補う",
    ),
    Code(
        "target-sign-unclear",
        "warning",
        "符号付きの数値（▲5.0%など）を、水準ではなく増減として読んだ",
        "水準であれば手で目標値に直す",
    ),
    Code(
        "target-several-values",
        "info",
        "1つの目標に数値が複数あり、1つを目標とし、ほかを補足に残した",
        "目標が正しいか、補足とあわせて見る",
    ),
    Code(
        "target-inconsistent",
        "warning",
        "現状値・目標値・増減が互いに合わない（書かれたとおりに残した）、または求められる現状値が負になる",
        "元の文書の数値を確かめる",
    ),
    Code(
        "target-from-series",
        "info",
        "目標値の欄がないため、年度別の目標の最後の年度を目標値とした",
        "最終目標が別にあれば手で直す",
    ),
    Code("target-missing", "warning", "指標に目標の表現がない", "元の文書で目標を確かめる"),
    Code(
        "heading-unread",
        "warning",
        "表の間の見出しが階層の名前を持つが、階層として読んでいない",
        "その下の表が正しい項目に付いているか確かめる",
        True,
    ),
    Code(
        "entry-repeated",
        "warning",
        "同じ施策・基本目標に同じ行がもう一度現れたため、1つとして読んだ",
        "2つの項目であれば、どこが違うか元の文書で確かめる",
    ),
    Code("number-repeated", "warning", "同じ番号が別の項目に付いていて、IDを区別した", "元の文書の番号を確かめる"),
    Code(
        "level-missing",
        "warning",
        "文書にない階層を、名前のない入れ物で補った。または階層の名前が空欄である",
        "上の階層がどこにあるか元の文書で確かめる",
    ),
    Code(
        "key-unmatched",
        "warning",
        "番号や施策名で結び付ける表の行に、その番号・名前を持つ施策がない（文字はそのまま確認事項に残した）",
        "番号・施策名の誤りを元の文書で確かめる",
        True,
    ),
    Code("name-missing", "warning", "事業名が空の行がある", "元の文書で事業名を確かめる"),
    Code(
        "category-unknown",
        "info",
        "区分の欄に、知られていない区分がある（文字はそのまま区分とした）",
        "区分であるか見る",
    ),
    Code("cell-ambiguous", "warning", "セルの読み方が定まらないため、分けずに残した", "元の文書で区切りを確かめる"),
    Code(
        "cell-unplaced",
        "warning",
        "どの項目にも置けない文字を、そのまま確認事項に残した",
        "元の文書で行き先を確かめる",
        True,
    ),
    Code(
        "row-surplus-cells",
        "warning",
        "行の列数が多すぎて余ったセルを、そのまま確認事項に残した",
        "元の文書で余った文字の行き先を確かめる",
        True,
    ),
    Code(
        "text-struck",
        "info",
        "取り消し線の引かれた文字を、取り消されたものとして読まなかった（--struck read で読む）",
        "取り消し線が改訂の結果であるか見る",
        True,
    ),
    Code("note-linked", "info", "注の印（※1 など）の指す注記を、印の付いた項目に結び付けた", "不要", True),
    Code(
        "note-unlinked",
        "warning",
        "注の印が指す注記がない、または注記を指す印がない（後者は情報）",
        "元の文書で注記を確かめる",
        True,
    ),
    Code(
        "hidden-skipped",
        "warning",
        "元の文書で表示されない文字（隠し文字、非表示の行・列・シート、コメントなど）があり、読まなかった",
        "必要な内容なら、表示される形に直して渡す",
        True,
    ),
    Code(
        "textbox-read",
        "info",
        "Word のテキストボックスの文字を、置かれた段落の次に続くものとして読んだ",
        "置き場所を見る",
    ),
    Code(
        "object-unread",
        "warning",
        "Word 文書に埋め込まれた Excel の表や図、Excel のテキストボックスや図形の文字を読まなかった",
        "必要な内容なら、表やセルに書いて渡す",
    ),
    Code(
        "municipality-ambiguous",
        "info",
        "同じ名前の市区町村が複数あり、どれか定まらない（団体コードは空のまま）",
        "表題に都道府県名を補うか、団体コードを手で補う",
    ),
    Code(
        "layout-chosen",
        "info",
        "表の形式（列見出し、行見出し、見出しと箇条書きなど）を、その作りから決めた",
        "階層が正しい位置にあるか見る",
    ),
    Code("ditto-read", "info", "「〃」「同上」を、上の欄と同じ文字として読んだ", "不要", True),
    Code(
        "level-inferred",
        "info",
        "「基本目標」「事業」などと書かれた見出しがなく、どれがそれかを書き方から決めた（手がかりが弱ければ要確認）",
        "基本目標・施策・事業が正しい見出しや箇条書きか見る",
    ),
    Code(
        "name-doubtful",
        "warning",
        "本文から読んだ項目の名前が、値・見出し語・部署・連絡先であるか、途中で切れているように見える",
        "元の文書で、項目の名前と値を確かめる",
    ),
    Code(
        "line-like-entry",
        "warning",
        "説明の文として残した行に、指標や事業と同じ書き方のものがある",
        "指標・事業であれば、元の文書の書き方をほかの項目にそろえる",
    ),
    Code(
        "line-unplaced",
        "warning",
        "本文の箇条書き・見出しのうち、どの項目にも置けないものを、そのまま確認事項に残した",
        "元の文書で行き先を確かめる",
        True,
    ),
    Code(
        "line-outside",
        "info",
        "総合戦略として読んだ表・見出し・説明の外にある文を、1件にまとめてそのまま残した",
        "必要な文が含まれていないか、check --all で見る",
        True,
    ),
    Code("overview-skipped", "info", "本文でもう一度現れる目次・体系図の見出しを読み飛ばした", "不要", True),
    Code("column-joined", "info", "見出しのない列を、隣の見出しの列として読んだ", "列の対応が正しいか見る"),
    Code("table-skipped", "info", "総合戦略の表ではない表を読まなかった", "総合戦略の表であれば知らせる", True),
    Code("cell-edited", "info", "編集されたセルを、編集後の内容で読んだ", "不要"),
    Code("row-added", "info", "編集で加えられた行を、新しい項目として読んだ", "IDと上の階層が正しいか見る"),
    Code("row-removed", "info", "編集で消された行の項目を、ないものとして読んだ", "消したつもりか確かめる"),
    Code(
        "edit-unread",
        "warning",
        "編集されたセルを読めなかった（文字はそのまま確認事項に残した）",
        "セルの番地を見て直し、もう一度読み込む",
        True,
    ),
    Code(
        "edit-conflict",
        "warning",
        "同じ項目の編集が互いに合わない（採った方を説明に示した）",
        "採った方が正しいか確かめる",
    ),
    Code(
        "characters-replaced",
        "warning",
        "書き出す形式で使えない文字を、別の文字（「�」「〓」など）に置き換えた",
        "元の文字は JSON で確かめる",
    ),
    Code("text-cut", "warning", "書き出す形式に収まらない長さの文字を途中で切った", "全文は JSON で確かめる"),
    Code(
        "field-not-written",
        "warning",
        "書き出す形式に置き場のない項目があり、読み戻すと元と異なる",
        "その項目は JSON か Excel で渡す",
    ),
    Code(
        "actuals-homeless",
        "warning",
        "旧版の実績を、新版に対応する指標がない（または単位が違う）ため引き継げなかった",
        "残す値を、新版の正しい指標に手で移す",
    ),
    Code(
        "actuals-conflict",
        "warning",
        "旧版と新版で実績が異なり、新版の値を残した",
        "正しい方を確かめる",
    ),
    Code(
        "actuals-history",
        "info",
        "旧版から引き継いだ実績が新版の計画期間のものか、新版からわからないため、経過として示し評価しない",
        "計画期間の年度であれば、開始年度（--start-year）を付けて書き出す",
    ),
    Code(
        "merge-conflict",
        "warning",
        "合わせた版の2つが1つのセルを別々に直している、または一方が消した項目を他方が直している",
        "残った値が正しいか確かめ、違えば示した値を入れる",
    ),
    Code(
        "carry-uncertain",
        "warning",
        "新旧の対応が確かでないため、版をまたぐ ID や実績を引き継がなかった",
        "同じ項目であれば手で移す",
    ),
    Code(
        "page-without-text",
        "warning",
        "PDF のページに、読める文字がない（画像として取り込まれたページ、文字の対応表がないフォント）",
        "OCR（文字認識）をかけた PDF か、元の Word・Excel ファイルを渡す",
    ),
    Code(
        "page-furniture",
        "info",
        "PDF のページごとに繰り返される文字（柱・ページ番号）や透かしを、本文ではないものとして読み飛ばした",
        "本文の文字が含まれていないか見る",
        True,
    ),
    Code(
        "table-unruled",
        "info",
        "PDF の罫線のない表を、文字の並びから表として読んだ（罫線を見分けられなければ要確認）",
        "行と列が正しく分かれているか見る",
    ),
    Code(
        "recipe-applied",
        "info",
        "レシピ（--recipe）のとおりに、表・列・行・見出しを読んだ、または読まなかった",
        "レシピが今の文書に合っているか、必要なら見る",
        True,
    ),
    Code("truncated", "error", "文書が途中で切れている", "元の文書を最後まで変換し直す"),
)

CODES: dict[str, Code] = {code.name: code for code in _TABLE}


def finding(
    code: str,
    message: str,
    *,
    before: str | None = None,
    after: str | None = None,
    position: Position = NOWHERE,
    severity: Severity | None = None,
) -> Finding:
    """A finding of a listed code, with the code's own severity unless another is given."""
    return Finding(code, severity or CODES[code].severity, message, before, after, position)
