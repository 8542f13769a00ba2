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
}
