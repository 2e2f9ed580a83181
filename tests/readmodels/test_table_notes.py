"""What was said in a café: summed per topic over tables and rounds, starred first, each note traceable."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.cafes import CafeEvening, cafe_evening
from werkstatt.domain.cafe import NoteKind
from werkstatt.domain.person import Presence
from werkstatt.operations import action, agenda, cafe, cafe_table, person, table_note
from werkstatt.readmodels.actions import actions
from werkstatt.readmodels.minutes import minutes, unwritten_items
from werkstatt.readmodels.table_notes import CafeNotes, every_cafe, origins


@pytest.fixture
def at(tmp_path: Path) -> Iterator[CafeEvening]:
    with cafe_evening(tmp_path, guests=16, tables_each=2) as made:
        yield made


def harvest(at: CafeEvening) -> CafeNotes:
    return at.desk.ask(every_cafe, at.night.event_id).result()[0]


def write(
    at: CafeEvening,
    which: int,
    number: int,
    *texts: str,
    point: int | None = None,
    kind: NoteKind = NoteKind.IDEA,
) -> None:
    picture = at.picture
    table = next(table for table in picture.tables if table.number == number)
    focus_point = None if point is None else picture.points(table)[point].id
    row = picture.rounds[which]
    now = at.night.clock.now()
    notes = [(kind, text) for text in texts]
    at.do(table_note.write_notes, row.id, table.id, notes, now, focus_point)


def star(at: CafeEvening, text: str) -> str:
    (key,) = [said.note.id for topic in harvest(at).topics for said in topic.notes if said.note.text == text]
    at.do(table_note.change_note, key, starred=True)
    return key


def told(at: CafeEvening, which: int = 0) -> list[tuple[str, int, int, str]]:
    notes = harvest(at).topics[which].notes
    return [(said.note.text, said.origin.round, said.origin.table, said.focus_point) for said in notes]


def test_notes_of_a_topic_come_from_all_its_tables_and_rounds_in_their_order(at: CafeEvening) -> None:
    write(at, 1, 2, "spät")
    write(at, 0, 2, "B")
    write(at, 0, 1, "A", "A2")
    write(at, 0, 3, "anderes Thema")
    assert told(at) == [("A", 1, 1, ""), ("A2", 1, 1, ""), ("B", 1, 2, ""), ("spät", 2, 2, "")]
    assert told(at, 1) == [("anderes Thema", 1, 3, "")]
    assert harvest(at).topics[0].tables == [1, 2]
    assert harvest(at).topics[2].tables == []


def test_what_was_starred_leads_then_focus_points_in_their_order_then_kinds(at: CafeEvening) -> None:
    first, second = (point.text for point in at.picture.points(at.picture.tables[0]))
    write(at, 0, 1, "ohne Punkt")
    write(at, 0, 1, "Frage", point=1, kind=NoteKind.QUESTION)
    write(at, 0, 2, "Idee", point=1)
    write(at, 1, 2, "vorn", point=0, kind=NoteKind.CONCERN)
    write(at, 1, 1, "Stern", point=1)
    write(at, 0, 2, "früher Stern")
    star(at, "Stern")
    star(at, "früher Stern")
    assert told(at) == [
        ("früher Stern", 1, 2, ""),
        ("Stern", 2, 1, second),
        ("vorn", 2, 2, first),
        ("Idee", 1, 2, second),
        ("Frage", 1, 1, second),
        ("ohne Punkt", 1, 1, ""),
    ]
    topic = harvest(at).topics[0]
    assert [len(topic.starred), len(topic.further)] == [2, 4]


def test_people_are_counted_with_hosts_once_a_round_has_begun_and_without_who_never_came(at: CafeEvening) -> None:
    one, *others = at.picture.guests
    at.do(cafe_table.set_host, at.picture.tables[0].id, one)
    at.seat_all()
    assert not harvest(at).has_begun
    absent = at.picture.rounds[0].seats[at.picture.tables[0].id][0].attendance_id
    at.do(person.set_presence, [absent], Presence.REGISTERED, at.night.clock.now())
    at.begin("Projekt-Café")
    sitting = harvest(at).topics[0].sittings
    planned = sum(len(at.picture.rounds[0].seats[table.id]) for table in at.picture.tables[:2])
    assert harvest(at).topics[0].people == {1: planned + 1 - 1}
    assert [(seen.origin, seen.host_id) for seen in sitting] == [((1, 1), one), ((1, 2), None)]
    at.begin("Pause")
    assert list(harvest(at).topics[0].people) == [1, 2]
    assert len(others) == 15


def test_a_cafe_nobody_began_tells_nothing_and_one_without_seats_its_notes(at: CafeEvening) -> None:
    assert not harvest(at).has_begun
    at.begin("Projekt-Café")
    write(at, 0, 1, "A")
    assert harvest(at).has_begun
    assert harvest(at).topics[0].people == {}
    at.cafe_id = at.do(cafe.begin_cafe, at.night.day_id, "Leer", ())
    assert [found.has_begun for found in at.desk.ask(every_cafe, at.night.event_id).result()] == [True, False]


def test_a_round_with_notes_of_tables_is_not_unwritten(at: CafeEvening) -> None:
    at.seat_all()
    at.begin("Projekt-Café Runde 2")
    at.night.clock.advance(timedelta(minutes=5))
    write(at, 0, 1, "A")
    picture = at.desk.ask(minutes, at.night.event_id).result()
    assert [item.title for item in unwritten_items(picture)] == ["Rückblick", "Projekt-Café Runde 2"]
    assert [found.cafe.id for found in picture.cafes] == [at.cafe_id]


def test_an_action_knows_the_table_its_note_was_written_at(at: CafeEvening) -> None:
    write(at, 1, 3, "Busse")
    key = star(at, "Busse")
    at.do(action.add_action, at.night.event_id, "Ohne Notiz")
    assert at.desk.ask(actions, at.night.event_id).result().origins == {}
    at.do(action.add_action, at.night.event_id, "Fahrplan", note_id=key)
    found = at.desk.ask(actions, at.night.event_id).result()
    assert [found.origins.get(one.note_id or "") for one in found.actions] == [None, (2, 3)]
    assert found.topics == {key: at.picture.topics[1].title}
    assert origins([harvest(at)]) == {key: (2, 3)}
    at.do(agenda.change_item, at.picture.rounds[0].item.id, skipped=True)
    assert at.desk.ask(actions, at.night.event_id).result().origins == {key: (1, 3)}


def test_what_was_written_in_a_round_that_was_left_out_is_still_told(at: CafeEvening) -> None:
    write(at, 0, 1, "gehalten")
    write(at, 1, 1, "vorab")
    key = star(at, "vorab")
    at.do(action.add_action, at.night.event_id, "Tun", note_id=key)
    left_out = at.picture.rounds[1].item
    at.do(agenda.change_item, left_out.id, skipped=True)
    assert told(at) == [("vorab", 0, 1, ""), ("gehalten", 1, 1, "")]
    assert harvest(at).rounds == {1: at.picture.rounds[0].item.id}
    assert harvest(at).topics[0].people == {}
    assert left_out.id not in harvest(at).written_items
    assert at.desk.ask(actions, at.night.event_id).result().origins[key] == (0, 1)
    at.do(agenda.change_item, at.picture.rounds[0].item.id, skipped=True)
    assert at.picture.rounds == []
    assert {text for text, *_rest in told(at)} == {"vorab", "gehalten"}
    assert harvest(at).has_begun
