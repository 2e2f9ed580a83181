"""The tables of a café: opened, closed and hosted while people sit at them, and rounds that are added."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.cafes import CafeEvening, cafe_evening
from werkstatt.domain.agenda import ItemDraft, ItemKind
from werkstatt.domain.cafe import CafeTable, Hosting, NoteKind, ReserveSeat, Seat, TableTime
from werkstatt.domain.errors import Refused
from werkstatt.domain.person import Presence, Role
from werkstatt.domain.rounds import RoundState
from werkstatt.operations import agenda, cafe, cafe_round, cafe_table, live, person, seat, table_note
from werkstatt.readmodels.cafe import CafePicture
from werkstatt.readmodels.seating import problem
from werkstatt.seating.check import check

MINUTES = timedelta(minutes=1)
ONE_MORE = [ItemDraft("Noch ein Wechsel", 5, ItemKind.CHANGE), ItemDraft("Runde 3", 20, ItemKind.CAFE)]


@pytest.fixture
def at(tmp_path: Path) -> Iterator[CafeEvening]:
    with cafe_evening(tmp_path, guests=12, tables_each=1) as made:
        yield made


def found(at: CafeEvening, noun: type, **equal: object) -> list:
    return list(at.desk.ask(lambda records: records.find(noun, **equal)).result())


def numbers(picture: CafePicture, which: int) -> list[int]:
    """The tables that are open in a round."""
    return [table.number for table in picture.open_tables(picture.rounds[which])]


def titles(at: CafeEvening) -> list[str]:
    return [item.title for item in at.night.picture.items]


# Closing and opening


def test_a_table_that_nobody_used_is_removed_when_it_is_closed(at: CafeEvening) -> None:
    at.seat_all()
    table = at.picture.tables[1]
    at.do(cafe_table.close_table, table.id)
    assert [row.number for row in at.picture.tables] == [1, 3, 4]
    assert len(at.picture.without_seat(at.picture.rounds[0])) == 3
    assert found(at, Seat, table_id=table.id) == []


def test_a_number_that_people_know_is_never_given_again(at: CafeEvening) -> None:
    at.seat_all()
    at.announce()
    last = at.picture.tables[-1]
    at.do(cafe_table.close_table, last.id)
    new = at.do(cafe_table.add_table, last.topic_id)
    assert [(row.number, row.id == new) for row in at.picture.tables][-2:] == [(4, False), (5, True)]
    assert numbers(at.picture, 0) == numbers(at.picture, 1) == [1, 2, 3, 5]
    at.do(cafe_table.close_table, new)
    assert at.do(lambda records: cafe_table.add_table(records, last.topic_id)) != new
    assert at.picture.tables[-1].number == 6


def test_a_table_closed_during_a_round_is_used_to_the_end_of_it(at: CafeEvening) -> None:
    at.seat_all()
    picture = at.begin("Projekt-Café")
    table = picture.tables[0]
    host = at.bring(1)[0]
    at.do(cafe_table.set_host, table.id, host)
    at.do(
        seat.keep_reserve,
        {1: {picture.rounds[1].id: table.id}, 2: {picture.rounds[1].id: picture.tables[1].id}},
    )
    sat = picture.rounds[0].seats
    at.do(cafe_table.close_table, table.id)
    picture = at.picture
    assert picture.rounds[0].seats == sat
    assert (numbers(picture, 0), numbers(picture, 1)) == ([1, 2, 3, 4], [2, 3, 4])
    assert table.id not in picture.rounds[1].hosts
    assert [row.number for row in found(at, ReserveSeat)] == [2]
    assert {row.id for row in picture.without_seat(picture.rounds[1])} >= {host}


def test_what_was_written_at_a_table_is_not_lost_when_it_is_closed(at: CafeEvening) -> None:
    row, table = at.picture.rounds[0], at.picture.tables[0]
    at.do(table_note.write_notes, row.id, table.id, [(NoteKind.IDEA, "Bleibt")], at.night.clock.now())
    at.do(cafe_table.close_table, table.id)
    assert [note.text for note in at.picture.rounds[0].notes[table.id]] == ["Bleibt"]
    assert 1 in numbers(at.picture, 0)


def test_a_closed_table_is_opened_again_from_the_next_round_on(at: CafeEvening) -> None:
    at.seat_all()
    picture = at.begin("Projekt-Café")
    table = picture.tables[1]
    at.do(cafe_table.close_table, table.id)
    assert (numbers(at.picture, 0), numbers(at.picture, 1)) == ([1, 2, 3, 4], [1, 3, 4])
    at.do(cafe_table.reopen_table, table.id)
    assert (numbers(at.picture, 0), numbers(at.picture, 1)) == ([1, 2, 3, 4], [1, 2, 3, 4])


def test_nobody_begins_to_host_once_all_rounds_have_begun(at: CafeEvening) -> None:
    at.seat_all()
    picture = at.begin("Projekt-Café Runde 2")
    with pytest.raises(Refused, match="no_round_ahead"):
        at.do(cafe_table.set_host, picture.tables[0].id, next(iter(picture.guests)))


def test_leaving_out_a_round_that_was_passed_over_closes_no_table(at: CafeEvening) -> None:
    at.seat_all()
    first, second = at.picture.rounds
    at.do(live.jump_to, second.item.id, at.night.clock.now())
    new = at.do(cafe_table.add_table, at.picture.topics[0].id)
    at.do(cafe_round.add_round, at.cafe_id, [ItemDraft("Runde 3", 20, ItemKind.CAFE)])
    at.do(agenda.change_item, first.item.id, skipped=True)
    picture = at.picture
    assert [row.number for row in picture.rounds] == [1, 2]
    assert [picture.is_open(picture.table(new), row) for row in picture.rounds] == [False, True]


def test_a_table_that_is_added_while_a_round_runs_opens_with_the_next_one(at: CafeEvening) -> None:
    at.seat_all()
    picture = at.begin("Projekt-Café")
    at.do(cafe_table.add_table, picture.topics[0].id, place="Bühne", most=6)
    assert (numbers(at.picture, 0), numbers(at.picture, 1)) == ([1, 2, 3, 4], [1, 2, 3, 4, 5])
    new = at.picture.tables[-1]
    assert (new.place, new.most, new.opened_after) == ("Bühne", 6, at.picture.rounds[0].began_at)


def test_a_round_that_runs_while_nobody_has_a_seat_can_still_get_tables(at: CafeEvening) -> None:
    picture = at.begin("Projekt-Café")
    at.do(cafe_table.add_table, picture.topics[0].id)
    assert numbers(at.picture, 0) == [1, 2, 3, 4, 5]
    at.do(cafe_table.close_table, at.picture.tables[0].id)
    assert numbers(at.picture, 0) == [2, 3, 4, 5]


def test_a_round_that_a_jump_passed_over_is_past_for_tables_as_it_is_for_seats(at: CafeEvening) -> None:
    at.seat_all()
    at.do(live.jump_to, at.picture.rounds[1].item.id, at.night.clock.now())
    assert at.picture.past == 2
    at.do(cafe_round.add_round, at.cafe_id, ONE_MORE)
    at.do(cafe_table.close_table, at.picture.tables[0].id)
    at.do(cafe_table.add_table, at.picture.topics[0].id)
    assert [numbers(at.picture, which) for which in range(3)] == [[1, 2, 3, 4], [1, 2, 3, 4], [2, 3, 4, 5]]


def test_rounds_that_were_left_out_are_not_counted_for_tables(at: CafeEvening) -> None:
    at.do(agenda.change_item, at.picture.rounds[0].item.id, skipped=True)
    at.do(cafe_round.add_round, at.cafe_id, ONE_MORE)
    at.seat_all()
    picture = at.begin("Projekt-Café Runde 2")
    assert [row.state for row in picture.rounds] == [RoundState.RUNNING, RoundState.AHEAD]
    at.do(cafe_table.close_table, picture.tables[0].id)
    assert [numbers(at.picture, which) for which in range(2)] == [[1, 2, 3, 4], [2, 3, 4]]


def test_a_table_where_people_talked_keeps_its_topic(at: CafeEvening) -> None:
    first, second = at.picture.topics[:2]
    table = at.picture.tables[0]
    at.do(cafe_table.change_table, table.id, topic_id=second.id)
    assert at.picture.tables[0].topic_id == second.id
    at.seat_all()
    at.begin("Projekt-Café")
    with pytest.raises(Refused) as refused:
        at.do(cafe_table.change_table, table.id, topic_id=first.id)
    assert refused.value.reason == "table_was_used"
    at.do(cafe_table.change_table, table.id, topic_id=second.id, place="Fenster", most=9)
    assert (at.picture.tables[0].place, at.picture.tables[0].most) == ("Fenster", 9)


# Hosts


def hosts(at: CafeEvening) -> list[dict[int, str]]:
    """For each round the hosts by the number of their table."""
    picture = at.picture
    return [{picture.table(key).number: host for key, host in row.hosts.items()} for row in picture.rounds]


def test_a_host_leaves_the_seat_and_the_other_table(at: CafeEvening) -> None:
    picture = at.seat_all()
    one, other = list(picture.guests)[:2]
    first, second = (table.id for table in picture.tables[:2])
    at.do(cafe_table.set_host, first, one)
    assert hosts(at) == [{1: one}, {1: one}]
    assert found(at, Seat, attendance_id=one) == []
    at.do(cafe_table.set_host, second, one, [picture.rounds[1].id])
    assert hosts(at) == [{1: one}, {2: one}]
    at.do(cafe_table.set_host, second, other)
    assert hosts(at) == [{1: one, 2: other}, {2: other}]
    assert [row.id for row in at.picture.without_seat(at.picture.rounds[1])] == [one]
    at.do(cafe_table.set_host, second, None)
    assert hosts(at) == [{1: one}, {}]


def test_who_hosted_a_round_that_has_begun_hosted_it(at: CafeEvening) -> None:
    one, other = list(at.picture.guests)[:2]
    table = at.picture.tables[0].id
    at.do(cafe_table.set_host, table, one)
    at.seat_all()
    at.begin("Projekt-Café")
    at.do(cafe_table.set_host, table, other)
    assert hosts(at) == [{1: one}, {1: other}]
    assert found(at, Seat, attendance_id=other, round_id=at.picture.rounds[1].id) == []
    assert at.picture.rounds[0].places.get(other) is not None


def test_a_closed_table_gets_no_host(at: CafeEvening) -> None:
    at.seat_all()
    picture = at.begin("Projekt-Café")
    closed = picture.tables[0].id
    at.do(cafe_table.close_table, closed)
    one = next(iter(picture.guests))
    at.do(cafe_table.set_host, closed, one)
    at.do(person.set_role, one, Role.HOST)
    at.do(cafe_table.seat_hosts, at.cafe_id)
    assert hosts(at) == [{}, {2: one}]
    check(problem(at.picture))


def test_willing_hosts_get_the_tables_without_one_in_the_order_of_their_numbers(at: CafeEvening) -> None:
    people = list(at.picture.guests)
    for willing in people[3:8]:
        at.do(person.set_role, willing, Role.HOST)
    at.do(person.set_presence, [people[3]], Presence.EXCUSED, at.night.clock.now())
    at.do(person.set_presence, [people[4]], Presence.REMOTE, at.night.clock.now())
    at.do(cafe_table.set_host, at.picture.tables[1].id, people[6])
    at.do(cafe_table.seat_hosts, at.cafe_id)
    assert hosts(at)[0] == hosts(at)[1] == {1: people[5], 2: people[6], 3: people[7]}
    before = found(at, Hosting)
    at.do(cafe_table.seat_hosts, at.cafe_id)
    assert found(at, Hosting) == before


# More time


def test_a_table_is_given_more_time_and_it_is_taken_back(at: CafeEvening) -> None:
    at.seat_all()
    picture = at.begin("Projekt-Café")
    row, table, other = picture.rounds[0], picture.tables[0].id, picture.tables[1].id
    at.do(cafe_table.extend_table, row.id, table, 300)
    at.do(cafe_table.extend_table, row.id, table, -120)
    at.do(cafe_table.extend_table, row.id, other, -60)
    assert at.picture.rounds[0].table_times == {table: 3 * MINUTES, other: timedelta()}
    at.do(cafe_table.extend_table, row.id, table, -600)
    assert at.picture.rounds[0].table_times[table] == timedelta()
    at.do(cafe_table.take_time_back, row.id)
    assert found(at, TableTime) == []


def test_all_wait_for_the_table_with_most_time(at: CafeEvening) -> None:
    at.seat_all()
    picture = at.begin("Projekt-Café")
    row = picture.rounds[0]
    for table, seconds in zip(picture.tables, (300, 60), strict=False):
        at.do(cafe_table.extend_table, row.id, table.id, seconds)
    at.do(cafe_table.let_all_wait, row.id, row.timer.id)
    assert at.picture.rounds[0].timer.ends_at - row.timer.ends_at == 5 * MINUTES
    assert at.picture.rounds[0].table_times == {}
    at.do(cafe_table.let_all_wait, row.id, row.timer.id)
    assert at.picture.rounds[0].timer.ends_at - row.timer.ends_at == 5 * MINUTES


# Rounds that are added


def test_a_round_is_added_behind_the_last_one_with_its_question(at: CafeEvening) -> None:
    at.do(cafe_round.add_round, at.cafe_id, ONE_MORE)
    assert titles(at)[-4:] == ["Noch ein Wechsel", "Runde 3", "Pause", "Abschluss"]
    added = at.picture.rounds[2].item
    assert (added.prompt, added.unplanned, added.planned_rank) == ("Was braucht es?", False, None)
    assert at.night.picture.items[-4].prompt == ""


def test_a_round_that_is_added_while_one_runs_follows_it_and_is_in_the_forecast(at: CafeEvening) -> None:
    at.seat_all()
    at.begin("Projekt-Café Runde 2")
    at.night.clock.advance(5 * MINUTES)
    now = at.night.clock.now()
    before = at.night.picture.forecast(now)
    at.do(cafe_round.add_round, at.cafe_id, ONE_MORE)
    after = at.night.picture.forecast(now)
    assert at.night.running == "Projekt-Café Runde 2"
    assert [row.state for row in at.picture.rounds] == [RoundState.OVER, RoundState.RUNNING, RoundState.AHEAD]
    coming = {slot.item.title: slot.next_start for slot in after.slots if slot.next_start}
    assert list(coming)[:3] == ["Noch ein Wechsel", "Runde 3", "Pause"]
    assert coming["Runde 3"] - coming["Noch ein Wechsel"] == 5 * MINUTES
    assert (after.planned_end, after.drift.unplanned) == (before.planned_end, 25 * MINUTES)
    assert after.drift.total == after.late


def test_going_on_to_an_added_round_leaves_nothing_waiting(at: CafeEvening) -> None:
    at.seat_all()
    picture = at.begin("Projekt-Café Runde 2")
    at.do(live.pause_timer, picture.rounds[1].timer.id, at.night.clock.now())
    at.do(cafe_round.add_round, at.cafe_id, ONE_MORE)
    at.begin("Runde 3")
    assert at.night.picture.forecast(at.night.clock.now()).last.title == "Runde 3"
    assert [row.state for row in at.picture.rounds] == [RoundState.OVER, RoundState.OVER, RoundState.RUNNING]


def test_a_round_that_is_added_after_the_cafe_follows_what_runs(at: CafeEvening) -> None:
    at.seat_all()
    at.begin("Pause")
    at.do(cafe_round.add_round, at.cafe_id, ONE_MORE)
    assert titles(at)[-4:] == ["Pause", "Noch ein Wechsel", "Runde 3", "Abschluss"]
    at.begin("Runde 3")
    assert at.picture.current.number == 3


def test_a_cafe_without_rounds_gets_its_first_one_at_the_end(at: CafeEvening) -> None:
    at.cafe_id = at.do(cafe.begin_cafe, at.night.day_id, "Leer", ())
    assert at.picture.rounds == []
    at.do(cafe_round.add_round, at.cafe_id, ONE_MORE[1:])
    assert titles(at)[-1] == "Runde 3"
    assert [row.item.title for row in at.picture.rounds] == ["Runde 3"]
    assert found(at, CafeTable, cafe_id=at.cafe_id)
