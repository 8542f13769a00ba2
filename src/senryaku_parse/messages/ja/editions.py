"""Messages on editions: compared, carried over, merged, in Japanese."""

MESSAGES: dict[str, str] = {
    "actuals-history": (
        "新版に計画の開始年度が書かれていないため、引き継いだ{span}年度の実績は経過として示し、"
        "評価しません。計画期間の年度であれば、--start-year を付けて書き出してください。"
    ),
    "actuals-not-comparable": "「{name}」は{reason}、旧版の実績を引き継ぎませんでした。新しい数え方の値を入力してください。",
    "carry-uncertain": (
        "旧版の{called}（{old}）と新版の{other}（{new}）の対応は確かでない（{doubts}）ため、"
        "{what}を引き継ぎませんでした。同じ項目であれば手で移してください。"
    ),
    "actuals-homeless": (
        "旧版の指標「{name}」（{node_id}）の実績は、新版に対応する指標がないため引き継げませんでした。"
        "残す値があれば手で移してください。"
    ),
    "merge-stranger": "「{name}」は、元の版の写しではありません（同じ ID の項目が1つもありません）。",
    "merge-deleted": (
        "「{name}」（{id}）は一方で消され、他方で直されているため、残しました。不要であれば消してください。"
    ),
    "merge-conflict": "{what}が、両方で別の内容に直されています。先に渡された方を残しました。正しい方を入れてください。",
    "merge-of-strategy": "総合戦略の{field}",
    "merge-item": "{kind}「{name}」（{node}）",
    "merge-actual": "{of}の{year}年度の実績",
    "merge-field-of-year": "{of}の「{heading}」（{year}年度）",
    "merge-field": "{of}の「{heading}」",
    "merge-id-twice": "ID「{id}」が2回使われているため、合わせられません。ID を区別してください。",
    "unit-changed": "単位が{old}から{new}に変わったため",
    "counting-changed": "数え方（{before}→{after}）が変わったため",
    "scope-changed": "対象（{old}→{new}）が変わったため",
    "counted-anew": "累計が基準値{baseline:f}から数え直されているため",
    "from-start-of-other-plan": "計画の開始からの累計や増減で、計画か目標が変わったため",
    "doubt-exchanged": "名称の「{old}」が「{new}」に変わっており、別の項目かもしれません",
    "doubt-added": "名称に「{new}」が加わっており、別の項目かもしれません",
    "doubt-dropped": "名称の「{old}」がなくなっており、別の項目かもしれません",
    "doubt-several": "同じ名称・内容の項目がほかにもあります",
    "doubt-exchangeable": "同じくらいよく合う相手がほかにもあります",
    "doubt-sibling": "並びの項目と同じ型の名称で、別の項目かもしれません",
    "doubt-weak": "名称も内容も変わっています",
    "doubt-unit": "単位が変わっています",
    "doubt-order": "名称の語順や助詞が変わっており、別の項目かもしれません",
    "doubt-content": "内容だけが同じで、名称と場所が変わっています",
    "doubt-moved": "ほかの場所にある、よくある名称の指標です",
    "apply-other-ids": "この比較は、渡された旧版のものではありません（項目の ID が合いません）。",
    "apply-other-values": "この比較は、渡された旧版のものではありません（{old} の {name} が違います）。",
    "comparison-unread": "このプログラムが書き出した比較の JSON として読めません（{error}）。比べ直してください。",
    "compare-id-twice": "{side}の ID「{twice}」が2回使われているため、比べられません。ID を区別してください。",
    "doubt-by-words": "名称や内容が変わっており、重なる語だけから見た対応です",
    "doubt-one-part": "下の項目の一部だけが一致します",
    "doubt-by-name": "内容がなく、名称だけから見た分割・統合です",
    "doubt-partly": "重なる語だけから見た分割・統合です",
    "actuals-differ": (
        "「{name}」の{year}年度は旧版の実績が{before:f}、新版の実績が{after:f}で異なります。"
        "新版の値を残しました。正しい方を確かめてください。"
    ),
    "actual-and-baseline-differ": (
        "「{name}」の{year}年度は旧版の実績が{before:f}、新版の基準値が{after:f}で異なります。"
        "実績は旧版の値のまま引き継ぎました。正しい方を確かめてください。"
    ),
    "ids-and-actuals": "版をまたぐ ID と実績",
    "ids": "版をまたぐ ID ",
    "between-doubts": "。",
    "comparison-without-editions": (
        "この比較は JSON から読んだもので、新旧の版そのものを持っていません。ほかの形式で書き出すには、"
        "sp.compare(old, new) で比べ直してください。"
    ),
}
