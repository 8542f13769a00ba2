"""Messages on what people edited in our own files, in English."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "row-added": "Read the row at {place} as a new {kind}, {label}.",
    "row-removed": "The row of the {kind} {label} has been deleted; it is read as no longer there.",
    "actual-conflict": (
        "{places}: the actual value “{value:f}” of {year} differs from that of the progress sheet, which was taken."
    ),
    "cell-of-sheet": "sheet “{title}”, cell {cell}",
    "budget-unread": "{place}: “{given}” is no number, or its row has no ID; not read as {heading}.",
    "csv-unread": "{name}: Line {line} can't be read as CSV ({error}). Check that all quotation marks are closed.",
    "cell-of-file": "{name}, cell {cell}",
    "id-as-date": "{place} had become a date; read as the ID “{typed}” that was typed.",
    "descriptor-unread": (
        "{file}: It can't be read as what this program wrote ({error}). Write it again, or mend that place."
    ),
    "cell-edited": "Read “{heading}” at {places} as it was edited.",
    "cell-unread": "{place}: “{given}” can't be read as “{heading}”; the earlier “{before}” is kept.",
    "cell-unread-left-empty": "{place}: “{given}” can't be read as “{heading}”; it is left empty.",
    "row-without-name": "The row from {place} on has no name; it is not read as a {kind}.",
    "copy-missing": (
        "The workbook lacks the copy of what was written (a hidden sheet); only what stands in its cells "
        "was read (municipality, period, source, and what was edited, are unknown)."
    ),
    "copy-unread": (
        "The copy of what was written (a hidden sheet) in the workbook can't be read; only what stands "
        "in its cells was read (municipality, period, source, and what was edited, are unknown)."
    ),
    "finding-unread": "{place}: “{given}” can't be read as “{heading}”.",
    "columns-missing": "{name} lacks the column {headings}: {missing}.",
    "outside-table": "{where} stands outside of the table; not read.",
    "column-unknown": "{first} stands in a column without a heading that can be read; not read.",
    "column-unknown-to": (
        "{first} to {last} ({count} cells) stand in a column without a heading that can be read; not read."
    ),
    "target-edited": "The target at {places} was edited; its numbers were read from the text again.",
    "target-conflict": (
        "The target “{text}” at {places} contradicts {cells}; the cells with numbers were taken, and the "
        "text is kept as it is."
    ),
    "json-unread": "It can't be read as JSON that this program wrote ({error}). Write it again, or mend that place.",
    "number-out-of-reach": "A number is too large or too small. Write it again, or mend it.",
    "this-number-out-of-reach": "The number {number:.3e} is too large or too small. Write it again, or mend it.",
    "description-split": (
        "The text at {places} lacks what the description or the organizations say; each cell was read as it stands."
    ),
    "text-edited": "The text at {places} was edited; description and organizations were read from it again.",
    "folder-without-tables": "The folder lacks CSV files such as {path}. Name a folder that this program wrote.",
    "file-missing": "{path} is missing; of the rows of {kind}s, only what the other files tell was read.",
    "headings-missing": "{path}: The headings of {kind}s ({first}, {second} …) are missing. Restore the row of headings.",
    "derived-edited": (
        "{count} cell of “{heading}” ({place}) differs from what other cells determine; not read. Correct the original cell (the year) or datapackage.json.",
        "{count} cells of “{heading}” ({place} and others) differ from what other cells determine; not read. Correct the original cells (the year) or datapackage.json.",
    ),
    "descriptor-missing": "{file} is missing, so the title, municipality, period and source of the document can't be read.",
    "file-strange": "{name} is no file that was written; not read.",
    "row-restored": "The row of {label} has been deleted, but items below it remain; it is kept as it was.",
    "parent-made": (
        "The {kind} {label} that the row at {place} belongs to has no row; it was made from the number "
        "and name in this row."
    ),
    "homeless": "To which {kind} the row at {place} belongs is unknown; not read. Write the ID of the {kind}.",
    "parent-conflict": "“{wrong}” at {places} contradicts “{right}” of the {kind} itself, which was taken.",
    "actual-unread": "{where}: “{given}” can't be read as an actual value. Enter a number alone.",
    "actual-of-repeated-id": (
        "{where}: The actual value is not read, since a row above has the same ID. Write an ID of the "
        "sheets of targets or KPIs."
    ),
    "actual-of-unknown-id": (
        "{where}: The actual value is not read, since no indicator has this ID. Write an ID of the "
        "sheets of targets or KPIs."
    ),
    "actuals-without-year": (
        "The heading “{heading}” ({where}) does not tell a year, so {count} cell is not read. If it holds actual values, correct the heading to one such as “FY2015”.",
        "The heading “{heading}” ({where} and others) does not tell a year, so {count} cells are not read. If they hold actual values, correct the heading to one such as “FY2015”.",
    ),
    "rating-unread": (
        "The marks and shares of the rating from {where} on are blank, no numbers, or not in descending "
        "order; kept as they were."
    ),
    "reprint-several": (
        "Several projects have the name of “{name}” at {place}, which is marked as listed again; the ID "
        "of its first listing is left empty."
    ),
    "reprint-none": (
        "No project has the name of “{name}” at {place}, which is marked as listed again; the ID of its "
        "first listing is left empty."
    ),
    "reprint-origin-deleted": (
        "{label} is marked as listed again, but its first listing {named} has been deleted; the ID of "
        "its first listing is emptied."
    ),
    "reprint-id-unknown": "{places}: No project has the ID “{named}”; the ID of the first listing is emptied.",
    "edit-not-read": (
        "The edit at {where} is not read: {unread} is not loaded. Edit the sheets of goals, targets, "
        "measures, KPIs and projects."
    ),
    "deletion-not-read": (
        "{count} text was deleted from {name}, but {unread} is not loaded; kept as it was.",
        "{count} texts were deleted from {name}, but {unread} is not loaded; kept as they were.",
    ),
    "book-of-others": (
        "It is no workbook that this program wrote (no sheet of goals, measures, KPIs or projects). "
        "Other Excel workbooks are read by parse, or by the command that converts."
    ),
    "book-without-headings": "{title} has no row of headings (ID, number …). Restore the row of headings.",
    "sheet-without-headings": "{title} has no row of headings: {kept}.",
    "sheet-missing": "{title} is missing: {kept}.",
    "formula-read": "The formula “{formula}” at {place} is read as its result “{value}”.",
    "memo-strange": "The note (comment) at {place} can't be read as part of any item; kept here.",
    "read-as-empty": "read as empty",
    "kept-as-it-was": "kept as it was",
    "read-from-other-sheets": "only what the other sheets tell was read",
    "sheet": "The sheet “{title}”",
    "this-column": "this column",
    "this-sheet": "this sheet",
}
