"""What is written at the tables stays in its order, at its table and in its round."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.cafes import CafeEvening, cafe_evening
from werkstatt.domain.cafe import NoteKind, TableNote
from werkstatt.domain.errors import NotThere
from werkstatt.operations import action, agenda, process, table_note
from werkstatt.readmodels.actions import actions

ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.integers(1, 3)),
        st.tuples(st.just("move"), st.integers(0, 9), st.integers(-2, 9)),
        st.tuples(st.just("remove"), st.integers(0, 9)),
    ),
    max_size=10,
)


@pytest.fixture
def at(tmp_path: Path) -> Iterator[CafeEvening]:
    with cafe_evening(tmp_path, guests=4, tables_each=1) as made:
        yield made


def write(
    at: CafeEvening, which: int, table: int, *texts: str, kind: NoteKind = NoteKind.IDEA, **values: object
) -> None:
    row, place = at.picture.rounds[which], at.picture.tables[table]
    notes = [(kind, text) for text in texts]
    at.do(table_note.write_notes, row.id, place.id, notes, at.night.clock.now(), **values)


def notes(at: CafeEvening, which: int, table: int) -> list[TableNote]:
    picture = at.picture
    return list(picture.rounds[which].notes.get(picture.tables[table].id, ()))


def test_notes_are_written_per_table_and_round(at: CafeEvening) -> None:
    write(at, 0, 0, "A", "B")
    write(at, 1, 0, "C")
    write(at, 0, 1, "D", kind=NoteKind.CONCERN)
    write(at, 0, 0, "E")
    write(at, 0, 0)
    assert [(note.text, note.rank) for note in notes(at, 0, 0)] == [("A", 0), ("B", 1), ("E", 2)]
    assert [(note.text, note.rank) for note in notes(at, 1, 0)] == [("C", 0)]
    assert [(note.kind, note.starred) for note in notes(at, 0, 1)] == [(NoteKind.CONCERN, False)]
    assert notes(at, 0, 0)[0].written_at == at.night.clock.now()


def test_a_focus_point_that_is_gone_loses_no_note(at: CafeEvening) -> None:
    point, gone = at.picture.points(at.picture.tables[0])
    at.do(process.write_focus_points, point.initiative_id, [point.text])
    write(at, 0, 0, "Dazu", focus_point_id=point.id)
    write(at, 0, 0, "Zu etwas, das es nicht mehr gibt", focus_point_id=gone.id)
    assert [note.focus_point_id for note in notes(at, 0, 0)] == [point.id, None]
    at.do(process.remove_initiative, point.initiative_id)
    assert [note.focus_point_id for note in notes(at, 0, 0)] == [None, None]


def test_a_note_is_changed_and_an_action_outlives_it(at: CafeEvening) -> None:
    write(at, 0, 0, "A", "B", "C")
    first, second, _third = notes(at, 0, 0)
    at.do(table_note.change_note, second.id, text="Anders", kind=NoteKind.QUESTION, starred=True)
    at.do(action.add_action, at.night.event_id, "Tun", note_id=second.id)
    at.do(table_note.move_note, second.id, 0)
    assert [(note.text, note.starred) for note in notes(at, 0, 0)] == [("Anders", True), ("A", False), ("C", False)]
    at.do(table_note.remove_note, second.id)
    assert [(note.text, note.rank) for note in notes(at, 0, 0)] == [("A", 0), ("C", 1)]
    assert at.desk.ask(actions, at.night.event_id).result().actions[0].note_id is None
    for operation, values in ((table_note.change_note, {"text": "x"}), (table_note.remove_note, {})):
        with pytest.raises(NotThere):
            at.do(operation, second.id, **values)
    assert notes(at, 0, 0)[0].id == first.id


def test_a_note_typed_at_the_wrong_table_is_taken_to_the_right_one(at: CafeEvening) -> None:
    write(at, 0, 0, "A", "B", "C")
    write(at, 1, 1, "Schon dort")
    _first, second, _third = notes(at, 0, 0)
    at.do(table_note.change_note, second.id, kind=NoteKind.QUESTION, starred=True)
    at.do(action.add_action, at.night.event_id, "Tun", note_id=second.id)
    before = notes(at, 0, 0)[1]
    at.night.clock.advance(timedelta(minutes=5))
    there = (at.picture.rounds[1].id, at.picture.tables[1].id)
    at.do(table_note.take_note_to, second.id, *there)
    assert [(note.text, note.rank) for note in notes(at, 0, 0)] == [("A", 0), ("C", 1)]
    assert [note.text for note in notes(at, 1, 1)] == ["Schon dort", "B"]
    assert notes(at, 1, 1)[1] == replace(before, round_id=there[0], table_id=there[1], rank=1)
    assert at.desk.ask(actions, at.night.event_id).result().origins[second.id] == (2, 2)
    assert at.desk.undo().result() == "table_note.take_note_to"
    assert notes(at, 0, 0)[1] == before


def test_a_note_that_is_there_already_stays_in_its_place(at: CafeEvening) -> None:
    write(at, 0, 0, "A", "B")
    before = notes(at, 0, 0)
    at.do(table_note.take_note_to, before[0].id, before[0].round_id, before[0].table_id)
    assert notes(at, 0, 0) == before
    assert at.desk.undo().result() == "table_note.write_notes"


def test_a_focus_point_goes_along_to_a_table_of_the_same_initiative_only(tmp_path: Path) -> None:
    with cafe_evening(tmp_path, guests=4, tables_each=2) as at:
        tables = at.picture.tables
        point = at.picture.points(tables[0])[1]
        write(at, 0, 0, "Dazu", focus_point_id=point.id)
        (note,) = notes(at, 0, 0)
        at.do(table_note.take_note_to, note.id, note.round_id, tables[1].id)
        assert tables[1].topic_id == tables[0].topic_id
        assert notes(at, 0, 1)[0].focus_point_id == point.id
        at.do(table_note.take_note_to, note.id, note.round_id, tables[2].id)
        assert notes(at, 0, 2)[0].focus_point_id is None


@pytest.mark.parametrize("gone", ["note", "round", "table"])
def test_nothing_is_taken_where_note_round_or_table_are_gone(at: CafeEvening, gone: str) -> None:
    write(at, 0, 0, "A")
    (note,) = notes(at, 0, 0)
    there = {"note": note.id, "round": at.picture.rounds[1].id, "table": at.picture.tables[1].id, gone: "gone"}
    with pytest.raises(NotThere):
        at.do(table_note.take_note_to, *there.values())
    assert notes(at, 0, 0) == [note]


def test_a_round_that_is_left_out_keeps_its_notes(at: CafeEvening) -> None:
    write(at, 1, 0, "Vorab")
    at.do(agenda.change_item, at.picture.rounds[1].item.id, skipped=True)
    table = at.picture.tables[0].id
    assert [[note.text for note in row.notes[table]] for row in at.picture.left_out] == [["Vorab"]]
    at.do(agenda.change_item, at.night.item_id("Projekt-Café Runde 2"), skipped=False)
    assert [note.text for note in notes(at, 1, 0)] == ["Vorab"]


def test_ranks_have_no_gaps_whatever_is_written_moved_or_removed(at: CafeEvening) -> None:
    write(at, 0, 1, "Nachbar")
    neighbour = notes(at, 0, 1)

    @given(ACTS)
    @settings(max_examples=15)
    def check(acts: list[tuple]) -> None:
        expected = [note.text for note in notes(at, 0, 0)]
        for number, (act, *given_with) in enumerate(acts):
            there = notes(at, 0, 0)
            if act == "write":
                texts = [f"{number}.{more}" for more in range(given_with[0])]
                write(at, 0, 0, *texts)
                expected += texts
            elif there:
                which = given_with[0] % len(there)
                text = expected.pop(which)
                if act == "move":
                    at.do(table_note.move_note, there[which].id, given_with[1])
                    expected.insert(max(0, given_with[1]), text)
                else:
                    at.do(table_note.remove_note, there[which].id)
        assert [note.text for note in notes(at, 0, 0)] == expected
        assert [note.rank for note in notes(at, 0, 0)] == list(range(len(expected)))

    check()
    assert notes(at, 0, 1) == neighbour
