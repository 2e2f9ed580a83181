"""At the door, by keyboard alone: three letters, Enter; numbers; newcomers; and everything can be taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.moderator.people_room import PEOPLE, Room, people_room
from werkstatt.domain.check_in import Numbers
from werkstatt.domain.event import Day
from werkstatt.domain.person import Presence, Role
from werkstatt.i18n import _
from werkstatt.jobs import Jobs
from werkstatt.moderator.keys_help import key_table, presence_keys
from werkstatt.moderator.people_check_in import CheckIn
from werkstatt.moderator.people_form import PeopleForm
from werkstatt.moderator.people_roster import Roster
from werkstatt.moderator.people_side import PeopleSide
from werkstatt.operations import event
from werkstatt.wording.terms import term

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with people_room(qtbot, tmp_path, Jobs()) as opened:
        yield opened


def enter(room: Room, text: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
    """Type a line at the door; what became of it."""
    check_in: CheckIn = room.page.check_in
    check_in.say("")
    check_in.entry.clear()
    room.qtbot.keyClicks(check_in.entry, text)
    room.qtbot.keyClick(check_in.entry, ENTER, modifier)
    room.qtbot.waitUntil(lambda: check_in.answer.text() != "")
    return check_in.answer.text()


def undo(room: Room) -> None:
    room.desk.undo().result()


@pytest.mark.parametrize("typed", ["mul", "muell", "LUD", "zim", "sab mul"])
def test_three_letters_and_enter_check_in(room: Room, typed: str):
    room.fill()
    assert "Sabine Müller-Lüdenscheidt" in enter(room, typed)
    attendance = room.row("Müller-Lüdenscheidt").attendance
    assert (attendance.presence, attendance.arrived_at) == (Presence.PRESENT, room.desk.now())
    assert room.page.check_in.entry.text() == ""
    room.workplace.undo()
    room.qtbot.waitUntil(lambda: room.page.check_in.answer.text() == "")
    assert room.row("Müller-Lüdenscheidt").attendance.presence is Presence.REGISTERED


def test_the_list_follows_what_is_typed_and_the_keyboard_chooses_in_it(room: Room):
    room.fill()
    entry = room.page.check_in.entry
    room.qtbot.keyClicks(entry, "rot")
    assert room.shown_names() == ["Roth", "Roth"]
    assert room.page.check_in.list.current().person.first_name == "Nina"
    room.qtbot.keyClick(entry, Qt.Key.Key_Down)
    room.qtbot.keyClick(entry, ENTER)
    room.qtbot.waitUntil(lambda: "Otto Roth" in room.page.check_in.answer.text())
    assert room.row("Roth", "Otto").attendance.presence is Presence.PRESENT
    assert room.row("Roth", "Nina").attendance.presence is Presence.REGISTERED
    assert room.shown_names() == ["Groß", "Müller-Lüdenscheidt", "Roth", "Roth"]


def test_escape_empties_the_line_and_shows_everybody(room: Room):
    room.fill()
    room.qtbot.keyClicks(room.page.check_in.entry, "zzz")
    assert room.shown_names() == []
    room.qtbot.keyClick(room.page.check_in.entry, Qt.Key.Key_Escape)
    assert len(room.shown_names()) == 4


def test_who_is_here_already_stays_so_and_nobody_is_invented(room: Room):
    room.fill()
    enter(room, "mul")
    room.qtbot.waitUntil(lambda: room.page.counts.figure.text() == "1")
    before = room.row("Müller-Lüdenscheidt")
    assert enter(room, "mul") != ""
    assert room.row("Müller-Lüdenscheidt") == before
    assert "zzz" in enter(room, "zzz")
    assert room.page.check_in.entry.text() == "zzz"
    assert len(room.picture.rows) == 4


def test_list_numbers_are_checked_in_in_one_step_and_unknown_ones_named(room: Room):
    room.fill()
    said = enter(room, "1 3-4 17 20-30")
    assert "17, 20–30" in said
    assert [row.attendance.number for row in room.picture.rows if row.attendance.arrived_at] == [1, 3, 4]
    undo(room)
    assert room.picture.in_the_room == 0
    assert "99" in enter(room, "99")
    assert room.picture.in_the_room == 0


def test_list_numbers_tell_who_was_not_expected(room: Room):
    room.fill()
    enter(room, "1")
    room.qtbot.waitUntil(lambda: room.page.counts.figure.text() == "1")
    said = enter(room, "1-4")
    assert all(name in said for name in ("Jürgen Groß", "Otto Roth"))
    assert "Nina" not in said and "Sabine" not in said
    assert room.page.check_in.list.current() is None, "nobody of several is chosen unseen"
    undo(room)
    assert room.row("Roth", "Otto").attendance.presence is Presence.EXCUSED


def test_the_one_who_is_awaited_is_found_first(room: Room):
    room.fill([replace(PEOPLE[3], line=1, first_name="Anna"), replace(PEOPLE[2], line=2)])
    assert "Nina Roth" in enter(room, "rot")
    room.qtbot.waitUntil(lambda: room.page.counts.figure.text() == "1")
    assert "Anna Roth" in enter(room, "rot"), "who is here already does not come again"
    room.qtbot.waitUntil(lambda: room.page.counts.figure.text() == "2")
    room.qtbot.keyClicks(room.page.check_in.entry, "rot")
    assert room.page.check_in.list.rows.row_at(0).person.first_name == "Anna", "else as in the list"


def test_while_numbers_are_typed_their_people_are_shown(room: Room):
    room.fill()
    room.qtbot.keyClicks(room.page.check_in.entry, "3 1")
    assert room.shown_names() == ["Müller-Lüdenscheidt", "Roth"]


def test_a_newcomer_in_the_same_line(room: Room):
    room.fill()
    assert "Elke von der Heide" in enter(room, "von der Heide, Elke; Landfrauen", CTRL)
    row = room.row("von der Heide")
    assert (row.person.first_name, row.person.organisation) == ("Elke", "Landfrauen")
    assert (row.attendance.walk_in, row.attendance.presence, row.attendance.number) == (True, Presence.PRESENT, 5)
    undo(room)
    assert len(room.picture.rows) == 4


def test_a_newcomer_who_is_on_the_list_is_checked_in_instead(room: Room):
    room.fill()
    enter(room, "Nina Roth", CTRL)
    assert room.row("Roth", "Nina").attendance.presence is Presence.PRESENT
    assert len(room.picture.rows) == 4
    enter(room, "Nina Roth, Landfrauen", CTRL)
    assert len(room.picture.rows) == 5


def test_people_without_names_are_counted_and_named_later(room: Room):
    assert "25" in enter(room, "+25")
    assert room.picture.in_the_room == 25
    room.wait_for_rows(25)
    room.qtbot.keyClicks(room.page.check_in.entry, "7")
    room.qtbot.keyClick(room.page.check_in.list, ENTER)
    field = room.page.form.form.fields["last_name"]
    room.qtbot.keyClicks(field, "Quint")
    room.qtbot.keyClick(field, ENTER)
    room.qtbot.waitUntil(lambda: room.row("Quint").attendance.number == 7 if room.picture.rows else False)
    undo(room)
    undo(room)
    assert not room.picture.rows


@pytest.mark.parametrize("typed", ["+", "+0", "+99999"])
def test_absurd_counts_are_asked_back(room: Room, typed: str):
    room.fill()
    enter(room, typed)
    assert room.page.check_in.entry.text() == typed
    assert len(room.picture.rows) == 4


def test_letters_typed_in_the_list_look_for_somebody_and_change_nothing(room: Room):
    room.fill()
    page = room.page
    page.check_in.list.select(room.row("Groß").id)
    page.check_in.list.setFocus()
    before = room.picture.rows
    for letter in "rot":
        room.qtbot.keyClicks(QApplication.focusWidget(), letter)
    assert page.check_in.entry.hasFocus()
    assert page.check_in.entry.text() == "rot"
    assert room.shown_names() == ["Roth", "Roth"]
    page.check_in.list.setFocus()
    for letter in "zim":
        room.qtbot.keyClicks(QApplication.focusWidget(), letter)
    assert page.check_in.entry.text() == "zim", "a new search begins"
    assert room.picture.rows == before


@pytest.mark.parametrize("button", ["Anwesend", "Online", "Entschuldigt", "Angemeldet"])
def test_after_a_click_the_line_is_empty_and_ready_for_the_next_guest(room: Room, button: str):
    room.fill()
    check_in: CheckIn = room.page.check_in
    room.qtbot.keyClicks(check_in.entry, "otto")
    pressed = next(made for made in check_in.findChildren(QPushButton) if made.text() == button)
    pressed.setFocus()
    room.qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
    assert check_in.entry.hasFocus() and check_in.entry.text() == ""
    room.qtbot.waitUntil(lambda: check_in.answer.text().startswith("Otto Roth"))
    assert len(room.shown_names()) == 4
    assert check_in.list.current().person.first_name == "Otto"


def test_who_works_in_the_list_stays_there(room: Room):
    room.fill()
    check_in: CheckIn = room.page.check_in
    check_in.entry.setText("rot")
    check_in.list.setFocus()
    room.qtbot.keyClick(check_in.list, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    room.qtbot.waitUntil(lambda: room.row("Roth", "Nina").attendance.presence is Presence.EXCUSED)
    assert check_in.list.hasFocus() and check_in.entry.text() == "rot"


def test_letters_typed_on_a_button_look_for_somebody(room: Room):
    room.fill()
    page = room.page
    edit = next(made for made in page.more.findChildren(QPushButton) if made.text() == "Liste importieren…")
    page.check_in.entry.setText("gro")
    edit.setFocus()
    for letter in "bec":
        room.qtbot.keyClicks(QApplication.focusWidget(), letter)
    assert page.check_in.entry.hasFocus() and page.check_in.entry.text() == "bec"


def test_buttons_about_somebody_wait_until_somebody_is_chosen(room: Room):
    room.fill()
    check_in: CheckIn = room.page.check_in
    about = [*check_in.findChildren(QPushButton), *room.page.more.findChildren(QPushButton)[:1]]
    reason = _("First choose somebody in the list.")
    assert [made.text() for made in about][-1] == "Bearbeiten…"
    assert {(made.isEnabled(), made.toolTip()) for made in about} == {(False, reason)}
    room.qtbot.keyClick(check_in.entry, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert check_in.answer.text() == reason
    check_in.list.setFocus()
    assert check_in.list.selected() is check_in.list.current() is not None
    assert all(made.isEnabled() and made.toolTip() != reason for made in about)
    room.qtbot.keyClicks(check_in.entry, "zzz")
    assert not any(made.isEnabled() for made in about)


def test_undo_and_redo_show_whom_they_were_about(room: Room):
    room.fill([replace(PEOPLE[2], line=place, last_name=f"Roth{place:03}") for place in range(90)])
    rows = room.page.check_in.list
    enter(room, "roth080")
    enter(room, "roth003")
    room.qtbot.waitUntil(lambda: room.page.counts.figure.text() == "2")
    for turn, name in ((room.desk.undo, "Roth003"), (room.desk.undo, "Roth080"), (room.desk.redo, "Roth080")):
        rows.select(room.row("Roth040").id)
        rows.scrollToTop()
        turn().result()
        room.qtbot.waitUntil(lambda name=name: rows.current().person.last_name == name)
        assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()))


def test_undo_calls_nobody_back_who_walks_along_the_list_or_looks_for_somebody(room: Room):
    room.fill()
    check_in: CheckIn = room.page.check_in
    enter(room, "nina")
    check_in.list.select(room.row("Groß").id)
    check_in.list.setFocus()
    undo(room)
    room.qtbot.waitUntil(lambda: room.page.counts.figure.text() == "0")
    assert check_in.list.current().person.last_name == "Groß"
    check_in.entry.setFocus()
    room.qtbot.keyClicks(check_in.entry, "mul")
    room.desk.redo().result()
    room.qtbot.waitUntil(lambda: room.page.counts.figure.text() == "1")
    assert check_in.list.current().person.last_name == "Müller-Lüdenscheidt"


@pytest.mark.parametrize("in_the_line", [False, True])
def test_chords_set_the_presence_of_who_is_chosen(room: Room, in_the_line: bool):
    room.fill()
    check_in: CheckIn = room.page.check_in
    if in_the_line:
        room.qtbot.keyClicks(check_in.entry, "gro")
        room.qtbot.keyClick(check_in.entry, Qt.Key.Key_Home)
    else:
        check_in.list.select(room.row("Groß").id)
        check_in.list.setFocus()
    tips = {button.toolTip(): button.text() for button in check_in.findChildren(QPushButton)}
    assert {key: tips[key] for key in ("Alt+A", "Alt+O", "Alt+E", "Alt+M")} == {
        "Alt+A": "Anwesend",
        "Alt+O": "Online",
        "Alt+E": "Entschuldigt",
        "Alt+M": "Angemeldet",
    }
    assert tips == {keys: term(presence).capitalize() for presence, keys in presence_keys().items()}
    for presence, keys in presence_keys().items():
        letter = getattr(Qt.Key, f"Key_{keys.removeprefix('Alt+')}")
        room.qtbot.keyClick(QApplication.focusWidget(), letter, Qt.KeyboardModifier.AltModifier)
        room.qtbot.waitUntil(lambda wanted=presence: room.row("Groß").attendance.presence is wanted)
    assert len(room.picture.rows) == 4


def test_the_sheet_of_keys_names_those_of_the_door():
    table = dict(key_table())
    assert [table[keys] for keys in presence_keys().values()] == [
        f"Teilnehmende: {term(presence)}" for presence in presence_keys()
    ]


def test_a_row_opens_a_form_that_saves_what_is_left(room: Room):
    room.fill()
    page = room.page
    page.check_in.list.select(room.row("Roth", "Nina").id)
    room.qtbot.keyClick(page.check_in.list, ENTER)
    form: PeopleForm = page.form
    fields = form.form.fields
    assert form.isVisible() and fields["first_name"].hasFocus()
    assert "Wohnen" in page.form.wishes.text()
    room.qtbot.keyClicks(fields["title"], "Dr.")
    room.qtbot.keyClick(fields["title"], ENTER)
    room.qtbot.keyClick(fields["may_be_named"], Qt.Key.Key_Space)
    fields["presence"].edited.emit(Presence.PRESENT)
    fields["role"].edited.emit(Role.HOST)
    room.qtbot.waitUntil(lambda: room.row("Roth", "Nina").attendance.role is Role.HOST)
    row = room.row("Roth", "Nina")
    assert (row.person.title, row.person.may_be_named) == ("Dr.", True)
    assert row.attendance.presence is Presence.PRESENT
    room.qtbot.waitUntil(lambda: "Dr. Nina Roth" in page.form.form.heading.text())
    room.qtbot.keyClick(fields["note"], Qt.Key.Key_Escape)
    assert not page.form.isVisible() and page.check_in.list.hasFocus()


def test_delete_takes_off_the_list_and_undo_brings_back(room: Room):
    room.fill()
    page = room.page
    page.check_in.list.select(room.row("Groß").id)
    room.qtbot.keyClick(page.check_in.list, ENTER)
    room.qtbot.keyClick(page.check_in.list, Qt.Key.Key_Delete)
    room.wait_for_rows(3)
    assert not page.form.isVisible()
    undo(room)
    room.wait_for_rows(4)
    assert "Groß" in room.shown_names()


def test_an_empty_page_says_what_it_is_for_and_begins(room: Room):
    page = room.page
    assert page.stack.currentIndex() == 0
    page.begin_without.click()
    assert page.check_in.entry.text() == "+"
    assert "Enter" in page.check_in.answer.text(), "what to do is said"
    room.qtbot.keyClicks(page.check_in.entry, "3")
    room.qtbot.keyClick(page.check_in.entry, ENTER)
    room.wait_for_rows(3)
    room.qtbot.waitUntil(lambda: "Person 1 " in page.check_in.answer.text())
    assert "Person 3" in page.check_in.answer.text()
    room.qtbot.waitUntil(lambda: page.counts.walk_ins.number.text() == "3")
    assert page.stack.currentIndex() == 1


def test_the_side_counts(room: Room):
    room.fill()
    enter(room, "mul")
    enter(room, "Nina Neu", CTRL)
    side: PeopleSide = room.page.counts
    room.qtbot.waitUntil(lambda: side.figure.text() == "2")
    assert "3" in side.rest.text()
    assert (side.bar.value(), side.bar.maximum()) == (2, 3)
    assert counted(side) == {
        "angemeldet, noch nicht da": "1",
        "online angemeldet": "1",
        "entschuldigt": "1",
        "nachgemeldet": "1",
        "Organisationen vor Ort": "1",
    }


def counted(side: PeopleSide) -> dict[str, str]:
    """The words and figures at the side."""
    counts = (*side.counts.values(), side.walk_ins, side.organisations)
    return {count.word.text(): count.number.text() for count in counts if count.isVisible()}


def test_before_anybody_is_here_nobody_counts_as_present(room: Room):
    room.fill()
    side: PeopleSide = room.page.counts
    assert (side.figure.text(), side.rest.text()) == ("0", "von 2 vor Ort da")
    assert counted(side) == {
        "angemeldet, noch nicht da": "2",
        "online angemeldet": "1",
        "entschuldigt": "1",
        "Organisationen angemeldet": "2",
    }


def test_hostile_names_are_plain_text_everywhere(room: Room):
    hostile = "<img src=/etc/passwd>&" * 12
    room.fill([replace(PEOPLE[0], last_name=hostile, organisation=hostile, wishes=(hostile,))])
    page = room.page
    page.check_in.list.select(room.picture.rows[0].id)
    room.qtbot.keyClick(page.check_in.list, ENTER)
    labels = page.findChildren(QLabel)
    assert labels and all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_the_keyboard_stays_on_its_row_when_the_whole_list_changes(room: Room):
    many = [replace(PEOPLE[2], line=place, last_name=f"Roth{place:03}") for place in range(400)]
    room.fill(many)
    page = room.page
    key = room.row("Roth200").id
    page.check_in.list.select(key)
    page.check_in.entry.setText("roth2")
    assert len(room.shown_names()) == 100
    page.check_in.list.select(key)
    page.check_in.entry.clear()
    assert len(room.shown_names()) == 400
    assert page.check_in.list.current().id == key
    enter(room, "roth200")
    shown = page.check_in.list.visualRect(page.check_in.list.currentIndex())
    assert page.check_in.list.viewport().rect().contains(shown)


def test_another_event_has_another_list(room: Room):
    room.fill()
    other = room.desk.do(event.add_event, "Danach", date(2023, 2, 1), time(18)).result()
    day = room.desk.ask(lambda records: records.find(Day, event_id=other)[0].id).result()
    room.workplace.choose(other, day)
    room.wait_for_rows(0)
    assert room.page.stack.currentIndex() == 0


def test_a_roster_of_5000_is_searched_in_no_time(room: Room):
    room.fill([replace(PEOPLE[place % 4], line=place, last_name=f"Name{place}") for place in range(5_000)])
    roster: Roster = room.page.check_in.roster
    assert len(roster.found("name49")) == 111
    assert len(roster.found("nam 49")) == 0
    assert len(roster.found("spark")) == 2_500
    assert roster.missing(Numbers(((4990, 5010),))) == ((5001, 5010),)
