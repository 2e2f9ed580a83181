"""The keys of a presenter remote, in the whole program: PageDown, PageUp, B, F and the full stop.

PageUp, PageDown and F5 work while somebody types, too; single letters only where letters are not written or searched
with, which dialogs and open menus do, too. Ctrl+B and Ctrl+E do the same everywhere.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)
_ANYWHERE = {Qt.Key.Key_PageDown: "next", Qt.Key.Key_PageUp: "back", Qt.Key.Key_F5: "show"}
# A window with this property takes letters, even where no text field has the keyboard.
TAKES_LETTERS = "takesLetters"
_OUTSIDE_TEXT = {
    Qt.Key.Key_B: "black",
    Qt.Key.Key_Period: "black",
    Qt.Key.Key_F: "freeze",
}
_CHORDS = {Qt.Key.Key_B: "black", Qt.Key.Key_E: "freeze", Qt.Key.Key_Period: "black"}


class PresenterKeys(QObject):
    """Turns keys into acts ("next", "back", "black", "freeze", "show") wherever the keyboard is.

    An act that answers False had nothing to do: then the key means what it means to the widget that has the keyboard.
    """

    def __init__(self, acts: Mapping[str, Callable[[], bool]], parent: QObject) -> None:
        super().__init__(parent)
        self._acts = acts
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow the keys that mean something here. Windows get every key first, so it is acted on once."""
        # The class is asked first: every event of the program comes by, and to name its type takes long.
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress or not watched.isWindowType():
            return False
        act = self.act_of(event)
        if act is None or act not in self._acts:
            return False
        return self._acts[act]()

    @staticmethod
    def act_of(event: QKeyEvent) -> str | None:
        """What a key means where the keyboard is now; None if nothing. A key held down counts once."""
        if event.isAutoRepeat():
            return None
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.NoModifier and key in _ANYWHERE:
            return _ANYWHERE[key]
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            return _CHORDS.get(key)
        if modifiers == Qt.KeyboardModifier.NoModifier and not _typing():
            return _OUTSIDE_TEXT.get(key)
        return None


def _typing() -> bool:
    if QApplication.activePopupWidget() or isinstance(QApplication.activeWindow(), QDialog):
        return True
    focused: QWidget | None = QApplication.focusWidget() or QApplication.activeWindow()
    if focused is None:
        return False
    return isinstance(focused, _TEXT_FIELDS) or bool(focused.window().property(TAKES_LETTERS))
