"""Editors tell of a change once, when it is left, and never lose what somebody is typing."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkstatt.qtkit.editors import (
    ChoiceEditor,
    ClockTimeEditor,
    DateEditor,
    FlagEditor,
    LineEditor,
    NumberEditor,
    TextEditor,
)
from werkstatt.qtkit.theme import Theme
from werkstatt.qtkit.tokens import Look


@pytest.fixture
def shown(qtbot):
    """Shows an editor in a window with another field to go to, and collects what it tells."""
    windows = []

    def show(editor):
        window = QWidget()
        windows.append(window)
        column = QVBoxLayout(window)
        column.addWidget(editor)
        other = LineEditor()
        column.addWidget(other)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        told = []
        editor.edited.connect(told.append)
        editor.setFocus()
        qtbot.waitUntil(editor.hasFocus)
        return told, other

    return show


def test_a_line_is_told_when_it_is_left(qtbot, shown):
    editor = LineEditor()
    editor.show_value("alt")
    told, other = shown(editor)
    editor.selectAll()
    qtbot.keyClicks(editor, "neu ")
    assert told == []
    other.setFocus()
    assert told == ["neu"]
    editor.setFocus()
    other.setFocus()
    assert told == ["neu"]


def test_what_somebody_types_is_not_overwritten_by_the_file(qtbot, shown):
    editor = LineEditor()
    editor.show_value("alt")
    shown(editor)
    qtbot.keyClicks(editor, "X")
    editor.show_value("aus der Datei")
    assert editor.text() == "Xalt"


@pytest.mark.parametrize(("typed", "value"), [("1930", time(19, 30)), ("7.05", time(7, 5)), ("19 Uhr", time(19))])
def test_times_are_read_as_people_type_them(qtbot, shown, typed, value):
    editor = ClockTimeEditor()
    editor.show_value(None)
    told, other = shown(editor)
    qtbot.keyClicks(editor, typed)
    other.setFocus()
    assert told == [value]


def test_what_is_no_time_stays_and_is_marked(qtbot, shown):
    editor = ClockTimeEditor()
    editor.show_value(time(18))
    told, other = shown(editor)
    editor.selectAll()
    qtbot.keyClicks(editor, "25:99")
    other.setFocus()
    assert told == []
    assert editor.text() == "25:99"
    assert editor.property("wrong") is True


def test_dates_are_read_in_german(qtbot, shown):
    editor = DateEditor()
    editor.show_value(None)
    told, other = shown(editor)
    qtbot.keyClicks(editor, "18.1.23")
    other.setFocus()
    assert told == [date(2023, 1, 18)]


def test_several_lines_are_told_when_left_and_with_ctrl_enter(qtbot, shown):
    editor = TextEditor()
    editor.show_value("eins")
    told, other = shown(editor)
    qtbot.keyClick(editor, Qt.Key.Key_End)
    qtbot.keyClicks(editor, " zwei")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == ["eins zwei"]
    qtbot.keyClicks(editor, "!")
    other.setFocus()
    assert told == ["eins zwei", "eins zwei!"]


def test_numbers_are_told_once_they_are_left(qtbot, shown):
    editor = NumberEditor(0, 600)
    editor.show_value(15)
    told, other = shown(editor)
    editor.selectAll()
    qtbot.keyClicks(editor, "25")
    assert told == []
    other.setFocus()
    assert told == [25]


def test_choices_keep_their_value_when_others_are_offered(qtbot, shown):
    editor = ChoiceEditor([("a", "Anfang"), ("b", "Mitte")])
    editor.show_value("b")
    told, _other = shown(editor)
    editor.offer([("c", "Ende"), ("b", "Mitte")])
    assert editor.value() == "b"
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    assert told == ["c"]


@pytest.mark.parametrize("look", Look)
def test_a_choice_has_an_arrow_that_can_be_seen_in_every_look(qtbot, look):
    theme = Theme()
    theme.apply(look)
    editor = ChoiceEditor([("a", "Anfang")])
    qtbot.addWidget(editor)
    editor.resize(200, 36)
    picture = editor.grab().toImage()
    surface = QColor(theme.tokens.surface)
    assert picture.pixelColor(100, 8) == surface
    beside_words = [picture.pixelColor(x, y) for x in range(170, 196) for y in range(8, 28)]
    assert max(abs(colour.lightness() - surface.lightness()) for colour in beside_words) > 150
    theme.apply(Look.LIGHT)


@pytest.mark.parametrize("look", Look)
def test_the_box_of_a_flag_and_its_tick_can_be_seen_in_every_look(qtbot, look):
    theme = Theme()
    theme.apply(look)
    editor = FlagEditor("darf genannt werden")
    qtbot.addWidget(editor)
    editor.resize(200, 30)

    def strongest(ground: str) -> int:
        picture, paper = editor.grab().toImage(), QColor(ground).lightness()
        box = [picture.pixelColor(x, y) for x in range(4, 26) for y in range(4, 26)]
        return max(abs(colour.lightness() - paper) for colour in box)

    assert strongest(theme.tokens.surface) > 80
    editor.show_value(True)
    assert strongest(theme.tokens.accent) > 80
    theme.apply(Look.LIGHT)


def test_a_flag_is_told_at_once(qtbot, shown):
    editor = FlagEditor("darf genannt werden")
    editor.show_value(False)
    told, _other = shown(editor)
    qtbot.keyClick(editor, Qt.Key.Key_Space)
    assert told == [True]
