"""The door: a line to type into, the list that follows it, and what became of the last entry."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkstatt.domain.check_in import MOST_UNNAMED, Newcomer, Numbers, Unnamed, read_line, read_newcomer
from werkstatt.domain.person import Presence
from werkstatt.i18n import _, pgettext
from werkstatt.moderator.people_roster import Roster
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import person
from werkstatt.qtkit.entry_line import EntryLine
from werkstatt.qtkit.row_list import Cell, Painted, RowList, Tone
from werkstatt.qtkit.widgets import button, label, restyle, row
from werkstatt.readmodels.people import PeoplePicture, PersonRow
from werkstatt.wording.people import numbers_checked_in, person_name, unnamed_added
from werkstatt.wording.terms import term

_LONGEST_LINE = 300
_NARROW = 640


class DoorLine(EntryLine):
    """The line at the door: arrow keys move in the list while the keyboard stays here, Escape empties it."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, down and Escape mean something of their own."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class CheckIn(QWidget):
    """Everybody on the list. Three letters and Enter: present. `pasted` tells that a whole list was pasted instead."""

    pasted = Signal()
    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.roster = Roster()
        self.entry = DoorLine(_("Name, list numbers or +25"), _("Check in"))
        self.entry.setProperty("role", "large")
        self.entry.setMaxLength(_LONGEST_LINE)
        self.entry.setAcceptDrops(False)
        self.entry.textChanged.connect(self._filter)
        self.entry.entered.connect(self._entered)
        self.entry.entered_otherwise.connect(self._entered_newcomer)
        self.entry.stepped.connect(self._step)
        self.answer = label("", "answer", wrap=True)
        self.list = RowList(self._paint, _spoken, lambda: workplace.theme.tokens)
        self.list.setAccessibleName(_("Participants"))
        self.list.opened.connect(self.opened)
        self.list.removed.connect(self.removed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.entry, self.answer):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addLayout(row(*self._presence_buttons(), button(_("Edit…"), self._open_current), 1))

    def show_people(self, picture: PeoplePicture) -> None:
        """Show a state of the list; what is typed goes on to filter it."""
        self.roster.show_rows(picture.rows)
        self._filter(self.entry.text())

    def begin(self, text: str = "") -> None:
        """Put the keyboard into the line."""
        self.entry.setText(text)
        self.entry.setFocus()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Tell what became of the last entry."""
        self.answer.setText(text)
        restyle(self.answer, wrong=wrong)

    def _presence_buttons(self) -> list[QWidget]:
        """Buttons for the chosen person; their letters work while the list has the keyboard."""
        made: list[QWidget] = []
        for presence, title, key in (
            (Presence.PRESENT, _("Present"), pgettext("key for present", "P")),
            (Presence.REMOTE, _("Online"), pgettext("key for online", "O")),
            (Presence.EXCUSED, _("Excused"), pgettext("key for excused", "X")),
            (Presence.REGISTERED, _("Registered"), pgettext("key for registered", "R")),
        ):
            act = partial(self._set_current, presence)
            made.append(button(f"{title} {key}", act, spoken=title))
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        return made

    def _filter(self, text: str) -> None:
        self.list.rows.set_rows(self.roster.found(text))
        if text.strip() and self.list.rows.rowCount():
            self.list.setCurrentIndex(self.list.rows.index(0))
        if text:
            self.say("")

    def _step(self, by: int) -> None:
        place = max(0, min(self.list.rows.rowCount() - 1, self.list.currentIndex().row() + by))
        self.list.setCurrentIndex(self.list.rows.index(place))
