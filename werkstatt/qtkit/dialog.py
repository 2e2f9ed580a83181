"""A dialog above its window: a heading, some words, and buttons that answer. Nothing waits for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from werkstatt.qtkit.widgets import label

_MARGINS = (24, 20, 24, 20)
_SPACING = 10


class Dialog(QDialog):
    """Gone for good when closed. `column` holds what it says, below each other."""

    def __init__(self, window: QWidget, title: str, *, width: int = 0) -> None:
        """A dialog of so many pixels' width; 0: as wide as its content."""
        super().__init__(window)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if width:
            self.setFixedWidth(width)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*_MARGINS)
        self.column.setSpacing(_SPACING)

    def say(self, heading: str, *paragraphs: str) -> None:
        """A heading and what is to know."""
        self.column.addWidget(label(heading, "heading", wrap=True))
        for paragraph in paragraphs:
            self.column.addWidget(label(paragraph, wrap=True))
