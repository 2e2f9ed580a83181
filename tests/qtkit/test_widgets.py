"""Small widgets show what people wrote as it is, and keep the layout whatever that is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tests.support.hostile import ENDLESS, HOSTILE
from werkstatt.qtkit.widgets import (
    button,
    card,
    hairline,
    label,
    literal,
    restyle,
    retitle,
    row,
)


@pytest.mark.parametrize("wrap", [False, True])
def test_a_label_is_plain_text(qtbot, wrap: bool):
    shown = label(HOSTILE, "muted", wrap=wrap)
    assert shown.textFormat() is Qt.TextFormat.PlainText
    assert shown.text() == HOSTILE
    assert shown.property("role") == "muted"


def test_a_wrapped_label_is_as_tall_as_its_text_and_no_wider_than_its_place(qtbot):
    place = QWidget()
    column = QVBoxLayout(place)
    words, endless = label("Wer hier leben will, findet etwas. " * 8, wrap=True), label(ENDLESS, wrap=True)
    column.addWidget(words)
    column.addWidget(endless)
    column.addStretch(1)
    place.resize(200, 1200)
    qtbot.addWidget(place)
    place.show()
    for shown in (words, endless):
        qtbot.waitUntil(lambda shown=shown: shown.height() >= shown.heightForWidth(shown.width()) > 50)
    assert place.width() == 200
    assert endless.text().replace("\N{ZERO WIDTH SPACE}", "") == ENDLESS


def test_a_button_has_a_name_keys_and_its_very_text(qtbot):
    pressed: list[str] = []
    made = button("Wohnen & Leben", lambda: pressed.append("x"), "primary", keys="Ctrl+J", spoken="Jetzt")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    assert (made.accessibleName(), made.property("role")) == ("Jetzt", "primary")
    qtbot.keyClick(made, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pressed == ["x"])
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert pressed == ["x", "x"]
    assert button("Gut", lambda: None).accessibleName() == "Gut"


def test_an_ampersand_is_shown_and_underlines_nothing(qtbot):
    assert QPushButton(literal("Wohnen & Leben")).shortcut().isEmpty()
    assert not QPushButton("Wohnen &Leben").shortcut().isEmpty()
    assert literal("a && b") == "a &&&& b"


def test_rows_and_cards_hold_their_children(qtbot):
    one, two = label("eins"), label("zwei")
    held = card(one, two, spacing=9)
    qtbot.addWidget(held)
    assert held.layout().spacing() == 9
    assert one.parent() is two.parent() is held
    line = row(button("a", lambda: None), 1, hairline())
    assert line.count() == 3
    assert line.stretch(1) == 1


def test_restyling_sets_what_the_style_sheet_asks_for(qtbot):
    made = label("x")
    qtbot.addWidget(made)
    restyle(made, wrong=True, role="answer")
    assert (made.property("wrong"), made.property("role")) == (True, "answer")


def test_a_button_keeps_its_keys_when_it_gets_another_text(qtbot):
    pressed: list[str] = []
    made = button("Pause", lambda: pressed.append("x"), keys="Ctrl+J")
    qtbot.addWidget(made)
    retitle(made, "Wohnen & Leben")
    assert (made.text(), made.accessibleName()) == ("Wohnen && Leben", "Wohnen & Leben")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    qtbot.keyClick(made, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["x"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_a_button_as_the_space_bar_does(qtbot, key):
    pressed: list[str] = []
    made = button("Los", lambda: pressed.append("x"))
    qtbot.addWidget(made)
    made.show()
    qtbot.keyClick(made, key)
    assert pressed == ["x"]
