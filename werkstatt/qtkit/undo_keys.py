"""Undo in a text field comes before undo of the window: but only while the field has something of its own to undo."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class UndoKeys(QObject):
    """Lets the keys for undo and redo pass from fields that have nothing to undo to the shortcuts of the window.

    Qt's fields swallow them in any case.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if isinstance(now, QLineEdit | QPlainTextEdit):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before a shortcut is tried, the field is asked whether it wants the keys for itself."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if any(event.matches(keys) and not _has(watched, keys) for keys in (_UNDO, _REDO)):
            event.ignore()
            return True
        return False


def _has(field: QObject, keys: QKeySequence.StandardKey) -> bool:
    """Whether a field has something of its own to undo, or to do again."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if keys is _UNDO else field.isRedoAvailable()
    if isinstance(field, QPlainTextEdit):
        document = field.document()
        return document.isUndoAvailable() if keys is _UNDO else document.isRedoAvailable()
    return False
