"""Messages on recipes, vocabularies and the view of how a document was read, in English."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "toml-nested": "{path}: The {what} file is nested too deeply. Write it in the form that {form} describes.",
    "toml-damaged": "{path}: The {what} file can't be read as TOML ({error}).",
    "toml-unreadable": "{path}: The {what} file can't be read ({reason}).",
    "vocabulary-table": "{where}: The vocabulary has no table [{table}]. It is one of {known}.",
    "vocabulary-entry": "{where}: [{table}] of the vocabulary has no {entry}. It is one of {names}.",
    "vocabulary-words": '{where}: Write [{table}] {entry} of the vocabulary as ["word", "word"].',
    "vocabulary-form": "“Vocabulary” in the README",
    "recipe-form": "docs/recipes.md",
}
