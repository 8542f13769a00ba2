"""Messages on the command, in Japanese."""

MESSAGES: dict[str, str] = {
    "edited-since": (
        "{output}: 書き出した後に編集されているため、書き換えませんでした。書き換えるには --force を付けてください。"
    ),
    "unreadable-folder": "{path}: 読めません（{reason}）。権限を確かめてください。",
    "same-output": (
        "{first} と {second} の出力が同じ {output} になります。別々に実行するか、両方を含むフォルダを指定してください。"
    ),
    "none-written": "読めた文書を、1つも書き出せませんでした。出力先の空き容量と権限を確かめてください。",
    "none-read": "読めた文書が1つもないため、何も書き出しませんでした。",
    "record-unwritten": (
        "{output}: 書き出しましたが、その記録を {name} に書けません（{reason}）。空き容量と権限を確かめてください。"
    ),
    "unexpected": "{document}: 読む途中で予期しない誤りが起きました（{what}）。",
    "process-died": (
        "{document}: 読む途中でプロセスが落ちました。メモリが足りないか、外から止められています。--jobs "
        "1 で確かめてください。"
    ),
    "unwritable-stream": "{where}: 書けません（{reason}）。空き容量と権限を確かめてください。",
    "interrupted": "中断しました。書きかけのファイルは残していません。",
    "speed": "{speed:.1f} {unit}/秒",
    "jobs-positive": "--jobs は1以上の整数です。",
    "stream-with-others": "標準入力（-）はほかの入力や --each と一緒には読めません。",
    "each-needs-output": "--each は -o と一緒に指定してください。-o は書き出すフォルダです。",
    "no-documents": "どの入力にも総合戦略の文書がありません。",
    "many-in-folder": "多数の入力を1つのフォルダにまとめては書けません。入力ごとに書くには --each を付けてください。",
    "many-in-json": "JSON 1つに書けるのは1つの入力です。.jsonl（1文書が1行）にするか、--each を付けてください。",
    "kept-up-to-date": (
        "{target} は入力も指定も変わっていないため、そのままにしました。作り直すには --force を付けてください"
    ),
    "written-to": "{target} に書き出しました",
    "each-in-folder": "--each の書き出し先はフォルダです。標準出力には書けません。",
    "written-into": "{folder} に書き出しました",
    "have-read": "読みました",
    "line-of-document": "{document}: {municipality}（{counts}）",
    "done-many-skipped": "{what}（文書 {done:,}件、うち変更なし {skipped:,}件、確認事項: {counts}）。",
    "done-many": "{what}（文書 {done:,}件、確認事項: {counts}）。",
    "with-errors": "エラーのある文書 {count:,}件:",
    "and-more": "ほか{number:,}件",
    "passed-over": "フォルダの中で読まなかったファイル {count:,}件（{names}）",
    "not-in-output": "出力に入っていない文書 {count:,}件:",
    "compare-two": "比べる版を、旧版、新版の順に2つ以上指定してください。",
    "one-stream": "標準入力（-）から読めるのは1つの版だけです。ほかの版はファイルで指定してください。",
    "carry-needs-output": "--carry-actuals は、新版の書き出し先 -o と一緒に指定してください。",
    "carry-two": "--carry-actuals には、旧版と新版の2つだけを指定してください。",
    "errors-in-edition": "{name}: エラーの確認事項が{errors}件あります。senryaku-parse check で確かめてください。",
    "stage-comparing": "比べています",
    "written-changes": "{output} に書き出しました（変更 {changes:,}件）。",
    "stage-carrying": "実績を引き継いでいます",
    "carried": "旧版の実績{count}件（{indicators}指標）を引き継ぎました（引き継ぎの確認事項: {counts}）。",
    "merge-two": "元の版と、それを直した版を2つ以上指定してください。",
    "stage-merging": "合わせています",
    "merged": "{count}つの版を合わせました（食い違い {conflicts}件）。",
    "stage-writing": "書き出しています",
    "input-is-output": "{output}: 入力と同じファイルには書き出せません。-o に別の名前を指定してください。",
    "option-without": "--{option} は {without} と一緒に指定してください。",
    "review-of-one": "--review は、1つの文書を読むときに指定してください。",
    "written": "{output} に書き出しました（確認事項: {counts}）。",
    "review-apart": "--review は、文書を読むときに、-o とは別の名前で指定してください。",
    "findings": "確認事項 {count}件（{counts}）",
    "text-lost": "行き先のない文字:",
    "text-outside": "総合戦略の外の文:",
    "draft-without-output": "--draft と -o は一緒に指定できません。",
    "draft-without-recipe": "--draft と --recipe は一緒に指定できません。",
    "untold": "入れられないこと: {one}",
    "learned": "{output} に直された所{number}件を書き出しました（入れられないこと {count}件）。",
    "how-read": "どう読んだかを見るには: {command}",
    "stage-reading": "{name} を読んでいます",
    "no-document-in": "{given} に総合戦略の文書（{kinds}）がありません。場所と名前を確かめてください。",
    "no-match": "{given} に合うファイルがありません。場所と名前を確かめてください。",
    "documents": "文書",
    "pages": "ページ",
    "left": "残り",
    "invalid-call": "使い方の誤りです（{message}）。senryaku-parse --help を見てください。",
    "no-limit": "の「{name}」という上限はありません。{names} のいずれかです",
    "limit-needs-number": "{name} の後には =1000 のような、15桁までの整数が必要です",
    "no-such-command": "「{word}」というコマンドもファイルもありません。「{command}」のことですか。",
    "help": "総合戦略の表を読み、JSON・Excel・CSV にする。",
    "help-version": "版を表示する",
    "help-inputs": (
        "Excel・CSV・PDF・Markdown・HTML のファイル。- は標準入力。複数でも、フォルダ（中を探す）や "
        "documents/**/*.md でもよい"
    ),
    "help-output": "書き出し先。なければ概要を表示する。- は標準出力",
    "help-each": "入力ごとに1つ、-o のフォルダに書き出す（形式は --to、既定: xlsx）",
    "help-jobs": "同時に動かすプロセスの数（既定: 入力が多ければ全コア）",
    "help-review": "元の文書と読み取った結果を並べたページも書き出す（-o の .html からたどれる）",
    "help-force": "入力が多数のとき、変わっていない出力も作り直す",
    "help-of-compare": "総合戦略の版を比べ、何が変わったかを表示する。",
    "help-editions": "旧版、新版の順に2つ以上。うち1つは -（標準入力）でよい",
    "help-compare-output": "書き出し先。なければ画面に表示する。- は標準出力",
    "help-exit-code": "違いがあれば終了コード 1",
    "help-carry": "比較の代わりに、旧版の実績と ID を引き継いだ新版を -o に書き出す",
    "help-unrelated": "同じ総合戦略の版と思えない2つでも書き出す（既定: 何も書かずに断る）",
    "help-of-merge": "1つの版の写しを直した複数の版を、1つに合わせる。",
    "help-copies": "元の版、それを直した版の順に3つ以上。うち1つは -（標準入力）でよい",
    "help-merge-output": "書き出し先。- は標準出力",
    "help-to": "出力の形式（-o - のとき必要）",
    "help-encoding": "csv の文字コード: utf-8-sig（既定）、utf-8、cp932",
    "help-errors": "csv の文字コードにない文字: エラー（既定）か、置き換えるか",
    "help-csv-safe": "csv で数式として動く文字の前に ' を置く",
    "help-start-year": "xlsx の進捗管理の最初の年度（西暦）",
    "help-of-check": "確認事項をすべて表示する。エラーがあれば終了コード 1。",
    "help-input": "Excel・CSV・PDF・Markdown・HTML のファイル。- は標準入力",
    "help-all": "総合戦略の外にある文も、1行ずつすべて表示する",
    "help-of-explain": "それぞれの表と見出しをどう読んだか、なぜそう読んだかを表示する。",
    "help-document": "読む文書。- は標準入力",
    "help-explain-output": "表示の代わりに、元の文書と読み取った結果を並べたページを書き出す",
    "help-draft": "表示の代わりに、この読み方を直せる形（レシピ、TOML）で書き出す。- は標準出力",
    "help-of-learn": "書き出したブックで直されたことを、元の文書のレシピにする。",
    "help-edited": "このプログラムが書き出し、人が直したブック",
    "help-recipe-output": "書き出すレシピ（あれば、その後ろに加える）。- は標準出力",
    "help-of-completion": "シェルで補完するための設定を表示する。",
    "help-shell": "bash、zsh、fish のいずれか",
    "help-of-schema": "JSON 出力の JSON Schema を表示する。",
    "help-from": "入力の形式（既定: 末尾か内容で決める）",
    "help-vocabulary": "ラベルや見出しの語を加える TOML ファイル（docs/vocabulary.md）",
    "help-recipe": "この自治体の文書の読み方を書いた TOML ファイル、またはそのフォルダ（docs/recipes.md）",
    "help-struck": "取り消し線の文字: 読まない（既定）か、~~ で囲んで読むか",
    "help-pages": "PDF の読むページ（40-62、3,7-9 など。既定: すべて）",
    "help-strict": "「要確認」もエラーとして扱う（終了コード 1）",
    "help-limit": "入力の大きさの上限を変える。何度でも指定できる（NAME: {names}）",
    "argument-required": "{what} を指定してください",
    "argument-unknown": "{what} という指定はありません",
    "argument-without-value": "{what} の後に値が必要です",
    "argument-no-integer": "{what} に「{value}」は使えません。2015 のような整数です",
    "argument-takes-none": "{what} に値「{value}」は要りません",
    "argument-no-choice": "{what} に {value} は使えません。{known} のいずれかです",
    "argument-told": "{what} {value}",
    "of-argument": "の{told}",
    "help-lang": (
        "メッセージ・確認事項・見出し・このヘルプの言語（既定: SENRYAKU_PARSE_LANG、なければ ja。"
        "parquet・sqlite の見出しは en）"
    ),
    "epilog": (
        "ほかのコマンド:\n  senryaku-parse compare OLD NEW    2つの版の違いを表示する、または書き出す\n  "
        "senryaku-parse merge BASE A B -o OUT  複数の人が直した写しを1つに合わせる\n  senryaku-parse "
        "check INPUT        確認事項を表示する（エラーがあれば終了コード 1）\n  senryaku-parse explain "
        "INPUT      それぞれの表をどう読んだか、なぜかを表示する（-o review.html で元の文書と並べる）\n  "
        "senryaku-parse learn EDITED.xlsx -o city.toml  直したブックから、"
        "元の文書の読み方（レシピ）を作る\n  senryaku-parse schema             JSON 出力の JSON Schema "
        "を表示する\n  senryaku-parse completion SHELL   bash・zsh・fish "
        "でコマンドと指定を補完する設定を表示する\n\n入力の形式（中身と末尾で決まる）:\n{readers}\n\n出力の形式（-o "
        "の末尾で決まる）:\n{writers}\n\n入力が多数のとき1つにまとめられる形式:\n{many}"
    ),
    "epilog-compare": (
        "入力は Excel・CSV・PDF・Markdown・HTML の文書、このプログラムが書き出した JSON・Excel "
        "ブック・CSV のフォルダのいずれでもよい。\n末尾で形式がわからない入力は内容で決めるか、--from "
        "の形式で読む。\n3つ以上の版を古い順に渡すと、項目ごとの推移を1つの表にする。\n\n出力の形式（-o "
        "の末尾で決まる）:\n{writers}"
    ),
    "epilog-merge": (
        "各課が進捗管理などに記入したブックを、元のブックとともに渡す。直された所をすべて取り込み、"
        "両方で別の内容に直された\nセルは、先に渡された方を残して、シートとセルの番地、"
        "両方の値を確認事項に示す。\n"
    ),
    "epilog-completion": (
        "bash:  senryaku-parse completion bash >> ~/.bashrc\nzsh:   senryaku-parse completion zsh >> "
        "~/.zshrc\nfish:  senryaku-parse completion fish > ~/.config/fish/completions/senryaku-parse.fish\n"
    ),
    "summary-findings": "確認事項 {count}件（{counts}）",
    "summary-of-code": "  {code} {count}件: {meaning}",
    "summary-target": "  ・{name}: {target}",
    "summary-measure": "{id} {name} … KPI {count}、事業 {projects}",
    "at-page": "{number}ページ",
    "at-table": "表{number}",
    "at-row": "行{number}",
    "at-column": "列{number}",
    "between-places": " ",
    "at-line": "（{number}行目）",
    "no-title": "（表題なし）",
    "no-name": "（名前なし）",
    "no-target": "（目標の記載なし）",
    "summary": "基本目標 {goals}\n数値目標 {targets}\n施策     {measures}（{areas}分野）\nKPI      {kpis}",
    "summary-projects": "事業     {count}（{kinds}）うち再掲 {reprints}",
    "summary-no-project": "事業     0",
}
