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
}
