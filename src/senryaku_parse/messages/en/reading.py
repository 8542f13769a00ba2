"""Messages on inputs and their formats, in English."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "kind-xls": (
        "It is an Excel file of the old format (.xls). Open it in Excel and save it as an Excel workbook "
        "(.xlsx), or run pip install 'senryaku-parse[xls]' first."
    ),
    "kind-xlsb": "It is an Excel binary workbook (.xlsb). Open it in Excel and save it as an Excel workbook (.xlsx).",
    "kind-spreadsheetml": "It is an XML Spreadsheet 2003. Open it in Excel and save it as an Excel workbook (.xlsx).",
    "kind-ods": "It is an OpenDocument spreadsheet (.ods). Open it in LibreOffice or Excel and save it as .xlsx.",
    "kind-doc": (
        "It is a Word document of the old format (.doc). Open it in Word and save it as a Word document (.docx)."
    ),
    "kind-wordml": "It is a Word 2003 XML document. Open it in Word and save it as a Word document (.docx).",
    "kind-rtf": "It is rich text (.rtf). Open it in Word and save it as a Word document (.docx).",
    "kind-odt": "It is an OpenDocument text (.odt). Open it in LibreOffice or Word and save it as .docx.",
    "kind-opendocument": (
        "It is an OpenDocument file that is neither text nor spreadsheet. Make the document that has the "
        "tables a .docx or .xlsx."
    ),
    "kind-jtd": (
        "It is a document of Ichitaro (.jtd). Open it in Ichitaro and save it as a Word document (.docx) or a PDF."
    ),
    "kind-pptx": "It is a PowerPoint file. Save the slides that have tables as a PDF.",
    "kind-protected": (
        "It is an Office file that is protected by a password. Open it, remove the password and save it again."
    ),
    "kind-compound": (
        "It is an Office document of an old format or of Ichitaro. Open it in the program it is from and "
        "save it as .docx or .xlsx."
    ),
    "kind-image": "It is an image. Pass a PDF with recognised text (OCR), or the original Word or Excel file.",
    "kind-compressed": "It is a compressed file. Unpack it and pass the document inside.",
    "kind-zip": "It is a compressed file (ZIP). Unpack it and pass the document inside.",
    "kind-cut-off": (
        "It is an Excel or Word file, or a compressed file, that is cut off. Copy or download the original again."
    ),
    "kind-mht": "It is a web archive (.mht). Open it in a browser and save it as “Web page, HTML only”.",
    "kind-pdf": "It is a PDF.",
    "kind-docx": "It is a Word document (.docx).",
    "kind-xlsx": "It is an Excel workbook (.xlsx).",
    "struck-kept": "Kept the struck text {what}, marked as struck.",
    "struck-dropped": "Did not read the struck text {what}: it was deleted.",
    "note-linked": "Linked the note “{text}” of a note mark to {where}.",
    "note-missing": "The note of the note mark “{mark}” is not found in the document.",
    "note-unasked": "No mark refers to this note, so it is linked to no item.",
    "no-ruled-table": (
        "There is no table with ruling lines. Tables without them can only be read where the gaps "
        "between columns are wide enough. Pass the original Excel or Word file."
    ),
    "no-table": "There is no table. Pass a document that contains the tables of a strategy.",
    "no-strategy-seen": (
        "There is {count} table, but it can't be read as one of a strategy. {seen}",
        "There are {count} tables, but none can be read as one of a strategy. {seen}",
    ),
    "no-strategy": (
        "There is {count} table, but none of a strategy (with labels such as 基本目標, 具体的施策, KPI, 具体的事業). Check that it is the right document.",
        "There are {count} tables, but none of a strategy (with labels such as 基本目標, 具体的施策, KPI, 具体的事業). Check that it is the right document.",
    ),
    "how-to-look": " To see how it was read: senryaku-parse explain {where}",
    "word-not": "It is no Word document (.docx). {advice}",
    "word-no-body": "The Word document has no body. Open it in Word and save it again.",
    "word-embedded-document": (
        "The Word document has a document of another format embedded as such. Open it in Word and save it again."
    ),
    "why-hidden-row": "stands in a hidden row",
    "why-covered": "is covered by a merged cell",
    "word-encrypted": (
        "The contents of the Word document are encrypted or compressed in an unknown way. Open it in "
        "Word and save it again."
    ),
    "word-too-many-names": "The XML of the Word document has too many names. Open it in Word and save it again.",
    "word-damaged": (
        "It can't be read as a Word document ({error}). Open it in Word to see whether it is damaged, "
        "and save it again."
    ),
    "word-doctype": (
        "The Word document has a declaration that Word never writes (DOCTYPE). It is not read, for "
        "safety. Open it in Word and save it again."
    ),
    "textbox-read": (
        "Read the text of {count} text box as following the paragraph (or table) where it is placed.",
        "Read the text of {count} text boxes as following the paragraphs (or tables) where they are placed.",
    ),
    "embedded-unread": (
        "The text in {count} embedded Excel table or diagram was not read.",
        "The text in {count} embedded Excel tables or diagrams was not read.",
    ),
    "hidden-kept": (
        "Text that {why} was not read; kept here ({count} place).",
        "Text that {why} was not read; kept here ({count} places).",
    ),
    "why-comment": "is a comment",
    "why-placeholder": "is the prompt of an input field",
    "why-hidden": "is hidden",
    "why-hidden-sheet": "stands on a hidden sheet",
    "why-memo": "is a note (comment)",
    "why-hidden-rows": "stands in hidden rows (filtered ones among them)",
    "why-hidden-columns": "stands in hidden columns",
    "formula-uncalculated": (
        "The workbook does not hold the result of the formula; read as empty. Open it in Excel and save it again."
    ),
    "drawn-unread": (
        "To which items the text of {count} text box or shape on the sheet “{title}” belongs is unclear; not read, kept here.",
        "To which items the text of {count} text boxes and shapes on the sheet “{title}” belongs is unclear; not read, kept here.",
    ),
    "hidden-kept-of-sheet": (
        "Text on the sheet “{title}” that {why} was not read; kept here ({count} place).",
        "Text on the sheet “{title}” that {why} was not read; kept here ({count} places).",
    ),
    "html-hidden": "Skipped text within a table that a browser does not show.",
    "row-no-list": (
        "Row {number} is a {name}. Pass a table as a list of rows (a row is a list of cells, an empty cell is None)."
    ),
    "delimiter-missing": "Read a table without a delimiter row (|---|) as a table.",
    "bar-variant": "Read a line divided by full-width bars “｜” as a row of a table.",
    "xls-damaged": "It can't be read as an Excel workbook (.xls) ({reason}). Open it in Excel and save it again.",
    "object-with-options": "`format` and `pages` can't be given with an object that is a table or a document.",
    "pages-of-pdf": "Pages can be chosen only in a PDF.",
    "own-review": "It is a review page that this program wrote. Pass the original document.",
    "format-by-content": "The name ends in {suffix}, but the content is {format}; read as that.",
    "not-text": "It is not text. {advice}",
    "wrong-encoding": (
        "The encoding is stated as {encoding}, but it can't be read as that. Check that the file is not damaged."
    ),
    "nul-bytes": (
        "It is not text (it holds NUL bytes). Check that it is not damaged by opening it in the program it is from."
    ),
    "unknown-encoding": "The encoding is unknown (none of UTF-8, UTF-16 and Shift_JIS). Save it again as UTF-8.",
    "text-for-bytes": "Pass a file or its bytes, not a string.",
    "empty": "The file is empty. Check whether a conversion failed on the way.",
    "unreadable-object": "A {name} can't be read. Pass a path, bytes, an open file, a list of rows or a DataFrame.",
    "content-for-path": (
        "It seems to be a document itself and not a path. To read a string, use parse_text(text, format=...)."
    ),
    "no-such-file": "{path}: There is no such file. Check the path.",
    "is-folder": "{path}: It is a folder. Name a file.",
    "changed-meanwhile": "{where}: It was changed while it was read. Read it again when it is written.",
    "unreadable": "{path}: It can't be read ({reason}). Check the permissions and the path.",
    "pages-unread": "The pages “{pages}” can't be read. Write them as in 40-62, 3,7-9 or 40-.",
    "book-protected": (
        "It is an Excel file that is protected by a password or of the old format (.xls). Open it in "
        "Excel, remove the password and save it as .xlsx."
    ),
    "book-not": "It is no Excel workbook (.xlsx). Open it in Excel and save it as .xlsx.",
    "book-damaged": "It can't be read as an Excel workbook ({error}). Open it in Excel to see whether it is damaged.",
    "book-odd-part": "{name} of the Excel workbook holds what should not be there. Open it in Excel and save it again.",
    "book-encrypted": "The contents of the Excel workbook are encrypted. Remove the password and save it again.",
    "book-doctype-in": (
        "{name} of the Excel workbook has a declaration that Excel never writes (DOCTYPE or the like). "
        "It is not read, for safety. Open it in Excel and save it again."
    ),
    "book-unreadable": "It can't be read as an Excel workbook ({reason}). Open it in Excel and save it again.",
    "book-same-place": (
        "Two sheets of the Excel workbook have their contents in the same place. Open it in Excel and save it again."
    ),
    "xls-broken": "The Excel workbook (.xls) is damaged. Open it in Excel and save it again.",
    "book-doctype": (
        "The Excel workbook has a declaration that Excel never writes (DOCTYPE). It is not read, for "
        "safety. Open it in Excel and save it again."
    ),
    "readings-dropped": (
        "The reading in brackets behind one word was taken off.",
        "The readings in brackets behind {count} words were taken off.",
    ),
    "is-url": "{source}: URLs are not read. Save the file, and give its path.",
}
