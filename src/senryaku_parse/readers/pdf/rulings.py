"""The ruling lines of a page: straight lines, thin rectangles, and the edges of the others."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

import pypdfium2.raw as pdfium

from senryaku_parse.readers.pdf.shapes import Edge, Frame

_THIN = 3.0
"""Points below which a filled shape is a line."""
_STRAIGHT = 0.7
"""Points that the ends of an edge may be apart across it."""
_DOT = (1.2, 8.0)
"""Points across of what may be drawn before an item of a list."""
_DEEPEST = 12
"""Forms inside each other."""
_MOST_SEGMENTS = 200_000
_MOST_EDGES = 40_000
"""Of a page. A map or a drawing has as many; a table of a thousand cells has some four thousand."""

_Matrix: TypeAlias = tuple[float, float, float, float, float, float]
_Point: TypeAlias = tuple[float, float]
_SAME: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class PageDrawing(NamedTuple):
    """What is drawn on a page beside its text."""

    edges: tuple[Edge, ...]
    dots: tuple[tuple[float, float, float], ...]
    """Small round or square areas, as stand before items of lists: x and y of the middle, and how wide."""
    pictures: float
    """Share of the page that pictures cover."""
    whole: bool
    """False where there was too much of it to look at all."""


class _Collector:
    """Collects the edges of one page."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.edges: list[Edge] = []
        self.dots: list[tuple[float, float, float]] = []
        self.pictures = 0.0
        self.left = _MOST_SEGMENTS
        """Segments that may still be looked at."""

    def add(self, holder: Any, matrix: _Matrix, depth: int) -> None:
        """What one object of the page draws; `matrix` is that of the forms around it."""
        kind = pdfium.FPDFPageObj_GetType(holder)
        self.left -= 1
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._add_path(holder, _times(_matrix_of(holder), matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _times(_matrix_of(holder), matrix)
            for at in range(max(0, pdfium.FPDFFormObj_CountObjects(holder))):
                if self.left <= 0:
                    return
                self.add(pdfium.FPDFFormObj_GetObject(holder, at), inner, depth + 1)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._add_picture(_times(_matrix_of(holder), matrix))

    def _add_picture(self, matrix: _Matrix) -> None:
        corners = [self._place(point, matrix) for point in ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))]
        left, right, top, bottom = _bounds(corners)
        self.pictures += (right - left) * (bottom - top) / (self.frame.width * self.frame.height or 1.0)
        if min(right - left, bottom - top) <= _THIN:
            self._add_filled(corners)

    def _add_path(self, holder: Any, matrix: _Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(holder, fill, stroke)
        count = pdfium.FPDFPath_CountSegments(holder)
        self.left -= max(0, count)
        if self.left <= 0 or not (fill.value or stroke.value):
            return
        if fill.value and not stroke.value:
            self._add_dot(holder, count, matrix)
        for points, closed in _subpaths(holder, count):
            placed = [self._place(point, matrix) for point in points]
            if stroke.value:
                self._add_line([*placed, placed[0]] if closed else placed)
            elif len(placed) > 1:
                self._add_filled(placed)

    def _add_dot(self, holder: Any, count: int, matrix: _Matrix) -> None:
        if not 4 <= count <= 64:
            return
        points = [self._place(point, matrix) for run, _ in _subpaths(holder, count) for point in run]
        left, right, top, bottom = _bounds(points)
        width, height = right - left, bottom - top
        if _DOT[0] <= width <= _DOT[1] and abs(width - height) <= 0.2 * width:
            self.dots.append(((left + right) / 2, (top + bottom) / 2, width))

    def _add_line(self, points: list[_Point]) -> None:
        for (x, y), (other_x, other_y) in pairwise(points):
            if abs(y - other_y) <= _STRAIGHT:
                self._add_edge(True, (y + other_y) / 2, x, other_x, drawn=True)
            elif abs(x - other_x) <= _STRAIGHT:
                self._add_edge(False, (x + other_x) / 2, y, other_y, drawn=True)

    def _add_filled(self, points: list[_Point]) -> None:
        left, right, top, bottom = _bounds(points)
        low, narrow = bottom - top <= _THIN, right - left <= _THIN
        if low:
            self._add_edge(True, (top + bottom) / 2, left, right, drawn=True)
        if narrow:  # a dot may be part of a line either way
            self._add_edge(False, (left + right) / 2, top, bottom, drawn=True)
        elif not low and _is_rectangle(points, left, right, top, bottom):
            for at in (top, bottom):
                self._add_edge(True, at, left, right, drawn=False)
            for at in (left, right):
                self._add_edge(False, at, top, bottom, drawn=False)

    def _add_edge(self, across: bool, at: float, start: float, stop: float, *, drawn: bool) -> None:
        start, stop = min(start, stop), max(start, stop)
        self.edges.append(Edge(across, at, start, stop, drawn))

    def _place(self, point: _Point, matrix: _Matrix) -> _Point:
        return self.frame.place(*_apply(point, matrix))


def read_drawing(page: Any, frame: Frame) -> PageDrawing:
    """What the open `page` draws, in its `frame`."""
    collector = _Collector(frame)
    for at in range(max(0, pdfium.FPDFPage_CountObjects(page))):
        if collector.left <= 0 or len(collector.edges) > _MOST_EDGES:
            break
        collector.add(pdfium.FPDFPage_GetObject(page, at), _SAME, 0)
    whole = collector.left > 0 and len(collector.edges) <= _MOST_EDGES
    return PageDrawing(tuple(collector.edges) if whole else (), tuple(collector.dots), collector.pictures, whole)


def _subpaths(holder: Any, count: int) -> Iterator[tuple[list[_Point], bool]]:
    """The straight runs of a path, each with whether it is closed; a curve parts them."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[_Point] = []
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(holder, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind != pdfium.FPDF_SEGMENT_LINETO and points:
            yield points, False
            points = []
        points.append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield points, True
            points = []
    if points:
        yield points, False


def _is_rectangle(points: list[_Point], left: float, right: float, top: float, bottom: float) -> bool:
    return len(points) >= 4 and all(
        min(abs(x - left), abs(x - right)) <= _STRAIGHT and min(abs(y - top), abs(y - bottom)) <= _STRAIGHT
        for x, y in points
    )


def _bounds(points: list[_Point]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), max(xs), min(ys), max(ys)


def _matrix_of(holder: Any) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(holder, matrix):
        return _SAME
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    """`inner` first, then `outer`."""
    if outer is _SAME:
        return inner
    a, b, c, d, e, f = inner
    return (*_along((a, b), outer), *_along((c, d), outer), *_apply((e, f), outer))


def _along(vector: _Point, matrix: _Matrix) -> _Point:
    x, y = vector
    return x * matrix[0] + y * matrix[2], x * matrix[1] + y * matrix[3]


def _apply(point: _Point, matrix: _Matrix) -> _Point:
    x, y = _along(point, matrix)
    return x + matrix[4], y + matrix[5]
