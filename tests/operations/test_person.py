"""People at an event: they come, are imported from lists, get a name later, go; each is one step of undo."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from werkstatt.desk import Desk
from werkstatt.domain.clock import VirtualClock
from werkstatt.domain.event import Event
from werkstatt.domain.person import Presence, Role
from werkstatt.domain.registration import Registration
from werkstatt.operations import event, person
from werkstatt.operations.process import begin_process
from werkstatt.readmodels.people import PeoplePicture, PersonRow, people, recognised
from werkstatt.storage.records import Records

EVENING = datetime(2023, 1, 18, 17, 30, tzinfo=UTC)
LATER = EVENING + timedelta(minutes=5)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.create(tmp_path / "process.werkstatt", VirtualClock(EVENING))
    opened.do(begin_process, "Masterplan").result()
    for key in ("first", "second"):
        opened.do(add_event, key).result()
    yield opened
    opened.close()


def add_event(records: Records, key: str) -> None:
    records.add(Event(id=key, title=key))


def listed(desk: Desk, event_id: str = "first") -> PeoplePicture:
    return desk.ask(people, event_id).result()


def by_number(desk: Desk, event_id: str = "first") -> dict[int, PersonRow]:
    return {row.attendance.number: row for row in listed(desk, event_id).rows}


def imported(
    desk: Desk, registrations: Sequence[Registration], known: dict[int, str] | None = None, event_id: str = "first"
) -> int:
    return desk.do(person.import_registrations, event_id, registrations, known or {}).result()


NINA = Registration(line=4, last_name="Roth", first_name="Nina", organisation="Sparkasse", presence=Presence.REMOTE)
OTTO = Registration(line=5, last_name="Becker", first_name="Otto", wishes=("Wohnen", "Arbeit"), note="vegetarisch")


def test_a_list_is_imported_in_one_step(desk: Desk):
    assert imported(desk, [NINA, OTTO]) == 2
    rows = listed(desk).rows
    assert [(row.person.name, row.attendance.number, row.attendance.presence) for row in rows] == [
        ("Otto Becker", 2, Presence.REGISTERED),
        ("Nina Roth", 1, Presence.REMOTE),
    ]
    assert rows[0].wishes == ("Wohnen", "Arbeit")
    assert rows[0].person.note == "vegetarisch"
    assert desk.undo().result() == "person.import_registrations"
    assert not listed(desk).rows


def test_the_numbers_of_the_list_are_kept_where_they_can(desk: Desk):
    desk.do(person.add_anonymous, "first", 2, EVENING).result()
    numbers = (7, 2, None, 7, 123_456, 3)
    imported(
        desk, [replace(OTTO, line=line, last_name=str(line), number=number) for line, number in enumerate(numbers)]
    )
    assert {row.person.last_name: number for number, row in by_number(desk).items() if row.person.name} == {
        "0": 7,
        "5": 3,
        "1": 8,
        "2": 9,
        "3": 10,
        "4": 11,
    }


def test_a_second_list_completes_and_overwrites_nothing(desk: Desk):
    imported(desk, [NINA, OTTO])
    rows = {row.person.last_name: row for row in listed(desk).rows}
    desk.do(person.set_presence, [rows["Becker"].id], Presence.PRESENT, EVENING).result()
    again = [
        replace(NINA, organisation="Kreis", email="nina@example.org", presence=Presence.EXCUSED, wishes=("Wohnen",)),
        replace(OTTO, presence=Presence.EXCUSED, wishes=("Anderes",), role=Role.HOST),
    ]
    assert imported(desk, again, {4: rows["Roth"].person.id, 5: rows["Becker"].person.id}) == 0
    otto, nina = listed(desk).rows
    assert (nina.person.organisation, nina.person.email) == ("Sparkasse", "nina@example.org")
    assert (nina.attendance.presence, nina.wishes) == (Presence.EXCUSED, ("Wohnen",))
    assert otto.attendance.presence is Presence.PRESENT
    assert (otto.wishes, otto.attendance.role) == (("Wohnen", "Arbeit"), Role.HOST)


def test_two_lines_of_one_known_person_make_one_entry(desk: Desk):
    imported(desk, [NINA], event_id="second")
    key = listed(desk, "second").rows[0].person.id
    assert imported(desk, [NINA, replace(OTTO, line=9)], {4: key, 9: key}) == 1
    assert [row.person.id for row in listed(desk).rows] == [key]
    assert listed(desk).rows[0].person.note == "vegetarisch"


def test_someone_removed_meanwhile_is_imported_as_new(desk: Desk):
    assert imported(desk, [NINA], {4: "gone"}) == 1
    assert listed(desk).rows[0].person.name == "Nina Roth"


def test_400_people_are_recognised_and_imported_at_once(desk: Desk):
    many = [replace(NINA, line=line, last_name=f"Roth{line}", wishes=("a", "b")) for line in range(400)]
    imported(desk, many, event_id="second")
    known = {line: persons[0].id for line, persons in desk.ask(recognised, many).result().items()}
    assert len(known) == 400
    assert imported(desk, many, known) == 400
    assert {row.person.id for row in listed(desk).rows} == set(known.values())


def test_checking_in_twice_keeps_the_time_of_arrival(desk: Desk):
    imported(desk, [NINA])
    key = listed(desk).rows[0].id
    for presence, moment, arrived in (
        (Presence.PRESENT, EVENING, EVENING),
        (Presence.PRESENT, LATER, EVENING),
        (Presence.EXCUSED, LATER, None),
        (Presence.REMOTE, LATER, LATER),
    ):
        desk.do(person.set_presence, [key], presence, moment).result()
        attendance = listed(desk).rows[0].attendance
        assert (attendance.presence, attendance.arrived_at) == (presence, arrived)


def test_many_are_checked_in_in_one_step(desk: Desk):
    imported(desk, [NINA, OTTO])
    desk.do(person.set_presence, [row.id for row in listed(desk).rows], Presence.PRESENT, EVENING).result()
    assert listed(desk).in_the_room == 2
    desk.undo().result()
    assert listed(desk).in_the_room == 0


def test_people_without_names_have_numbers_and_can_be_named(desk: Desk):
    imported(desk, [NINA])
    assert desk.do(person.add_anonymous, "first", 3, EVENING).result() == (2, 4)
    rows = by_number(desk)
    assert listed(desk).walk_ins == 3, "they came unannounced"
    assert [rows[number].person.name for number in (1, 2, 3, 4)] == ["Nina Roth", "", "", ""]
    desk.do(person.change_person, rows[3].person.id, last_name="Quint", first_name="Elke").result()
    assert by_number(desk)[3].person.name == "Elke Quint"
    desk.undo().result()
    desk.undo().result()
    assert len(listed(desk).rows) == 1


def test_a_walk_in_is_present_and_known_from_another_event(desk: Desk):
    imported(desk, [NINA], event_id="second")
    known = listed(desk, "second").rows[0].person
    desk.do(person.add_walk_in, "first", "Roth", "Nina", EVENING).result()
    row = listed(desk).rows[0]
    assert row.person == known
    assert (row.attendance.walk_in, row.attendance.presence) == (True, Presence.PRESENT)
    desk.undo().result()
    assert listed(desk, "second").rows[0].person == known


@pytest.mark.parametrize("other", [{"organisation": "Kreis"}, {"email": "other@example.org"}])
def test_a_namesake_of_elsewhere_is_somebody_else(desk: Desk, other: dict[str, str]):
    imported(desk, [replace(NINA, email="nina@example.org")], event_id="second")
    desk.do(person.add_walk_in, "first", "Roth", "Nina", EVENING, **other).result()
    assert listed(desk).rows[0].person.id != listed(desk, "second").rows[0].person.id


def test_who_is_taken_off_the_list_is_forgotten_unless_another_event_knows(desk: Desk):
    imported(desk, [NINA, OTTO])
    rows = {row.person.last_name: row for row in listed(desk).rows}
    imported(desk, [OTTO], {5: rows["Becker"].person.id}, event_id="second")
    desk.do(person.remove_attendance, [row.id for row in rows.values()]).result()
    assert not listed(desk).rows
    assert [row.person.name for row in listed(desk, "second").rows] == ["Otto Becker"]
    assert not desk.ask(recognised, [NINA]).result()
    desk.undo().result()
    assert {row.person.last_name: row for row in listed(desk).rows} == rows


def test_roles_are_set_and_events_take_their_lists_along(desk: Desk):
    imported(desk, [NINA])
    desk.do(person.set_role, listed(desk).rows[0].id, Role.HOST).result()
    assert listed(desk).rows[0].attendance.role is Role.HOST
    desk.do(event.remove_event, "first").result()
    assert not listed(desk).rows
