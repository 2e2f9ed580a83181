"""The picture of a café, and what a plan of the engine would change of it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.cafes import TITLES, CafeEvening, cafe_evening
from werkstatt.domain.cafe import Bond
from werkstatt.domain.rounds import RoundState
from werkstatt.operations import agenda, cafe, cafe_table, live, seat
from werkstatt.readmodels.seating import change, problem, quality, seats, with_exchange, with_move
from werkstatt.seating.engine import seat as find_seats
from werkstatt.seating.replan import disturbing_nobody


@pytest.fixture
def at(tmp_path: Path) -> Iterator[CafeEvening]:
    with cafe_evening(tmp_path) as made:
        yield made


def test_a_cafe_begins_with_initiatives_as_topics_and_cafe_items_as_rounds(at: CafeEvening):
    picture = at.picture
    assert [topic.title for topic in picture.topics] == list(TITLES)
    assert [table.number for table in picture.tables] == list(range(1, 9))
    assert [row.item.title for row in picture.rounds] == ["Projekt-Café", "Projekt-Café Runde 2"]
    assert [len(picture.points(table)) for table in picture.tables] == [2] * 8
    assert len(picture.without_seat(picture.rounds[0])) == 24 and picture.past == 0


def test_everybody_sits_once_per_round_and_the_figures_are_those_of_the_engine(at: CafeEvening):
    picture = at.seat_all()
    for row in picture.rounds:
        assert sorted(map(len, row.seats.values())) == [3] * 8
        assert not picture.without_seat(row)
    found = quality(picture)
    assert (found.score.repeated_meetings, found.score.proven_best, found.contacts) == (0, True, 4.0)
    assert not found.score.broken_rules


def test_a_round_that_has_begun_is_never_changed(at: CafeEvening):
    at.seat_all()
    before = at.begin("Projekt-Café")
    late = at.bring(3)
    gone = [next(iter(before.rounds[0].seats.values()))[0].attendance_id]
    at.leave(*gone)
    picture = at.picture
    assert picture.past == 1 and {row.id for row in picture.missing(picture.rounds[0])} == set(gone)
    plan = find_seats(problem(picture), seed=3, proposals=20_000)
    found = change(picture, plan.rounds)
    assert list(found.places) == [picture.rounds[1].id]
    assert set(found.seated) == set(late) and set(found.unseated) == set(gone)
    at.do(seat.take_plan, found.places, found.unseated, found.reserve)
    assert at.picture.rounds[0].seats == before.rounds[0].seats
    assert not at.picture.without_seat(at.picture.rounds[1])
    assert {row.id for row in at.picture.without_seat(at.picture.rounds[0])} == set(late)


def test_a_latecomer_disturbs_nobody(at: CafeEvening):
    at.seat_all()
    at.announce()
    late = at.bring(2)
    picture = at.picture
    plan = find_seats(disturbing_nobody(problem(picture)), proposals=1000)
    found = change(picture, plan.rounds)
    assert (found.moved, found.unseated) == ([], []) and set(found.seated) == set(late)
    assert found.more_repeats >= 0 and not found.is_nothing


def test_the_effect_of_a_move_is_known_before_it_is_made(at: CafeEvening):
    picture = at.seat_all()
    second = picture.rounds[1]
    person = second.seats[picture.tables[0].id][0].attendance_id
    first_table = picture.rounds[0].places.get(person)
    found = change(picture, with_move(picture, second, person, first_table))
    assert found.moved == [person]
    assert {rule.rule.value for rule in found.after.score.broken_rules} == {"topic_twice"}
    at.do(seat.move, second.id, person, first_table)
    assert seats(at.picture)[1][first_table][-1] == person or person in seats(at.picture)[1][first_table]
    assert quality(at.picture).score.repeated_meetings == found.after.score.repeated_meetings
    other = picture.rounds[1].seats[picture.tables[5].id][0].attendance_id
    swapped = change(at.picture, with_exchange(at.picture, second, person, other))
    assert set(swapped.moved) == {person, other}


def test_a_seat_chosen_by_hand_stays_when_the_round_is_mixed_anew(at: CafeEvening):
    picture = at.seat_all()
    second = picture.rounds[1]
    person = second.seats[picture.tables[0].id][0].attendance_id
    table = picture.tables[6].id
    at.do(seat.move, second.id, person, table)
    plan = find_seats(problem(at.picture), seed=99, proposals=5000)
    assert person in plan.rounds[1][table]


def test_hosts_stay_and_are_not_counted(at: CafeEvening):
    picture = at.picture
    host = next(iter(picture.guests))
    at.do(cafe_table.set_host, picture.tables[2].id, host)
    picture = at.seat_all()
    assert [row.places.get(host) for row in picture.rounds] == [picture.tables[2].id] * 2
    assert all(host not in {seat.attendance_id for seat in of} for row in picture.rounds for of in row.seats.values())
    assert quality(picture).score.proven_best


def test_two_people_stay_together_or_apart(at: CafeEvening):
    one, two, three = list(at.picture.guests)[:3]
    at.do(cafe.bind, at.cafe_id, Bond.TOGETHER, one, two)
    at.do(cafe.bind, at.cafe_id, Bond.APART, one, three)
    picture = at.seat_all()
    for row in picture.rounds:
        assert row.places.get(one) == row.places.get(two) != row.places.get(three)


def test_a_closed_table_is_empty_from_the_next_round_on(at: CafeEvening):
    at.seat_all()
    picture = at.begin("Projekt-Café")
    table = picture.tables[3]
    at.do(cafe_table.close_table, table.id)
    picture = at.picture
    assert [table.id in {row.id for row in picture.open_tables(held)} for held in picture.rounds] == [True, False]
    assert len(picture.without_seat(picture.rounds[1])) == 3
    again = at.do(cafe_table.add_table, table.topic_id)
    assert [row.number for row in at.picture.tables if row.id == again] == [9]


def test_more_time_for_one_table_ends_after_the_round(at: CafeEvening):
    at.seat_all()
    picture = at.begin("Projekt-Café")
    row, table = picture.rounds[0], picture.tables[2].id
    at.do(cafe_table.extend_table, row.id, table, 300)
    row = at.picture.rounds[0]
    assert row.ends_at(table) - row.ends_at(picture.tables[0].id) == timedelta(minutes=5)
    assert row.going_on(row.timer.ends_at) == [table]
    at.night.clock.advance(timedelta(minutes=25))
    at.do(live.proceed, at.night.day_id, at.night.clock.now())
    row = at.picture.rounds[0]
    assert row.state is RoundState.OVER and row.going_on(at.night.clock.now()) == [table]
    assert row.going_on(at.night.clock.now() + timedelta(minutes=6)) == []


def test_a_round_that_is_left_out_is_no_round(at: CafeEvening):
    at.seat_all()
    at.do(agenda.change_item, at.picture.rounds[1].item.id, skipped=True)
    assert [row.number for row in at.picture.rounds] == [1]
    assert len(problem(at.picture).people) == 24
