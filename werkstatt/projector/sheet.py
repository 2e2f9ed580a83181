"""The frame that the pages of a scene share: kicker and title above, a line below, the body between them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt

from werkstatt.i18n import _
from werkstatt.projector.canvas import Canvas
from werkstatt.projector.layout import Space
from werkstatt.projector.typeset import Face, Text

# Size in units and how many lines are fine at that size.
_KICKER = ((42, 1), (36, 2), (30, 4))
_TITLE = ((64, 2), (48, 3), (36, 5))
_FOOT = ((34, 1), (30, 3))
_SMALL = Face(34)
_AIR = 36
# The part of the width that the corners at the right have.
_CORNER = 0.32


class Sheet:
    """Lays out the frame. What is too long for it goes `before` or `after` the scene's own texts in the body.

    A title that fits into one line at one of `title_sizes` is set in the first such size.
    """

    def __init__(
        self,
        space: Space,
        *,
        kicker: str = "",
        title: str = "",
        left: str = "",
        right: str = "",
        title_sizes: Sequence[int] = (),
    ) -> None:
        self._tokens = space.tokens
        self._safe = space.safe
        self.before: list[str] = []
        self.after: list[str] = []
        accent, ink, muted = self._tokens.beamer_accent, self._tokens.beamer_ink, self._tokens.beamer_muted
        width = self._safe.width()
        titles = (*((size, 1) for size in title_sizes), *_TITLE)
        self._kicker = _fitted(kicker, _KICKER, True, accent, width * (1 - _CORNER), self.before)
        self._title = _fitted(title, titles, True, ink, width, self.before)
        self._left = _fitted(left, _FOOT, False, muted, width * (1 - _CORNER), self.after)
        corner = Text(right, _SMALL, muted, width * _CORNER, Qt.AlignmentFlag.AlignRight)
        # What would not fit beside the line at the left is an ornament that can be missed.
        self._right = corner if right.strip() and corner.lines == 1 else None
        self._head = self._kicker.height if self._kicker else _KICKER[0][0] * 1.26
        top = self._head + (self._title.height if self._title else 0) + _AIR
        bottom = max((text.height + _AIR for text in (self._left, self._right) if text), default=0)
        self.body = self._safe.adjusted(0, top, 0, -bottom)

    def draw(self, canvas: Canvas, page: int = 0, pages: int = 1) -> None:
        """Paint the ground and the frame of page `page` (from 0) of `pages`."""
        canvas.fill(self._tokens.beamer_paper)
        safe = self._safe
        if self._kicker:
            canvas.text(self._kicker, safe.left(), safe.top())
        if self._title:
            canvas.text(self._title, safe.left(), safe.top() + self._head)
        if self._left:
            canvas.text(self._left, safe.left(), safe.bottom() - self._left.height)
        if self._right:
            canvas.text(self._right, safe.right() - self._right.width, safe.bottom() - self._right.height)
        if pages > 1:
            said = _("Page {page} of {pages}").format(page=page + 1, pages=pages)
            width = safe.width() * _CORNER
            note = Text(said, _SMALL, self._tokens.beamer_muted, width, Qt.AlignmentFlag.AlignRight)
            canvas.text(note, safe.right() - width, safe.top())


def _fitted(
    text: str, sizes: Sequence[tuple[int, int]], bold: bool, colour: str, width: float, spilled: list[str]
) -> Text | None:
    """`text` in the first size at which its lines are not too many; else it is spilled."""
    if not text.strip():
        return None
    for size, lines in sizes:
        made = Text(text, Face(size, bold=bold), colour, width)
        if made.lines <= lines:
            return made
    spilled.append(text)
    return None


def middle(body: QRectF, height: float) -> float:
    """Where something of `height` begins so that it stands calmly in `body`: a little above the middle."""
    return body.top() + max(0.0, body.height() - height) * 0.45
