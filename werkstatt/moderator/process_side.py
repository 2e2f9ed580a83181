"""Beside the process: what is due from earlier events, and the events, the latest on top."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkstatt.domain.action import Action
from werkstatt.domain.event import Day, Event
from werkstatt.i18n import _
from werkstatt.moderator.workplace import Workplace
from werkstatt.qtkit.row_delegate import Cell, Painted, Tone
from werkstatt.qtkit.whole_list import WholeList
from werkstatt.qtkit.widgets import button, label, retitle, row
from werkstatt.readmodels.actions import is_late
from werkstatt.readmodels.process import EventPicture, ProcessPicture
from werkstatt.wording.action import late_words, responsible
from werkstatt.wording.times import short_date

_MOST_DUE = 2
_MARGIN = 8
_ROW = 47


@dataclass(frozen=True, slots=True)
class _Due:
    """An action that waits, and until when in words."""

    action: Action
    until: str

    @property
    def id(self) -> str:
        return self.action.id


@dataclass(frozen=True, slots=True)
class _Date:
    """A day of an event."""

    event: Event
    day: Day
    when: str
    chosen: bool

    @property
    def id(self) -> str:
        return self.day.id


class ProcessSide(QWidget):
    """Tells which action or event is to be opened, and to which day the cockpit should turn."""

    action_opened = Signal(object)
    event_opened = Signal(str)
    day_chosen = Signal(str, str)
    new_event = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.due = WholeList(_paint_due, _spoken_due, lambda: workplace.theme.tokens, height=_ROW, margin=_MARGIN)
        self.due.setProperty("role", "plain")
        self.due.setAccessibleName(_("Due actions"))
        self.due.opened.connect(lambda due: self.action_opened.emit(due.action))
        self.all_due = button("", self._show_all_due, "link")
        self._due: Sequence[_Due] = ()
        self._shows_all_due = False
        self.calm = label("", "small")
        self.events = WholeList(_paint_date, _spoken_date, lambda: workplace.theme.tokens, height=_ROW, margin=_MARGIN)
        self.events.setProperty("role", "plain")
        self.events.setAccessibleName(_("Events"))
        self.events.opened.connect(self._choose)
        self.events.clicked.connect(lambda index: self._choose(self.events.rows.row_at(index.row())))
        self.edit = button(_("Edit…"), self._edit, spoken=_("Edit the event…"))
        self.new = button(_("New event…"), self.new_event.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(_("Due"), "heading"))
        column.addWidget(self.calm)
        column.addWidget(self.due)
        column.addWidget(self.all_due)
        column.addSpacing(12)
        column.addWidget(label(_("Events"), "heading"))
        column.addLayout(row(self.new, self.edit, 1))
        column.addSpacing(4)
        column.addWidget(self.events)
        column.addStretch(1)

    def show_process(self, picture: ProcessPicture, event_id: str, day_id: str, today: date) -> None:
        """Show a state of the process as seen from an event and a day."""
        self._due = [_due(action, today) for action in picture.due(event_id)]
        self._show_due()
        dates = [made for shown in reversed(picture.events) for made in _dates(shown, day_id)]
        self.events.rows.set_rows(dates)
        self.events.setVisible(bool(dates))
        self.edit.setVisible(bool(dates))
        if self.events.current() is None:
            self.events.select(day_id)

    def _show_due(self) -> None:
        """The first ones, until somebody wants to see all: the events below are to be seen, too."""
        due = self._due
        self.due.rows.set_rows(due if self._shows_all_due else due[:_MOST_DUE])
        self.due.setVisible(bool(due))
        retitle(self.all_due, _("Show all {count}").format(count=len(due)))
        self.all_due.setVisible(len(due) > self.due.rows.rowCount())
        self.calm.setText(_("Still open from earlier events") if due else _("Nothing is open from earlier events."))

    def _show_all_due(self) -> None:
        self._shows_all_due = True
        self._show_due()
        self.due.setFocus()

    def _choose(self, chosen: _Date) -> None:
        self.day_chosen.emit(chosen.event.id, chosen.day.id)

    def _edit(self) -> None:
        if (current := self.events.current()) is not None:
            self.event_opened.emit(current.event.id)


def _due(action: Action, today: date) -> _Due:
    if action.due is None:
        return _Due(action, action.due_words or _("no date"))
    late = is_late(action, today)
    until = late_words(action.due, today) if late else _("until {date}").format(date=short_date(action.due))
    return _Due(action, until)


def _dates(shown: EventPicture, day_id: str) -> Sequence[_Date]:
    """A row for each day; of several days each says which it is."""
    made = []
    for number, day in enumerate(shown.days, start=1):
        when = short_date(day.date)
        if len(shown.days) > 1:
            when = _("day {number} · {date}").format(number=number, date=when)
        made.append(_Date(shown.event, day, when, day.id == day_id))
    return made


def _paint_due(due: _Due) -> Painted:
    below = f"{responsible(due.action.who)} · {due.until}"
    return Painted([Cell(due.action.what, below=below, tone=Tone.STRONG)])


def _spoken_due(due: _Due) -> str:
    return f"{due.action.what}, {responsible(due.action.who)}, {due.until}"


def _paint_date(shown: _Date) -> Painted:
    return Painted([Cell(shown.event.title, below=shown.when, tone=Tone.STRONG if shown.chosen else Tone.PLAIN)])


def _spoken_date(shown: _Date) -> str:
    spoken = f"{shown.event.title}, {shown.when}"
    return _("{event} (chosen)").format(event=spoken) if shown.chosen else spoken
