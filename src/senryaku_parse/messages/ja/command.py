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
}
