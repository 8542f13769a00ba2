"""Messages on the command, in English."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "edited-since": "{output}: It was edited after it was written, so it is not written over. To do so, add --force.",
    "unreadable-folder": "{path}: It can't be read ({reason}). Check the permissions.",
    "same-output": (
        "{first} and {second} would have the same output {output}. Convert them apart, or name a folder "
        "that holds both."
    ),
    "none-written": (
        "None of the documents read could be written. Check the free space and the permissions of the output."
    ),
    "none-read": "No document could be read, so nothing was written.",
    "record-unwritten": (
        "{output}: It was written, but the record of it can't be written to {name} ({reason}). Check the "
        "free space and the permissions."
    ),
    "unexpected": "{document}: An unexpected error occurred while reading ({what}).",
    "process-died": (
        "{document}: The process died while reading: memory may be short, or it was stopped from "
        "outside. Try it with --jobs 1."
    ),
    "unwritable-stream": "{where}: It can't be written ({reason}). Check the free space and the permissions.",
    "interrupted": "Interrupted. No half-written file was left.",
    "speed": "{speed:.1f} {unit}/s",
    "jobs-positive": "--jobs is an integer of 1 or more.",
    "stream-with-others": "Standard input (-) can't be read together with other inputs or --each.",
    "each-needs-output": "Give --each together with -o, the folder to write to.",
    "no-documents": "None of the inputs has a document of a strategy.",
    "many-in-folder": "Many inputs can't be written into one folder together. To write one output each, add --each.",
    "many-in-json": "One JSON holds one input. Write .jsonl (one document a line), or add --each.",
    "kept-up-to-date": (
        "Neither inputs nor options have changed, so {target} was left as it is. To make it again, add --force"
    ),
    "written-to": "Wrote {target}",
    "each-in-folder": "--each writes to a folder, not to standard output.",
    "written-into": "Wrote to {folder}",
    "have-read": "Read",
    "line-of-document": "{document}: {municipality} ({counts})",
    "done-many-skipped": "{what} ({done:,} documents, {skipped:,} of them unchanged; findings: {counts}).",
    "done-many": "{what} ({done:,} documents; findings: {counts}).",
    "with-errors": "Documents with errors ({count:,}):",
    "and-more": "{number:,} more",
    "passed-over": "Files in the folders that were not read ({count:,}): {names}",
    "not-in-output": "Documents that are not in the output ({count:,}):",
    "compare-two": "Name two or more editions to compare, the older first.",
    "one-stream": "Only one edition can be read from standard input (-). Name files for the others.",
    "carry-needs-output": "Give --carry-actuals together with -o, where the new edition is written.",
    "carry-two": "Give exactly two editions with --carry-actuals, the old and the new.",
    "errors-in-edition": "{name}: It has {errors} findings that are errors. See senryaku-parse check.",
    "stage-comparing": "Comparing",
    "written-changes": "Wrote {output} ({changes:,} changes).",
    "stage-carrying": "Carrying actual values over",
    "carried": (
        "Carried over {count} actual value of the old edition ({indicators} indicators; findings: {counts}).",
        "Carried over {count} actual values of the old edition ({indicators} indicators; findings: {counts}).",
    ),
    "merge-two": "Name the base edition and two or more edited copies of it.",
    "stage-merging": "Merging",
    "merged": "Merged {count} editions (conflicts: {conflicts}).",
    "stage-writing": "Writing",
    "input-is-output": "{output}: The output can't be the same file as an input. Give another name to -o.",
    "option-without": "Give --{option} together with {without}.",
    "review-of-one": "--review can be given when one document is read.",
    "written": "Wrote {output} (findings: {counts}).",
    "review-apart": "Give --review when a document is read, with another name than -o.",
    "findings": "Findings: {count} ({counts})",
    "text-lost": "Text that went nowhere:",
    "text-outside": "Text outside of the strategy:",
    "draft-without-output": "--draft and -o can't be given together.",
    "draft-without-recipe": "--draft and --recipe can't be given together.",
    "untold": "Not in the recipe: {one}",
    "learned": "Wrote {number} corrections to {output} (not in the recipe: {count}).",
    "how-read": "To see how it was read: {command}",
    "stage-reading": "Reading {name}",
    "no-document-in": "{given} holds no document of a strategy ({kinds}). Check the place and the name.",
    "no-match": "No file matches {given}. Check the place and the name.",
    "documents": "documents",
    "pages": "pages",
    "left": "left",
    "invalid-call": "Invalid call ({message}). See senryaku-parse --help.",
    "no-limit": ": there is no limit “{name}”. It is one of {names}",
    "limit-needs-number": ": {name} needs an integer of up to 15 digits behind it, as in =1000",
    "no-such-command": "There is neither a command nor a file “{word}”. Did you mean “{command}”?",
    "help": "Reads tables of a strategy and makes them JSON, Excel or CSV.",
    "help-version": "show the version",
    "help-inputs": (
        "a file: Excel, CSV, PDF, Word, Markdown or HTML; - for standard input. Also several, a folder "
        "(searched through) or documents/**/*.md"
    ),
    "help-output": "where to write; without it a summary is shown. - for standard output",
    "help-each": "write one output for each input, to the folder -o (format by --to, default: xlsx)",
    "help-jobs": "how many processes work at once (default: all cores where there is much to read)",
    "help-review": (
        "also write a page with the document and what was read of it side by side (linked from the .html of -o)"
    ),
    "help-force": "with many inputs, also make outputs again that have not changed",
    "help-of-compare": "Compares editions of a strategy and shows what changed.",
    "help-editions": "two or more editions, the older first. One may be - (standard input)",
    "help-compare-output": "where to write; without it the changes are shown. - for standard output",
    "help-exit-code": "exit code 1 if there are differences",
    "help-carry": (
        "instead of the comparison, write the new edition to -o with the actual values and IDs of the old one"
    ),
    "help-unrelated": (
        "write even if the two do not seem to be editions of one strategy (default: refuse and write nothing)"
    ),
    "help-of-merge": "Merges several edited copies of one edition into one.",
    "help-copies": "the base edition, then two or more edited copies of it. One may be - (standard input)",
    "help-merge-output": "where to write. - for standard output",
    "help-to": "the format of the output (needed with -o -)",
    "help-encoding": "encoding of csv: utf-8-sig (default), utf-8, cp932",
    "help-errors": "characters that the encoding of csv lacks: an error (default), or replaced",
    "help-csv-safe": "put ' before text in csv that a spreadsheet would run as a formula",
    "help-start-year": "the first year of the progress sheet of xlsx (Gregorian)",
    "help-of-check": "Shows all findings. Exit code 1 if one is an error.",
    "help-input": "a file: Excel, CSV, PDF, Word, Markdown or HTML; - for standard input",
    "help-all": "also show each line of text outside of the strategy",
    "help-of-explain": "Shows how each table and heading was read, and why.",
    "help-document": "the document to read. - for standard input",
    "help-explain-output": "instead of showing it, write a page with the document and what was read of it side by side",
    "help-draft": (
        "instead of showing it, write it in a form that can be edited (a recipe, TOML). - for standard output"
    ),
    "help-of-learn": "Makes a recipe for the original document from what was corrected in a workbook.",
    "help-edited": "a workbook that this program wrote and a person corrected",
    "help-recipe-output": "the recipe to write (added to the end where it exists). - for standard output",
    "help-of-completion": "Shows the settings that complete words in a shell.",
    "help-shell": "one of bash, zsh and fish",
    "help-of-schema": "Shows the JSON Schema of the JSON output.",
    "help-from": "the format of the input (default: by the ending or the content)",
    "help-vocabulary": "a TOML file that adds words of labels and headings (docs/vocabulary.md)",
    "help-recipe": (
        "a TOML file, or a folder of such, that says how the documents of a municipality are read (docs/recipes.md)"
    ),
    "help-struck": "struck text: not read (default), or read between ~~",
    "help-pages": "the pages of a PDF to read (40-62, 3,7-9 …; default: all)",
    "help-strict": "treat warnings as errors (exit code 1)",
    "help-limit": "change a limit on the size of the input; can be given several times (NAME: {names})",
    "argument-required": "{what} is required",
    "argument-unknown": "there is no {what}",
    "argument-without-value": "{what} needs a value",
    "argument-no-integer": "{what} can't be “{value}”; it is an integer such as 2015",
    "argument-takes-none": "{what} takes no value “{value}”",
    "argument-no-choice": "{what} can't be {value}; it is one of {known}",
    "argument-told": "{what}{value}",
    "of-argument": ": {told}",
    "help-lang": (
        "language of messages, findings, headings and this help (default: SENRYAKU_PARSE_LANG, else ja; "
        "headings of parquet and sqlite: en)"
    ),
    "epilog": (
        "other commands:\n  senryaku-parse compare OLD NEW    show or write what changed between two "
        "editions\n  senryaku-parse merge BASE A B -o OUT  merge copies that several people edited\n  "
        "senryaku-parse check INPUT        show the findings (exit code 1 if one is an error)\n  "
        "senryaku-parse explain INPUT      show how each table was read, and why (-o review.html: beside "
        "the document)\n  senryaku-parse learn EDITED.xlsx -o city.toml  make a recipe from a corrected "
        "workbook\n  senryaku-parse schema             show the JSON Schema of the JSON output\n  "
        "senryaku-parse completion SHELL   show the settings that complete words in bash, zsh and "
        "fish\n\nformats of input (by content and ending):\n{readers}\n\nformats of output (by the ending of "
        "-o):\n{writers}\n\nformats that hold many inputs in one:\n{many}"
    ),
    "epilog-compare": (
        "An input is a document (Excel, CSV, PDF, Word, Markdown, HTML), or JSON, a workbook or a folder "
        "of CSV that this program wrote.\nWhere the ending does not tell the format, the content does, or "
        "--from.\nThree or more editions, the oldest first, give one table of how each item "
        "went.\n\nformats of output (by the ending of -o):\n{writers}"
    ),
    "epilog-merge": (
        "Pass the workbooks that departments filled in together with the original one. All edits are "
        "taken; of a cell changed\nin different ways the copy named first wins, and a finding tells "
        "sheet, cell and both values.\n"
    ),
    "epilog-completion": (
        "bash:  senryaku-parse completion bash >> ~/.bashrc\nzsh:   senryaku-parse completion zsh >> "
        "~/.zshrc\nfish:  senryaku-parse completion fish > ~/.config/fish/completions/senryaku-parse.fish\n"
    ),
    "summary-findings": "Findings: {count} ({counts})",
    "summary-of-code": "  {code} {count}: {meaning}",
    "summary-target": "  - {name}: {target}",
    "summary-measure": "{id} {name} … KPIs {count}, projects {projects}",
    "at-page": "page {number}",
    "at-table": "table {number}",
    "at-row": "row {number}",
    "at-column": "column {number}",
    "between-places": ", ",
    "at-line": " (line {number})",
    "no-title": "(no title)",
    "no-name": "(no name)",
    "no-target": "(no target stated)",
    "summary": "goals    {goals}\ntargets  {targets}\nmeasures {measures} (in {areas} areas)\nKPIs     {kpis}",
    "summary-projects": (
        "project  {count} ({kinds}), listed again {reprints}",
        "projects {count} ({kinds}), listed again {reprints}",
    ),
    "summary-no-project": "projects 0",
}
