"""Messages on inputs and their formats, in Japanese."""

MESSAGES: dict[str, str] = {
    "kind-xls": (
        "古い形式の Excel ファイル（.xls）です。Excel で開き、「Excel "
        "ブック（.xlsx）」として保存し直すか、pip install 'senryaku-parse[xls]' "
        "を実行してから渡してください。"
    ),
    "kind-xlsb": (
        "Excel バイナリ ブック（.xlsb）です。Excel で開き、「Excel ブック（.xlsx）」として保存し直してください。"
    ),
    "kind-spreadsheetml": (
        "XML スプレッドシート 2003 です。Excel で開き、「Excel ブック（.xlsx）」として保存し直してください。"
    ),
    "kind-ods": (
        "OpenDocument の表計算ファイル（.ods）です。LibreOffice か Excel で開き、.xlsx として保存し直してください。"
    ),
    "kind-doc": "古い形式の Word 文書（.doc）です。Word で開き、「Word 文書（.docx）」として保存し直してください。",
    "kind-wordml": "Word 2003 の XML 文書です。Word で開き、「Word 文書（.docx）」として保存し直してください。",
    "kind-rtf": "リッチテキスト（.rtf）です。Word で開き、「Word 文書（.docx）」として保存し直してください。",
    "kind-odt": "OpenDocument の文書（.odt）です。LibreOffice か Word で開き、.docx として保存し直してください。",
    "kind-opendocument": "OpenDocument の文書・表計算以外のファイルです。表のある文書を .docx か .xlsx にしてください。",
    "kind-jtd": "一太郎の文書（.jtd）です。一太郎で開き、Word 文書（.docx）か PDF として保存し直してください。",
    "kind-pptx": "PowerPoint のファイルです。表のあるスライドを PDF として保存し直してください。",
    "kind-protected": "パスワードで保護された Office ファイルです。開いてパスワードを外し、保存し直してください。",
    "kind-compound": (
        "古い形式の Office 文書か一太郎の文書です。元のソフトで開き、.docx か .xlsx として保存し直してください。"
    ),
    "kind-image": "画像です。文字認識（OCR）をした PDF か、元の Word・Excel のファイルを渡してください。",
    "kind-compressed": "圧縮ファイルです。展開して、中の文書を渡してください。",
    "kind-zip": "圧縮ファイル（ZIP）です。展開して、中の文書を渡してください。",
    "kind-cut-off": (
        "途中で切れた Excel・Word のファイルか圧縮ファイルです。元のファイルを、"
        "もう一度コピーかダウンロードしてから渡してください。"
    ),
    "kind-mht": "Web アーカイブ（.mht）です。ブラウザーで開き、「Web ページ、HTML のみ」として保存し直してください。",
    "kind-pdf": "PDF です。",
    "kind-docx": "Word 文書（.docx）です。",
    "kind-xlsx": "Excel ブック（.xlsx）です。",
    "struck-kept": "取り消し線の文字{what}を、取り消されたものとして残しました。",
    "struck-dropped": "取り消し線の文字{what}を、取り消されたものとして読みませんでした。",
    "note-linked": "注の印の指す注記「{text}」を、{where} に結び付けました。",
    "note-missing": "注の印「{mark}」が指す注記が、文書に見つかりません。",
    "note-unasked": "この注記を指す印がないため、どの項目にも結び付けていません。",
    "no-ruled-table": (
        "罫線のある表がありません。罫線のない表は、列の間が十分に空いていなければ読めません。元の Excel "
        "か Word のファイルをお渡しください。"
    ),
    "no-table": "表がありません。総合戦略の表を含む文書を渡してください。",
    "no-strategy-seen": "表は{count}つありますが、総合戦略の表として読めません。{seen}",
    "no-strategy": (
        "表は{count}つありますが、"
        "総合戦略の表（基本目標・具体的施策・KPI・具体的事業のラベルを持つ表）がありません。"
        "別の文書でないか確かめてください。"
    ),
    "how-to-look": "どう読んだかは「senryaku-parse explain {where}」で見られます。",
    "word-not": "Word 文書（.docx）ではありません。{advice}",
    "word-no-body": "Word 文書の本文が見つかりません。Word で開いて保存し直してください。",
    "word-embedded-document": "Word 文書に、別の形式の文書が埋め込まれたままになっています。Word で開いて保存し直してください。",
    "why-hidden-row": "非表示の行にあるため",
    "why-covered": "結合セルの下に隠れているため",
    "word-encrypted": (
        "Word 文書の中身が暗号化されているか、知らない方法で圧縮されています。Word で開いて保存し直してください。"
    ),
    "word-too-many-names": "Word 文書の XML の名前が多すぎます。Word で開いて保存し直してください。",
    "word-damaged": (
        "Word 文書として読めません（{error}）。壊れていないか、Word で開いて確かめ、保存し直してください。"
    ),
    "word-doctype": (
        "Word 文書に、Word が書かない宣言（DOCTYPE）があります。安全のため読みません。Word "
        "で開いて保存し直してください。"
    ),
    "textbox-read": "テキストボックス{count}個の文字を、置かれた段落（表の中なら表）の次に続くものとして読みました。",
    "embedded-unread": "埋め込まれた Excel の表や図{count}個の中の文字は、読んでいません。",
    "hidden-kept": "{count}件の文字は、{why}、読まずにここに残しました。",
    "why-comment": "コメントのため",
    "why-placeholder": "入力欄の案内文のため",
    "why-hidden": "隠し文字のため",
    "why-hidden-sheet": "非表示のシートのため",
    "why-memo": "メモ（コメント）のため",
    "why-hidden-rows": "非表示の行（絞り込みで隠れた行を含む）にあるため",
    "why-hidden-columns": "非表示の列にあるため",
    "formula-uncalculated": "数式の計算結果がブックにないため、空として読みました。Excel で開いて保存し直してください。",
    "drawn-unread": (
        "シート「{title}」のテキストボックスや図形{count}個の文字は、どの項目のものか定まらないため、"
        "読まずにここに残しました。"
    ),
    "hidden-kept-of-sheet": "シート「{title}」の{count}件の文字は、{why}、読まずにここに残しました。",
    "html-hidden": "表の中の、ブラウザでは表示されない文字を読み飛ばしました。",
    "row-no-list": (
        "{number}番目の行が {name} です。表は、行のリスト（行はセルのリスト、空のセルは None）で渡してください。"
    ),
    "delimiter-missing": "区切り行（|---|）のない表を、表として読みました。",
    "bar-variant": "全角の縦棒「｜」で区切られた行を、表の行として読みました。",
    "xls-damaged": "Excel ブック（.xls）として読めません（{reason}）。Excel で開き、保存し直してください。",
    "object-with-options": "表や文書のオブジェクトを渡すときは、format と pages を指定できません。",
    "pages-of-pdf": "ページを選べるのは PDF だけです。",
    "own-review": "このプログラムが書き出した確認用のページです。元の文書を渡してください。",
    "format-by-content": "名前の末尾は {suffix} ですが、中身は {format} のため、そう読みました。",
    "not-text": "テキストではありません。{advice}",
    "wrong-encoding": (
        "文字コードが {encoding} とされていますが、そのように読めません。ファイルが壊れていないか確かめてください。"
    ),
    "nul-bytes": (
        "テキストではありません（NUL バイトを含みます）。壊れていないか、元のソフトで開いて確かめてください。"
    ),
    "unknown-encoding": (
        "文字コードがわかりません（UTF-8、UTF-16、Shift_JIS のいずれでもありません）。UTF-8 で保存し直してください。"
    ),
    "text-for-bytes": "文字列ではなく、ファイルかその bytes を渡してください。",
    "empty": "空のファイルです。変換が途中で失敗していないか確かめてください。",
    "unreadable-object": (
        "{name} は読めません。パス、bytes、開いたファイル、行のリスト、DataFrame のいずれかを渡してください。"
    ),
    "content-for-path": (
        "パスではなく文書そのもののようです。文字列を読むには parse_text(text, format=...) を使ってください。"
    ),
    "no-such-file": "{path}: ファイルがありません。パスを確かめてください。",
    "is-folder": "{path}: フォルダです。ファイルを指定してください。",
    "changed-meanwhile": "{where}: 読んでいる間に書き換えられました。書き終わってから、もう一度読んでください。",
    "unreadable": "{path}: 読めません（{reason}）。権限とパスを確かめてください。",
    "pages-unread": "ページの指定「{pages}」は読めません。40-62、3,7-9、40- のように書いてください。",
    "book-protected": (
        "パスワードで保護されているか、古い形式（.xls）の Excel ファイルです。Excel で開き、"
        "パスワードを外して .xlsx で保存し直してください。"
    ),
    "book-not": "Excel ブック（.xlsx）ではありません。Excel で開き、.xlsx として保存し直してください。",
    "book-damaged": "Excel ブックとして読めません（{error}）。壊れていないか、Excel で開いて確かめてください。",
    "book-odd-part": "Excel ブックの {name} に、そこにはないはずの中身があります。Excel で開いて保存し直してください。",
    "book-encrypted": "Excel ブックの中身が暗号化されています。パスワードを外して保存し直してください。",
    "book-doctype-in": (
        "Excel ブックの {name} に、Excel が書かない宣言（DOCTYPE など）があります。安全のため読みません。"
        "Excel で開いて保存し直してください。"
    ),
    "book-unreadable": "Excel ブックとして読めません（{reason}）。Excel で開き、保存し直してください。",
    "book-same-place": "Excel ブックの2つのシートの中身が同じ場所にあります。Excel で開き、保存し直してください。",
    "xls-broken": "Excel ブック（.xls）が壊れています。Excel で開き、保存し直してください。",
    "book-doctype": (
        "Excel ブックに、Excel が書かない宣言（DOCTYPE）があります。安全のため読みません。Excel "
        "で開いて保存し直してください。"
    ),
    "readings-dropped": "漢字の後の括弧に繰り返されていた読みがな（{count}語）を除いて読みました。",
    "is-url": "{source}: URL からは読めません。ファイルに保存して、そのパスを渡してください。",
}
