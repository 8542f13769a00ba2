"""Messages on tables: their layout and their columns, in English."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "key-unmatched": "No measure has the number or name of this row, so the text belongs to no item.",
    "layout-columns": "column headings",
    "layout-project-first": "one project a row",
    "layout-indicator-list": "list of indicators",
    "layout-label-rows": "row headings",
    "layout-outline": "headings and lists",
    "told-columns": "{place}: table {table}, column",
    "told-without-names": (
        "{where}s: there is neither a column of names (of indicators or projects) nor two columns of "
        "levels. Add them to `columns`."
    ),
    "headed-as-twin": (
        "Read a table without a heading row, with its columns in the order of another table of the same width."
    ),
    "layout-chosen": "Read the table in the layout “{layout}”.",
    "note": "It is a note on the table, so it belongs to no item.",
    "above-header": "It stands above the heading row, and to which item it belongs is unclear; kept as it is.",
    "no-name": "The name is blank, so the text belongs to no item.",
    "no-heading": "It stands in a column without heading, so it belongs to no item.",
    "misplaced": (
        "The text does not fit the headings of its columns, and where it belongs is unclear; this row is no item."
    ),
    "no-kind": "What kind of row this is (target, KPI, project …) is unclear, so the text belongs to no item.",
    "remark": "It is a sentence that runs from the indicator's name through its values, so it is no indicator.",
    "section": "The row divides the table, but can't be read as a level; it is no item.",
    "columns-fused": (
        "Text of two columns stands below the heading “{heading}” and can't be told apart; read as one column."
    ),
    "indicator-otherwise": "It differs from the row above of the same indicator; the text of the row above is kept.",
    "target-or-actual": "Whether the row holds targets or actual values is unclear, so the text belongs to no item.",
    "no-column": "The label of the row fits no heading of a column, so the row is no item.",
    "level-without-measure": "No row of this cell has a measure, so the text belongs to no item.",
    "merged-copy": "Read the same text as in the row above as the rest of a merged cell.",
    "column-by-content": "Read the column headed “{heading}” as “{role}”, going by the text below.",
    "headless-by-content": "Read column {number}, which has no heading, as “{role}”, going by the text below.",
    "heading-by-part": "Read the heading “{heading}” as “{word}”, going by the known word in it.",
    "label-for-name": "Where an indicator's name should stand is only a label, so the row is no item.",
    "text-or-item": (
        "It has no number, and whether it describes the item above or is a new one is unclear; it is no item."
    ),
    "label-unknown": "The label is unknown, so this row belongs to no item.",
    "no-block": "It is a row of no label, so it belongs to no item.",
    "column-unused": "It stands in a column that this row does not use, so it belongs to no item.",
    "cell-wide": "The cell spans columns of the list of projects, so it is no item.",
    "label-alone": "Nothing stands on the right of the label, so it makes no item.",
    "heading-alone": "Nothing stands on the right of the heading, so it makes no item.",
    "row-without-heading": "The row has no heading, so the text belongs to no item.",
    "level-blank": "Nothing stands on the right of “{text}”, so it is unclear to which level the items below belong.",
    "table-continued": "Read a table that a page break (or the like) had cut as a continuation of the table before it.",
    "layout-of-label-rows": "Read the table in the layout “row headings”.",
    "heading-taken": "A cell with the same heading exists already, so the text belongs to no item.",
    "cells-unread": "The cells below the heading row can't be read, so the text belongs to no item.",
    "nothing-above": "There is no item above this row, so the text belongs to no item.",
    "nothing-below": "There is no measure below this row, so the text belongs to no item.",
    "label-inherited": "Read the blank label cell as a continuation of “{text}” above.",
    "level-promoted": "No level is called “{level}”; the numbered level of “{text}” and the like is taken for it.",
    "seen-in-table": "Table {table}: {said}",
    "seen-headings": "Of the headings, {headings}",
    "seen-rows-unfit": "{said} could be read, but the rows below can't be read as such columns.",
    "seen-no-names": (
        "{said} could be read, but no heading says what the rows are (measure, indicator, name of the project …)."
    ),
    "seen-help": " Adding {proposed} to the vocabulary may make it readable.",
    "seen-unknown": "{said} could be read, but what {told} means is unknown.{help}",
    "seen-near": " (nearest word: “{near}”)",
    "heading-unknown": "The heading “{text}” is unknown; the text of this column is kept together with the heading.",
    "told-why": "{where} “{text}” {why}",
    "told-twice": "stands for the same as “{text}”; keep one of the two.",
    "told-without-owner": (
        "belongs to no clear column of names (of indicators or projects). Add the column of names to `columns`."
    ),
}
