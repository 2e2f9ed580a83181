"""Below the tables: how good the seats are, and the button that mixes them anew."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from werkstatt.i18n import _
from werkstatt.qtkit.flow_row import FlowRow
from werkstatt.qtkit.widgets import button, label, retitle
from werkstatt.readmodels.cafe import CafePicture
from werkstatt.readmodels.seating import Quality
from werkstatt.wording.cafe import decimal, percent, repeats_hint, repeats_word


class _Figure(QWidget):
    """A figure, what it counts, and perhaps how it compares."""

    def __init__(self) -> None:
        super().__init__()
        self.number, self.word, self.hint = label("", "heading"), label(""), label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.number, self.word, self.hint):
            column.addWidget(part)
        column.addStretch(1)

    def say(self, number: str, word: str, hint: str = "") -> None:
        """Show a figure; an empty one goes."""
        self.number.setText(number)
        self.word.setText(word)
        self.hint.setText(hint)
        for part in (self.number, self.word, self.hint):
            part.setVisible(bool(number and part.text()))
        self.setVisible(bool(number))


class QualityLine(QFrame):
    """Repeated meetings beside their proven least, new contacts, and wishes."""

    remix_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.repeats, self.contacts, self.wishes = _Figure(), _Figure(), _Figure()
        self.remix = button("", self.remix_wanted.emit)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 6, 16, 6)
        line.addLayout(FlowRow(self.repeats, self.contacts, self.wishes, spacing=20), 1)
        line.addWidget(self.remix)

    def show_quality(self, quality: Quality, picture: CafePicture) -> None:
        """Show the figures of all rounds together."""
        score = quality.score
        self.repeats.say(
            str(score.repeated_meetings),
            repeats_word(score.repeated_meetings),
            repeats_hint(score, len(picture.rounds)),
        )
        self.contacts.say(decimal(quality.contacts), _("new contacts per person"))
        self.wishes.say(percent(score.wishes_met) if quality.has_wishes else "", _("wished topics come true"))
        ahead = [row.number for row in picture.ahead]
        self.remix.setVisible(bool(ahead))
        if len(ahead) == 1:
            retitle(self.remix, _("Mix round {number} anew…").format(number=ahead[0]))
        else:
            retitle(self.remix, _("Mix anew…"))
