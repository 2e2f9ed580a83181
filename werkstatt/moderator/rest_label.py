"""What is left of a clock, or how far it is over time."""

from datetime import datetime

from PySide6.QtWidgets import QLabel

from werkstatt.domain.timer import Timer, rest
from werkstatt.qtkit.widgets import PLAIN_TEXT, restyle
from werkstatt.wording.clocks import rest_text


class RestLabel(QLabel):
    """Shows a clock in words; over time it is dressed as a warning (`over` in the style sheet)."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setProperty(*PLAIN_TEXT)
        self.setProperty("role", role)

    def show_clock(self, timer: Timer, now: datetime) -> None:
        """Show a state of the clock."""
        left = rest(timer, now).total_seconds()
        self.setText(rest_text(left, held=timer.paused_at is not None))
        restyle(self, over=left < 0)
