"""Messages on prose: headings, lists and the lines between tables, in English."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "name-of-subheading": "The same name appears below each level above; it may be a subheading.",
    "line-like-entry": "Lines kept as descriptive text are written in the same way as indicators or projects.",
    "name-bracket-open": "One of the name's brackets is missing; the name may be cut off.",
    "name-cut": "The name may be cut off.",
    "name-of-headings": "The name consists of nothing but words of headings.",
    "name-of-department": "The name may be that of a department.",
    "name-with-number": "The name holds a number; name and value may not have been told apart.",
    "name-of-contact": "The name may be a contact address.",
    "name-of-organization": "The name may be that of a department or an organization.",
    "name-of-indicator": "The name may be an indicator and its value.",
    "name-with-more": "The name may hold other matters besides the name.",
    "heading-without-measure": "There is no measure below this heading, so it is no item.",
    "heading-unread": (
        "Whether the heading above table {number} names a level is unclear; it is not read as one. Check "
        "that the table below belongs to the right item."
    ),
    "target-in-sentence": "Split a target that was written as a sentence into the indicator's name and its value.",
    "reason-target": "since targets (or a table of measures) stand right below",
    "reason-guess": "going by the numbers and the way the headings are written",
    "reason-table": "since each stands above a table of the same kind",
    "outline-chosen": "Read the headings, bold lines and lists of the text in the layout “{layout}”.",
    "level-inferred": "No heading says “{level}”; the following headings are taken for it, {reason}.",
    "goal-built-alike": (
        "The heading stands beside those of goals and over measures as they do; it is taken for a goal, too."
    ),
    "goal-without-entries": (
        "The heading is written like a goal, but no indicator or project stands below; it is not taken as a goal."
    ),
    "goal-of-the-past": "It stands in a chapter such as the review of the previous plan, so it is not taken as a goal.",
    "overview-skipped": "Skipped the headings of a table of contents or overview that appear again in the text.",
    "line-in-prose": "Lists and headings within descriptive text; they are no items.",
    "line-unclear": "Lists and headings that are not clearly a level, an indicator or a project; they are no items.",
    "heads-inferred": (
        "“{what}” is not written there, but going by what stands below, the following headings are taken to head it."
    ),
    "level-labelled": (
        "The word before the number is taken to name the level: the following headings are read as “{what}”."
    ),
    "projects-inferred": (
        "No heading says “project”; going by how the names end, the entries of the following {what} are "
        "taken as projects."
    ),
}
