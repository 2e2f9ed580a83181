"""Sets a text as large as fits into a box: it wraps, gets smaller, and only below a stated size it ends in "…"."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from werkstatt.paper import safe_text
from werkstatt.paper.clean_text import clean

_STEP = 0.94
_READABLE = 8.0  # points
_NARROWEST = 0.1  # of the size: no letter that is read is narrower
_HAIR = 0.01  # points, for heights that are rounded


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a page, in points: lower left corner and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.y + self.height

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    def inset(self, across: float, upward: float | None = None) -> "Box":
        """The box without an edge of this width."""
        upward = across if upward is None else upward
        return Box(self.x + across, self.y + upward, self.width - 2 * across, self.height - 2 * upward)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Paragraphs that were set for a width, with their height in points. `is_whole`: nothing had to be left out."""

    paragraphs: list[Flowable]
    height: float
    is_whole: bool = True

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw them from `top` down."""
        for paragraph in self.paragraphs:
            top -= paragraph.height
            paragraph.drawOn(canvas, x, top)


def fit(text: str, style: ParagraphStyle, width: float, height: float, smallest: float) -> Fitted:
    """`text` in the largest size that fits, from the style's own down to `smallest` (points).

    A word is broken only where it would have to become hard to read to fit into a line.
    """
    whole = clean(text)
    if len(whole) > (most := _most_letters(style, width, height, smallest)):
        return _shortened(whole[:most], _in_size(style, smallest), width, height)
    words = whole.split()
    for size in _sizes(style.fontSize, smallest):
        if size > max(_READABLE, smallest) and any(
            safe_text.width(word, style.fontName, size) > width for word in words
        ):
            continue
        found = _set(text, _in_size(style, size), width)
        if found.height <= height + _HAIR:
            return found
    return _shortened(text, _in_size(style, smallest), width, height)


def put(canvas: Canvas, text: str, style: ParagraphStyle, box: Box, smallest: float, middle: bool = False) -> float:
    """Draw `text` at the top (or in the middle) of a box as large as fits; returns the height that it takes."""
    found = fit(text, style, box.width, box.height, smallest)
    free = max(0.0, box.height - found.height) / 2 if middle else 0.0
    found.draw(canvas, box.x, box.top - free)
    return found.height


def _most_letters(style: ParagraphStyle, width: float, height: float, smallest: float) -> int:
    """More letters can't fit at all: to measure thousands of them takes long."""
    lines = height / (style.leading * smallest / style.fontSize) + 1
    return int(lines * width / (_NARROWEST * smallest))


def _sizes(largest: float, smallest: float) -> Iterator[float]:
    size = largest
    while size > smallest:
        yield size
        size *= _STEP
    yield smallest


def _in_size(style: ParagraphStyle, size: float) -> ParagraphStyle:
    leading = style.leading * size / style.fontSize
    return ParagraphStyle(style.name, parent=style, fontSize=size, leading=leading)


def _set(text: str, style: ParagraphStyle, width: float) -> Fitted:
    paragraphs = safe_text.paragraphs(text, style)
    return Fitted(paragraphs, float(sum(paragraph.wrap(width, 1e6)[1] for paragraph in paragraphs)))


def _shortened(text: str, style: ParagraphStyle, width: float, height: float) -> Fitted:
    """As much of the text as fits, with "…" at its end."""
    whole = clean(text)
    fits, too_long = 0, len(whole) + 1
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if _set(f"{whole[:middle]}…", style, width).height <= height + _HAIR:
            fits = middle
        else:
            too_long = middle
    found = _set(f"{whole[:fits].rstrip()}…", style, width)
    return Fitted(found.paragraphs, found.height, is_whole=False)
