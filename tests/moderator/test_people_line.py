"""At the door of a whole cockpit: what is typed there is a guest's name, and never turns the beamer black."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.support.cockpit import Cockpit, session_of
from tests.support.desks import evening
from werkstatt.domain.registration import Registration
from werkstatt.domain.spotlight import Curtain
from werkstatt.moderator.people_line import DoorLine
from werkstatt.operations import person

Key = Qt.Key
GUESTS = (
    Registration(line=1, last_name="Becker", first_name="Bernd"),
    Registration(line=2, last_name="Faber", first_name="Volker"),
)


@pytest.fixture
def door(cockpit: Cockpit) -> Cockpit:
    """The agenda is open, and two guests are on the list."""
    cockpit.session.desk.do(person.import_registrations, cockpit.session.workplace.event_id, GUESTS, {}).result()
    cockpit.window.turn_to("agenda")
    cockpit.settle()
    return cockpit


def arrive(door: Cockpit) -> DoorLine:
    """A click on the page in the rail."""
    entry = next(made for made in door.window.rail.findChildren(QPushButton) if made.text() == "Teilnehmende")
    entry.setFocus(Qt.FocusReason.MouseFocusReason)
    door.qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
    line: DoorLine = door.window.pages["people"].check_in.entry
    door.until(line.hasFocus)
    return line


def type_letters(door: Cockpit, letters: str) -> None:
    for letter in letters:
        door.window_key(getattr(Key, f"Key_{letter}"))
    door.settle()


def chord(door: Cockpit, key: Key) -> None:
    QTest.keyClick(door.window.windowHandle(), key, Qt.KeyboardModifier.ControlModifier)


def test_whoever_turns_to_the_door_can_type_the_first_guest(door: Cockpit):
    line = arrive(door)
    type_letters(door, "FAB")
    assert (line.text().lower(), door.curtain) == ("fab", Curtain.OPEN)


@pytest.mark.parametrize("where", ["rail", "strip", "panel"])
def test_letters_are_for_the_line_wherever_the_keyboard_is_in_the_window(door: Cockpit, where: str):
    line = arrive(door)
    getattr(door.window, where).findChildren(QPushButton)[0].setFocus()
    assert not line.hasFocus()
    type_letters(door, "BEC")
    assert (line.text().lower(), door.curtain) == ("bec", Curtain.OPEN)


def test_the_chords_of_the_beamer_work_at_the_door(door: Cockpit):
    arrive(door)
    chord(door, Key.Key_B)
    door.until(lambda: door.curtain is Curtain.BLACK)
    door.window_key(Key.Key_PageDown)
    door.until(lambda: door.running == "Ankommen")
    chord(door, Key.Key_E)
    door.until(lambda: door.curtain is Curtain.FROZEN)


def test_on_other_pages_letters_mean_the_beamer_again(door: Cockpit):
    line = arrive(door)
    door.window.turn_to("agenda")
    door.window.pages["agenda"].list.setFocus()
    door.window_key(Key.Key_B)
    door.until(lambda: door.curtain is Curtain.BLACK)
    assert line.text() == ""


def test_a_file_left_at_the_door_opens_there(qtbot: QtBot, tmp_path: Path):
    with evening(tmp_path) as opened:
        desk = opened.desk
        desk.do(person.import_registrations, opened.event_id, GUESTS, {}).result()
        session = session_of(desk)
        session.settings.left_open_file, session.settings.left_open_page = str(desk.path), "people"
        session.begin()
        try:
            qtbot.waitUntil(session.window.isVisible)
            session.window.activateWindow()
            qtbot.waitUntil(session.window.pages["people"].check_in.entry.hasFocus)
        finally:
            session.end()
