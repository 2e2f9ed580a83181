"""Setting up a café: topics, tables, hosts, rounds, and who sits together or apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.moderator.cafe_room import CafeRoom, cafe_room
from werkstatt.domain.agenda import ItemDraft, ItemKind
from werkstatt.domain.cafe import Bond
from werkstatt.moderator.bond_entry import BondEntry
from werkstatt.moderator.cafe_forms import CafeForm, RoundForm, TableForm, TopicForm
from werkstatt.moderator.cafe_setup import CafeSetup
from werkstatt.operations.cafe import begin_cafe

ENTER = Qt.Key.Key_Return


@pytest.fixture
def room(tmp_path: Path, qtbot) -> Iterator[CafeRoom]:
    with cafe_room(tmp_path, qtbot) as made:
        made.press(made.page.tabs["setup"])
        yield made


def lines(room: CafeRoom) -> list[str]:
    return [line.spoken for line in room.page.setup.tables.rows._rows]


def form(room: CafeRoom, kind):
    return room.page.setup.forms[kind]


def write(room: CafeRoom, kind, field: str, text: str) -> None:
    editor = form(room, kind).form.fields[field]
    room.at.go_to(editor)
    editor.selectAll()
    room.at.press(text)
    editor.clearFocus()


def test_topics_and_their_tables_stand_in_one_list(room: CafeRoom):
    assert len(lines(room)) == 12
    assert [line.startswith("Tisch") for line in lines(room)[:3]] == [False, True, True]


def test_a_table_gets_place_seats_and_host(room: CafeRoom):
    table = room.picture.tables[2]
    room.page.setup.edit_table(table.id)
    assert form(room, TableForm).isVisible()
    write(room, TableForm, "place", "am Fenster")
    room.until(lambda: room.picture.tables[2].place == "am Fenster")
    host = form(room, TableForm).form.fields["host_id"]
    person = list(room.picture.guests)[4]
    host.show_value(person)
    host.edited.emit(person)
    room.until(lambda: all(held.hosts.get(table.id) == person for held in room.picture.rounds))
    room.settle()
    assert any("am Fenster" in line and room.picture.guests[person].person.name in line for line in lines(room))


def test_a_new_topic_is_named_at_once(room: CafeRoom):
    room.press(room.page.setup.add_topic)
    room.until(form(room, TopicForm).isVisible)
    write(room, TopicForm, "title", "Mobilität")
    room.until(lambda: room.picture.topics[-1].title == "Mobilität")
    assert len(room.picture.tables) == 9, "with a table of its own"


def test_a_round_has_minutes_and_a_question(room: CafeRoom):
    room.page.setup.rounds.opened.emit(room.page.setup.rounds.rows.row_at(0))
    assert form(room, RoundForm).isVisible()
    minutes = form(room, RoundForm).form.fields["minutes"]
    minutes.setValue(20)
    minutes._tell()
    room.until(lambda: room.picture.rounds[0].item.minutes == 20)


def test_a_round_more_comes_with_its_change(room: CafeRoom):
    room.press(room.page.setup.add_round)
    room.until(lambda: len(room.picture.rounds) == 3)
    room.settle()
    assert len(room.page.tabs) == 6
    titles = [item.title for item in room.cafe.night.picture.items]
    assert titles[titles.index("Projekt-Café Runde 3") - 1] == "Wechsel"


def test_two_names_are_kept_together_or_apart(room: CafeRoom):
    setup: CafeSetup = room.page.setup
    line: BondEntry = setup.bond_entry
    room.at.go_to(line.entry)
    room.at.press("gast003 / gast007")
    assert "Gast003" in line.answer.text() and "Gast007" in setup.bond_entry.answer.text()
    room.at.press(ENTER)
    room.until(lambda: [rule.bond for rule in room.picture.rules] == [Bond.APART])
    room.settle()
    assert setup.bonds.isVisible()
    room.at.go_to(setup.bonds)
    room.at.press(Qt.Key.Key_Delete)
    room.until(lambda: not room.picture.rules)


def test_names_that_nobody_has_are_said_and_stay_in_the_line(room: CafeRoom):
    entry = room.page.setup.bond_entry.entry
    room.at.go_to(entry)
    room.at.press("Niemand + Keiner", ENTER)
    assert entry.text() == "Niemand + Keiner" and "Niemand" in room.at.said[-1]
    assert not room.picture.rules


def test_what_was_pasted_with_a_wrong_line_is_not_lost(room: CafeRoom):
    one, two, three, four = [guest.person.last_name for guest in room.picture.guests.values()][:4]
    entry = room.page.setup.bond_entry.entry
    entry.entered.emit([f"{one} + {two}", "Niemand + Keiner", f"{three} / {four}", "Wer"])
    room.until(lambda: {rule.bond for rule in room.picture.rules} == {Bond.TOGETHER, Bond.APART})
    assert entry.text() == "Niemand + Keiner; Wer"


def test_topics_are_moved_by_keyboard_with_their_tables(room: CafeRoom):
    before = [topic.title for topic in room.picture.topics]
    tables = room.page.setup.tables
    room.at.go_to(tables)
    tables.select(room.picture.topics[1].id)
    room.at._qtbot.keyClick(tables, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    room.until(lambda: [topic.title for topic in room.picture.topics] == [before[0], before[2], before[1], before[3]])
    room.settle()
    room.at._qtbot.keyClick(tables, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    room.until(lambda: [topic.title for topic in room.picture.topics] == before)
    tables.select(room.picture.tables[0].id)
    room.at._qtbot.keyClick(tables, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    room.settle()
    assert [topic.title for topic in room.picture.topics] == before


def test_a_typed_topic_is_tied_to_an_initiative(room: CafeRoom):
    room.press(room.page.setup.add_topic)
    room.until(form(room, TopicForm).isVisible)
    room.settle()
    initiative = room.picture.initiatives[2].id
    editor = form(room, TopicForm).form.fields["initiative_id"]
    editor.show_value(initiative)
    editor.edited.emit(initiative)
    room.until(lambda: room.picture.topics[-1].initiative_id == initiative)
    assert room.picture.points(room.picture.tables[-1])


def test_the_same_topic_may_be_allowed_twice(room: CafeRoom):
    room.press(room.page.setup.edit_cafe)
    form(room, CafeForm).form.fields["topics_differ"].click()
    room.until(lambda: not room.picture.cafe.topics_differ)


def test_a_cafe_gets_another_name_and_is_removed_and_comes_back(room: CafeRoom):
    room.press(room.page.setup.edit_cafe)
    write(room, CafeForm, "title", "Ideenbörse")
    room.until(lambda: room.page.title.text() == "Ideenbörse")
    form(room, CafeForm)._remove()
    room.until(room.page.begin.isVisible)
    assert not room.page.stack.isVisible() and not room.page.tabs
    room.at.workplace.undo()
    room.until(lambda: room.page.title.text() == "Ideenbörse" and room.page.tabs)


def test_of_two_cafes_one_is_chosen(room: CafeRoom):
    room.cafe.do(begin_cafe, room.at.night.day_id, "Nachtcafé", [ItemDraft("Nachtrunde", 20, ItemKind.CAFE)])
    room.until(room.page.cafes.isVisible)
    assert room.page.title.text() == "Projekt-Café"
    other = next(one.id for one in room.page._view.cafes if one.title == "Nachtcafé")
    room.page.cafes.show_value(other)
    room.page.cafes.edited.emit(other)
    room.until(lambda: room.page.title.text() == "Nachtcafé")
