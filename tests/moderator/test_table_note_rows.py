"""A row of the table notes says all there is, to the eye and to the ear, in wide lists and in narrow ones."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.moderator.table_notes_room import NotesRoom, notes_room
from werkstatt.domain.cafe import NoteKind
from werkstatt.moderator.table_note_rows import (
    Heading,
    NoteColumns,
    NoteRow,
    painted_row,
    rows_at_table,
    rows_by_topic,
    spoken_row,
)
from werkstatt.operations import table_note
from werkstatt.wording.minutes import action_line
from werkstatt.wording.terms import term


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[NotesRoom]:
    with notes_room(tmp_path, qtbot) as made:
        yield made


def at_first_table(room: NotesRoom, **actions: int) -> list[Heading | NoteRow]:
    picture = room.picture
    return list(rows_at_table(picture, picture.tables[0], picture.rounds[0], actions))


def test_a_row_says_what_it_is_about_and_what_became_of_it(room: NotesRoom):
    point = room.picture.points(room.picture.tables[0])[1]
    (note,) = room.put(1, 1, "Wer zahlt?", kind=NoteKind.QUESTION, focus_point_id=point.id)
    heading, row = at_first_table(room, **{note.id: 3})
    assert isinstance(heading, Heading) and heading.colour is None
    assert spoken_row(row) == f"{term(NoteKind.QUESTION)}, Wer zahlt?, {point.text}, {action_line(3)}"
    cells = painted_row(row, NoteColumns.of([heading, row]), 800, "#FFFFFF").cells
    assert [cell.text for cell in cells] == ["", term(NoteKind.QUESTION), "Wer zahlt?", action_line(3)]
    assert cells[1].below == point.text


def test_a_star_is_seen_and_heard(room: NotesRoom):
    (note,) = room.put(1, 1, "Wohnen")
    (_heading, plain) = at_first_table(room)
    room.star(note)
    (_heading, starred) = at_first_table(room)
    assert spoken_row(starred).endswith(spoken_row(plain)) and spoken_row(starred) != spoken_row(plain)
    cells = [painted_row(row, NoteColumns.of([row]), 800, "#FFFFFF").cells for row in (plain, starred)]
    assert [found[0].text for found in cells] == ["", "★"]
    assert cells[0][2].tone != cells[1][2].tone


def test_the_text_keeps_room_however_long_a_focus_point_is(room: NotesRoom):
    (note,) = room.put(1, 1, "Wohnen", focus_point_id=room.picture.points(room.picture.tables[0])[0].id)
    rows = at_first_table(room, **{note.id: 12})
    for width in (460, 800):
        cells = painted_row(rows[-1], NoteColumns.of(rows), width, "#FFFFFF").cells
        assert sum(cell.width for cell in cells) < width * 0.6


def test_a_table_without_notes_has_no_rows_and_neither_has_a_cafe(room: NotesRoom):
    assert at_first_table(room) == []
    assert list(rows_by_topic(room.picture, {})) == []
    (note,) = room.put(2, 1, "Aus der zweiten Runde")
    assert at_first_table(room) == []
    assert [row.id for row in rows_by_topic(room.picture, {}) if isinstance(row, NoteRow)] == [note.id]
    room.cafe.do(table_note.remove_note, note.id)
    assert list(rows_by_topic(room.picture, {})) == []
