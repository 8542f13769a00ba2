"""Messages on outputs, in Japanese."""

MESSAGES: dict[str, str] = {
    "no-such-format": "「{name}」という形式はありません。{known} のいずれかを指定してください。",
    "text-for-binary": (
        "{suffix} のファイルではないか、壊れています。元のソフトで開き、.xlsx か .docx に保存し直してください。"
    ),
    "no-permission": "権限がありません",
    "read-only": "読み取り専用の場所です",
    "no-space": "空き容量がありません",
    "quota-used": "割り当てられた容量を使い切りました",
    "over-file-size": "ファイルの大きさの上限を超えます",
    "name-too-long": "名前が長すぎます",
    "no-folder-on-way": "途中にフォルダでないものがあります",
    "link-circle": "リンクが輪になっています",
    "too-many-open": "開いているファイルが多すぎます",
    "in-use": "ほかで使われています",
    "closed-by-other": "相手が先に閉じました",
    "device-error": "装置の誤りです",
    "target-is-folder": "{target}: フォルダがあります。ファイル名を指定するか、末尾に / を付けてください。",
    "target-is-file": "{target}: 同じ名前のファイルがあります。別のフォルダ名を指定してください。",
    "part-is-folder": "{path}: 同じ名前のフォルダがあります。別のフォルダ名を指定してください。",
    "no-folder": "{target}: 出力先のフォルダがありません。先にフォルダを作ってください。",
    "unwritable": "{target}: 書き込めません（{reason}）。空き容量と権限を確かめてください。",
    "loader-unknown": "{name}: 末尾から形式がわかりません。{suffixes} のファイルか、format= を指定してください。",
    "no-stream": "{format} は標準出力には書けません。フォルダを指定してください。",
    "no-such-option": "{format} の書き出しに {option} の指定はありません。",
    "format-needed": "標準出力や開いたファイルに書くには、形式（--to、format=）を指定してください。",
    "no-output-name": "出力先が空です。ファイル名かフォルダ名を指定してください。",
    "writer-unknown": "{text}: 末尾から形式がわかりません。{suffixes} のいずれかにしてください。",
    "characters-replaced": "{place}: {format} で使えない文字を「�」に置き換えました。",
    "no-encoding": "文字コード「{encoding}」では書き出せません。{known} のいずれかを指定してください。",
    "no-errors": "errors「{errors}」はありません。{known} のいずれかを指定してください。",
    "line-of-file": "{name} の{number}行目「{heading}」",
    "twin": "{encoding} にあるのは「{twin}」です。",
    "way-of-encoding": "--encoding utf-8-sig か {way}",
    "character-lacking": "{place}の{character}は {encoding} では書けません。{other}{way} を指定してください。",
    "replacement": "{character}を「{substitute}」",
    "replaced": "{place}: {encoding} では書けない文字を置き換えました（{changes}に）。",
    "character": "「{character}」({number})",
    "invisible-character": "文字 {number} ",
    "title-of": "{file} の「title」",
    "source-of": "{file} の「source」",
    "excel-controls": (
        "Excel が扱えない制御文字を「�」に置き換えました（{place}）。元の文字は JSON と CSV にそのままあります。"
    ),
    "excel-cut": (
        "Excel の1セルの上限（{most:,}字）を超える文字を、途中で切りました（{place}）。元の文字は JSON "
        "と CSV にそのままあります。"
    ),
    "markdown-unread": "書き出した Markdown は読み戻せません。{error}",
    "markdown-otherwise": (
        "{place} の「{heading}」は、Markdown の表から元のとおりには読み戻せません。元の値は JSON にあります。"
    ),
    "no-frame-per": "「{per}」ごとの表はありません。leaf、year のいずれかを指定してください。",
    "needs-pyarrow": (
        "Parquet を書き出すには pyarrow が必要です。pip install 'senryaku-parse[parquet]' を実行するか、"
        "CSV で書き出してください。"
    ),
    "needs-matplotlib": "図を描くには matplotlib が必要です。pip install 'senryaku-parse[plot]' を実行してください。",
    "needs-font": (
        "日本語のフォントが見つからず、図の日本語は□になります。Noto Sans CJK JP（Debian・Ubuntu では "
        "apt install fonts-noto-cjk）か IPAexゴシックを入れて、Python を起動し直してください。"
    ),
    "no-chart": "「{kind}」という図はありません。{charts} のいずれかを指定してください。",
    "one-chart-an-ax": "ax には図を1つだけ描けます。kind に {charts} のいずれかを指定してください。",
    "sqlite-id-twice": (
        "ID「{node_id}」の項目が{count}件あるため、ID を主キーとする SQLite には書けません。ID を分けてください。"
    ),
    "sqlite-reprint": "{id} の再掲元ID「{reprint_of}」はどの事業のIDでもないため、SQLite には書きませんでした。",
    "excel-unwritable": (
        "Excel ブックを書けません（{why}）。一時フォルダ（TMPDIR）と出力先の空き容量と権限を確かめてください。"
    ),
    "no-first-year": "開始年度 {start_year} は使えません。西暦の年度（2015 など）を指定してください。",
    "excel-cut-mark": "…【ここで切れています。全{count:,}字は JSON か CSV を見てください】",
    "reads-markdown": "Markdown の表",
    "reads-html": "HTML の表（Web ページ全体でもよい）",
    "reads-csv": "CSV・TSV の表（文字コードと区切りは見分ける）",
    "reads-pdf": "PDF の表（文字のある PDF）",
    "reads-docx": "Word 文書（見出し・番号・結合セルのとおり）",
    "reads-xlsx": "Excel ブック（結合セル・表示形式のとおり）",
    "reads-xls": "古い形式の Excel ブック（senryaku-parse[xls]）",
    "loads-json": "このプログラムが書き出した JSON",
    "loads-xlsx": "このプログラムが書き出した Excel ブック（編集後でもよい）",
    "loads-package": "このプログラムが書き出したフォルダ（CSV）",
    "writes-json": "JSON（すべての項目と確認事項）",
    "writes-xlsx": "Excel ブック",
    "writes-csv": "CSV 1枚（末端の項目ごとに1行）",
    "writes-package": "フォルダ（種類ごとの CSV、Data Package）",
    "writes-parquet": "Parquet 1枚（CSV と同じ列）",
    "writes-sqlite": "SQLite（種類ごとに1表）",
    "writes-markdown": "Markdown の表（読み直すと同じ内容になる）",
    "writes-page": "1枚で開ける Web ページ（検索・絞り込み）",
    "writes-stratml": "StratML Part 2（ANSI/AIIM 22）",
    "collects-xlsx": "Excel ブック（種類ごとに1シート）",
    "writes-jsonl": "JSON Lines（1文書が1行）",
    "compares-json": "JSON（対応と変更のすべて）",
    "compares-xlsx": "Excel ブック（新旧対照表）",
    "compares-csv": "CSV（変更した項目ごとに1行）",
    "compares-markdown": "Markdown の新旧対照表",
    "compares-page": "1枚で開ける Web ページ",
    "follows-csv": "CSV（項目ごとに1行）",
    "follows-markdown": "Markdown の表",
    "explains-page": "1枚で開ける Web ページ（元の文書と読み取った結果）",
}
