"""Clocks of their own for small groups: several at once, each with its gong."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkstatt.domain.timer import Timer
from werkstatt.i18n import _
from werkstatt.moderator.rest_label import RestLabel
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import live
from werkstatt.qtkit.elided import ElidedLabel
from werkstatt.qtkit.entry_line import EntryLine
from werkstatt.qtkit.widgets import button, label, row
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.wording.agenda import item_from_line, title_and_minutes
from werkstatt.wording.clocks import length_assumed


class _Line(QWidget):
    """One clock; it is kept while it is held or gets more time, for the keyboard may be on it."""

    def __init__(self, extend: Callable[[], object], hold: Callable[[], object], remove: Callable[[], object]) -> None:
        super().__init__()
        self._title = ElidedLabel("strong", widest=240)
        self._rest = RestLabel("small")
        self._extend, self._hold = button(_("+1 min"), extend, "link"), button(_("Pause"), hold, "link")
        self._remove = button(_("Remove"), remove, "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row(self._title, 1, self._rest))
        column.addLayout(row(self._extend, self._hold, self._remove, 1))

    def show_clock(self, timer: Timer, now: datetime) -> None:
        """Show a state of the clock."""
        self._title.setText(timer.title)
        self._rest.show_clock(timer, now)
        self._hold.setText(_("Continue") if timer.paused_at else _("Pause"))
        for act in (self._extend, self._hold, self._remove):
            act.setAccessibleName(f"{act.text()}: {timer.title}")


class ClocksPanel(QWidget):
    """A line per clock: name, what is left, +1 min, pause, remove. New ones are typed above them, in sight."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._timers: dict[str, Timer] = {}
        self._lines: dict[str, _Line] = {}
        self.entry = EntryLine(_("Group and minutes: “Group A 10”"), _("New clock for a group"))
        self.entry.entered.connect(self._start)
        self._column = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(_("Clocks for groups"), "heading"))
        column.addWidget(self.entry)
        column.addLayout(self._column)

    def show_agenda(self, picture: AgendaPicture) -> None:
        """Show the clocks of a day's event."""
        self._timers = {timer.id: timer for timer in picture.group_clocks}
        for key in self._lines.keys() - self._timers.keys():
            gone = self._lines.pop(key)
            gone.hide()  # hands the keyboard on
            gone.deleteLater()
        for key in self._timers:
            if key not in self._lines:
                self._lines[key] = _Line(
                    partial(self._extend, key), partial(self._hold, key), partial(self._remove, key)
                )
                self._column.addWidget(self._lines[key])
        self.tick()

    def tick(self) -> None:
        """Bring the clocks up to date."""
        for key, timer in self._timers.items():
            self._lines[key].show_clock(timer, self._workplace.desk.now())

    def _start(self, texts: list[str]) -> None:
        for text in texts:
            title, minutes = item_from_line(text)
            event_id, now = self._workplace.event_id, self._workplace.desk.now()
            self._workplace.do_then(partial(self._tell, text), live.start_timer, event_id, title, 60 * minutes, now)

    def _tell(self, text: str, _timer_id: str) -> None:
        """Nobody is to wonder how long a clock runs that was started without a length."""
        if title_and_minutes(text)[1] is None:
            self._workplace.say(length_assumed(*item_from_line(text)))

    def _extend(self, key: str) -> None:
        self._workplace.do(live.extend_timer, key, 60)

    def _hold(self, key: str) -> None:
        act = live.resume_timer if self._timers[key].paused_at else live.pause_timer
        self._workplace.do(act, key, self._workplace.desk.now())

    def _remove(self, key: str) -> None:
        self._workplace.do(live.remove_timer, key)
