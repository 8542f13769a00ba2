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
    "qualified": "{message}（対応は要確認）。",
    "reprint-of": "{item}の再掲",
    "added": "{item}が加わりました。",
    "removed": "{item}がなくなりました。",
    "split": "{item}が{count}つの{what}{names}に分かれました。",
    "merged": "{count}つの{what}{names}が{item}にまとめられました。",
    "level-changed": "{old}の{item}が{new}の{type}になりました。",
    "moved": "{item}が{old}から{new}に移りました。",
    "reordered": "{type}「{name}」の並び順が{old}番目から{new}番目に変わりました。",
    "name-written-otherwise": "{subject}の名称は書き方だけが変わりました（「{old}」→「{new}」）。",
    "renamed": "{kind}「{old}」の名称が「{new}」に変わりました。",
    "renumbered": "{subject}の番号が{old}から{new}に変わりました。",
    "of-target": "{subject}の{said}",
    "reprint-added": "{subject}に再掲の印が付きました。",
    "reprint-removed": "{subject}の再掲の印がなくなりました。",
    "reprint-origin-changed": "{subject}の再掲の元が{old}から{new}に変わりました。",
    "area-moved": "{subject}の分野が「{before}」から「{after}」に移りました。",
    "area-renamed": "{subject}の分野の名称が「{before}」から「{after}」に変わりました。",
    "area-remarked": "{subject}の分野の記号が（{old}）から（{new}）に変わりました。",
    "area-written-otherwise": "{subject}の分野は書き方だけが変わりました（「{before}」→「{after}」）。",
    "continued": "{subject}の区分が「{old}」から{after}になりました（新規が継続に）。",
    "renewed": "{subject}の区分が{before}から「{new}」になりました（改めて新規に）。",
    "category-written-otherwise": "{subject}の区分は書き方だけが変わりました（「{old}」→「{new}」）。",
    "category-changed": "{subject}の区分が{before}から{after}に変わりました。",
    "fields-changed": "{subject}の{listed}が変わりました{shown}。",
    "fields-written-otherwise": "{subject}の{listed}は書き方だけが変わりました{shown}。",
    "old-and-new": "（{old}→{new}）",
    "target-written-otherwise": "目標の書き方が「{old}」から「{new}」に変わりました（意味は同じです）。",
    "target-changed-same-numbers": "目標が「{old}」から「{new}」に変わりました（数値は同じです）。",
    "target-changed": "目標が「{old}」から「{new}」に変わりました。",
    "target-added": "目標「{text}」が加わりました。",
    "target-removed": "目標「{text}」がなくなりました。",
    "target-read-otherwise": "目標「{text}」の読み取りが変わりました。",
    "target-means-otherwise": "目標「{text}」の意味が「{old}」から「{new}」に変わりました。",
    "rose": "{what}が{before}から{after}に上がりました。",
    "fell": "{what}が{before}から{after}に下がりました。",
    "horizon-changed": "{what}が{before}から{after}に変わりました。",
    "in-years": "{years}年",
    "in-year": "{year}年度",
    "unrelated": (
        "対応が確かにとれた項目は全体の{share}（旧{count}項目、新{others}項目）にとどまり、"
        "この2つは同じ総合戦略の新旧の版とは考えにくいものです。"
    ),
    "no-difference": "旧版と新版の{count}項目に違いはありません。",
    "compared": "旧版（{count}項目）と新版（{others}項目）を比べ、全体の{share}の項目で対応が確かにとれました。",
    "told-number": "{what}が{number}件",
    "among-matched": "対応した項目では、{told}ありました。",
    "only-written": "ほかに、表記だけの違い（全角・半角、空白、括弧など）が{number}件あります。",
    "uncertain-number": "対応が確かでない組が{number}組あり（その変更も上の件数に含みます）、確認が必要です。",
    "number-of-type": "{type}{number}件",
    "titled-file": "{title}（{file}）",
    "titled-years": "{title}（{years}）",
    "years": "{start}～{end}年度",
    "years-of-targets": "目標{year}年度",
    "refused": "{why}それでも進めるには --unrelated を付けてください。",
    "remark-uncertain": "要確認: 対応が確かでない（点数 {score:.2f}）{doubts}",
    "into": "{count}つに",
    "from": "{names}から",
    "to": "{names}に",
    "from-item": "「{name}」から",
    "from-area": "分野「{area}」から",
    "places": "{old}番目→{new}番目",
    "called": "{type}{name}",
    "were-added": "新たに加わったのは{listed}です。",
    "were-removed": "なくなったのは{listed}です。",
    "to-check": "［要確認］",
    "uncertain-pairs": "対応が確かでない組",
    "uncertain-pair": "{type} {ids}  「{old}」→「{new}」  点数 {score:.2f}（{reasons}）",
    "in-brackets": "（{text}）",
    "place": "{number}番目",
    "from-no-area": "分野なしから",
}
