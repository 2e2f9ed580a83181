"""Rows of texts side by side, with a mark of their own if they have one: agenda items, focus points, fields."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from werkstatt.projector.canvas import Canvas
from werkstatt.projector.flow import Block, Stack
from werkstatt.projector.typeset import Text

Mark = Callable[[Canvas, QRectF, float], None]
"""Paints something into the row's area before its texts, told the middle of the first line: a ground, a tick."""


@dataclass(frozen=True, slots=True)
class Row:
    """Texts at their distances from the left. `tall` is the air above and below, `name` finds the row again."""

    cells: Sequence[tuple[float, Text]]
    width: float
    tall: float
    mark: Mark | None = None
    name: str = ""

    @property
    def height(self) -> float:
        """The tallest text and the air."""
        return max((text.height for _left, text in self.cells), default=0.0) + 2 * self.tall

    @property
    def torn(self) -> bool:
        """Whether a word had to be divided."""
        return any(text.torn for _left, text in self.cells)

    def split(self, room: float) -> tuple[Block | None, Block | None]:
        """Divided between the lines of its texts."""
        heads, rests = [], []
        for left, text in self.cells:
            head, rest = text.split(room - 2 * self.tall)
            heads += [(left, head)] if head else []
            rests += [(left, rest)] if rest else []
        return replace(self, cells=heads) if heads else None, replace(self, cells=rests) if rests else None

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint mark and texts."""
        if self.mark:
            line = max(text.height / text.lines for _left, text in self.cells)
            self.mark(canvas, QRectF(x, y, self.width, self.height), y + self.tall + line / 2)
        for left, text in self.cells:
            canvas.text(text, x + left, y + self.tall)


def airy(stack: Stack, room: float) -> Stack:
    """Few rows get more air, at most as much again, so that they fill their page."""
    rows = [block for block in stack.blocks if isinstance(block, Row)]
    if not rows or stack.height > room:
        return stack
    # A unit stays free, so that rounding does not push the last row over.
    more = min(max(0.0, room - stack.height - 1) / len(rows) / 2, rows[0].tall)
    spread = [replace(block, tall=block.tall + more) if isinstance(block, Row) else block for block in stack.blocks]
    return replace(stack, blocks=spread)
