"""Where somebody is to sit: a table's number, or a name to change places with; the effect is said while typing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from werkstatt.domain.cafe import Seat
from werkstatt.i18n import _
from werkstatt.moderator.cafe_effect import effects
from werkstatt.moderator.cafe_tables import guest_name
from werkstatt.moderator.guest_search import guest_meant
from werkstatt.qtkit.elided import ElidedLabel
from werkstatt.qtkit.flow_row import FlowRow
from werkstatt.qtkit.widgets import button, label, row
from werkstatt.readmodels.cafe import CafePicture, RoundPicture
from werkstatt.readmodels.seating import change, with_exchange, with_move

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class MoveBar(QFrame):
    """Asks for one person at a time. `moved` and `exchanged` are confirmed; `closed` follows whatever was decided.

    A seat that was chosen by hand stays in a new mix until it is `released` (its id).
    """

    moved = Signal(str, str)
    exchanged = Signal(str, str)
    released = Signal(str)
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
        self.release = button(_("Mix this seat again"), self._release)
        asked = QWidget()
        asked.setLayout(row(self.who, self.entry))
        column = QVBoxLayout(self)
        column.setContentsMargins(17, 9, 17, 10)
        column.addLayout(FlowRow(asked, self.take, self.release, button(_("Cancel"), self.leave)))
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
        picture, held = self._picture, self._row
        if picture is None or held is None:
            return ""
        seated = [seat.attendance_id for seats in held.seats.values() for seat in seats]
        here = held.places.get(self.person)
        others = [picture.guests[one] for one in seated if one in picture.guests and held.places[one] != here]
        found = guest_meant(others, self.entry.text())
        return found.id if found else ""

    def _say_effect(self) -> None:
        picture, held = self._picture, self._row
        if picture is None or held is None:
            return
        own = self._own_seat()
        self.release.setVisible(own is not None and own.by_hand)
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
            seats = with_exchange(picture, held, self.person, other)
        else:
            said = picture.topic(picture.table(table)).title + "."
            seats = with_move(picture, held, self.person, table)
        self.effect.setText(" ".join([said, *(f"{text}." for text in effects(picture, change(picture, seats)))]))
        self.effect.show()

    def _release(self) -> None:
        seat = self._own_seat()
        self.leave()
        if seat is not None:
            self.released.emit(seat.id)

    def _own_seat(self) -> Seat | None:
        seats = (seat for of in self._row.seats.values() for seat in of) if self._row else ()
        return next((seat for seat in seats if seat.attendance_id == self.person), None)

    def _take(self) -> None:
        table, other, person = self.table_meant(), self.person_meant(), self.person
        self.leave()
        if other:
            self.exchanged.emit(person, other)
        elif table:
            self.moved.emit(person, table)
