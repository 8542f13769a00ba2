"""Messages on prose: headings, lists and the lines between tables, in Japanese."""

MESSAGES: dict[str, str] = {
    "name-of-subheading": "この名前は、同じ名前が上の階層ごとに現れるため、小見出しかもしれません。",
    "line-like-entry": "説明の文として残した行に、指標や事業と同じ書き方のものがあります。",
    "name-bracket-open": "この名前は、括弧の片方がなく、途中で切れているかもしれません。",
    "name-cut": "この名前は、途中で切れているかもしれません。",
    "name-of-headings": "この名前は、見出し語だけでできています。",
    "name-of-department": "この名前は、部署の名前かもしれません。",
    "name-with-number": "この名前は、数値を含んでいて、名前と値を分けられていないかもしれません。",
    "name-of-contact": "この名前は、連絡先かもしれません。",
    "name-of-organization": "この名前は、部署や団体の名前かもしれません。",
    "name-of-indicator": "この名前は、指標と値かもしれません。",
    "name-with-more": "この名前は、名前のほかの事柄も含んでいるかもしれません。",
    "heading-without-measure": "この見出しの下に施策がないため、どの項目にもしませんでした。",
    "heading-unread": (
        "表{number}の上の見出しが階層を示すか定まらないため、階層として読みません。"
        "この下の表が正しい項目に付いているか確かめてください。"
    ),
    "target-in-sentence": "文で書かれた目標を、指標名と数値に分けました。",
    "reason-target": "すぐ下に数値目標（または施策の表）があることから",
    "reason-guess": "見出しの番号と書き方から",
    "reason-table": "同じ種類の表の上に1つずつあることから",
    "outline-chosen": "本文の見出し・太字・箇条書きを「{layout}」の形式として読みました。",
    "level-inferred": "「{level}」と書かれた見出しがないため、{reason}、次の見出しを{level}としました。",
    "goal-built-alike": (
        "「基本目標」と書かれた見出しと同じ段にあり、同じように施策が下にあるため、この見出しも基本目標としました。"
    ),
    "goal-without-entries": "基本目標と同じ書き方の見出しですが、下に指標も事業もないため、基本目標としませんでした。",
    "goal-of-the-past": "前の計画の検証などの章にあるため、基本目標としませんでした。",
    "overview-skipped": "目次・体系図など、後の本文にもう一度現れる見出しを読み飛ばしました。",
    "line-in-prose": "説明の文の中の箇条書き・見出しであるため、どの項目にもしませんでした。",
    "line-unclear": "階層・指標・事業のどれとも定まらない箇条書き・見出しのため、どの項目にもしませんでした。",
    "heads-inferred": "「{what}」と書かれていませんが、下に並ぶものから、次の見出しを{what}の見出しとしました。",
    "level-labelled": "番号の前の言葉を階層の名前と見て、次の見出しを{what}としました。",
    "projects-inferred": "「事業」と書かれた見出しがないため、名前の終わり方から、次の{what}を事業としました。",
}
