"""Small widgets, named and dressed: what people wrote is always shown as plain text."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

# Types are named late where the start screen does without them: Qt makes them when they are named.
from PySide6 import QtCore, QtGui, QtWidgets
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
    from PySide6.QtGui import QKeyEvent, QResizeEvent

# Qt.TextFormat.PlainText as its property: naming Qt makes all its enumerations, a tenth of the start screen's time.
_PLAIN_TEXT = ("textFormat", 0)
# Longer than what German calls a word; a break without width lets Qt wrap it.
_TOO_LONG = re.compile(r"\S{40,}")
_BREAK = "\N{ZERO WIDTH SPACE}"
# Letters may reach a little over the width that is counted for them, which is a whole number of pixels.
_OVERHANG = 1
_ROUNDING = 1


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label in a role of the style sheet; never rich text."""
    made = _WrappedLabel() if wrap else QLabel()
    made.setProperty(*_PLAIN_TEXT)
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
    """Set properties that the style sheet asks for, and dress the widget anew."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class ElidedLabel(QLabel):
    """One line that ends in "…" where there is no room for all of it; the whole is its tool tip.

    It asks for the width of its text, but for no more than `widest` pixels, and makes do with `least`.
    """

    def __init__(self, role: str, widest: int, least: int = 56) -> None:
        super().__init__()
        self._widest = widest
        self._least = least
        self._text = ""
        self.setProperty(*_PLAIN_TEXT)
        self.setProperty("role", role)
        self.setIndent(0)  # else Qt adds half a letter to the padding of the style sheet, and cuts the end

    def setText(self, text: str) -> None:
        """Show as much of `text` as there is room for."""
        self.ensurePolished()
        self._text = " ".join(text.split())
        self.setAccessibleName(text)
        _make_room(self)
        self._elide()

    def sizeHint(self) -> QtCore.QSize:
        """The whole text, if it is not too wide."""
        hint = super().sizeHint()
        return QtCore.QSize(min(self._widest, self._needed()) + self._frame(), hint.height())

    def minimumSizeHint(self) -> QtCore.QSize:
        """A short text is not cut."""
        return QtCore.QSize(min(self._least, self._needed()) + self._frame(), super().minimumSizeHint().height())

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """Another width shows another part."""
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QtCore.QEvent) -> None:
        """So does another typeface."""
        super().changeEvent(event)
        if _is_of_looks(event):
            self._elide()
            self.updateGeometry()

    def _needed(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._text) + _ROUNDING + _OVERHANG

    def _frame(self) -> int:
        return self.width() - self.contentsRect().width()

    def _elide(self) -> None:
        room = min(self._widest, self.contentsRect().width()) - _OVERHANG
        shown = self.fontMetrics().elidedText(self._text, QtCore.Qt.TextElideMode.ElideRight, max(0, room))
        super().setText(shown)
        self.setToolTip(plain_tip(self._text) if shown != self._text else "")


class ElidedButton(Button):
    """A button whose text ends in "…" where there is no room for all of it; its name is the whole text.

    It asks for the width of its text, but for no more than `widest` pixels, and makes do with `least`.
    """

    def __init__(self, pressed: Callable[[], object], role: str, widest: int, least: int) -> None:
        super().__init__()
        self._widest = widest
        self._least = least
        self._whole = ""
        self.setProperty("role", role)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked: pressed())

    def setText(self, text: str) -> None:
        """Show as much of `text` as there is room for."""
        self.ensurePolished()
        self._whole = text
        self.setAccessibleName(text)
        _make_room(self)
        self._elide()

    def sizeHint(self) -> QtCore.QSize:
        """The whole text, if it is not too wide."""
        return QtCore.QSize(min(self._widest, self._needed()), super().sizeHint().height())

    def minimumSizeHint(self) -> QtCore.QSize:
        """A short text is not cut."""
        return QtCore.QSize(min(self._least, self._needed()), super().minimumSizeHint().height())

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """Another width shows another part."""
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QtCore.QEvent) -> None:
        """So does another typeface."""
        super().changeEvent(event)
        if _is_of_looks(event):
            self._elide()
            self.updateGeometry()

    def _frame(self) -> int:
        """What the style puts around a text, in pixels."""
        option = QtWidgets.QStyleOptionButton()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QtWidgets.QStyle.SubElement.SE_PushButtonContents, option, self)
        return self.width() - inside.width()

    def _needed(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._whole) + _ROUNDING + _OVERHANG + self._frame()

    def _elide(self) -> None:
        room = max(0, min(self._widest, self.width()) - self._frame() - _OVERHANG)
        shown = self.fontMetrics().elidedText(self._whole, QtCore.Qt.TextElideMode.ElideRight, room)
        super().setText(literal(shown))
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")


def _make_room(widget: QWidget) -> None:
    """Let a text that needs another width have it at once, so that it is not cut for the width of the one before."""
    widget.updateGeometry()
    around = widget.parentWidget()
    if around is not None and (layout := around.layout()) is not None:
        layout.activate()


def _is_of_looks(event: QtCore.QEvent) -> bool:
    """Whether an event tells of another typeface or style."""
    return event.type() in {QtCore.QEvent.Type.FontChange, QtCore.QEvent.Type.StyleChange}
