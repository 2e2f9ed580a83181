"""Small widgets, named and dressed: what people wrote is always shown as plain text."""

import html
from collections.abc import Callable

from PySide6 import QtCore
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

# Qt.TextFormat.PlainText as its property: naming Qt makes all its enumerations, a tenth of the start screen's time.
_PLAIN_TEXT = ("textFormat", 0)


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label in a role of the style sheet; never rich text."""
    made = QLabel(text)
    made.setProperty(*_PLAIN_TEXT)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def button(
    text: str, pressed: Callable[[], object], role: str = "", *, keys: str = "", spoken: str = ""
) -> QPushButton:
    """A button in a role of the style sheet. `keys` work in the whole window; `spoken` names it for screen readers."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setAccessibleName(spoken or text)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked: pressed())
    if keys:
        made.setShortcut(keys)
    return made


def hairline() -> QFrame:
    """A thin line between things."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def card(*children: QWidget, spacing: int = 4) -> QFrame:
    """A white panel with its children below each other."""
    made = QFrame()
    made.setProperty("role", "card")
    column = QVBoxLayout(made)
    column.setContentsMargins(14, 10, 14, 12)
    column.setSpacing(spacing)
    for child in children:
        column.addWidget(child)
    return made


def row(*children: QWidget | int, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side; a number is a stretch."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(0, 0, 0, 0)
    for child in children:
        if isinstance(child, int):
            made.addStretch(child)
        else:
            made.addWidget(child)
    return made


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet asks for, and dress the widget anew."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class ElidedLabel(QLabel):
    """One line that ends in "…" where it would be wider than `widest` pixels; the whole is its tool tip."""

    def __init__(self, role: str, widest: int) -> None:
        super().__init__()
        self.setProperty(*_PLAIN_TEXT)
        self.setProperty("role", role)
        self._widest = widest

    def setText(self, text: str) -> None:
        """Show as much of `text` as there is room for."""
        self.ensurePolished()
        one_line = " ".join(text.split())
        shown = self.fontMetrics().elidedText(one_line, QtCore.Qt.TextElideMode.ElideRight, self._widest)
        super().setText(shown)
        self.setAccessibleName(text)
        self.setToolTip(html.escape(one_line) if shown != one_line else "")
