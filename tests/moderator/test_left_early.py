"""Somebody says goodbye at the door before the end, and perhaps comes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.moderator.people_room import PEOPLE, Room, people_room
from werkstatt.domain.person import Presence
from werkstatt.jobs import Jobs
from werkstatt.moderator.keys_help import presence_keys
from werkstatt.moderator.people_roster import Roster
from werkstatt.operations import person
from werkstatt.wording.terms import term


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with people_room(qtbot, tmp_path, Jobs()) as opened:
        opened.fill(PEOPLE)
        yield opened


def press(room: Room, presence: Presence, *names: str) -> None:
    """Choose each of them and press the key for how they take part; wait until all of it is seen."""
    check_in = room.page.check_in
    letter = getattr(Qt.Key, f"Key_{presence_keys()[presence].removeprefix('Alt+')}")
    for name in names:
        check_in.list.select(room.row(name).id)
        room.qtbot.keyClick(check_in.entry, letter, Qt.KeyboardModifier.AltModifier)
    room.qtbot.waitUntil(lambda: all(room.row(name).attendance.presence is presence for name in names))


def test_who_says_goodbye_counts_no_longer_as_here_and_is_told_apart(room: Room):
    press(room, Presence.PRESENT, "Groß", "Müller-Lüdenscheidt")
    side = room.page.counts
    room.qtbot.waitUntil(lambda: side.figure.text() == "2")
    assert not side.counts[Presence.LEFT].isVisible()
    press(room, Presence.LEFT, "Groß")
    room.qtbot.waitUntil(lambda: side.figure.text() == "1")
    assert side.counts[Presence.LEFT].isVisible() and side.counts[Presence.LEFT].number.text() == "1"
    assert "2" in side.rest.text(), "of those who are expected in the room"
    room.qtbot.waitUntil(lambda: term(Presence.LEFT) in room.page.check_in.answer.text())


def test_who_comes_back_is_present_again(room: Room):
    press(room, Presence.PRESENT, "Groß")
    press(room, Presence.LEFT, "Groß")
    check_in = room.page.check_in
    before = check_in.answer.text()
    room.qtbot.keyClicks(check_in.entry, "gro")
    room.qtbot.keyClick(check_in.entry, Qt.Key.Key_Return)
    room.qtbot.waitUntil(lambda: room.row("Groß").attendance.presence is Presence.PRESENT)
    room.qtbot.waitUntil(lambda: check_in.answer.text() not in {"", before})
    assert "Groß" in check_in.answer.text()


def test_those_who_are_expected_are_found_before_those_who_have_left(room: Room):
    roths = [row for row in room.picture.rows if row.person.last_name == "Roth"]
    room.desk.do(person.set_presence, [roths[0].id], Presence.LEFT, room.desk.now()).result()
    roster = Roster()
    roster.show_rows(room.picture.rows)
    assert [row.id for row in roster.found("rot")] == [roths[1].id, roths[0].id]
