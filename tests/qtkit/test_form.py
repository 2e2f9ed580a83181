"""Forms: each field tells by itself when it is left, and nothing that was typed is dropped without a word."""

from dataclasses import dataclass
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from werkstatt.qtkit.editors import ChoiceEditor, ClockTimeEditor, FlagEditor, LineEditor, TextEditor
from werkstatt.qtkit.form import Field, Form

Key = Qt.Key


@dataclass(frozen=True)
class Item:
    """A noun with the fields of the form below."""

    title: str = "Ankommen"
    begins: time | None = None
    kind: str = "b"
    notes: str = ""
    named: bool = False


@pytest.fixture
def form(qtbot):
    """A shown form with what it told, as (form, changes, how often it was closed)."""
    made = Form(
        "Programmpunkt",
        [
            Field("title", "Titel", LineEditor(), 3),
            Field("begins", "Beginn", ClockTimeEditor()),
            Field("notes", "Notizen", TextEditor(2), 2),
            Field("kind", "Art", ChoiceEditor([("a", "Anfang"), ("b", "Mitte")])),
            Field("named", "Darf genannt werden", FlagEditor("darf genannt werden")),
        ],
    )
    told, closed = [], []
    made.changed.connect(lambda name, value: told.append((name, value)))
    made.closed.connect(lambda: closed.append(True))
    made.show_noun(Item())
    qtbot.addWidget(made)
    made.resize(800, 240)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.begin()
    return made, told, closed


def leave_with(qtbot, editor, text: str) -> None:
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Key.Key_Tab)


def test_a_field_tells_once_when_it_is_left(qtbot, form):
    made, told, _closed = form
    assert made.fields["title"].hasFocus()
    qtbot.keyClicks(made.fields["title"], "Beginn")
    assert told == []
    qtbot.keyClick(made.fields["title"], Key.Key_Tab)
    assert told == [("title", "Beginn")]
    assert made.fields["begins"].hasFocus()
    leave_with(qtbot, made.fields["begins"], "1930")
    assert told[1:] == [("begins", time(19, 30))]


def test_every_field_has_its_title_as_a_name(form):
    made, _told, _closed = form
    assert [editor.accessibleName() for editor in made.fields.values()] == [
        "Titel",
        "Beginn",
        "Notizen",
        "Art",
        "Darf genannt werden",
    ]
    small = [label.text() for label in made.findChildren(QLabel) if label.property("role") == "small"]
    assert small == ["Titel", "Beginn", "Notizen", "Art"]


@pytest.mark.parametrize("field", ["title", "notes"])
def test_escape_saves_what_is_being_typed_and_closes(qtbot, form, field):
    made, told, closed = form
    editor = made.fields[field]
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "neu")
    qtbot.keyClick(editor, Key.Key_Escape)
    assert told == [(field, "neu")]
    assert closed == [True]


def test_what_cannot_be_read_is_said_before_it_is_dropped(qtbot, form):
    made, told, closed = form
    begins = made.fields["begins"]
    leave_with(qtbot, begins, "25:99")
    assert begins.property("wrong") is True
    qtbot.keyClick(made.fields["notes"], Key.Key_Escape)
    assert (closed, told) == ([], [])
    assert "25:99" in made.trouble.text()
    assert begins.hasFocus()
    assert made.trouble.isVisible()
    qtbot.keyClick(begins, Key.Key_Escape)
    assert (closed, told) == ([True], [])
    assert (begins.text(), begins.property("wrong"), made.trouble.isVisible()) == ("", False, False)


def test_what_is_corrected_is_saved_and_said_no_more(qtbot, form):
    made, told, closed = form
    begins = made.fields["begins"]
    leave_with(qtbot, begins, "25:99")
    qtbot.keyClick(made.fields["notes"], Key.Key_Escape)
    leave_with(qtbot, begins, "19:30")
    assert told == [("begins", time(19, 30))]
    assert not made.trouble.isVisible()
    qtbot.keyClick(begins, Key.Key_Escape)
    assert closed == [True]


def test_what_is_still_to_be_corrected_survives_changes_elsewhere(qtbot, form):
    made, _told, _closed = form
    leave_with(qtbot, made.fields["begins"], "halb acht")
    made.show_noun(Item(title="Umbenannt"))
    assert made.fields["title"].text() == "Umbenannt"
    assert made.fields["begins"].text() == "halb acht"
    made.leave()
    made.show_noun(Item(begins=time(18)))
    assert made.fields["begins"].text() == "18:00"


def test_the_old_value_typed_again_is_right_again(qtbot, form):
    made, told, _closed = form
    made.show_noun(Item(begins=time(18)))
    begins = made.fields["begins"]
    leave_with(qtbot, begins, "25:99")
    leave_with(qtbot, begins, "18:00")
    assert begins.property("wrong") is False
    assert told == []


def test_a_button_may_stand_beside_close(qtbot, form):
    made, _told, closed = form
    extra = QPushButton("Entfernen")
    made.add_to_head(extra)
    qtbot.waitUntil(extra.isVisible)
    close = next(button for button in made.findChildren(QPushButton) if button.text() == "Schließen")
    qtbot.waitUntil(lambda: extra.geometry().right() < close.geometry().left())
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert closed == [True]
