"""Ctrl+Z belongs to the field while there is something to undo in it, and to the window otherwise."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from werkstatt.qtkit.entry_line import EntryLine
from werkstatt.qtkit.undo_keys import UndoKeys

Z, Y, CTRL = Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier


class Window(QWidget):
    """A window whose undo counts, with several fields."""

    def __init__(self) -> None:
        super().__init__()
        self.undone, self.redone = 0, 0
        self.keys = UndoKeys(self)
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self._undo)
        QShortcut(QKeySequence.StandardKey.Redo, self).activated.connect(self._redo)
        column = QVBoxLayout(self)
        self.line, self.text, self.entry, self.number = QLineEdit(), QPlainTextEdit(), EntryLine("", "x"), QSpinBox()
        for field in (self.line, self.text, self.entry, self.number):
            column.addWidget(field)

    def _undo(self) -> None:
        self.undone += 1

    def _redo(self) -> None:
        self.redone += 1

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.windowHandle(), key, CTRL)


@pytest.fixture
def window(qtbot):
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("name", ["line", "text"])
def test_a_field_undoes_its_own_typing_first(qtbot, window, name):
    field = getattr(window, name)
    words = field.text if name == "line" else field.toPlainText
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    window.press(Z)
    assert window.undone == 1
    qtbot.keyClicks(field, "Wort")
    window.press(Z)
    assert (window.undone, words()) == (1, "")
    window.press(Y)
    assert (window.redone, words()) == (0, "Wort")
    window.press(Y)
    assert window.redone == 1


def test_what_was_entered_is_undone_by_the_window(qtbot, window):
    window.entry.setFocus()
    qtbot.keyClicks(window.entry, "Notiz")
    qtbot.keyClick(window.entry, Qt.Key.Key_Return)
    window.press(Z)
    assert (window.undone, window.entry.text()) == (1, "")


def test_a_field_that_shows_another_value_has_nothing_to_undo(qtbot, window):
    window.line.setFocus()
    qtbot.keyClicks(window.line, "Wort")
    window.line.setText("aus der Datei")
    window.press(Z)
    assert (window.undone, window.line.text()) == (1, "aus der Datei")


def test_without_a_field_the_window_has_the_keys(qtbot, window):
    window.setFocus()
    window.press(Z)
    window.press(Z)
    assert window.undone == 2
