"""A countdown that the last row can read: big digits in a ring that empties."""

import math
from collections.abc import Hashable
from datetime import datetime

from PySide6.QtCore import QPointF, Qt

from werkstatt.domain.event import Event, local
from werkstatt.domain.timer import Timer, rest
from werkstatt.i18n import _
from werkstatt.projector.canvas import Canvas
from werkstatt.projector.layout import Space
from werkstatt.projector.typeset import Face, Text
from werkstatt.wording.clocks import clock_text
from werkstatt.wording.times import clock_time

_SMALLEST_DIGITS = 140
_HOUR = 3600
_MOST = 10 * _HOUR - 1


class ClockRing:
    """Shows a timer; `caption` replaces "until 19:34". The ring is as large as its digits need."""

    def __init__(self, space: Space, event: Event, timer: Timer, digits: int, caption: str = "") -> None:
        self._tokens = space.tokens
        self._event = event
        self._timer = timer
        digits = max(digits, _SMALLEST_DIGITS)
        self._face = Face(digits, bold=True, digits=True)
        self._small = Face(max(36, round(digits * 0.25)), bold=True)
        self._caption = caption
        self._thickness = digits * 0.22
        self._total = max(1, timer.planned_seconds + timer.added_seconds)
        long = "0:00:00" if self._total >= _HOUR else "+00:00"
        half = self._face.width(long) / 2
        self.radius = math.hypot(half, digits * 0.36) + self._thickness + 18

    def beat(self, now: datetime) -> Hashable:
        """Another value whenever another second is shown."""
        return self._digits(now)

    def draw(self, canvas: Canvas, centre: QPointF, now: datetime) -> None:
        """Paint ring, digits and caption around `centre`."""
        left = rest(self._timer, now).total_seconds()
        over, held = left <= 0, self._timer.paused_at is not None
        canvas.ring(centre, self.radius, self._thickness, self._tokens.beamer_track)
        colour = self._tokens.alert if over else self._tokens.beamer_muted if held else self._tokens.beamer_accent
        canvas.ring(centre, self.radius, self._thickness, colour, 1.0 if over else left / self._total)
        digits = self._text(self._digits(now), self._face, self._tokens.alert if over else self._tokens.beamer_ink)
        caption = self._text(self._words(left), self._small, colour if over else self._tokens.beamer_muted)
        left_edge = centre.x() - self.radius
        canvas.text(digits, left_edge, centre.y() - digits.height * 0.56)
        canvas.text(caption, left_edge, centre.y() + digits.height * 0.44)

    def _digits(self, now: datetime) -> str:
        left = rest(self._timer, now).total_seconds()
        if left > 0:
            return clock_text(min(left, _MOST))
        # A second over time counts when it is full, as on any stopwatch.
        over = math.floor(min(-left, 10 * _MOST))
        return f"+{over // _HOUR}:{over % _HOUR // 60:02}" if over >= _HOUR else "+" + clock_text(over)

    def _words(self, left: float) -> str:
        if self._timer.paused_at:
            return _("paused")
        if left <= 0:
            return _("hours over time") if -left >= _HOUR else _("over time")
        until = clock_time(local(self._event, self._timer.ends_at))
        return self._caption or _("until {time}").format(time=until)

    def _text(self, text: str, face: Face, colour: str) -> Text:
        return Text(text, face, colour, 2 * self.radius, Qt.AlignmentFlag.AlignHCenter)
