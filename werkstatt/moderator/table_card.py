"""A table in a round: topic, host, seats and the people as chips."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPoint, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from werkstatt.domain.timer import Timer
from werkstatt.i18n import _
from werkstatt.moderator.rest_label import RestLabel
from werkstatt.moderator.seat_chips import Chip, SeatChips
from werkstatt.qtkit.elided import ElidedLabel
from werkstatt.qtkit.tokens import Tokens
from werkstatt.qtkit.widgets import button, label, restyle, row

_STRIPE, _RADIUS = 5, 10


@dataclass(frozen=True, slots=True)
class TableView:
    """What a card shows: the table's id and name, topic with its colour, what else there is to say, and its people.

    `more` says in a word how much more time it has than the round.
    """

    id: str
    name: str
    topic: str
    colour: str
    line: str
    chips: Sequence[Chip]
    timer: Timer | None = None
    more: str = ""


class TableCard(QFrame):
    """Shows a table. `asked_for_more` wants the menu of the table at a point of the screen."""

    asked_for_more = Signal(str, QPoint)

    def __init__(self, tokens: Callable[[], Tokens]) -> None:
        super().__init__()
        self.setProperty("role", "table")
        self.view: TableView | None = None
        self.topic = ElidedLabel("strong", widest=600)
        self.clock = RestLabel("small")
        self.more_time = label("", "warn")
        self.line = ElidedLabel("small", widest=600)
        self.more = button("⋯", self._ask_for_more, "more")
        self.chips = SeatChips(tokens)
        self.empty = label(_("Nobody sits here yet"), "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 5, 8, 3)
        column.setSpacing(1)
        column.addLayout(row(self.topic, 1, self.clock, self.more_time, self.more, spacing=6))
        column.addWidget(self.line)
        column.addSpacing(3)
        column.addWidget(self.chips)
        column.addWidget(self.empty)
        column.addStretch(1)

    def show_table(self, view: TableView) -> None:
        """Show a state of the table."""
        if view == self.view:
            return
        self.view = view
        self.topic.setText(view.topic)
        self.line.setText(view.line)
        self.more_time.setText(view.more)
        self.more_time.setVisible(bool(view.more))
        self.more.setAccessibleName(_("More for {table}").format(table=view.name))
        self.chips.show_chips(view.chips)
        self.chips.setAccessibleName(f"{view.name}, {view.topic}")
        self.chips.setVisible(bool(view.chips))
        self.empty.setVisible(not view.chips)
        self.update()

    def tick(self, now: datetime) -> None:
        """Bring the clock up to date."""
        timer = self.view.timer if self.view else None
        self.clock.setVisible(timer is not None)
        if timer is not None:
            self.clock.show_clock(timer, now)

    def be_target(self, *, target: bool) -> None:
        """Stand out while somebody is dragged over the card."""
        restyle(self, target=target)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The topic's colour along the left edge."""
        super().paintEvent(event)
        if self.view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setClipPath(shape)
        painter.fillRect(0, 0, _STRIPE, self.height(), QColor(self.view.colour))
        painter.end()

    def _ask_for_more(self) -> None:
        if self.view is not None:
            self.asked_for_more.emit(self.view.id, self.more.mapToGlobal(self.more.rect().bottomLeft()))
