"""Texts of one line that end in "…" where there is no room for all of them; the whole is their tool tip."""

from collections.abc import Callable
from typing import TYPE_CHECKING

# Types are named late where the start screen does without them: Qt makes them when they are named.
from PySide6 import QtCore, QtWidgets
from PySide6.QtWidgets import QLabel, QSizePolicy

from werkstatt.qtkit.widgets import PLAIN_TEXT, Button, literal, plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    class _Widget(QtWidgets.QWidget):
        """What labels and buttons share."""

        def setText(self, text: str) -> None: ...
else:
    _Widget = object

# Letters may reach a little over the width that is counted for them, which is a whole number of pixels.
_OVERHANG = 1
_ROUNDING = 1


class _Elided(_Widget):
    """Goes before the widget that shows the text.

    It asks for the width of its text, but for no more than `widest` pixels, and makes do with `least`.
    """

    _text = ""
    _widest = 0
    _least = 0

    def _frame(self) -> int:
        """What the style puts around the text, in pixels."""
        raise NotImplementedError

    def _written(self, text: str) -> str:
        """How the widget wants a text."""
        return text

    def setText(self, text: str) -> None:
        """Show as much of `text` as there is room for."""
        if text == self.accessibleName():
            return
        self.ensurePolished()
        self._text = " ".join(text.split())
        self.setAccessibleName(text)
        self._make_room()
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
        if event.type() in {QtCore.QEvent.Type.FontChange, QtCore.QEvent.Type.StyleChange}:
            self._elide()
            self.updateGeometry()

    def _needed(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._text) + _ROUNDING + _OVERHANG + self._frame()

    def _elide(self) -> None:
        room = max(0, min(self._widest, self.width()) - self._frame() - _OVERHANG)
        shown = self.fontMetrics().elidedText(self._text, QtCore.Qt.TextElideMode.ElideRight, room)
        super().setText(self._written(shown))
        self.setToolTip(plain_tip(self._text) if shown != self._text else "")

    def _make_room(self) -> None:
        """Let a text that needs another width have it at once, so that it is not cut for the width of the last one."""
        self.updateGeometry()
        around = self.parentWidget()
        if around is not None and (layout := around.layout()) is not None:
            layout.activate()


class ElidedLabel(_Elided, QLabel):
    """A label of one line."""

    def __init__(self, role: str, widest: int, least: int = 56) -> None:
        super().__init__()
        self._widest = widest
        self._least = least
        self.setProperty(*PLAIN_TEXT)
        self.setProperty("role", role)
        self.setIndent(0)  # else Qt adds half a letter to the padding of the style sheet, and cuts the end

    def _frame(self) -> int:
        return self.width() - self.contentsRect().width()


class ElidedButton(_Elided, Button):
    """A button whose name is the whole text."""

    def __init__(self, pressed: Callable[[], object], role: str, widest: int, least: int) -> None:
        super().__init__()
        self._widest = widest
        self._least = least
        self.setProperty("role", role)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked: pressed())

    def _frame(self) -> int:
        option = QtWidgets.QStyleOptionButton()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QtWidgets.QStyle.SubElement.SE_PushButtonContents, option, self)
        return self.width() - inside.width()

    def _written(self, text: str) -> str:
        return literal(text)
