"""The line at the door, and how everything that is typed on the page finds its way there."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from werkstatt.moderator.presenter_keys import TAKES_LETTERS
from werkstatt.qtkit.entry_line import EntryLine

_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class DoorLine(EntryLine):
    """The line at the door: arrow keys move in the list while the keyboard stays here, Escape empties it."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, down and Escape mean something of their own."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class DoorLetters(QObject):
    """While the door is seen, letters and figures that no field in its window wants begin a new search in the line.

    For the window says so, they never mean the beamer: a guest's name begins with B or F as well.
    """

    def __init__(self, door: QWidget, line: QLineEdit) -> None:
        super().__init__(door)
        self._door = door
        self._line = line
        door.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Listen to the window as long as the door is seen; what its widgets leave alone arrives there."""
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.KeyPress and watched is not self._door and is_written(event):
                self._write(event)
                return True
        elif watched is self._door and isinstance(event, QShowEvent):
            self._door.window().installEventFilter(self)
            self._door.window().setProperty(TAKES_LETTERS, True)
        elif watched is self._door and isinstance(event, QHideEvent):
            self._door.window().removeEventFilter(self)
            self._door.window().setProperty(TAKES_LETTERS, False)
        return False

    def _write(self, event: QKeyEvent) -> None:
        self._line.setFocus()
        self._line.selectAll()
        QApplication.sendEvent(self._line, event)


def is_written(event: QKeyEvent) -> bool:
    """Whether a key writes something: a letter, a figure, a sign."""
    text = event.text().strip()
    return bool(text) and text.isprintable() and not event.modifiers() & _CHORD
