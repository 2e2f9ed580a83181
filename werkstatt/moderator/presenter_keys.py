"""The keys of a presenter remote, in the whole program: PageDown, PageUp, B, F and the full stop.

PageUp and PageDown work while somebody types, too; single letters only outside text fields. Ctrl+B and Ctrl+E do the
same everywhere.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit

_TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
_ANYWHERE = {Qt.Key.Key_PageDown: "next", Qt.Key.Key_PageUp: "back"}
_OUTSIDE_TEXT = {
    Qt.Key.Key_B: "black",
    Qt.Key.Key_Period: "black",
    Qt.Key.Key_F: "freeze",
    Qt.Key.Key_F5: "show",
}
_CHORDS = {Qt.Key.Key_B: "black", Qt.Key.Key_E: "freeze", Qt.Key.Key_Period: "black"}


class PresenterKeys(QObject):
    """Turns keys into acts ("next", "back", "black", "freeze", "show") wherever the keyboard is."""

    def __init__(self, acts: Mapping[str, Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._acts = acts
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow the keys that mean something here. Windows get every key first, so it is acted on once."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not watched.isWindowType():
            return False
        act = self.act_of(event)
        if act is None or act not in self._acts:
            return False
        self._acts[act]()
        return True

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
    focused = QApplication.focusWidget()
    if isinstance(focused, QComboBox):
        return focused.isEditable()
    return isinstance(focused, _TEXT_FIELDS)
