"""Clocks of their own for small groups: several at once, each with its gong."""

from functools import partial

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from werkstatt.domain import timer as timers
from werkstatt.domain.timer import Timer
from werkstatt.i18n import _
from werkstatt.moderator.live_strip import rest_text
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import live
from werkstatt.qtkit.entry_line import EntryLine
from werkstatt.qtkit.widgets import button, label, row
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.wording.agenda import item_from_line


class ClocksPanel(QWidget):
    """A line per clock: name, what is left, +1 min, pause, remove."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._timers: list[Timer] = []
        self._rests: dict[str, QLabel] = {}
        self.entry = EntryLine(_("Group and minutes: “Group A 10”"), _("New clock for a group"))
        self.entry.entered.connect(self._start)
        self._lines = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(_("Clocks for groups"), "heading"))
        column.addLayout(self._lines)
        column.addWidget(self.entry)

    def show_agenda(self, picture: AgendaPicture) -> None:
        """Show the clocks of a day's event."""
        if list(picture.group_clocks) != self._timers:
            self._timers = list(picture.group_clocks)
            self._rests = {}
            while (item := self._lines.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.deleteLater()
            for timer in self._timers:
                self._lines.addWidget(self._line(timer))
        self.tick()

    def tick(self) -> None:
        """Bring the clocks up to date."""
        now = self._workplace.desk.now()
        for timer in self._timers:
            left = timers.rest(timer, now).total_seconds()
            self._rests[timer.id].setText(rest_text(left, held=timer.paused_at is not None))

    def _line(self, timer: Timer) -> QWidget:
        made = QWidget()
        self._rests[timer.id] = rest = label("", "small")
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row(label(timer.title, "strong"), 1, rest))
        pause = _("Continue") if timer.paused_at else _("Pause")
        acts = (
            (_("+1 min"), partial(self._extend, timer)),
            (pause, partial(self._pause, timer)),
            (_("Remove"), partial(self._remove, timer)),
        )
        column.addLayout(row(*(button(text, act, "link", spoken=f"{text}: {timer.title}") for text, act in acts), 1))
        return made

    def _start(self, texts: list[str]) -> None:
        for text in texts:
            title, minutes = item_from_line(text)
            self._workplace.do(
                live.start_timer, self._workplace.event_id, title, 60 * minutes, self._workplace.desk.now()
            )

    def _extend(self, timer: Timer) -> None:
        self._workplace.do(live.extend_timer, timer.id, 60)

    def _pause(self, timer: Timer) -> None:
        act = live.resume_timer if timer.paused_at else live.pause_timer
        self._workplace.do(act, timer.id, self._workplace.desk.now())

    def _remove(self, timer: Timer) -> None:
        self._workplace.do(live.remove_timer, timer.id)
