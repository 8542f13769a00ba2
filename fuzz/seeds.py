"""What fuzzing begins with: the inputs of the case files, and what the writers make of a small strategy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.support.casefile import read_case

from fuzz.checks import SMALL
from senryaku_parse import parse_text
from senryaku_parse.writers.package import write_package

_CELL = b'<c r="B2" t="inlineStr"><is><t>=1+1</t></is></c>'
CASES = Path(__file__).parent.parent / "tests" / "cases"


def seeds(target: str) -> Iterator[bytes]:
    """The inputs for the check of `target`."""
    if target in ("markdown", "html"):
        for path in sorted(CASES.glob("*/*.txt")):
            case = read_case(path)
            if f"input.{ {'markdown': 'md'}.get(target, target) }" in case.parts:
                yield case.input[1].encode()
    elif target == "target":
        for path in sorted(CASES.glob("targets/*.txt")):
            for line in path.read_text("utf-8").splitlines():
                text, _, rest = line.partition(" | ")
                yield f"{text}\n{rest.partition(' | ')[0]}".encode()
    elif target == "package":
        files = write_package(parse_text(SMALL)).folder()
        yield b"".join(b"--- %b\n%b" % (name.encode(), content) for name, content in files.items())
    elif target == "json":
        yield from (b"%c %b" % (number, text) for number in range(0, 120, 7) for text in (b"null", b'"x"', b"1.50"))
    elif target == "book":
        edits = (
            b"",
            b"<v>1.5</v>",
            _CELL,
            b'<mergeCell ref="A1:C9"/>',
            b'<row r="2" hidden="1">',
            b"<r><rPr><strike/></rPr><t>x</t></r>",
        )
        yield from (b"%c %b" % (number, text) for number in range(0, 256, 11) for text in edits)
    elif target == "csv":
        for path in sorted(CASES.glob("layouts/*/*.txt")):
            rows = [line.strip("|").split("|") for line in path.read_text("utf-8").splitlines() if line.startswith("|")]
            yield "\n".join(",".join(field.strip() for field in row) for row in rows).encode()
    elif target == "docx":
        yield from (
            b"%c %b" % (number, text) for number in range(0, 256, 11) for text in (b"", b"<w:vMerge/>", b"<w:p>")
        )
    elif target == "pdf":
        operands = (b"", b"0", b"-50 700", b"re S", b"<30423044>", b"0 1 -1 0 300 300 cm", b"q 1 0 0 1 3 3 cm")
        yield from (b"%c %b" % (number, text) for number in range(0, 256, 11) for text in operands)
    elif target == "xlsx":
        yield from (b"%c %b" % (number, text) for number in range(0, 256, 11) for text in (b"", b"<v>1</v>", _CELL))
