"""The line below a list that turns its pages: which page it is, and a countdown that ticks."""

from collections.abc import Callable, Iterable
from datetime import datetime

from PySide6.QtCore import QRectF, Qt

from werkstatt.projector.canvas import Canvas
from werkstatt.projector.layout import Space
from werkstatt.projector.typeset import Face, Text

AIR = 30
_SIZES = (34, 30)
_GAP = 48


class Foot:
    """`left` names a page (from 0) of so many, `right` says something about the moment."""

    def __init__(self, space: Space, left: Callable[[int, int], str], right: Callable[[datetime], str]) -> None:
        self._space = space
        self._left = left
        self.right = right

    def above(self, body: QRectF, moments: Iterable[datetime]) -> QRectF:
        """What of `body` is free above the line at all these moments; as many pages as can be are reckoned with."""
        height = max(text.height for moment in moments for text in self._texts(98, 99, moment))
        return body.adjusted(0, 0, 0, -(height + AIR))

    def draw(self, canvas: Canvas, page: int, pages: int, now: datetime) -> None:
        """Paint it for page `page` (from 0) of `pages`."""
        left, right = self._texts(page, pages, now)
        safe = self._space.safe
        canvas.text(left, safe.left(), safe.bottom() - left.height)
        canvas.text(right, safe.right() - right.width, safe.bottom() - right.height)

    def _texts(self, page: int, pages: int, now: datetime) -> tuple[Text, Text]:
        """Beside each other, in one line if they fit."""
        width, muted = self._space.safe.width(), self._space.tokens.beamer_muted
        said, told = self._left(page, pages), self.right(now)
        for size in _SIZES:
            face = Face(size, digits=True)
            corner = face.width(told) + 2
            left = Text(said, face, muted, max(width * 0.3, width - corner - _GAP))
            right = Text(told, face, muted, min(corner, width * 0.7 - _GAP), Qt.AlignmentFlag.AlignRight)
            if left.lines <= 1 and right.lines <= 1:
                break
        return left, right
