"""Messages on PDF, in English."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "scanned": (
        "The text of this PDF is an image, and no page can be read. Pass a PDF with recognised text "
        "(OCR), or the original Word or Excel file."
    ),
    "unreadable": (
        "The text of this PDF is stored in a form that does not tell which characters they are. Pass the "
        "original Word or Excel file."
    ),
    "no-text": "This PDF has no text.",
    "page-is-image": "Page {page} is an image without text. To have it read, run text recognition (OCR) on it.",
    "page-unmapped": "The text of page {page} is stored in a form that does not tell which characters they are.",
    "page-of-lines": "Page {page} has too many lines to tell the ruling lines of tables; its text was read as lines.",
    "page-aside": "Skipped text of page {page} that is printed aslant (a watermark) or stands outside the page.",
    "table-unruled": "Read a table without ruling lines on page {page}, going by how its text is arranged.",
    "perhaps-unruled": (
        "Page {page} has a line that looks like a table without ruling lines; its columns can't be told, "
        "so it was read as text."
    ),
    "page-furniture": (
        "Skipped text at the top and bottom of pages that is not part of the document (running heads, page numbers): {count} place.",
        "Skipped text at the top and bottom of pages that is not part of the document (running heads, page numbers): {count} places.",
    ),
    "row-over-pages": "Joined a row that was cut between pages {above} and {below}.",
    "merged-cell-over-pages": "Joined the text of merged cells that was cut between pages {above} and {below}.",
    "damaged": "It can't be read as a PDF: it is damaged or cut off. Make the PDF again from the original document.",
    "protected": "The PDF is protected by a password. Save it again without the password, then pass it.",
    "encrypted": "The encryption of this PDF can't be read. Save it again without encryption, then pass it.",
    "no-such-pages": (
        "None of the pages exists: this PDF has {count} page.",
        "None of the pages exists: this PDF has {count} pages.",
    ),
    "page-damaged": "Page {page} of the PDF is damaged. Make the PDF again from the original document.",
    "too-complex": (
        "This PDF is too complex or damaged and can't be read. Choose only the pages that can be read "
        "(--pages 40-62), or make it again."
    ),
    "too-complex-behind": (
        "Behind page {last} this PDF is too complex or damaged and can't be read. Choose only the pages "
        "that can be read (--pages 40-62), or make it again."
    ),
}
