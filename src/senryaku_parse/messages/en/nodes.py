"""Messages on the hierarchy, in English."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "said-otherwise": "“{heading}” of the same item ({node}) differs from before; the earlier text is kept.",
    "area-without-measure": "There is no measure below this area, so the text belongs to no item.",
    "indicator-repeated": "The same indicator as {id} appears again; read as one.",
    "entry-repeated": "The same row as {id} appears again; read as one.",
    "continued-mark": (
        "Removed from the name a mark such as “つづき” (continued) that points to the page before or after."
    ),
    "node-repeated": "The row of {id} appears again; read as a continuation of the same item.",
    "level-missing": "There is no {level} above this row; it is placed below a {level} without a name.",
    "number-repeated": "The number “{wanted}” also belongs to another item, so this one has the ID “{node_id}”.",
    "heading-unread": (
        "Headings between tables are not read as levels. Check that the table below belongs to the right item."
    ),
    "line-outside": (
        "Kept {count} line outside of what was read as the strategy.",
        "Kept {count} lines outside of what was read as the strategy.",
    ),
    "municipality-ambiguous": "“{name}” may be any of {candidates}; the municipality code is left empty.",
    "baseline-blanked": "Read “{baseline}”, which a converter had written in place of a blank, as a blank.",
    "target-from-series": "There is no column of targets, so that of the last year ({last}) is taken as the target.",
    "target-without-year": (
        "The target of “{name}” stands in the column {headings}, but for which year is unclear; the text "
        "is kept as it is."
    ),
    "target-missing": "“{name}” has no target.",
    "rows-counted": " ({count} rows)",
    "table-skipped": "Skipped: can't be read as a table of the strategy.",
    "table-doubtful": " Check that it is no table of the strategy.",
    "organization-unclear": (
        "What stands behind the slash in the description of “{name}” is not surely an organization; it "
        "is not split off."
    ),
    "reprint-unclear": (
        "“{name}” holds the word 再掲 (listed again), but not as a mark that can be read; it is taken as "
        "a separate project."
    ),
    "name-missing": "The project's name is blank.",
    "category-unknown": (
        "“{category}” is no known category; it is read as one because it stands in the column of categories."
    ),
    "reprint-unresolved": "No project has the same name as “{name}”, which is marked as listed again.",
    "reprint-ambiguous": (
        "“{name}” is marked as listed again, and {count} projects have this name ({shown}); chose {id}, {reason}."
    ),
    "cut-in-character": "The input ends within a character ({code}).",
    "cut-in-row": "The last row is not closed.",
    "perhaps-cut-in-row": (
        "The last line seems to end within a row of a table. If the document was cut off, convert the "
        "original again to its end."
    ),
    "cut-behind-label": "It ends with a label or a heading row.",
    "perhaps-cut-in-measure": (
        "The last measure lacks entries that all other measures have. If the document was cut off, "
        "convert the original again to its end."
    ),
    "truncated": "The document is cut off. {sign} Convert the original again to its end.",
    "cell-split": "Split a cell that held {count} entries ({what}).",
    "cell-ambiguous": (
        "The cell seems to hold several entries, but where one ends, or which texts on the right belong "
        "to it, is unclear; it is not split."
    ),
    "reprint-same-text": "which has the same description",
    "reprint-same-category": "the first of the same category",
    "reprint-first": "the first",
    "table-seen": " {seen}",
}
