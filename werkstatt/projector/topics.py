"""The topics of a café by their colours, and the numbers of their tables, which can be read without any colour."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from werkstatt.domain.colours import topic_colour
from werkstatt.projector.canvas import Canvas
from werkstatt.projector.flow import Block, Stack
from werkstatt.projector.typeset import Face, Text
from werkstatt.qtkit.tokens import Tokens

WHITE, BLACK = "#FFFFFF", "#000000"
_LEAST_CONTRAST = 7.1
_STEP = 0.04
_LINEAR_BELOW = 0.04045
# What a chip shows of its colour above and below the number.
_RIM = 3


def ground(rank: int) -> str:
    """The colour of a topic, dark enough for white on it."""
    return _until_clear(topic_colour(rank), BLACK, WHITE)


def ink(rank: int, tokens: Tokens) -> str:
    """The colour of a topic for what is written on a panel: lighter in a dark hall."""
    is_dark = _luminance(QColor(tokens.beamer_surface)) < _luminance(QColor(tokens.beamer_ink))
    return _until_clear(topic_colour(rank), WHITE if is_dark else BLACK, tokens.beamer_surface)


@lru_cache(maxsize=128)
def _until_clear(colour: str, towards: str, against: str) -> str:
    """`colour` moved `towards` another one until it stands out `against` its ground."""
    share, other, there = 0.0, QColor(against), QColor(colour)
    while _contrast(there, other) < _LEAST_CONTRAST and share < 1:
        share += _STEP
        there = _mixed(QColor(colour), QColor(towards), min(1.0, share))
    return there.name()


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    red, green, blue = (round(mine + (yours - mine) * share) for mine, yours in parts)
    return QColor(red, green, blue)


def _contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Chip:
    """The number of a table in white on its topic's colour."""

    def __init__(self, number: int, rank: int, face: Face) -> None:
        self.width = max(face.width(str(number)) + 0.8 * face.size, 1.45 * face.size)
        self._text = Text(str(number), face, WHITE, self.width, Qt.AlignmentFlag.AlignHCenter)
        self._colour = ground(rank)
        self.height = self._text.height + 2 * _RIM

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint it with its top left at `x`, `y`."""
        canvas.panel(QRectF(x, y, self.width, self.height), self._colour, self.height * 0.22)
        canvas.text(self._text, x, y + _RIM)


@lru_cache(maxsize=512)
def chip(number: int, rank: int, face: Face) -> Chip:
    """A chip that is drawn again and again."""
    return Chip(number, rank, face)


@dataclass(frozen=True, slots=True)
class ChipRow:
    """A text that begins at `text_at`, and a chip that ends at `chip_right`; `rule` is the colour of a line below."""

    text: Text
    chip: Chip | None
    text_at: float
    chip_right: float
    width: float
    tall: float
    rule: str = ""

    @property
    def height(self) -> float:
        """The taller of both and the air above and below."""
        return max(self._drop + self.text.height, self.chip.height if self.chip else 0) + 2 * self.tall

    @property
    def torn(self) -> bool:
        """Whether a word had to be divided."""
        return self.text.torn

    def split(self, room: float) -> tuple[Block | None, Block | None]:
        """The chip stays with the first lines."""
        head, rest = self.text.split(room - 2 * self.tall - self._drop)
        if head is None or room < 2 * self.tall + (self.chip.height if self.chip else 0):
            return None, self
        return replace(self, text=head), replace(self, text=rest, chip=None) if rest else None

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint both, and the line."""
        canvas.text(self.text, x + self.text_at, y + self.tall + self._drop)
        if self.chip:
            self.chip.draw(canvas, x + self.chip_right - self.chip.width, y + self.tall)
        if self.rule:
            below = QPointF(x, y + self.height)
            canvas.line(below, below + QPointF(self.width, 0), self.rule)

    @property
    def _drop(self) -> float:
        """How far down the first line stands beside a chip that is taller."""
        line = self.text.height / max(1, self.text.lines)
        return max(0.0, (self.chip.height - line) / 2) if self.chip else 0.0


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers side by side, in as many lines as they need."""

    lines: Sequence[Sequence[Text]]
    gap: float

    @property
    def height(self) -> float:
        """All lines."""
        return sum(line[0].height for line in self.lines)

    @property
    def width(self) -> float:
        """The longest line."""
        return max(sum(text.natural_width for text in line) + self.gap * (len(line) - 1) for line in self.lines)

    @property
    def torn(self) -> bool:
        """A number is never divided."""
        return False

    def split(self, room: float) -> tuple[Block | None, Block | None]:
        """The lines that fit, and the rest."""
        count = int(room // self.lines[0][0].height)
        head, rest = self.lines[:count], self.lines[count:]
        return Numbers(head, self.gap) if head else None, Numbers(rest, self.gap) if rest else None

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint the numbers."""
        for line in self.lines:
            left = x
            for number in line:
                canvas.text(number, left, y)
                left += number.natural_width + self.gap
            y += line[0].height


@dataclass(frozen=True, slots=True)
class Labelled:
    """Numbers of tables, and what they are about beside them; both are so far from the left."""

    numbers: Numbers
    label: Text
    numbers_at: float
    label_at: float

    @property
    def height(self) -> float:
        """The taller of both."""
        return max(self.numbers.height, self.label.height)

    @property
    def torn(self) -> bool:
        """Whether a word had to be divided."""
        return self.label.torn

    def split(self, room: float) -> tuple[Block | None, Block | None]:
        """What no page can hold is told one after the other."""
        return Stack([self.numbers, self.label], 0).split(room)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint both, each in the middle of the height."""
        self.numbers.draw(canvas, x + self.numbers_at, y + (self.height - self.numbers.height) / 2)
        canvas.text(self.label, x + self.label_at, y + (self.height - self.label.height) / 2)


def numbers(of: Sequence[int], face: Face, colour: str, width: float) -> Numbers:
    """The numbers of tables in lines of at most `width`."""
    gap = face.size * 0.45
    lines: list[list[Text]] = []
    used = 0.0
    for number in of:
        text = Text(str(number), face, colour, width)
        if not lines or used + text.natural_width > width:
            lines.append([])
            used = 0.0
        lines[-1].append(text)
        used += text.natural_width + gap
    return Numbers(lines, gap)
