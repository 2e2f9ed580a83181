"""What a scene gets to lay itself out in, and what comes of it."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF

from werkstatt.projector.canvas import Canvas, safe_area
from werkstatt.projector.media import Media
from werkstatt.qtkit.tokens import Tokens

Page = Callable[[Canvas, datetime], None]
"""Paints one page as it looks at a moment."""


def still(now: datetime) -> Hashable:
    """The beat of a page that does not change by itself."""
    return None


@dataclass(frozen=True, slots=True)
class Space:
    """The room on the picture: `width` in units, the colours, and who reads slides and pictures."""

    width: float
    tokens: Tokens
    media: Media

    @property
    def safe(self) -> QRectF:
        """What every beamer shows."""
        return safe_area(self.width)


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A scene laid out: at least one page. Further ones are turned by themselves, beginning at `first`.

    The picture has to be painted again whenever `beat` is another one; `until` tells when the layout itself is out of
    date.
    """

    pages: Sequence[Page]
    first: int = 0
    beat: Callable[[datetime], Hashable] = still
    until: datetime | None = None
