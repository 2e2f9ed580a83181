"""Fast entry: Enter enters, several lines are several entries, and nothing typed is lost."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from werkstatt.qtkit.entry_line import EntryLine

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def line(qtbot):
    """An entry line with what it told so far, as (line, entered, entered otherwise)."""
    made = EntryLine("Titel und Minuten", "Neuer Punkt")
    entered, otherwise = [], []
    made.entered.connect(entered.append)
    made.entered_otherwise.connect(otherwise.append)
    qtbot.addWidget(made)
    made.show()
    return made, entered, otherwise


def paste(qtbot, line: EntryLine, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(line, Key.Key_V, CTRL)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_enters_and_makes_room_for_the_next(qtbot, line, key):
    made, entered, otherwise = line
    qtbot.keyClicks(made, "  Pause 10 ")
    qtbot.keyClick(made, key)
    assert (entered, otherwise, made.text()) == ([["Pause 10"]], [], "")
    qtbot.keyClick(made, key)
    assert len(entered) == 1


def test_ctrl_enter_enters_otherwise(qtbot, line):
    made, entered, otherwise = line
    qtbot.keyClicks(made, "Pause")
    qtbot.keyClick(made, Key.Key_Return, CTRL)
    assert (entered, otherwise, made.text()) == ([], [["Pause"]], "")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\u2028", "\n\n \n"])
def test_pasted_lines_are_entered_at_once(qtbot, line, ends):
    made, entered, _otherwise = line
    paste(qtbot, made, ends.join(["", "eins", " zwei ", "drei", ""]))
    assert (entered, made.text()) == ([["eins", "zwei", "drei"]], "")


def test_pasted_lines_join_what_was_typed(qtbot, line):
    made, entered, _otherwise = line
    qtbot.keyClicks(made, "Runde : offen")
    for _letter in ": offen":
        qtbot.keyClick(made, Key.Key_Left)
    paste(qtbot, made, "A\nB")
    assert entered == [["Runde A", "B: offen"]]


def test_one_pasted_line_is_still_to_be_finished(qtbot, line):
    made, entered, _otherwise = line
    paste(qtbot, made, "Begrüßung\n")
    assert (entered, made.text()) == ([], "Begrüßung")
    qtbot.keyClicks(made, " 15")
    qtbot.keyClick(made, Key.Key_Return)
    assert entered == [["Begrüßung 15"]]


def test_lines_may_be_dropped_too(qtbot, line):
    made, entered, _otherwise = line
    brought = QMimeData()
    brought.setText("eins\nzwei")
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(made, QDragEnterEvent(QPoint(5, 5), copy, brought, left, none))
    QApplication.sendEvent(made, QDropEvent(QPointF(5, 5), copy, brought, left, none))
    assert entered == [["eins", "zwei"]]
