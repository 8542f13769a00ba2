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
}
