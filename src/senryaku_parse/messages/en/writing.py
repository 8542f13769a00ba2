"""Messages on outputs, in English."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "no-such-format": "There is no format “{name}”. It is one of {known}.",
    "text-for-binary": (
        "It is no {suffix} file, or it is damaged. Open it in the program it is from and save it as .xlsx or .docx."
    ),
    "no-permission": "no permission",
    "read-only": "the place is read-only",
    "no-space": "no space is left",
    "quota-used": "the quota is used up",
    "over-file-size": "the file would be too large",
    "name-too-long": "the name is too long",
    "no-folder-on-way": "a part of the path is no folder",
    "link-circle": "the links go in a circle",
    "too-many-open": "too many files are open",
    "in-use": "it is in use",
    "closed-by-other": "the other side closed it",
    "device-error": "the device reports an error",
    "target-is-folder": "{target}: There is a folder of that name. Name a file, or put / at the end.",
    "target-is-file": "{target}: There is a file of that name. Name another folder.",
    "part-is-folder": "{path}: There is a folder of that name. Name another folder.",
    "no-folder": "{target}: The folder to write to does not exist. Make it first.",
    "unwritable": "{target}: It can't be written ({reason}). Check the free space and the permissions.",
    "loader-unknown": "{name}: Its ending does not tell the format. Name a {suffixes} file, or give format=.",
    "no-stream": "{format} can't be written to standard output. Name a folder.",
    "no-such-option": "Writing {format} has no option {option}.",
    "format-needed": "To write to standard output or an open file, give the format (--to, format=).",
    "no-output-name": "The name of the output is empty. Name a file or a folder.",
    "writer-unknown": "{text}: Its ending does not tell the format. Use one of {suffixes}.",
    "characters-replaced": "{place}: Characters that {format} can't hold were replaced by “�”.",
    "no-encoding": "The encoding “{encoding}” can't be written. It is one of {known}.",
    "no-errors": "There is no errors “{errors}”. It is one of {known}.",
    "line-of-file": "{name}, line {number}, “{heading}”",
    "twin": " {encoding} has “{twin}” instead.",
    "way-of-encoding": "--encoding utf-8-sig or {way}",
    "character-lacking": "{place}: The character {character} can't be written as {encoding}.{other} Give {way}.",
    "replacement": "{character} by “{substitute}”",
    "replaced": "{place}: Characters that {encoding} lacks were replaced ({changes}).",
    "character": "“{character}” ({number})",
    "invisible-character": "{number}",
    "title-of": "“title” in {file}",
    "source-of": "“source” in {file}",
    "excel-controls": (
        "Control characters that Excel can't hold were replaced by “�” ({place}). The original "
        "characters are in the JSON and the CSV."
    ),
    "excel-cut": (
        "Text beyond the limit of an Excel cell ({most:,} characters) was cut ({place}). The original "
        "text is in the JSON and the CSV."
    ),
    "markdown-unread": "The Markdown that was written can't be read back. {error}",
    "markdown-otherwise": (
        "“{heading}” of {place} can't be read back from the Markdown tables as it was. The original "
        "value is in the JSON."
    ),
    "no-frame-per": "There is no table per “{per}”. Give leaf or year.",
    "needs-pyarrow": "Writing Parquet needs pyarrow. Run pip install 'senryaku-parse[parquet]', or write CSV.",
    "needs-matplotlib": "Drawing charts needs matplotlib. Run pip install 'senryaku-parse[plot]'.",
    "needs-font": (
        "No Japanese font was found, so Japanese text in charts shows as □. Install Noto Sans CJK JP (on "
        "Debian and Ubuntu: apt install fonts-noto-cjk) or IPAex Gothic, and start Python again."
    ),
    "no-chart": "There is no chart “{kind}”. It is one of {charts}.",
    "one-chart-an-ax": "Only one chart can be drawn into ax. Give kind as one of {charts}.",
    "sqlite-id-twice": (
        "{count} items have the ID “{node_id}”; SQLite can't be written with the ID as the primary key. "
        "Make the IDs different."
    ),
    "sqlite-reprint": (
        "“{reprint_of}”, the first listing of {id}, is the ID of no project; it was not written to SQLite."
    ),
    "excel-unwritable": (
        "The Excel workbook can't be written ({why}). Check the free space and the permissions of the "
        "folder for temporary files (TMPDIR) and of the output."
    ),
    "no-first-year": "The first year {start_year} can't be used. Give a Gregorian fiscal year such as 2015.",
    "excel-cut-mark": "… [cut here; for all {count:,} characters see the JSON or the CSV]",
    "reads-markdown": "tables in Markdown",
    "reads-html": "tables in HTML (whole web pages, too)",
    "reads-csv": "tables in CSV and TSV (encoding and delimiter are recognised)",
    "reads-pdf": "tables in PDF (with text)",
    "reads-docx": "Word documents (with their headings, numbers and merged cells)",
    "reads-xlsx": "Excel workbooks (with their merged cells and number formats)",
    "reads-xls": "Excel workbooks of the old format (senryaku-parse[xls])",
    "loads-json": "JSON that this program wrote",
    "loads-xlsx": "an Excel workbook that this program wrote (edited ones, too)",
    "loads-package": "a folder that this program wrote (CSV)",
    "writes-json": "JSON (all fields and findings)",
    "writes-xlsx": "an Excel workbook",
    "writes-csv": "one CSV (a row for each item without items below)",
    "writes-package": "a folder (a CSV for each kind of item, Data Package)",
    "writes-parquet": "one Parquet file (the columns of the CSV)",
    "writes-sqlite": "SQLite (a table for each kind of item)",
    "writes-markdown": "Markdown tables (reading them again gives the same)",
    "writes-page": "one web page (with search and filters)",
    "writes-stratml": "StratML Part 2 (ANSI/AIIM 22)",
    "collects-xlsx": "an Excel workbook (a sheet for each kind of item)",
    "writes-jsonl": "JSON Lines (one document a line)",
    "compares-json": "JSON (all matches and changes)",
    "compares-xlsx": "an Excel workbook (old and new side by side)",
    "compares-csv": "CSV (a row for each changed item)",
    "compares-markdown": "old and new side by side in Markdown",
    "compares-page": "one web page",
    "follows-csv": "CSV (a row for each item)",
    "follows-markdown": "a Markdown table",
    "explains-page": "one web page (the document and what was read of it)",
}
