"""A part of the column at the right that says something that wants a decision."""

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from werkstatt.qtkit.widgets import label, row


class SidePart(QFrame):
    """A heading, words and buttons; gone while there is nothing to say."""

    def __init__(self, *acts: QPushButton) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.heading, self.words = label("", "strong", wrap=True), label("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 10)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.words)
        if acts:
            column.addLayout(row(*acts, 1))
        self.hide()

    def say(self, heading: str, words: str = "") -> None:
        """Show this; an empty heading hides the part."""
        self.heading.setText(heading)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.setVisible(bool(heading))
