"""Text as the room reads it: wrapped, never cut, never smaller than can be read from the last row.

All lengths are units of the picture: 1080 to its height. Fonts are measured without hinting, so that a text breaks at
the same words on every screen and the cockpit's small picture is true.
"""

import copy
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol, Self

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from werkstatt.qtkit import fonts

SMALLEST = 29
"""Fonts have whole sizes; 2.6 % of the height are 28.1 units."""

_HEADLINE = 56
_SOFT_HYPHEN = "\u00ad"
_LINE_BREAK = "\u2028"
# Embeddings and overrides would turn the text after them around as well.
_FORBIDDEN = dict.fromkeys(map(ord, "\u00ad\u202a\u202b\u202c\u202d\u202e\ufeff"))
_WORD_ENDS = re.compile(r"[\s\u2028–—-]+")
# Before a consonant (or sch, ch, ck, ph, th) that a vowel follows, three letters from either end: where German words
# mostly may be divided. Only used for words that no line can hold.
_SYLLABLES = re.compile(
    r"(?<=[^\W\d_]{3})(?!(?<=[cpt])h)(?!(?<=c)k)(?!(?<=s)ch)"
    r"(?=(?:sch|ch|ck|ph|th|[b-df-hj-np-tv-zß])[aeiouyäöü][^\W\d_])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Face:
    """How a text is set: size in units (at least SMALLEST), weight, and digits of one width for clocks."""

    size: int
    bold: bool = False
    digits: bool = False

    def __post_init__(self) -> None:
        if self.size < SMALLEST:
            raise ValueError(f"{self.size} units are too small for a room")

    def font(self) -> QFont:
        """The font whose pixels are units."""
        made = fonts.font(self.size, bold=self.bold, clock=self.digits)
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return made

    def width(self, text: str) -> float:
        """How wide `text` is on one line."""
        return QFontMetricsF(self.font()).horizontalAdvance(text)

    def smaller(self, share: float) -> "Face":
        """The face at a share of its size, as far as it can be read."""
        return replace(self, size=max(SMALLEST, round(self.size * share)))


@dataclass(frozen=True, slots=True)
class _Line:
    """A laid-out line: its part of the text, where it stands and what it takes."""

    drawn: QTextLine
    text: str
    left: float
    width: float
    height: float


class Surface(Protocol):
    """What texts are drawn on: a canvas."""

    def text(self, text: "Text", x: float, y: float) -> None:
        """Draw a text and take note of it."""
        ...


class Text:
    """A plain text wrapped to `width`. What people wrote may be anything; markup means nothing here."""

    def __init__(
        self, text: str, face: Face, colour: str, width: float, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> None:
        self.face = face
        self.colour = colour
        self.width = width
        wanted = clean(text)
        self.torn = any(_too_wide(word, face, width) for word in _WORD_ENDS.split(wanted))
        self._layout = _layout(_divided(wanted, face, width) if self.torn else wanted, face, align)
        self._lines = _break(self._layout, face, width)

    @property
    def height(self) -> float:
        """The height of all its lines."""
        return sum(line.height for line in self._lines)

    @property
    def natural_width(self) -> float:
        """The width of its longest line."""
        return max((line.width for line in self._lines), default=0.0)

    @property
    def left(self) -> float:
        """Where its leftmost line begins."""
        return min((line.left for line in self._lines), default=0.0)

    @property
    def text(self) -> str:
        """What is read, without the places where words may be divided."""
        return "".join(line.text for line in self._lines)

    @property
    def lines(self) -> int:
        """How many lines it takes."""
        return len(self._lines)

    def split(self, room: float) -> tuple[Self | None, Self | None]:
        """The lines that fit into a height of `room`, and the rest."""
        used, count = 0.0, 0
        for line in self._lines:
            used += line.height
            if used > room:
                break
            count += 1
        return self._part(self._lines[:count]), self._part(self._lines[count:])

    def draw(self, canvas: "Surface", x: float, y: float) -> None:
        """Draw it on a canvas, the top left of its column at `x`, `y`."""
        canvas.text(self, x, y)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the lines alone; scenes call `draw`, so that the canvas knows of every text."""
        painter.setPen(QColor(self.colour))
        for line in self._lines:
            # A line that is set tighter than its font gives up the same above and below.
            line.drawn.draw(painter, QPointF(x, y + (line.height - line.drawn.height()) / 2))
            y += line.height

    def _part(self, lines: Sequence[_Line]) -> Self | None:
        if not lines:
            return None
        part = copy.copy(self)
        part._lines = list(lines)
        return part


def longest_word(text: str, face: Face) -> str:
    """The word of `text` that needs the widest line."""
    return max(_WORD_ENDS.split(clean(text)), key=face.width)


@lru_cache(maxsize=512)
def clean(text: str) -> str:
    """`text` without what can't be seen: control characters, lone surrogates, overrides of the direction."""
    kept = (
        char if char == "\n" or unicodedata.category(char) not in {"Cc", "Cs"} else " "
        for char in text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").translate(_FORBIDDEN)
    )
    return "".join(kept).strip().replace("\n", _LINE_BREAK)


def _divided(text: str, face: Face, width: float) -> str:
    """`text` with soft hyphens in the words that don't fit into one line."""
    words = re.split(r"([^\W\d_]+)", text)
    return "".join(_SYLLABLES.sub(_SOFT_HYPHEN, word) if _too_wide(word, face, width) else word for word in words)


def _too_wide(word: str, face: Face, width: float) -> bool:
    """Whether no line can hold `word`. No character is wider than its size: short words need no measuring."""
    return len(word) * face.size > width and face.width(word) > width


def _layout(text: str, face: Face, align: Qt.AlignmentFlag) -> QTextLayout:
    layout = QTextLayout(text, face.font())
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    return layout


def _break(layout: QTextLayout, face: Face, width: float) -> list[_Line]:
    usual = QFontMetricsF(face.font()).height()
    pitch = face.size * (1.14 if face.size >= _HEADLINE else 1.26)
    whole = layout.text()
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        # Another script from another font may be taller than our own typeface.
        height = pitch if line.height() <= usual + 1 else max(pitch, line.height())
        part = _units(whole, line.textStart(), line.textLength())
        natural = line.naturalTextRect()
        lines.append(_Line(line, part, natural.left(), natural.width(), height))
    layout.endLayout()
    return lines


def _units(text: str, start: int, length: int) -> str:
    """A part of `text` counted in UTF-16 code units, as Qt counts."""
    part = text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")
    return part.replace(_SOFT_HYPHEN, "").replace(_LINE_BREAK, "\n")
