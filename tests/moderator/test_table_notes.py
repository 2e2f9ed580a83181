"""Notes are typed at the tables in few strokes, and what the tables said is found again by topic."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.moderator.table_notes_room import NotesRoom, notes_room, shown
from tests.support.cafes import TITLES
from tests.support.hostile import ENDLESS, HOSTILE
from werkstatt.domain.cafe import NoteKind
from werkstatt.domain.spotlight import Scene, Spotlight
from werkstatt.moderator.table_note_list import action_key, star_key
from werkstatt.moderator.table_note_rows import place_words, round_title
from werkstatt.operations import agenda, cafe, cafe_table, process, table_note
from werkstatt.wording.deeds import deed

Key = Qt.Key
AT_TABLE, ALL = 0, 1


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[NotesRoom]:
    with notes_room(tmp_path, qtbot) as made:
        yield made


def title(room: NotesRoom, number: int) -> str:
    return f"= {round_title(room.picture.rounds[number - 1])}"


def test_type_enter_next(room: NotesRoom):
    room.begin("Projekt-Café")
    room.notes.take_keys()
    room.press("Mehr Busse", Key.Key_Return, "- zu teuer", Key.Key_Return, "Wer zahlt?", Key.Key_Return)
    room.until(lambda: len(shown(room.notes.at_table)) == 4)
    assert [(note.kind, note.text) for note in room.there(1, 1)] == [
        (NoteKind.IDEA, "Mehr Busse"),
        (NoteKind.CONCERN, "zu teuer"),
        (NoteKind.QUESTION, "Wer zahlt?"),
    ]
    assert shown(room.notes.at_table) == [title(room, 1), "Mehr Busse", "zu teuer", "Wer zahlt?"]
    assert room.line.hasFocus() and not room.line.text()


@pytest.mark.parametrize("typed", ["3 ", "3:"])
def test_a_number_in_front_leads_to_that_table(room: NotesRoom, typed: str):
    room.type(f"{typed}Mehr Busse", Key.Key_Return, "Noch einer", Key.Key_Return)
    room.until(lambda: room.texts(1, 3) == ["Mehr Busse", "Noch einer"])
    assert room.place.table.currentText().endswith(TITLES[2])


def test_backspace_gives_the_figure_back_to_the_note(room: NotesRoom):
    room.type("2 ")
    assert room.line.text() == "" and room.acts.answer.isVisible()
    room.press(Key.Key_Backspace, "Busse am Abend", Key.Key_Return)
    room.until(lambda: room.texts(1, 1) == ["2 Busse am Abend"])
    room.type("2 ", "Busse", Key.Key_Return)
    room.until(lambda: room.texts(1, 2) == ["Busse"])


def test_a_number_that_no_table_has_belongs_to_the_note(room: NotesRoom):
    room.type("40 Busse", Key.Key_Return)
    room.until(lambda: room.texts(1, 1) == ["40 Busse"])


def test_twenty_pasted_lines_are_twenty_notes_and_one_step_back(room: NotesRoom):
    QGuiApplication.clipboard().setText("\n".join(f"- Gedanke {number}" for number in range(20)))
    room.at.go_to(room.line)
    room.line.paste()
    room.until(lambda: room.texts(1, 1) == [f"Gedanke {number}" for number in range(20)])
    room.undo()
    room.until(lambda: room.texts(1, 1) == [])


def test_a_round_sees_what_the_earlier_ones_wrote(room: NotesRoom):
    room.put(1, 1, "Aus der ersten")
    room.put(2, 2, "Woanders")
    room.begin("Projekt-Café Runde 2")
    assert shown(room.notes.at_table) == [title(room, 1), "Aus der ersten", title(room, 2)]
    room.type("Aus der zweiten", Key.Key_Return)
    room.until(lambda: len(shown(room.notes.at_table)) == 4)
    room.notes.write_at(room.picture.tables[0].id, room.picture.rounds[0].id)
    assert shown(room.notes.at_table) == [title(room, 1), "Aus der ersten"]


def test_a_note_that_was_begun_stays_in_its_round(room: NotesRoom):
    room.begin("Projekt-Café")
    room.type("Noch aus der ersten")
    room.begin("Projekt-Café Runde 2")
    room.press(Key.Key_Return, "Schon aus der zweiten", Key.Key_Return)
    room.until(lambda: room.texts(2, 1) == ["Schon aus der zweiten"])
    assert room.texts(1, 1) == ["Noch aus der ersten"]


def test_between_the_rounds_notes_belong_to_the_one_that_is_over(room: NotesRoom):
    room.begin("Wechsel")
    assert room.place.chosen_round.number == 1
    room.begin("Abschluss")
    assert room.place.chosen_round.number == 2


def test_the_focus_point_stays_until_it_is_changed(room: NotesRoom):
    place = room.place
    points = [point.id for point in room.picture.points(room.picture.tables[0])]
    room.at.go_to(place.point)
    room.press(Key.Key_Down, Key.Key_Down)
    room.type("Eins", Key.Key_Return, "2 ", "Zwei", Key.Key_Return, "1 ", "Drei", Key.Key_Return)
    room.until(lambda: len(room.there(1, 1)) == 2)
    assert [note.focus_point_id for note in room.there(1, 1)] == [points[1]] * 2
    assert [note.focus_point_id for note in room.there(1, 2)] == [None]
    room.cafe.do(process.remove_initiative, room.picture.topics[0].initiative_id)
    room.settle()
    assert not place.point.isVisible() and place.point.value() is None


def test_the_newest_note_is_one_key_away_and_starred_with_another(room: NotesRoom):
    room.put(1, 1, "Eins", "Zwei")
    room.at.go_to(room.line)
    room.press(Key.Key_Up, star_key())
    room.until(lambda: [note.starred for note in room.there(1, 1)] == [False, True])
    room.settle()
    room.press("x", "1", star_key().lower())
    room.until(lambda: not any(note.starred for note in room.there(1, 1)))
    room.press(Key.Key_Down)
    assert room.line.hasFocus()


def test_a_note_is_edited_and_removed_by_keyboard(room: NotesRoom):
    first, second = room.put(1, 1, "Eins", "Zwei")
    room.stand_on(room.notes.at_table, second)
    room.press(Key.Key_Return)
    assert room.form.isVisible() and not room.line.isVisible()
    room.press("Hundert", Key.Key_Tab, Key.Key_Down, Key.Key_Escape)
    room.until(lambda: [note.kind for note in room.there(1, 1)] == [NoteKind.IDEA, NoteKind.CONCERN])
    assert room.texts(1, 1) == ["Eins", "HundertZwei"]
    assert room.notes.at_table.hasFocus() and room.line.isVisible()
    room.press(Key.Key_Delete)
    room.until(lambda: room.texts(1, 1) == ["Eins"])
    room.undo()
    room.until(lambda: [note.id for note in room.there(1, 1)] == [first.id, second.id])


def choose(room: NotesRoom, field: str, *keys: Qt.Key) -> None:
    """In the open form by keyboard: the first arrow opens the list, `keys` go to it."""
    editor = room.form.form.fields[field]
    room.at.go_to(editor)
    room.press(Key.Key_Down)
    room.until(editor.view().isVisible)
    for key in keys:
        QTest.keyClick(editor.view(), key)
    room.notes.window().activateWindow()  # as a window manager does when a list closes
    room.until(room.notes.window().isActiveWindow)


def test_a_note_typed_at_the_wrong_table_is_taken_to_the_right_one_by_keyboard(room: NotesRoom):
    point = room.picture.points(room.picture.tables[0])[0]
    (note,) = room.put(1, 1, "Vom Nachbartisch", kind=NoteKind.CONCERN, focus_point_id=point.id)
    room.star(note)
    room.stand_on(room.notes.at_table, note)
    room.press(Key.Key_Return)
    choose(room, "table_id", Key.Key_Down, Key.Key_Down, Key.Key_Return)
    room.until(lambda: room.texts(1, 3) == ["Vom Nachbartisch"])
    (taken,) = room.there(1, 3)
    kept = ("id", "starred", "kind", "written_at")
    assert [getattr(taken, name) for name in kept] == [note.id, True, NoteKind.CONCERN, note.written_at]
    assert (taken.focus_point_id, room.texts(1, 1)) == (None, [])
    room.settle()
    assert room.form.isVisible()
    assert room.form.form.heading.text() == place_words(room.picture.tables[2], room.picture.rounds[0])
    choose(room, "round_id", Key.Key_Down, Key.Key_Return)
    room.until(lambda: room.texts(2, 3) == ["Vom Nachbartisch"])
    room.settle()
    room.press(Key.Key_Escape)
    assert room.line.hasFocus()  # the list is empty now
    room.undo()
    room.until(lambda: room.texts(1, 3) == ["Vom Nachbartisch"])
    room.until(lambda: deed("table_note.take_note_to") in " ".join(room.at.said))
    room.undo()
    room.until(lambda: [one.focus_point_id for one in room.there(1, 1)] == [point.id])


def test_keys_pass_tables_without_taking_the_note_to_each(room: NotesRoom):
    (note,) = room.put(1, 1, "Bleibt")
    room.stand_on(room.notes.at_table, note)
    room.press(Key.Key_Return)
    choose(room, "table_id", Key.Key_Down, Key.Key_Down, Key.Key_Escape)
    room.settle()
    assert room.there(1, 1) == [note]


def test_what_was_written_in_a_round_that_was_left_out_is_seen_and_taken_along(room: NotesRoom):
    (note,) = room.put(2, 1, "Aus der zweiten")
    room.cafe.do(agenda.change_item, room.picture.rounds[1].item.id, skipped=True)
    room.settle()
    left_out = room.picture.left_out[0]
    assert shown(room.notes.at_table) == [f"= {round_title(left_out)}", "Aus der zweiten", title(room, 1)]
    room.notes.turn_to(ALL)
    assert "Aus der zweiten" in shown(room.notes.by_topic)
    room.stand_on(room.notes.by_topic, note)
    room.press(Key.Key_Return)
    rounds = room.form.form.fields["round_id"]
    assert [rounds.itemText(place) for place in range(rounds.count())] == [
        round_title(held) for held in room.picture.every_round
    ]
    assert rounds.value() == left_out.id
    choose(room, "round_id", Key.Key_Home, Key.Key_Return)
    room.until(lambda: room.texts(1, 1) == ["Aus der zweiten"])
    room.until(lambda: rounds.count() == 1)


def test_a_table_s_card_opens_the_line_whatever_was_being_edited(room: NotesRoom):
    (note,) = room.put(1, 1, "Eins")
    room.stand_on(room.notes.at_table, note)
    room.press(Key.Key_Return)
    room.form.form.fields["text"].setPlainText("Geändert")
    room.notes.turn_to(ALL)
    room.notes.write_at(room.picture.tables[2].id)
    assert room.line.hasFocus() and not room.form.isVisible()
    room.until(lambda: room.texts(1, 1) == ["Geändert"])


def test_notes_are_moved_at_their_table_in_their_round(room: NotesRoom):
    room.put(1, 1, "A", "B")
    _c, d = room.put(2, 1, "C", "D")
    room.notes.write_at(room.picture.tables[0].id, room.picture.rounds[1].id)
    room.stand_on(room.notes.at_table, d)
    room.press(Key.Key_Up, alt=True)
    room.until(lambda: room.texts(2, 1) == ["D", "C"])
    room.settle()
    room.press(Key.Key_Up, alt=True)
    room.notes.at_table.moved.emit(room.notes.at_table.current(), 1)  # dragged among those of the first round
    room.put(1, 2, "Danach")
    assert (room.texts(1, 1), room.texts(2, 1)) == (["A", "B"], ["D", "C"])


def test_a_note_becomes_an_action_and_says_so(room: NotesRoom):
    (note,) = room.put(1, 2, "Mehr\nBusse")
    room.notes.write_at(room.picture.tables[1].id)
    room.stand_on(room.notes.at_table, note)
    asked = []
    room.notes.page_wanted.connect(asked.append)
    room.press(action_key())
    room.until(lambda: room.notes.at_table.current().action)
    (made,) = room.actions
    assert (made.what, made.note_id) == ("Mehr Busse", note.id)
    assert made.initiative_id == room.picture.topics[1].initiative_id
    room.until(room.acts.way.isVisible)
    room.acts.way.click()
    assert asked == ["actions"]
    room.press(action_key())
    assert room.acts.answer.text() and len(room.actions) == 1
    room.undo()
    room.until(lambda: not room.notes.at_table.current().action)


def test_all_notes_stand_below_their_topics_the_starred_first(tmp_path: Path, qtbot: QtBot):
    with notes_room(tmp_path, qtbot, tables_each=2) as room:
        room.put(1, 1, "A")
        room.put(2, 1, "B")
        _c, d = room.put(1, 2, "C", "D")
        room.put(1, 3, "Anderes Thema")
        room.star(d)
        room.notes.turn_to(ALL)
        expected = [f"= {TITLES[0]}", "D", "A", "B", "C", f"= {TITLES[1]}", "Anderes Thema"]
        assert shown(room.notes.by_topic) == [*expected, f"= {TITLES[2]}", f"= {TITLES[3]}"]
        assert room.notes.by_topic.isVisible() and not room.line.isVisible()


def test_the_harvest_is_shown_once_something_is_starred(room: NotesRoom):
    def lit() -> list[tuple[Scene, str | None, bool]]:
        found = room.at.desk.ask(lambda records: records.find(Spotlight)).result()
        return [(light.scene, light.subject_id, light.follows) for light in found]

    (note,) = room.put(1, 1, "Eins")
    room.notes.harvest.click()
    assert room.acts.answer.isVisible()
    assert all(scene is not Scene.HARVEST for scene, *_rest in lit())
    room.star(note)
    room.notes.harvest.click()
    room.until(lambda: lit() == [(Scene.HARVEST, room.cafe.cafe_id, False)])


def test_where_nothing_is_written_a_button_begins(room: NotesRoom):
    notes = room.notes
    for view in (ALL, AT_TABLE):
        notes.turn_to(view)
        assert room.invitation.isVisible() and room.invitation.sentence.text()
        room.invitation.begin.click()
        assert room.line.hasFocus()


def test_without_tables_or_rounds_the_way_leads_to_the_setup(room: NotesRoom):
    asked = []
    room.notes.setup_wanted.connect(lambda: asked.append("setup"))
    for held in room.picture.rounds:
        room.cafe.do(agenda.change_item, held.item.id, skipped=True)
    room.settle()
    for view in (ALL, AT_TABLE):
        room.notes.turn_to(view)
        assert not room.line.isVisible()
        room.notes.take_keys()
        assert room.invitation.begin.hasFocus()
        room.press(Key.Key_Return)
    assert asked == ["setup"] * 2


def test_a_table_that_was_closed_gives_way_to_the_first(room: NotesRoom):
    second = room.picture.tables[1]
    room.notes.write_at(second.id)
    room.cafe.do(cafe_table.close_table, second.id)
    room.settle()
    assert room.place.chosen_table.number == 1
    for topic in room.picture.topics:
        room.cafe.do(cafe.remove_topic, topic.id)
    room.settle()
    assert room.place.chosen_table is None and not room.line.isVisible()


def test_whatever_people_write_is_shown_as_text_and_fits(room: NotesRoom):
    notes = [*room.put(1, 1, HOSTILE, ENDLESS), *room.put(2, 1, f"{HOSTILE} {ENDLESS}?")]
    for note in notes:
        room.star(note)
        room.cafe.do(table_note.change_note, note.id, focus_point_id=None)
    for topic in room.picture.topics:
        room.cafe.do(cafe.change_topic, topic.id, title=f"{HOSTILE} {ENDLESS}")
    room.settle()
    for view in (ALL, AT_TABLE):
        room.notes.turn_to(view)
        assert room.notes.minimumSizeHint().width() <= 500
        assert not room.notes.grab().isNull()
    room.stand_on(room.notes.at_table, notes[0])
    room.press(Key.Key_Return)
    assert room.notes.minimumSizeHint().width() <= 500
