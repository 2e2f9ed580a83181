"""Small widgets, named and dressed: what people wrote is always shown as plain text."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

# Types are named late where the start screen does without them: Qt makes them when they are named.
from PySide6 import QtCore, QtGui
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

# Qt.TextFormat.PlainText as its property: naming Qt makes all its enumerations, a tenth of the start screen's time.
PLAIN_TEXT = ("textFormat", 0)
# Longer than what German calls a word; a break without width lets Qt wrap it.
_TOO_LONG = re.compile(r"\S{40,}")
_BREAK = "\N{ZERO WIDTH SPACE}"


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label in a role of the style sheet; never rich text."""
    made = _WrappedLabel() if wrap else QLabel()
    made.setProperty(*PLAIN_TEXT)
    made.setProperty("role", role)
    made.setText(text)
    return made


class _WrappedLabel(QLabel):
    """Takes as many lines as its text needs. No word is so long that it would widen the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        policy = self.sizePolicy()  # keeps the promise of a height for each width
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Show a text; what is too long for a word may be broken anywhere."""
        super().setText(_TOO_LONG.sub(lambda found: _BREAK.join(found[0]), text))

    def minimumSizeHint(self) -> QtCore.QSize:
        """Any width will do."""
        return QtCore.QSize(1, super().minimumSizeHint().height())


class Button(QPushButton):
    """A button that Enter presses as well as the space bar, in every window."""

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Qt lets Enter press buttons in dialogs only."""
        if event.text() == "\r" and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    text: str, pressed: Callable[[], object], role: str = "", *, keys: str = "", spoken: str = ""
) -> QPushButton:
    """A button in a role of the style sheet. `keys` work in the whole window; `spoken` names it for screen readers."""
    made = Button(literal(text))
    made.setProperty("role", role)
    made.setAccessibleName(spoken or text)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked: pressed())
    if keys:
        # A button's own shortcut shows it pressed for 100 ms before it does anything.
        QtGui.QShortcut(QtGui.QKeySequence(keys), made).activated.connect(made.click)
    return made


def retitle(made: QPushButton, text: str) -> None:
    """Another text and name for a button."""
    made.setText(literal(text))
    made.setAccessibleName(text)


def plain_tip(text: str) -> str:
    """A text for tool tips, where Qt would take mark-up for what it says."""
    from html import escape  # noqa: PLC0415 - loads all names of HTML's letters

    return escape(text)


def literal(text: str) -> str:
    """A text for buttons and menus, where a single ampersand would underline the next letter."""
    return text.replace("&", "&&")


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
    """Set properties that the style sheet asks for, and dress the widget anew if one of them is another than before."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
