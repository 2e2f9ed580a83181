"""Who sits where: plans that are taken over, people moved by hand, reserve badges, and what was printed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.cafes import CafeEvening, cafe_evening
from werkstatt.domain.cafe import Paper, Printed, Seat
from werkstatt.domain.errors import NotThere
from werkstatt.operations import cafe_table, person, seat
from werkstatt.readmodels.seating import change, problem
from werkstatt.seating.engine import seat as find_seats

Routes = dict[int, dict[str, str]]


@pytest.fixture
def at(tmp_path: Path) -> Iterator[CafeEvening]:
    with cafe_evening(tmp_path, guests=12, tables_each=1) as made:
        yield made


def found(at: CafeEvening, noun: type, **equal: object) -> list:
    return list(at.desk.ask(lambda records: records.find(noun, **equal)).result())


def where(at: CafeEvening, which: int) -> dict[str, int]:
    """The number of everybody's table in a round."""
    picture = at.picture
    row = picture.rounds[which]
    return {one: picture.table(row.places.get(one)).number for one in sorted(row.seated)}


def by_hand(at: CafeEvening, which: int) -> set[str]:
    return {row.attendance_id for row in found(at, Seat, round_id=at.picture.rounds[which].id) if row.by_hand}


# Plans


def plan_of(at: CafeEvening, which: int) -> dict[str, list[str]]:
    """Who sits where in a round, as a plan says it."""
    return {key: [seat.attendance_id for seat in seats] for key, seats in at.picture.rounds[which].seats.items()}


def test_a_plan_moves_nobody_who_was_moved_by_hand_since_it_was_made(at: CafeEvening) -> None:
    picture = at.seat_all()
    row, table = picture.rounds[0], picture.tables[0]
    places = plan_of(at, 0)
    one, other = [person for person, number in where(at, 0).items() if number != 1][:2]
    places[row.places[other]].remove(other)
    places[table.id].append(other)
    at.do(seat.move, row.id, one, table.id)
    kept = {seat.attendance_id: seat.id for seat in found(at, Seat, round_id=row.id)}
    at.do(seat.take_plan, {row.id: places})
    assert by_hand(at, 0) == {one}
    assert where(at, 0)[one] == where(at, 0)[other] == 1
    assert {seat.attendance_id: seat.id for seat in found(at, Seat, round_id=row.id)} == kept


def test_a_plan_leaves_closed_tables_hosts_and_newcomers_alone(at: CafeEvening) -> None:
    picture = at.seat_all()
    places = {row.id: plan_of(at, which) for which, row in enumerate(picture.rounds)}
    last, first = picture.tables[3].id, picture.tables[0].id
    host = places[picture.rounds[0].id][last][0]
    at.announce()
    at.do(cafe_table.close_table, last)
    at.do(cafe_table.set_host, first, host)
    (late,) = at.bring(1)
    at.do(seat.take_in, {row.id: {first: [late]} for row in picture.rounds})
    at.do(seat.take_plan, places)
    for row in at.picture.rounds:
        assert last not in row.seats
        assert row.hosts == {first: host}
        assert host not in {seat.attendance_id for seats in row.seats.values() for seat in seats}
        assert row.places[late] == first


def test_a_plan_seats_whom_it_names_and_unseats_whom_it_leaves_out(at: CafeEvening) -> None:
    picture = at.seat_all()
    one, two, three, four = list(picture.guests)[:4]
    first, second = picture.rounds
    before, untouched = where(at, 0), where(at, 1)
    at.do(seat.take_plan, {first.id: {picture.tables[2].id: [one, two], picture.tables[3].id: []}}, [one, three])
    assert where(at, 0) == {**{key: at_table for key, at_table in before.items() if key != three}, one: 3, two: 3}
    assert where(at, 1) == untouched
    at.do(person.remove_attendance, [four])
    at.do(seat.take_plan, {second.id: {picture.tables[0].id: [one, four]}})
    assert (where(at, 1)[one], four in where(at, 1)) == (1, False)


def test_a_plan_that_comes_late_leaves_a_round_alone_that_has_begun(at: CafeEvening) -> None:
    at.seat_all()
    before = at.picture
    plan = find_seats(problem(before), seed=99, proposals=2000)
    turned = tuple(
        dict(zip(tables, [*list(tables.values())[1:], *list(tables.values())[:1]], strict=True))
        for tables in plan.rounds
    )
    late = change(before, turned)
    assert list(late.places) == [row.id for row in before.rounds]
    at.begin("Projekt-Café")
    past, ahead = where(at, 0), where(at, 1)
    at.do(seat.take_plan, late.places)
    assert where(at, 0) == past
    assert where(at, 1) != ahead


def test_a_plan_for_a_round_that_is_gone_changes_nothing(at: CafeEvening) -> None:
    at.seat_all()
    before = where(at, 0)
    first = at.picture.rounds[0]
    with pytest.raises(NotThere):
        at.do(seat.take_plan, {first.id: {}, "gone": {}})
    assert where(at, 0) == before


def test_latecomers_join_the_round_that_runs_and_nobody_there_is_moved(at: CafeEvening) -> None:
    at.seat_all()
    at.begin("Projekt-Café")
    late = at.bring(2)
    picture, before = at.picture, where(at, 0)
    first, second = picture.rounds
    known = next(iter(before))
    places = {second.id: {key: [one.attendance_id for one in of] for key, of in second.seats.items()}}
    places[second.id][picture.tables[0].id] += late
    places[first.id] = {picture.tables[3].id: [*late, known]}
    at.do(seat.take_in, places)
    assert where(at, 0) == {**before, **dict.fromkeys(late, 4)}
    assert {one: where(at, 1)[one] for one in late} == dict.fromkeys(late, 1)
    assert by_hand(at, 0) == by_hand(at, 1) == set()


# By hand


def test_people_are_moved_and_change_places(at: CafeEvening) -> None:
    picture = at.seat_all()
    row = picture.rounds[0]
    one = next(person for person, number in where(at, 0).items() if number == 1)
    other = next(person for person, number in where(at, 0).items() if number == 4)
    before = where(at, 0)
    at.do(seat.exchange, row.id, one, other)
    assert where(at, 0) == {**before, one: 4, other: 1}
    assert by_hand(at, 0) == {one, other}
    assert by_hand(at, 1) == set()
    at.do(seat.let_go, [seat.id for seat in found(at, Seat, round_id=row.id, attendance_id=one)])
    assert by_hand(at, 0) == {other}


def test_who_has_no_seat_can_be_moved_but_not_exchanged(at: CafeEvening) -> None:
    picture = at.seat_all()
    (late,) = at.bring(1)
    row = picture.rounds[0]
    before = where(at, 0)
    for pair in ((late, next(iter(before))), (next(iter(before)), late)):
        with pytest.raises(NotThere):
            at.do(seat.exchange, row.id, *pair)
    assert where(at, 0) == before
    at.do(seat.move, row.id, late, picture.tables[2].id)
    assert where(at, 0) == {**before, late: 3}
    with pytest.raises(NotThere):
        at.do(seat.let_go, ["gone"])


def test_a_host_who_is_moved_hosts_no_longer_in_that_round(at: CafeEvening) -> None:
    picture = at.picture
    one = next(iter(picture.guests))
    at.do(cafe_table.set_host, picture.tables[0].id, one)
    at.do(seat.move, picture.rounds[1].id, one, picture.tables[3].id)
    assert [row.hosts for row in at.picture.rounds] == [{picture.tables[0].id: one}, {}]
    assert [row.places.get(one) for row in at.picture.rounds] == [picture.tables[0].id, picture.tables[3].id]


# Reserve badges


def routes(at: CafeEvening, *numbers: int) -> Routes:
    """Each number at one table in both rounds."""
    picture = at.picture
    return {number: {row.id: picture.tables[number % 4].id for row in picture.rounds} for number in numbers}


def reserve(at: CafeEvening) -> list[list[int]]:
    return [[seat.number for seat in row.reserve] for row in at.picture.rounds]


def test_what_was_kept_in_reserve_stays_and_more_is_added(at: CafeEvening) -> None:
    at.seat_all()
    at.do(seat.keep_reserve, routes(at, 1, 2))
    kept = [[seat.table_id for seat in row.reserve] for row in at.picture.rounds]
    elsewhere = {row.id: at.picture.tables[0].id for row in at.picture.rounds}
    at.do(seat.keep_reserve, {1: elsewhere, 7: elsewhere})
    assert reserve(at) == [[1, 2, 7], [1, 2, 7]]
    assert [[seat.table_id for seat in row.reserve[:2]] for row in at.picture.rounds] == kept
    at.do(seat.drop_reserve, at.cafe_id, [2])
    assert reserve(at) == [[1, 7], [1, 7]]


def test_a_reserve_badge_is_given_once(at: CafeEvening) -> None:
    at.seat_all()
    at.do(seat.keep_reserve, routes(at, 1, 2))
    one, two = at.bring(2)
    at.do(seat.seat_from_reserve, at.cafe_id, one, 2)
    assert (where(at, 0)[one], where(at, 1)[one]) == (3, 3)
    assert reserve(at) == [[1], [1]]
    assert by_hand(at, 0) == by_hand(at, 1) == {one}
    for number in (2, 99):
        with pytest.raises(NotThere):
            at.do(seat.seat_from_reserve, at.cafe_id, two, number)
    assert two not in where(at, 0)


def test_a_badge_given_during_a_round_moves_nobody_who_sits_there(at: CafeEvening) -> None:
    picture = at.seat_all()
    at.do(seat.keep_reserve, routes(at, 1, 2))
    at.begin("Projekt-Café")
    before = where(at, 0)
    known = next(iter(picture.guests))
    at.do(seat.seat_from_reserve, at.cafe_id, known, 1)
    (late,) = at.bring(1)
    at.do(seat.seat_from_reserve, at.cafe_id, late, 2)
    assert where(at, 0) == {**before, late: 3}
    assert (where(at, 1)[known], where(at, 1)[late]) == (2, 3)
    assert reserve(at) == [[], []]


# What people know


def test_what_was_printed_is_remembered_and_makes_the_seats_known(at: CafeEvening) -> None:
    one, two = list(at.picture.guests)[:2]
    now = at.night.clock.now()
    assert not at.picture.is_known
    at.do(seat.note_printed, at.cafe_id, Paper.BADGE, {one: "1 2", two: "3 4"}, now)
    at.night.clock.advance(timedelta(minutes=5))
    at.do(seat.note_printed, at.cafe_id, Paper.BADGE, {one: "4 2"}, at.night.clock.now())
    at.do(seat.note_printed, at.cafe_id, Paper.SIGN, {one: "ein Tisch"}, at.night.clock.now())
    said = {(row.paper, row.about_id): row.content for row in found(at, Printed)}
    assert said == {(Paper.BADGE, one): "4 2", (Paper.BADGE, two): "3 4", (Paper.SIGN, one): "ein Tisch"}
    assert at.picture.is_known
    assert at.picture.cafe.published_at == now
