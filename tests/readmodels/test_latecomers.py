"""Who comes late joins the running round, and gets seats in the coming ones; reserve badges for unknown people."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.cafes import CafeEvening, cafe_evening
from werkstatt.domain.person import Presence
from werkstatt.operations import person, seat
from werkstatt.readmodels.latecomers import joining, latecomers_problem, reserve_places, reserve_problem
from werkstatt.readmodels.seating import change, seats
from werkstatt.seating.engine import seat as find_seats


@pytest.fixture
def at(tmp_path: Path) -> Iterator[CafeEvening]:
    with cafe_evening(tmp_path) as made:
        made.seat_all()
        yield made


def take_in(at: CafeEvening) -> None:
    picture = at.picture
    found = change(picture, find_seats(latecomers_problem(picture), proposals=1000).rounds)
    at.do(seat.take_in, found.places, joining(picture, found))


def test_nobody_joins_a_round_that_has_not_begun(at: CafeEvening):
    at.bring(1)
    picture = at.picture
    found = change(picture, find_seats(latecomers_problem(picture), proposals=1000).rounds)
    assert joining(picture, found) == []


def test_latecomers_join_the_smallest_tables_whose_topic_they_do_not_visit_later(at: CafeEvening):
    at.begin("Projekt-Café")
    late = at.bring(4)
    take_in(at)
    picture = at.picture
    sizes = sorted(len(people) for people in picture.rounds[0].seats.values())
    assert sizes == [3, 3, 3, 3, 4, 4, 4, 4]
    for one in late:
        tables = [picture.table(held.table_of(one) or "") for held in picture.rounds]
        assert tables[0].topic_id != tables[1].topic_id


def test_who_may_still_come_keeps_the_seat_when_others_come_first(at: CafeEvening):
    awaited = next(iter(at.picture.guests))
    at.do(person.set_presence, [awaited], Presence.REGISTERED, at.night.clock.now())
    at.announce()
    before = [held.table_of(awaited) for held in at.picture.rounds]
    at.bring(2)
    take_in(at)
    assert [held.table_of(awaited) for held in at.picture.rounds] == before


def test_reserve_badges_have_different_topics_and_leave_the_seats_alone(at: CafeEvening):
    picture = at.picture
    before = seats(picture)
    plan = find_seats(reserve_problem(picture, 5), proposals=2000)
    routes = reserve_places(picture, plan.rounds)
    assert sorted(routes) == [1, 2, 3, 4, 5]
    for route in routes.values():
        assert len({picture.table(table).topic_id for table in route.values()}) == 2
    at.do(seat.keep_reserve, at.cafe_id, routes)
    assert seats(at.picture) == before
