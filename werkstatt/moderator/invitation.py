"""What an empty page shows: one sentence on what it is for, and buttons that begin."""

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from werkstatt.qtkit.widgets import label, row


class Invitation(QFrame):
    """A card with a sentence; it goes when there is something to see."""

    def __init__(self, *begin: QPushButton) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.sentence = label("", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(self.sentence)
        column.addLayout(row(*begin, 1))
        self.hide()
