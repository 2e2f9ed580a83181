"""Who comes late joins the running round, and gets seats in the coming ones; reserve badges for unknown people."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.cafes import CafeEvening, cafe_evening
from werkstatt.domain.cafe import Paper
from werkstatt.domain.person import Presence
from werkstatt.operations import cafe_table, person, seat
from werkstatt.readmodels.latecomers import (
    dispensable,
    joining,
    latecomers_problem,
    reserve_problem,
    usual_reserve,
    without_seat,
)
from werkstatt.readmodels.printed import contents, reserve_routes, subjects, to_print
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
    at.do(seat.take_in, {**joining(picture, found), **found.places}, found.reserve)


def test_nobody_joins_a_round_that_has_not_begun(at: CafeEvening):
    at.bring(1)
    picture = at.picture
    found = change(picture, find_seats(latecomers_problem(picture), proposals=1000).rounds)
    assert joining(picture, found) == {}


def test_latecomers_join_the_smallest_tables_whose_topic_they_do_not_visit_later(at: CafeEvening):
    at.begin("Projekt-Café")
    late = at.bring(4)
    take_in(at)
    picture = at.picture
    sizes = sorted(len(people) for people in picture.rounds[0].seats.values())
    assert sizes == [3, 3, 3, 3, 4, 4, 4, 4]
    for one in late:
        tables = [picture.table(held.places.get(one) or "") for held in picture.rounds]
        assert tables[0].topic_id != tables[1].topic_id


def test_who_may_still_come_keeps_the_seat_when_others_come_first(at: CafeEvening):
    awaited = next(iter(at.picture.guests))
    at.do(person.set_presence, [awaited], Presence.REGISTERED, at.night.clock.now())
    at.announce()
    before = [held.places.get(awaited) for held in at.picture.rounds]
    at.bring(2)
    take_in(at)
    assert [held.places.get(awaited) for held in at.picture.rounds] == before


def test_reserve_badges_have_different_topics_and_leave_the_seats_alone(at: CafeEvening):
    picture = at.picture
    before = seats(picture)
    plan = find_seats(reserve_problem(picture, 5), proposals=2000)
    routes = change(picture, plan.rounds).reserve
    assert sorted(routes) == [1, 2, 3, 4, 5]
    for route in routes.values():
        assert len({picture.table(table).topic_id for table in route.values()}) == 2
    at.do(seat.keep_reserve, routes)
    assert seats(at.picture) == before


def keep(at: CafeEvening, count: int) -> None:
    picture = at.picture
    plan = find_seats(reserve_problem(picture, count), proposals=2000)
    at.do(seat.keep_reserve, change(picture, plan.rounds).reserve)


def print_reserve(at: CafeEvening) -> None:
    said = contents(at.picture, Paper.RESERVE, subjects(at.picture, Paper.RESERVE))
    at.do(seat.note_printed, at.cafe_id, Paper.RESERVE, said, at.night.clock.now())


def test_more_reserve_badges_leave_the_printed_ones_as_they_are(at: CafeEvening):
    keep(at, 3)
    print_reserve(at)
    before = reserve_routes(at.picture)
    keep(at, 2)
    after = reserve_routes(at.picture)
    assert list(after) == [1, 2, 3, 4, 5]
    assert {number: after[number] for number in before} == before
    assert to_print(at.picture, Paper.RESERVE) == ["4", "5"]


def test_a_number_that_was_printed_or_given_is_not_given_again(at: CafeEvening):
    keep(at, 3)
    print_reserve(at)
    (late,) = at.bring(1)
    at.do(seat.seat_from_reserve, at.cafe_id, late, 3)
    at.do(seat.drop_reserve, at.cafe_id, dispensable(at.picture, 1))
    assert list(reserve_routes(at.picture)) == [1]
    keep(at, 1)
    assert list(reserve_routes(at.picture)) == [1, 4]
    assert dispensable(at.picture, 1) == [4]


def test_a_new_mix_and_latecomers_leave_the_chairs_kept_in_reserve(at: CafeEvening):
    keep(at, 4)
    before = reserve_routes(at.picture)
    at.bring(3)
    take_in(at)
    mixed = at.seat_all()
    assert reserve_routes(mixed) == before
    for held in mixed.rounds:
        for table in mixed.tables:
            kept = sum(place.table_id == table.id for place in held.reserve)
            assert len(held.seats.get(table.id, ())) + kept <= table.most
    sizes = [
        len(held.seats[table.id]) + sum(place.table_id == table.id for place in held.reserve)
        for held in mixed.rounds
        for table in mixed.tables
    ]
    assert max(sizes) - min(sizes) <= 1


def test_people_come_first_where_chairs_are_few(tmp_path: Path):
    with cafe_evening(tmp_path, guests=30, tables_each=1) as full:
        full.seat_all()
        assert usual_reserve(full.picture) == 2
        keep(full, 2)
        full.bring(2)
        mixed = full.seat_all()
        assert {len(people) for held in mixed.rounds for people in held.seats.values()} == {8}
        assert usual_reserve(mixed) == 0


def test_a_reserve_route_gets_another_table_when_its_own_is_closed(at: CafeEvening):
    keep(at, 2)
    first = at.picture.rounds[0].reserve[0]
    at.do(cafe_table.close_table, first.table_id)
    assert [stop.table is None for stop in reserve_routes(at.picture)[first.number]].count(True) >= 1
    take_in(at)
    ways = reserve_routes(at.picture)
    assert len(ways) == 2
    assert all(stop.table for stops in ways.values() for stop in stops)


def test_a_reserve_badge_given_during_a_round_leads_into_it(at: CafeEvening):
    keep(at, 1)
    (way,) = reserve_routes(at.picture).values()
    at.begin("Projekt-Café")
    (late,) = at.bring(1)
    assert [guest.id for guest in without_seat(at.picture)] == [late]
    at.do(seat.seat_from_reserve, at.cafe_id, late, 1)
    picture = at.picture
    assert [picture.table(held.places[late]).number for held in picture.rounds] == [stop.table for stop in way]
    assert without_seat(picture) == []


def test_reserve_is_offered_until_its_last_round_is_over(at: CafeEvening):
    keep(at, 1)
    at.begin("Projekt-Café Runde 2")
    assert list(reserve_routes(at.picture)) == [1]
    at.do(seat.drop_reserve, at.cafe_id, dispensable(at.picture, 1))
    assert reserve_routes(at.picture) == {}


def test_who_came_during_the_last_round_is_named_and_sits_down(at: CafeEvening):
    at.begin("Projekt-Café Runde 2")
    (late,) = at.bring(1)
    assert [guest.id for guest in without_seat(at.picture)] == [late]
    take_in(at)
    assert late in at.picture.rounds[1].seated
    assert late not in at.picture.rounds[0].seated


def test_nobody_joins_a_full_table_while_others_have_chairs(at: CafeEvening):
    picture = at.picture
    at.do(cafe_table.set_host, picture.tables[0].id, at.bring(1)[0])
    for table in picture.tables:
        at.do(cafe_table.change_table, table.id, most=4 if table.number != 8 else 12)
    at.begin("Projekt-Café")
    at.bring(9)
    take_in(at)
    running = at.picture.rounds[0]
    for table in at.picture.tables:
        assert len(running.seats[table.id]) + (table.id in running.hosts) <= table.most


def test_before_the_first_have_come_who_is_expected_and_has_no_seat_is_named(at: CafeEvening):
    everybody = list(at.picture.guests)
    at.do(person.set_presence, everybody, Presence.REGISTERED, at.night.clock.now())
    (late,) = at.bring(1)
    at.do(person.set_presence, [late], Presence.REGISTERED, at.night.clock.now())
    assert [guest.id for guest in without_seat(at.picture)] == [late]


def test_a_host_who_has_gone_hosts_no_more_once_the_others_are_mixed_without(at: CafeEvening):
    gone, awaited = at.bring(2)
    first, second = at.picture.tables[:2]
    at.do(cafe_table.set_host, first.id, gone)
    at.do(cafe_table.set_host, second.id, awaited)
    at.do(person.set_presence, [gone], Presence.LEFT, at.night.clock.now())
    at.do(person.set_presence, [awaited], Presence.REGISTERED, at.night.clock.now())
    mixed = at.seat_all()
    assert all(held.hosts == {second.id: awaited} for held in mixed.rounds)
    assert gone not in {guest.id for held in mixed.rounds for guest in mixed.missing(held)}


def test_more_is_kept_in_reserve_though_somebody_with_a_seat_was_excused(at: CafeEvening):
    at.leave(next(iter(at.picture.guests)))
    keep(at, 2)
    assert list(reserve_routes(at.picture)) == [1, 2]
