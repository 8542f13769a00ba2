"""Messages on codes of findings: what each means, in English."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "header-empty": "An empty heading row was skipped",
    "table-continued": "A table cut by a page break or the like was read as a continuation of the table before it",
    "format-by-content": "A file was read by its content, which is of another format than its name says",
    "formula-uncalculated": "The workbook does not hold the result of an Excel formula; read as empty",
    "label-inherited": "A blank label was read as a continuation of the (merged) label above",
    "label-variant": "A spelling variant of a label was read as the spelling that the document used first",
    "label-misspelled": "A label or heading with missing or garbled characters was read as the known word nearest to it",
    "heading-by-part": "An unknown heading was read by a known word in it",
    "column-by-content": (
        "A column whose heading does not tell what it is was read by the text below (names of "
        "indicators, numbered levels …); one taken for a level is worth a look"
    ),
    "heading-unknown": (
        "A column with an unknown heading was kept under that heading (worth a look if it may be the "
        "heading of a column that is missing)"
    ),
    "row-shifted": "A row that had lost a blank cell and slipped to the left was moved back to its columns",
    "header-missing": "A list of projects without its heading row was read with the columns of the headings before it",
    "cell-split": "A cell that held several entries was split",
    "rows-joined": "Several rows written in one line were split",
    "text-repeated": "Copies of the text of a merged cell were folded into one",
    "characters-repaired": (
        "Characters garbled by a conversion (radicals, control characters, detached voiced sound marks, "
        "letters set apart) were replaced by the usual ones"
    ),
    "characters-misleading": (
        "Characters that change the writing direction, or invisible ones, make the text look different "
        "from what is read (kept as it is)"
    ),
    "bar-variant": "A line divided by full-width bars “｜” was read as a row of a table",
    "delimiter-missing": "A table without a delimiter row (|---|) was read as a table",
    "placeholder-blanked": (
        "Text that a converter wrote in place of blanks (NaN, None, Unnamed: 1, headings of column numbers) was blanked"
    ),
    "row-numbers": "A column of nothing but row numbers was skipped",
    "column-blank": "A column without text in any row was skipped",
    "header-repeated": "A heading row that is repeated on each page was skipped",
    "label-lost": (
        "A row with a blank label was read as one whose label was lost, going by its text and the rows below"
    ),
    "label-torn": "A label cut across two rows was joined",
    "label-centred": "A label in a middle row of its block was taken to hold from the first row of the block",
    "columns-fused": (
        "Text of neighbouring columns that stood in one cell was split (category and project, label and "
        "name, two headings)"
    ),
    "cell-torn": "Text cut at the boundary of columns was joined",
    "row-torn": "A row cut in two was joined (worth a look if it may be two rows)",
    "line-wrapped": "Text wrapped at the width of its cell was joined without spaces",
    "characters-repeated": "Characters printed several times to look bold were kept once",
    "text-vertical": "Vertical text (one character a line) was joined into one line",
    "reprint-unresolved": "The first listing of a project marked as listed again is not found",
    "reprint-unclear": (
        "A project's name holds the word 再掲 (listed again), but not as a mark that can be read (the text is kept)"
    ),
    "reprint-ambiguous": "Several projects may be the first listing; one was chosen",
    "organization-unclear": "What stands behind the slash is not surely an organization, so the text was not split",
    "target-not-quantified": "A target could not be read as a quantity (the text is kept)",
    "target-direction-unclear": (
        "The indicator's name does not tell whether “improvement” means an increase or a decrease "
        "(change and baseline are left empty)"
    ),
    "target-baseline-unclear": (
        "The baseline can't be computed exactly from target and change, or its cell can't be read (the "
        "baseline is left empty; a warning if the cell holds digits)"
    ),
    "target-sign-unclear": "A signed number (▲5.0% or the like) was read as a change, not as a level",
    "target-several-values": (
        "A target has several numbers; one was taken as the target, and the others are kept in the qualifier"
    ),
    "target-inconsistent": (
        "Baseline, target and change contradict one another (kept as written), or the baseline that "
        "follows from them would be negative"
    ),
    "target-from-series": "There is no column of targets, so that of the last year was taken as the target",
    "target-missing": "An indicator has no target",
    "heading-unread": "A heading between tables has the name of a level, but was not read as one",
    "entry-repeated": "The same row appeared again in one measure or goal and was read as one",
    "number-repeated": "Another item has the same number, so the IDs were told apart",
    "level-missing": "A level that the document lacks was supplied without a name, or the name of a level is blank",
    "key-unmatched": (
        "A row keyed by a number or a measure's name has no measure of that number or name (the text is "
        "kept in the findings)"
    ),
    "name-missing": "A row has no project name",
    "category-unknown": "The column of categories holds an unknown one (the text was taken as the category)",
    "cell-ambiguous": "How a cell is to be read is unclear, so it was not split",
    "cell-unplaced": "Text that belongs to no item was kept as it is in the findings",
    "row-surplus-cells": "Cells beyond the columns of their row were kept as they are in the findings",
    "text-struck": "Struck text was taken as deleted and not read (--struck read reads it)",
    "note-linked": "The note of a note mark (※1 or the like) was linked to the item that bears the mark",
    "note-unlinked": "A note mark has no note, or a note has no mark (the latter is info)",
    "hidden-skipped": (
        "Text that the original does not show (hidden text, rows, columns and sheets, comments) was not read"
    ),
    "textbox-read": "The text of a Word text box was read as following the paragraph where it is placed",
    "object-unread": (
        "The text of Excel tables and diagrams embedded in Word, or of text boxes and shapes in Excel, was not read"
    ),
    "municipality-ambiguous": "Several municipalities have this name, and which is meant is unclear (the code is left empty)",
    "layout-chosen": (
        "The layout of a table (column headings, row headings, headings and lists …) was chosen by how it is built"
    ),
    "ditto-read": "A ditto mark (〃, 同上) was read as the text of the cell above",
    "level-inferred": (
        "No heading says “goal”, “project” or the like; which they are was inferred from how they are "
        "written (worth a look if the signs are weak)"
    ),
    "name-doubtful": (
        "A name read from the text looks like a value, a heading, a department or an address, or is cut off"
    ),
    "line-like-entry": "A line kept as descriptive text is written in the same way as indicators or projects",
    "line-unplaced": "A list item or heading of the text that belongs to no item was kept as it is in the findings",
    "line-outside": (
        "Text outside of the tables, headings and descriptions read as the strategy was kept as it is in one finding"
    ),
    "overview-skipped": "Headings of a table of contents or overview that appear again in the text were skipped",
    "column-joined": "A column without heading was read as part of the column beside it",
    "table-skipped": "A table that is not part of the strategy was not read",
    "cell-edited": "An edited cell was read as it was edited",
    "row-added": "A row that was added was read as a new item",
    "row-removed": "The item of a deleted row was read as no longer there",
    "edit-unread": "An edited cell could not be read (the text is kept in the findings)",
    "edit-conflict": "Edits of one item contradict one another (the message says which was taken)",
    "characters-replaced": "Characters that the output format can't hold were replaced by others (“�”, “〓” …)",
    "text-cut": "Text too long for the output format was cut",
    "field-not-written": "The output format has no place for some fields, so reading it back gives something else",
    "actuals-homeless": (
        "Actual values of the old edition could not be carried over: the new edition has no matching "
        "indicator, or another unit"
    ),
    "actuals-conflict": "Old and new edition have different actual values; that of the new one was kept",
    "actuals-history": (
        "Whether actual values carried over from the old edition belong to the period of the new one is "
        "unknown; they are shown as history and not rated"
    ),
    "merge-conflict": (
        "Two of the merged copies changed one cell in different ways, or one changed an item that the other deleted"
    ),
    "carry-uncertain": "The match between old and new is not certain, so neither IDs nor actual values were carried over",
    "page-without-text": (
        "A page of the PDF has no text that can be read (a scanned image, or a font that does not tell its characters)"
    ),
    "page-furniture": (
        "Text repeated on the pages of a PDF (running heads, page numbers) or a watermark was skipped as "
        "not part of the document"
    ),
    "table-unruled": (
        "A table of a PDF without ruling lines was read by how its text is arranged (worth a look if its "
        "lines could not be told)"
    ),
    "recipe-applied": "Tables, columns, rows and headings were read, or not read, as the recipe (--recipe) says",
    "truncated": "The document is cut off",
}
