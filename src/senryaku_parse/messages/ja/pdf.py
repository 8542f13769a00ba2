"""Messages on PDF, in Japanese."""

MESSAGES: dict[str, str] = {
    "scanned": (
        "この PDF の文字は画像で、読めるページがありません。OCR（文字認識）をかけた PDF か、元の "
        "Word・Excel ファイルを渡してください。"
    ),
    "unreadable": (
        "この PDF の文字は、どの文字か分からない形で入っています。元の Word・Excel ファイルを渡してください。"
    ),
    "no-text": "この PDF には文字がありません。",
    "page-is-image": "{page}ページは画像で、文字がありません。内容を読むには、OCR（文字認識）をかけてください。",
    "page-unmapped": "{page}ページの文字は、どの文字か分からない形で入っています。",
    "page-of-lines": "{page}ページには線が多すぎて、表の罫線を見分けられません。文字は行として読みました。",
    "page-aside": "{page}ページの、斜めに印字された文字（透かし）かページの外にある文字を読み飛ばしました。",
    "table-unruled": "{page}ページの罫線のない表を、文字の並びから表として読みました。",
    "perhaps-unruled": "{page}ページに罫線のない表らしい行がありますが、列を見分けられず、文として読みました。",
    "page-furniture": "ページの上下にある、本文でない文字（柱・ページ番号）{count}か所を読み飛ばしました。",
    "row-over-pages": "{above}ページと{below}ページに切れた行を、1行につなぎました。",
    "merged-cell-over-pages": "{above}ページと{below}ページに切れた、結合セルの文字をつなぎました。",
    "damaged": "PDF として読めません（壊れているか、途中で切れています）。元の文書から PDF を作り直してください。",
    "protected": "パスワードで保護された PDF です。パスワードを外して保存し直してから渡してください。",
    "encrypted": "この PDF の暗号化の方式は読めません。暗号化を外して保存し直してから渡してください。",
    "no-such-pages": "指定されたページがありません。この PDF は {count} ページまでです。",
    "page-damaged": "PDF の{page}ページが壊れています。元の文書から PDF を作り直してください。",
    "too-complex": (
        "この PDF は複雑すぎるか壊れていて、読めません。読めるページだけを選ぶか（--pages 40-62）、作り直してください。"
    ),
    "too-complex-behind": (
        "この PDF の{last}ページより後は複雑すぎるか壊れていて、読めません。"
        "読めるページだけを選ぶか（--pages 40-62）、作り直してください。"
    ),
}
