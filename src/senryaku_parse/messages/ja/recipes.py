"""Messages on recipes, vocabularies and the view of how a document was read, in Japanese."""

MESSAGES: dict[str, str] = {
    "toml-nested": "{path}: {what}のファイルの入れ子が深すぎます。{form}の形にしてください。",
    "toml-damaged": "{path}: {what}のファイルが TOML として読めません（{error}）。",
    "toml-unreadable": "{path}: {what}のファイルを読めません（{reason}）。",
    "vocabulary-table": "{where}: 語彙に [{table}] という表はありません。{known} のいずれかです。",
    "vocabulary-entry": "{where}: 語彙の [{table}] に {entry} はありません。{names} のいずれかです。",
    "vocabulary-words": '{where}: 語彙の [{table}] {entry} は ["語", "語"] のように書いてください。',
    "vocabulary-form": "README の「語彙」",
    "recipe-form": "docs/recipes.md ",
}
