"""Messages on what was repaired, in English."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "header-missing": "Read a list of projects that has no heading row, with its columns in the order “{headings}”.",
    "levels-coded": "One column held {count} levels ({levels}); the codes beside them told them apart, and each was read as a column.",
    "levels-mixed": "Split a column that held two levels ({levels}) into two columns.",
    "bands-unnamed": "Read the rows that divide the table as {levels}, judging by how they are numbered.",
    "category-marks": "The columns “{headings}” hold marks: the heading of the marked column is read as the category.",
    "columns-repeated": "One column had been split into {times} that repeat the same text; read as a single column.",
    "header-short": (
        "The heading row had lost its first cell and slipped to the left; moved back to fit the values below it."
    ),
    "label-inherited": (
        "Read the blank label cell as a continuation of “{text}” above.",
        "Read the blank label cells ({count} rows) as a continuation of “{text}” above.",
    ),
    "cell-inherited": "Read the blank cell as a continuation of the (merged) cell above.",
    "marks-composed": "Joined voiced sound marks that stood apart from their kana ({count} places).",
    "letters-joined": "Removed the spaces between letters that were written one by one ({count} places).",
    "table-continued": "The table begins as a new one, but is read as a continuation of the table before it.",
    "table-continued-without-header": "Read a table without a heading row as a continuation of the table before it.",
    "department-continued": "Read the department cell as the rest of a merged cell that the page break had cut.",
    "cell-torn": "Joined text that column boundaries had cut into {count} pieces.",
    "characters-repeated": "Characters had been printed {times} times over to look bold; kept once.",
    "column-blank": "Skipped a column without text in any row.",
    "unit-beside-number": "Joined a unit with the number in the column to its left.",
    "number-halves": (
        "Joined a number that a column boundary had cut with the rest of it in the column to its right, "
        "which has no heading."
    ),
    "column-copied": "Skipped the text of a column without heading: it is a copy of the column to its left.",
    "column-phantom": "Read column {number}, which has no heading, as part of the “{heading}” column beside it.",
    "category-fused": "Split a cell that held both a category and a project name.",
    "baseline-fused": "Split a cell that held both an indicator's name and its baseline.",
    "ditto-read": "Read “{text}” as the same text as in the cell above.",
    "header-empty": "Skipped an empty row.",
    "header-fused": "Split a cell that held {count} headings into one for each column.",
    "header-repeated": "Skipped a repeated heading row.",
    "label-misspelled": "Read “{text}” as “{word}” with missing or garbled characters.",
    "heading-blank": "Read a blank heading as “{word}”, as in the other lists.",
    "label-centred": (
        "The label “{text}” stands in the middle of its block; it is taken to hold from the first row of "
        "the block (row {row})."
    ),
    "level-centred": "“{text}” stands in a middle row; it is taken to hold from the first row (row {row}).",
    "another-reading": " Another reading is possible.",
    "level-lost": "Column {number} has no name here, so it is unclear to which item this row belongs.",
    "label-fused": "Split a cell that held both a label and text.",
    "label-lost": (
        "The label is blank, but the row can't be a continuation of the item above; read as a row labelled “{text}”."
    ),
    "name-torn": "Joined a name that was cut across two rows. They may also be two separate items.",
    "name-perhaps-torn": "This may be the second half of the name above; it is read as a separate item.",
    "label-torn": "Joined a label that was cut across two rows.",
    "label-variant": "Read “{spelling}” as a spelling variant of “{first}”.",
    "levels-fused": "Split a cell that held the names of two levels.",
    "line-wrapped": "Joined text that was wrapped at the cell's width.",
    "placeholder-blanked": (
        "Blanked text that a converter had written in place of an empty cell.",
        "Blanked text that a converter had written in place of empty cells ({count} places).",
    ),
    "row-numbers": "Skipped a column that holds nothing but row numbers.",
    "row-shifted": (
        "A blank cell on the left was lost and the row had slipped to the left; moved back to its columns."
    ),
    "row-torn": "Joined the rest of a row that was cut off with the row above it.",
    "perhaps-another-row": " It may also be a separate row.",
    "row-perhaps-torn": "This may be the cut-off rest of the row above; it is read as a separate row.",
    "rows-joined": "Split a line that held {count} rows.",
    "text-repeated": "Read {count} cells with the same repeated text as one merged cell.",
    "text-vertical": "Joined vertical text (one character a line) into one line.",
    "characters-repaired": "Replaced characters that a conversion had garbled.",
    "characters-misleading": (
        "The text holds characters that change the writing direction or are invisible ({codes}), so it "
        "is read differently from how it looks. It is kept as it is."
    ),
}
