"""The arrangement that most scenes share: one column of words in a sheet, with a clock at its right if time counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPointF

from werkstatt.projector.canvas import Canvas
from werkstatt.projector.clock_ring import ClockRing
from werkstatt.projector.flow import Stack, largest, pages
from werkstatt.projector.layout import Laid, still
from werkstatt.projector.sheet import Sheet, middle

_GAP = 72


@dataclass(frozen=True, slots=True)
class _Page:
    """One page: its part of the words, with the clock beside it."""

    sheet: Sheet
    ring: ClockRing | None
    parts: Sequence[Stack]
    number: int

    def __call__(self, canvas: Canvas, now: datetime) -> None:
        body, words = self.sheet.body, self.parts[self.number]
        self.sheet.draw(canvas, self.number, len(self.parts))
        words.draw(canvas, body.left(), middle(body, words.height))
        if self.ring:
            self.ring.draw(canvas, QPointF(body.right() - self.ring.radius, body.center().y()), now)


def lay_column(
    sheet: Sheet,
    build: Callable[[int, float], Stack],
    sizes: Sequence[int],
    *,
    ring: ClockRing | None = None,
    until: datetime | None = None,
) -> Laid:
    """Words built in the largest fitting of `sizes` for a width; without a clock they have it all."""
    width = sheet.body.width() - (2 * ring.radius + _GAP if ring else 0)
    room = sheet.body.height()
    parts = pages(largest(lambda size: build(size, width), sizes, room), room)
    return Laid(
        pages=[_Page(sheet, ring, parts, number) for number in range(len(parts))],
        beat=ring.beat if ring else still,
        until=until,
    )
