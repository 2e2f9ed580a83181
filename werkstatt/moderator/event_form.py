"""The fields of one event and of its days."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from werkstatt.domain.event import Day
from werkstatt.i18n import _
from werkstatt.moderator.noun_form import NounForm
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import event
from werkstatt.qtkit.editors import ClockTimeEditor, DateEditor, LineEditor
from werkstatt.qtkit.form import Field, Form
from werkstatt.qtkit.widgets import button, label, row
from werkstatt.readmodels.process import EventPicture
from werkstatt.wording.times import short_date


class EventForm(NounForm):
    """Edits an event. Before a day or the event goes, `leaving` tells what must no longer be looked at."""

    leaving = Signal(str, str)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.days = _Days()
        self.days.changed.connect(self._change_day)
        self.days.removed.connect(self._remove_day)
        self.add_day = button(_("Add a day"), self._add_day, "link")
        inside = self.form.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(self.days)
        inside.addLayout(row(self.add_day, 1))

    def make_form(self) -> Form:
        """The fields of the head."""
        return Form(
            _("Event"),
            [
                Field("title", _("Title"), LineEditor(), 3),
                Field("occasion", _("Occasion"), LineEditor(), 3),
                Field("place", _("Place"), LineEditor(), 2),
                Field("municipality", _("Hosting municipality"), LineEditor(), 2),
                Field("moderation", _("Moderation"), LineEditor(), 2),
                Field("minutes_taker", _("Minutes taker"), LineEditor(), 2),
                Field("question", _("Question of the event"), LineEditor(), 4),
            ],
            columns=6,
        )

    def show_noun(self, noun: EventPicture) -> None:
        """The event's head and its days."""
        self.form.show_noun(noun.event)
        self.days.show_days(noun.days)
        stops = [self.form.fields["question"], *self.days.stops(), self.add_day, self.removal]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def refresh(self, nouns: Sequence[Any]) -> None:
        """The only event of a file stays."""
        super().refresh(nouns)
        self.removal.setVisible(len(nouns) > 1)

    def save(self, field: str, value: Any) -> None:
        """One field, one step of undo."""
        self.workplace.do(event.describe_event, self.noun.id, **{field: value})

    def remove(self) -> None:
        """Remove the event, once nobody looks at it any more."""
        self.leaving.emit(self.noun.id, "")
        self.workplace.do(event.remove_event, self.noun.id)

    def _add_day(self) -> None:
        self.workplace.do(event.add_day, self.noun.id)

    def _change_day(self, day_id: str, field: str, value: Any) -> None:
        if self.noun is not None:
            self.workplace.do(event.change_day, day_id, **{field: value})

    def _remove_day(self, day_id: str) -> None:
        self.leaving.emit(self.noun.id, day_id)
        self.workplace.do(event.remove_day, day_id)


class _Days(QWidget):
    """A line for each day: date, start, announced end."""

    changed = Signal(str, str, object)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(4, 1)
        for column, title in enumerate((_("Date"), _("Start"), _("Announced end"))):
            self._grid.addWidget(label(title, "small"), 0, column)
        self._lines: dict[str, _DayLine] = {}

    def show_days(self, days: Sequence[Day]) -> None:
        """Show the days; lines of days that stay are kept, for somebody may be typing there."""
        for key in [key for key in self._lines if key not in {day.id for day in days}]:
            self._lines.pop(key).leave()
        self._lines = {day.id: self._lines.get(day.id) or _DayLine(day.id, self) for day in days}
        for place, day in enumerate(days, start=1):
            line = self._lines[day.id]
            line.put(self._grid, place)
            line.show_day(day, alone=len(days) == 1)

    def stops(self) -> list[QWidget]:
        """What the tabulator comes by, in order."""
        return [widget for line in self._lines.values() for widget in line.widgets]

    def line(self, day_id: str) -> "_DayLine":
        """The editors of a day."""
        return self._lines[day_id]


class _DayLine:
    """The editors of one day. Date and start are never emptied."""

    def __init__(self, day_id: str, days: _Days) -> None:
        self._id = day_id
        self._days = days
        self._day: Day | None = None
        self.date, self.starts_at, self.announced_end = DateEditor(), ClockTimeEditor(), ClockTimeEditor()
        self.removal: QPushButton = button(_("Remove this day"), lambda: days.removed.emit(day_id), "link")
        self.widgets: list[QWidget] = [self.date, self.starts_at, self.announced_end, self.removal]
        for name, editor in self._editors():
            editor.setFixedWidth(128)
            editor.edited.connect(partial(self._changed, name))

    def _editors(self) -> list[tuple[str, LineEditor]]:
        return [("date", self.date), ("starts_at", self.starts_at), ("announced_end", self.announced_end)]

    def put(self, grid: QGridLayout, place: int) -> None:
        """Stand at a line of the grid."""
        for column, widget in enumerate(self.widgets):
            grid.addWidget(widget, place, column)

    def show_day(self, day: Day, *, alone: bool) -> None:
        """Show a state of the day; the only day of an event can't be removed."""
        self._day = day
        for (name, editor), title in zip(self._editors(), (_("Date"), _("Start"), _("Announced end")), strict=True):
            editor.show_value(getattr(day, name))
            editor.setAccessibleName(f"{title}, {short_date(day.date)}")
        self.removal.setAccessibleName(f"{self.removal.text()}: {short_date(day.date)}")
        self.removal.setVisible(not alone)

    def leave(self) -> None:
        """The day is gone."""
        self._day = None
        for widget in self.widgets:
            widget.deleteLater()

    def _changed(self, name: str, value: Any) -> None:
        if self._day is None:
            return
        if value is None and name != "announced_end":
            self.show_day(self._day, alone=not self.removal.isVisible())
        else:
            self._days.changed.emit(self._id, name, value)
