"""Messages on what people edited in our own files, in Japanese."""

MESSAGES: dict[str, str] = {
    "row-added": "{place}の行を、新しい{kind}{label}として読みました。",
    "row-removed": "{kind}{label}の行が消されているため、ないものとして読みました。",
    "actual-conflict": (
        "{places}の{year}年度の実績「{value:f}」は、進捗管理の値と合わないため、進捗管理の値を採りました。"
    ),
    "cell-of-sheet": "シート「{title}」のセル {cell}",
    "budget-unread": "{place}の「{given}」は、数でないか、その行に ID がないため、{heading}として読んでいません。",
    "csv-unread": "{name}: {line}行目を CSV として読めません（{error}）。引用符が閉じているか確かめてください。",
    "cell-of-file": "{name} のセル {cell}",
    "id-as-date": "{place}は日付になっていましたが、ID「{typed}」を打ったものとして読みました。",
    "descriptor-unread": (
        "{file}: このプログラムが書き出したものとして読めません（{error}）。書き出し直すか、その箇所を直してください。"
    ),
    "cell-edited": "{places}の「{heading}」を、編集後の内容で読みました。",
    "cell-unread": "{place}の「{given}」は「{heading}」として読めないため、元の「{before}」を残しました。",
    "cell-unread-left-empty": "{place}の「{given}」は「{heading}」として読めないため、空のままにしました。",
    "row-without-name": "{place}からの行は、名前がないため、{kind}として読んでいません。",
    "copy-missing": (
        "ブックに書き出し時の控え（隠しシート）がないため、"
        "セルにあるものだけを読みました（自治体・期間・出典と、どこが編集されたかはわかりません）。"
    ),
    "copy-unread": (
        "ブックに残る書き出し時の控え（隠しシート）が読めないため、"
        "セルにあるものだけを読みました（自治体・期間・出典と、どこが編集されたかはわかりません）。"
    ),
    "finding-unread": "{place}の「{given}」は「{heading}」として読めません。",
    "columns-missing": "{name}に{headings}の列がないため、{missing}。",
    "outside-table": "{where}は表の外にあるため、読んでいません。",
    "column-unknown": "{first}は、読める見出しのない列にあるため、読んでいません。",
    "column-unknown-to": "{first}から{last}まで（{count}件）は、読める見出しのない列にあるため、読んでいません。",
    "target-edited": "{places}の目標が編集されているため、数値を文字から読み直しました。",
    "target-conflict": "{places}の目標「{text}」と {cells} が合わないため、数値のセルを採り、文字もそのまま残しました。",
    "json-unread": (
        "このプログラムが書き出した JSON として読めません（{error}）。書き出し直すか、その箇所を直してください。"
    ),
    "number-out-of-reach": "数値が大きすぎるか小さすぎます。書き出し直すか、直してください。",
    "this-number-out-of-reach": "数値（{number:.3e}）が大きすぎるか小さすぎます。書き出し直すか、直してください。",
    "description-split": "{places}の内容に、記述か実施主体の文字がありません。それぞれのセルのとおりに読みました。",
    "text-edited": "{places}の内容が編集されているため、記述と実施主体を読み直しました。",
    "folder-without-tables": (
        "フォルダに {path} などの CSV がありません。このプログラムが書き出したフォルダを指定してください。"
    ),
    "file-missing": "{path} がないため、{kind}の行は、ほかのファイルからわかるものだけを読みました。",
    "headings-missing": "{path}: {kind}の見出し（{first}、{second} など）がありません。見出しの行を元に戻してください。",
    "derived-edited": (
        "{place}など{count}件の「{heading}」は、ほかの欄から決まる値と違いますが、読んでいません。"
        "元の欄（年度）か datapackage.json を直してください。"
    ),
    "descriptor-missing": "{file} がないため、文書の題名・自治体・期間・出典は読めません。",
    "file-strange": "{name} は書き出したファイルではないため、読んでいません。",
    "row-restored": "{label}の行は消されていますが、その下の項目が残っているため、元のまま残しました。",
    "parent-made": "{place}の行が属する{kind}{label}の行がないため、この行にある番号と名前で補いました。",
    "homeless": "{place}の行は、どの{kind}に属するかわからないため、読んでいません。{kind}の ID を書いてください。",
    "parent-conflict": "{places}の「{wrong}」は、{kind}の側の「{right}」と合わないため、{kind}の側を採りました。",
    "actual-unread": "{where}の「{given}」は実績の数値として読めません。数だけを入れてください。",
    "actual-of-repeated-id": (
        "{where}の実績は、同じ ID の行が上にもあるため読んでいません。数値目標か KPI のシートにある ID "
        "を書いてください。"
    ),
    "actual-of-unknown-id": (
        "{where}の実績は、その ID の指標がないため読んでいません。数値目標か KPI のシートにある ID を書いてください。"
    ),
    "actuals-without-year": (
        "{where}などの見出し「{heading}」からは年度がわからないため、{count}件を読んでいません。"
        "実績であれば、見出しを「2015年度」のように直してください。"
    ),
    "rating-unread": "{where}からの評価の印と割合は、空か、数でないか、順に低くなっていないため、元のまま残しました。",
    "reprint-several": "{place}の再掲「{name}」の元の事業が複数あり、再掲元IDを空のままにしました。",
    "reprint-none": "{place}の再掲「{name}」の元の事業が見つからず、再掲元IDを空のままにしました。",
    "reprint-origin-deleted": "再掲の{label}の元の事業 {named} が消されているため、再掲元IDを空にしました。",
    "reprint-id-unknown": "{places}の「{named}」というIDの事業がないため、再掲元IDを空にしました。",
    "edit-not-read": (
        "{where}の編集は読んでいません。{unread}は読み込まれないため、"
        "基本目標・数値目標・施策・KPI・事業の各シートを直してください。"
    ),
    "deletion-not-read": "{name}から{count}件の文字が消されていますが、{unread}は読み込まれないため、元のまま残しました。",
    "book-of-others": (
        "このプログラムが書き出したブックではありません（基本目標・施策・KPI・事業のどのシートもありません）。"
        "ほかの Excel ブックは parse か、変換のコマンドで読めます。"
    ),
    "book-without-headings": "{title}に見出しの行（ID、番号など）がありません。見出しの行を元に戻してください。",
    "sheet-without-headings": "{title}の見出しの行がないため、{kept}。",
    "sheet-missing": "{title}がないため、{kept}。",
    "formula-read": "{place}の式「{formula}」は、計算結果の「{value}」として読みました。",
    "memo-strange": "{place}のメモ（コメント）は、どの項目にも読めないため、ここに残しました。",
    "read-as-empty": "空として読みました",
    "kept-as-it-was": "元のまま残しました",
    "read-from-other-sheets": "ほかのシートからわかるものだけを読みました",
    "sheet": "シート「{title}」",
    "this-column": "この列",
    "this-sheet": "このシート",
}
