"""Messages on the hierarchy, in Japanese."""

MESSAGES: dict[str, str] = {
    "said-otherwise": "同じ項目（{node}）の「{heading}」が前と異なるため、前の文字を残しました。",
    "area-without-measure": "この分野の下に施策がないため、どの項目にも置けませんでした。",
    "indicator-repeated": "{id} と同じ指標がもう一度現れたため、1つとして読みました。",
    "entry-repeated": "{id} と同じ行がもう一度現れたため、1つとして読みました。",
    "continued-mark": "「つづき」などの、前後のページに続くことを示す印を、名前から除きました。",
    "node-repeated": "{id} の行がもう一度現れたため、同じ項目の続きとして読みました。",
    "level-missing": "この行の上に{level}がないため、名前のない{level}の下に置きました。",
    "number-repeated": "番号「{wanted}」は別の項目にも付いているため、IDを「{node_id}」としました。",
    "heading-unread": "表の間の見出しは階層として読みません。この下の表が正しい項目に付いているか確かめてください。",
    "line-outside": "総合戦略として読んだものの外にある文 {count}行を、そのまま残しました。",
    "municipality-ambiguous": "「{name}」は {candidates} のどれか定まらないため、団体コードを空のままにしました。",
    "baseline-blanked": "変換プログラムが空白の代わりに書いた「{baseline}」を、空白として読みました。",
    "target-from-series": "目標値の欄がないため、最後の年度（{last}年度）の目標を目標値としました。",
    "target-without-year": "「{name}」の目標は{headings}の欄にありますが、いつの目標か定まらないため、文字のまま残しました。",
    "target-missing": "「{name}」に目標の表現がありません。",
    "rows-counted": "（{count}行）",
    "table-skipped": "総合戦略の表として読めないため、読み飛ばしました。",
    "table-doubtful": "総合戦略の表でないか確かめてください。",
    "organization-unclear": "「{name}」の内容にあるスラッシュの後は団体名と言い切れないため、分けずに残しました。",
    "reprint-unclear": "「{name}」に再掲の文字がありますが、再掲の印として読めないため、別の事業としました。",
    "name-missing": "事業名が空です。",
    "category-unknown": "「{category}」は知られていない区分ですが、区分の列にあるため区分として読みました。",
    "reprint-unresolved": "再掲の「{name}」と同じ名前の事業が見つかりません。",
    "reprint-ambiguous": "再掲の「{name}」の元は{count}件（{shown}）あり、{reason}の {id} を選びました。",
    "cut-in-character": "入力が文字の途中（{code}）で終わっています。",
    "cut-in-row": "最後の行が閉じていません。",
    "perhaps-cut-in-row": (
        "最後の行が、表の行の途中で終わっているようです。途中で切れていれば、元の文書を最後まで変換し直してください。"
    ),
    "cut-behind-label": "ラベルまたは見出しの行で終わっています。",
    "perhaps-cut-in-measure": (
        "最後の施策に、他のすべての施策にある項目がありません。途中で切れていれば、"
        "元の文書を最後まで変換し直してください。"
    ),
    "truncated": "文書が途中で切れています。{sign}元の文書を最後まで変換し直してください。",
    "cell-split": "1つのセルに入っていた{count}つの{what}を分けました。",
    "cell-ambiguous": (
        "1つのセルに複数の項目があるようですが、分かれ目か、右の欄との対応が定まらないため分けませんでした。"
    ),
    "reprint-same-text": "内容が同じ",
    "reprint-same-category": "区分が同じで最初",
    "reprint-first": "最初",
    "table-seen": "{seen}",
}
