"""PDFs made to harm: loops, nesting, masses of lines and letters, bombs, fonts that map nothing."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_UNMAPPED = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Lost /Encoding /Identity-H /DescendantFonts [<< /Type /Font"
    b" /Subtype /CIDFontType2 /BaseFont /Lost /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    b" /FontDescriptor << /Type /FontDescriptor /FontName /Lost /Flags 4 >> >>] >>"
)
_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> %s >> >>"
)


def document(objects: Mapping[int, bytes]) -> bytes:
    """A PDF of `objects`, the first of which is its catalogue, with its table of places."""
    parts = [b"%PDF-1.7\n"]
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = sum(map(len, parts)) if len(parts) < 50 else places[number - 1] + len(parts[-1])
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = sum(map(len, parts))
    last = max(objects)
    lines = [b"%010d 00000 n \n" % places[at] if at in places else b"0000000000 65535 f \n" for at in range(last + 1)]
    return b"".join([*parts, b"xref\n0 %d\n" % (last + 1), *lines, _trailer(last + 1, start)])


def _trailer(size: int, start: int) -> bytes:
    return b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)


def stream(content: bytes, entries: bytes = b"", *, packed: bool = True) -> bytes:
    """`content` as a stream."""
    if packed:
        content = zlib.compress(content, 9)
        entries += b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def page_of(content: bytes, *, resources: bytes = b"", font: bytes = _FONT, **more: bytes) -> bytes:
    """A PDF of one page that draws `content`; `more` objects are o6, o7 …"""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: _PAGE % resources,
        4: content,
        5: font,
        **{int(name[1:]): body for name, body in more.items()},
    }
    return document(objects)


def pages_of(contents: Sequence[bytes]) -> bytes:
    """A PDF with a page for each of `contents`."""
    first = 10
    kids = b" ".join([b"%d 0 R" % (first + 2 * at) for at in range(len(contents))])
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(contents)),
        5: _FONT,
    }
    for at, content in enumerate(contents):
        number = first + 2 * at
        objects[number] = _PAGE.replace(b"4 0 R", b"%d 0 R" % (number + 1)) % b""
        objects[number + 1] = content
    return document(objects)


def text(letters: str, x: float = 50, y: float = 700, size: float = 10) -> bytes:
    """What prints `letters`."""
    return b"BT /F %g Tf %g %g Td (%s) Tj ET\n" % (size, x, y, letters.encode("ascii"))


def _lines(count: int) -> bytes:
    return b"".join([b"%d %d m %d %d l S\n" % (at % 595, at % 842, at % 391, at % 577) for at in range(count)])


def _grid(count: int) -> bytes:
    step = 590 / count
    across = [b"0 %.3f m 590 %.3f l S\n" % (at * step, at * step) for at in range(count)]
    upright = [b"%.3f 0 m %.3f 590 l S\n" % (at * step, at * step) for at in range(count)]
    return b"".join(across + upright)


def _many_pages(count: int) -> bytes:
    kids = b" ".join([b"3 0 R"] * count)
    return document(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
            3: _PAGE % b"",
            4: stream(text("a")),
            5: _FONT,
        }
    )


def _tree_loop() -> bytes:
    return document(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
            3: b"<< /Type /Pages /Kids [2 0 R] /Parent 3 0 R /Count 1 >>",
        }
    )


def _counted(count: int) -> bytes:
    return document(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count %d >>" % count,
            3: _PAGE % b"",
            4: stream(text("a")),
            5: _FONT,
        }
    )


_FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X %d 0 R >> >>"


def _form_loop() -> bytes:
    form = stream(text("a") + b"/X Do\n", _FORM % 6)
    return page_of(stream(b"/X Do\n"), resources=b"/XObject << /X 6 0 R >>", o6=form)


def _forms_deep(count: int) -> bytes:
    """Each form draws the next."""
    more = {f"o{at}": stream(b"/X Do /X Do\n", _FORM % (at + 1)) for at in range(6, 6 + count)}
    more[f"o{6 + count}"] = stream(_grid(3), _FORM % (6 + count))
    return page_of(stream(b"/X Do\n"), resources=b"/XObject << /X 6 0 R >>", **more)


def _letters(count: int, *, spread: bool) -> bytes:
    places = ((at % 500, at // 500 % 800) if spread else (50, 700) for at in range(count))
    return b"BT /F 1 Tf\n" + b"".join([b"1 0 0 1 %d %d Tm (a) Tj\n" % place for place in places]) + b"ET\n"


def _bomb(size: int) -> bytes:
    packer = zlib.compressobj(9)
    piece = b"0 0 m 1 1 l S\n" * 2**16
    packed = b"".join([packer.compress(piece) for _ in range(size // len(piece))]) + packer.flush()
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def _far() -> bytes:
    return b"1e38 -1e38 m 1e39 1e38 l S 0 0 1e30 1e30 re f 1e-40 0 0 1e-40 0 0 cm " + text("far", 1e30, -1e30, 1e30)


def _unmapped() -> bytes:
    return page_of(stream(b"BT /F 10 Tf 50 700 Td <" + b"00410042" * 200 + b"> Tj ET"), font=_UNMAPPED)


ATTACKS: dict[str, Callable[[], bytes]] = {
    "nothing-behind-its-mark": lambda: b"%PDF-1.7\n",
    "rubbish": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 4_000,
    "cut": lambda: page_of(stream(text("a")))[:300],
    "tree-loop": _tree_loop,
    "two-billion-pages-claimed": lambda: _counted(2**31 - 1),
    "fewer-pages-claimed": lambda: _counted(-5),
    "pages": lambda: _many_pages(100_000),
    "form-loop": _form_loop,
    "forms-deep": lambda: _forms_deep(40),
    "arrays-deep": lambda: page_of(stream(b"[" * 500_000 + b"]" * 500_000 + b" TJ")),
    "objects-deep": lambda: page_of(stream(text("a")), o6=b"[" * 200_000 + b"]" * 200_000),
    "states-deep": lambda: page_of(stream(b"q " * 1_000_000 + text("a"))),
    "lines": lambda: page_of(stream(_lines(1_000_000))),
    "grid": lambda: page_of(stream(_grid(2_000) + text("a"))),
    "grid-within": lambda: page_of(stream(_grid(240) + text("a"))),
    "segments": lambda: page_of(stream(b"0 0 m " + b"9 9 l 9 1 l " * 1_000_000 + b"S")),
    "rectangles": lambda: page_of(stream(b"".join(b"%d %d 5 5 re f " % (at % 590, at % 839) for at in range(300_000)))),
    "dots": lambda: page_of(stream(_letters(3_000, spread=True) + b"9 9 2 2 re f " * 100_000)),
    "letters": lambda: page_of(stream(_letters(600_000, spread=True))),
    "letters-within": lambda: page_of(stream(_letters(90_000, spread=True))),
    "letters-on-one-place": lambda: page_of(stream(_letters(90_000, spread=False))),
    "one-line": lambda: page_of(stream(text("a b" * 30_000, size=0.01))),
    "blanks": lambda: page_of(stream(text(" " * 90_000 + "a", size=0.01))),
    "bomb": lambda: page_of(_bomb(2**30)),
    "bomb-within": lambda: page_of(_bomb(40 * 2**20)),
    "far-away": lambda: page_of(stream(_far())),
    "unmapped": _unmapped,
}
"""Name → the bytes of a PDF."""


def attacks() -> Iterator[tuple[str, bytes]]:
    """Each name with its PDF."""
    for name, make in ATTACKS.items():
        yield name, make()
