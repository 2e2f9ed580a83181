"""Who goes home before the end was here: the past keeps them, and nobody keeps a chair for them any more."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.cafes import CafeEvening, cafe_evening
from werkstatt.domain.person import Attendance, Presence, Role
from werkstatt.domain.registration import Registration
from werkstatt.operations import cafe_table, person
from werkstatt.readmodels.latecomers import without_seat
from werkstatt.readmodels.people import PeoplePicture, people
from werkstatt.readmodels.printed import wearers
from werkstatt.readmodels.seating import change, problem, takes_part
from werkstatt.readmodels.table_notes import every_cafe
from werkstatt.seating.engine import seat as find_seats


@pytest.fixture
def at(tmp_path: Path) -> Iterator[CafeEvening]:
    """Sixteen people have begun the first of two rounds."""
    with cafe_evening(tmp_path, guests=16) as made:
        made.seat_all()
        made.begin("Projekt-Café")
        yield made


def set_presence(at: CafeEvening, presence: Presence) -> str:
    """The first guest of the first table leaves, or comes back."""
    picture = at.picture
    gone = picture.rounds[0].seats[picture.tables[0].id][0].attendance_id
    at.do(person.set_presence, [gone], presence, at.night.clock.now())
    return gone


def listed(at: CafeEvening) -> PeoplePicture:
    return at.desk.ask(people, at.night.event_id).result()


def attendance(at: CafeEvening, key: str) -> Attendance:
    return next(row.attendance for row in listed(at).rows if row.id == key)


def test_who_has_left_came_but_is_not_here_and_needs_no_chair(at: CafeEvening):
    gone = set_presence(at, Presence.LEFT)
    picture = listed(at)
    assert (picture.in_the_room, picture.expected, len(picture.came)) == (15, 15, 16)
    cafe = at.picture
    for nobody in (cafe.in_the_room, cafe.expected, cafe.listed, takes_part(cafe), wearers(cafe), without_seat(cafe)):
        assert gone not in {row.id for row in nobody}
    assert [row.id for row in cafe.missing(cafe.rounds[1])] == [gone]


def test_a_new_plan_gives_the_chair_away_and_leaves_the_past_as_it_was(at: CafeEvening):
    before = at.picture.rounds[0].seats
    gone = set_presence(at, Presence.LEFT)
    found = change(at.picture, find_seats(problem(at.picture), seed=7, proposals=20_000).rounds)
    assert list(found.unseated) == [gone]
    after = at.seat_all()
    assert gone not in after.rounds[1].seated
    assert after.rounds[0].seats == before and gone in after.rounds[0].seated
    assert not after.missing(after.rounds[1])


def test_a_host_who_has_left_is_missed_and_gets_no_other_table(at: CafeEvening):
    gone = set_presence(at, Presence.PRESENT)
    at.do(person.set_role, gone, Role.HOST)
    at.do(cafe_table.set_host, at.picture.tables[0].id, gone)
    set_presence(at, Presence.LEFT)
    assert [row.id for row in at.picture.missing(at.picture.rounds[1])] == [gone]
    at.do(cafe_table.set_host, at.picture.tables[0].id, None)
    at.do(cafe_table.seat_hosts, at.cafe_id)
    assert not at.picture.rounds[1].hosts


def test_a_round_that_was_held_still_counts_them(at: CafeEvening):
    planned = sum(len(seats) for seats in at.picture.rounds[0].seats.values())
    set_presence(at, Presence.LEFT)
    at.seat_all()
    at.begin("Projekt-Café Runde 2")
    (notes,) = at.desk.ask(every_cafe, at.night.event_id).result()
    counts = [sum(topic.people.get(number, 0) for topic in notes.topics) for number in (1, 2)]
    assert counts == [planned, planned - 1]


def test_the_time_of_arrival_stays_also_for_who_comes_back(at: CafeEvening):
    arrived = listed(at).rows[0].attendance.arrived_at
    gone = set_presence(at, Presence.LEFT)
    assert attendance(at, gone).arrived_at == arrived is not None
    set_presence(at, Presence.PRESENT)
    assert (attendance(at, gone).presence, attendance(at, gone).arrived_at) == (Presence.PRESENT, arrived)


def test_a_list_that_is_imported_afterwards_does_not_bring_them_back(at: CafeEvening):
    gone = set_presence(at, Presence.LEFT)
    row = next(row for row in listed(at).rows if row.id == gone)
    again = Registration(line=1, last_name=row.person.last_name, first_name="Anna", presence=Presence.REGISTERED)
    at.do(person.import_registrations, at.night.event_id, [again], {1: row.person.id})
    assert attendance(at, gone).presence is Presence.LEFT
