"""What pages show in a file without events: what they are for, and the button that begins."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkstatt.i18n import _
from werkstatt.moderator.invitation import Invitation
from werkstatt.qtkit.widgets import button, label


class NoEvent(QWidget):
    """Stands in for the page with this key; `event_wanted` tells of the button."""

    event_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.side = QWidget()
        self.title = label("", "title", wrap=True)
        self.begin = button(_("New event…"), self.event_wanted.emit, "primary")
        self.invitation = Invitation(self.begin)
        self.invitation.show()
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.invitation)
        column.addStretch(1)

    def stand_in(self, key: str, title: str) -> None:
        """Show the sentence of the page with this key."""
        self.title.setText(title)
        self.invitation.sentence.setText(" ".join([_purpose(key), _("It begins with an event.")]).strip())

    def take_keys(self) -> None:
        """Put the keyboard on the button."""
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)


def _purpose(key: str) -> str:
    return {
        "people": _("Whoever is invited stands here, and is checked in at the door with three letters and Enter."),
        "agenda": _("Here stands what happens when, and during the event how late it is and what helps."),
        "actions": _("Write down here who does what until when; it goes into the minutes."),
        "minutes": _("Notes and decisions are typed here while the event runs; the finished pages are one click away."),
    }.get(key, "")
