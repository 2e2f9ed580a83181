"""Beside the list of people: how many are here, how many are still expected, and how many of each."""

from collections.abc import Collection

from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from werkstatt.domain.person import Presence
from werkstatt.domain.spelling import folded
from werkstatt.i18n import _
from werkstatt.qtkit.widgets import hairline, label, row
from werkstatt.readmodels.people import PeoplePicture

_EXPECTED = {Presence.REGISTERED, Presence.REMOTE}


class PeopleSide(QWidget):
    """A big figure, a bar, and the counts. Who registered for taking part online is not taken for present."""

    def __init__(self) -> None:
        super().__init__()
        self.figure = label("0", "figure")
        self.rest = label("", "figure-rest")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Present of those expected in the room"))
        self.counts = {
            Presence.REGISTERED: _Count(_("registered, not here yet")),
            Presence.INVITED: _Count(_("invited, no answer yet")),
            Presence.REMOTE: _Count(_("registered for online")),
            Presence.EXCUSED: _Count(_("excused")),
            Presence.LEFT: _Count(_("left early")),
        }
        self.walk_ins = _Count(_("came unannounced"))
        self.organisations = _Count("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row(self.figure, self.rest, 1))
        column.addWidget(self.bar)
        column.addSpacing(8)
        for count in (*self.counts.values(), self.walk_ins, self.organisations):
            column.addWidget(count)
        column.addStretch(1)

    def show_people(self, picture: PeoplePicture) -> None:
        """Count again. What nobody is, is not shown, except who is still missing."""
        self.setVisible(bool(picture.rows))
        here = picture.in_the_room
        self.figure.setText(str(here))
        self.rest.setText(_("of {count} here in the room").format(count=picture.expected))
        self.bar.setRange(0, max(1, picture.expected))
        self.bar.setValue(here)
        for presence, count in self.counts.items():
            count.show_count(picture.by_presence.get(presence, 0))
        self.walk_ins.show_count(picture.walk_ins)
        self.organisations.word.setText(_("Organisations in the room") if here else _("Organisations registered"))
        self.organisations.show_count(_organisations(picture, {Presence.PRESENT} if here else _EXPECTED))


def _organisations(picture: PeoplePicture, of: Collection[Presence]) -> int:
    """How many organisations those people come from."""
    names = {folded(row.person.organisation) for row in picture.rows if row.attendance.presence in of}
    return len(names - {""})


class _Count(QFrame):
    """A hairline, a word and a number; gone while the number is 0."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = label(word)
        self.number = label("0", "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(hairline())
        column.addLayout(row(self.word, 1, self.number))

    def show_count(self, count: int) -> None:
        self.number.setText(str(count))
        self.setVisible(count > 0)
