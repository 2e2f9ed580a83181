"""Beside the list of people: how many are here, and how many of each."""

from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from werkstatt.domain.person import Presence
from werkstatt.i18n import _
from werkstatt.qtkit.widgets import hairline, label, row
from werkstatt.readmodels.people import PeoplePicture
from werkstatt.wording.terms import term

_COUNTED = (Presence.REGISTERED, Presence.INVITED, Presence.REMOTE, Presence.EXCUSED)


class PeopleSide(QWidget):
    """A big figure, a bar, and the counts."""

    def __init__(self) -> None:
        super().__init__()
        self.figure = label("0", "figure")
        self.rest = label("", "figure-rest")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Present of those expected in the room"))
        self.counts: dict[str, _Count] = {presence: _Count(term(presence)) for presence in _COUNTED}
        self.counts["walk_ins"] = _Count(_("came unannounced"))
        self.counts["organisations"] = _Count(_("Organisations"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        figures = row(self.figure, self.rest, 1)
        column.addLayout(figures)
        column.addWidget(self.bar)
        column.addSpacing(8)
        for count in self.counts.values():
            column.addWidget(count)
        column.addStretch(1)

    def show_people(self, picture: PeoplePicture) -> None:
        """Count again. What nobody is, is not shown, except who is still missing."""
        self.setVisible(bool(picture.rows))
        self.figure.setText(str(picture.in_the_room))
        self.rest.setText(_("of {count} are here").format(count=picture.expected))
        self.bar.setRange(0, max(1, picture.expected))
        self.bar.setValue(picture.in_the_room)
        for presence in _COUNTED:
            self.counts[presence].show_count(picture.by_presence.get(presence, 0))
        self.counts["walk_ins"].show_count(picture.walk_ins)
        self.counts["organisations"].show_count(picture.organisations)


class _Count(QFrame):
    """A hairline, a word and a number; gone while the number is 0."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.number = label("0", "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(hairline())
        column.addLayout(row(label(word), 1, self.number))

    def show_count(self, count: int) -> None:
        self.number.setText(str(count))
        self.setVisible(count > 0)
