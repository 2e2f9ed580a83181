"""Where somebody is to sit: a table's number, or a name to change places with; the effect is said while typing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from werkstatt.domain.check_in import Search, rank, read_line, searchable
from werkstatt.i18n import _
from werkstatt.moderator.cafe_effect import effect_of, newly_broken
from werkstatt.moderator.cafe_tables import guest_name
from werkstatt.qtkit.elided import ElidedLabel
from werkstatt.qtkit.widgets import button, label, row
from werkstatt.readmodels.cafe import CafePicture, RoundPicture
from werkstatt.readmodels.seating import change, with_exchange, with_move

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class MoveBar(QFrame):
    """Asks for one person at a time. `moved` and `exchanged` are confirmed; `closed` follows whatever was decided."""

    moved = Signal(str, str)
    exchanged = Signal(str, str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.person = ""
        self._picture: CafePicture | None = None
        self._row: RoundPicture | None = None
        self.who = ElidedLabel("strong", widest=420)
        self.entry = QLineEdit()
        self.entry.setAccessibleName(_("Table's number, or a name to change places with"))
        self.entry.setPlaceholderText(_("Table's number, or a name"))
        self.entry.setFixedWidth(240)
        self.entry.textChanged.connect(self._say_effect)
        self.effect = label("", "muted", wrap=True)
        self.take = button(_("Move"), self._take, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(17, 9, 17, 10)
        column.addLayout(row(self.who, 1, self.entry, self.take, button(_("Cancel"), self.leave)))
        column.addWidget(self.effect)
        self.hide()

    def begin(self, picture: CafePicture, held: RoundPicture, person: str, typed: str = "") -> None:
        """Ask where the person is to sit in that round; `typed` is the beginning of the answer."""
        self._picture, self._row, self.person = picture, held, person
        self.who.setText(guest_name(picture.guests[person]))
        self.entry.setText(typed)
        self._say_effect()
        self.show()
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, picture: CafePicture, held: RoundPicture) -> None:
        """Something changed meanwhile."""
        if self.isHidden():
            return
        if self.person not in picture.guests:
            self.leave()
            return
        self._picture, self._row = picture, held
        self._say_effect()

    def leave(self) -> None:
        """Everybody stays."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves, Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _ENTER and self.take.isEnabled():
            self._take()
        else:
            super().keyPressEvent(event)

    def table_meant(self) -> str:
        """The id of the table whose number is typed, or ""."""
        if self._picture is None or self._row is None:
            return ""
        open_tables = self._picture.open_tables(self._row)
        typed = self.entry.text().strip()
        return next((table.id for table in open_tables if str(table.number) == typed), "")

    def person_meant(self) -> str:
        """Who (the attendance) of another table fits best to the name that is typed, or ""."""
        search = read_line(self.entry.text())
        if self._picture is None or self._row is None or not isinstance(search, Search) or not search.words:
            return ""
        here = self._row.places.get(self.person)
        fits = {}
        for table, seats in self._row.seats.items():
            for seat in seats if table != here else ():
                guest = self._picture.guests.get(seat.attendance_id)
                found = rank(search, searchable(guest.person.last_name, guest.person.first_name)) if guest else None
                if found is not None:
                    fits[seat.attendance_id] = found
        return min(fits, key=lambda key: fits[key], default="")

    def _say_effect(self) -> None:
        picture, held = self._picture, self._row
        if picture is None or held is None:
            return
        table, other = self.table_meant(), self.person_meant()
        here = held.places.get(self.person)
        self.take.setEnabled(bool(other) or bool(table and table != here))
        if not self.take.isEnabled():
            typed = self.entry.text().strip()
            self.effect.setText(_("“{text}” is no other table and nobody at one.").format(text=typed) if typed else "")
            self.effect.setVisible(bool(typed))
            return
        if other:
            said = _("Changes places with {name}.").format(name=guest_name(picture.guests[other]))
            found = change(picture, with_exchange(picture, held, self.person, other))
        else:
            said = picture.topic(picture.table(table)).title + "."
            found = change(picture, with_move(picture, held, self.person, table))
        words = [said, effect_of(picture, found) + ".", *(f"{text}." for text in newly_broken(picture, found))]
        self.effect.setText(" ".join(words))
        self.effect.show()

    def _take(self) -> None:
        table, other, person = self.table_meant(), self.person_meant(), self.person
        self.leave()
        if other:
            self.exchanged.emit(person, other)
        elif table:
            self.moved.emit(person, table)
