"""Whatever happens in a room, mixing anew seats everybody once and leaves alone what is over or was chosen by hand.

Random evenings on a real file: people come, leave and take part online, hosts and tables change, rounds begin.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.cafes import CafeEvening, cafe_evening
from werkstatt.domain.agenda import ItemDraft, ItemKind
from werkstatt.domain.cafe import Bond, Hosting, Mix, Seat
from werkstatt.domain.errors import Refused
from werkstatt.domain.person import Presence
from werkstatt.domain.registration import Registration
from werkstatt.operations import agenda, cafe, cafe_round, cafe_table, live, person, seat
from werkstatt.readmodels.cafe import CafePicture, RoundPicture
from werkstatt.readmodels.latecomers import reserve_problem
from werkstatt.readmodels.printed import reserve_routes
from werkstatt.readmodels.seating import change, problem, quality, takes_part
from werkstatt.seating.engine import seat as find_seats
from werkstatt.seating.plan import Rule

WHICH = st.integers(0, 99)
ACTS = st.one_of(
    st.tuples(st.just("come"), st.integers(1, 3)),
    st.tuples(st.sampled_from(["leave", "go_home", "connect", "come_back"]), WHICH),
    st.tuples(st.just("host"), WHICH, WHICH),
    st.tuples(st.just("keep"), st.integers(1, 3)),
    st.tuples(st.just("give"), WHICH),
    st.tuples(st.sampled_from(["unhost", "close"]), WHICH),
    st.tuples(st.just("open"), WHICH, st.booleans()),
    st.tuples(st.just("move"), WHICH, WHICH),
    st.tuples(st.just("bind"), WHICH, WHICH, st.sampled_from(Bond)),
    st.tuples(st.sampled_from(["go_on", "add_round", "leave_out", "go_back"])),
    st.tuples(st.just("weigh"), st.sampled_from(Mix), st.booleans()),
)
STORIES = st.lists(st.lists(ACTS, min_size=1, max_size=4), min_size=2, max_size=4)
Rows = dict[str, frozenset[object]]


class Story:
    """An evening that goes on act by act. What an act can't do at the moment it leaves."""

    def __init__(self, at: CafeEvening) -> None:
        self.at = at
        self.now = at.night.clock.now

    def act(self, name: str, *values: Any) -> None:
        self.at.night.clock.advance(timedelta(minutes=1))
        getattr(self, name)(*values)

    def come(self, count: int) -> None:
        self.at.bring(count)

    def leave(self, which: int) -> None:
        self._set(which, Presence.EXCUSED)

    def go_home(self, which: int) -> None:
        self._set(which, Presence.LEFT)

    def keep(self, count: int) -> None:
        picture = self.at.picture
        found = change(picture, find_seats(reserve_problem(picture, count), proposals=500).rounds)
        self.at.do(seat.keep_reserve, found.reserve)

    def give(self, which: int) -> None:
        for number in list(reserve_routes(self.at.picture))[:1]:
            self.at.do(seat.seat_from_reserve, self.at.cafe_id, self._guest(which), number)

    def connect(self, which: int) -> None:
        self._set(which, Presence.REMOTE)

    def come_back(self, which: int) -> None:
        self._set(which, Presence.PRESENT)

    def host(self, which: int, table: int) -> None:
        with suppress(Refused):  # all rounds have begun
            self.at.do(cafe_table.set_host, self._table(table), self._guest(which))

    def unhost(self, table: int) -> None:
        self.at.do(cafe_table.set_host, self._table(table), None)

    def close(self, table: int) -> None:
        if len(self.at.picture.tables) > 1:
            self.at.do(cafe_table.close_table, self._table(table))

    def open(self, topic: int, remote: bool) -> None:
        topics = self.at.picture.topics
        self.at.do(cafe_table.add_table, topics[topic % len(topics)].id, remote=remote, most=8)

    def move(self, which: int, table: int) -> None:
        """As in the window: to a table that is open in a round that is yet to come."""
        picture = self.at.picture
        for row in picture.rounds[picture.past :][:1]:
            if tables := picture.open_tables(row):
                self.at.do(seat.move, row.id, self._guest(which), tables[table % len(tables)].id)

    def bind(self, one: int, other: int, bond: Bond) -> None:
        if (pair := (self._guest(one), self._guest(other)))[0] != pair[1]:
            self.at.do(cafe.bind, self.at.cafe_id, bond, *pair)

    def go_on(self) -> None:
        self.at.do(live.proceed, self.at.night.day_id, self.now())

    def go_back(self) -> None:
        self.at.do(live.go_back, self.at.night.day_id)

    def add_round(self) -> None:
        drafts = [ItemDraft("Wechsel", 5, ItemKind.CHANGE), ItemDraft("Mehr", 20, ItemKind.CAFE)]
        self.at.do(cafe_round.add_round, self.at.cafe_id, drafts)

    def leave_out(self) -> None:
        picture = self.at.picture
        for row in picture.rounds[max(1, picture.past) :][-1:]:
            self.at.do(agenda.change_item, row.item.id, skipped=True)

    def weigh(self, mix: Mix, topics_differ: bool) -> None:
        self.at.do(cafe.change_cafe, self.at.cafe_id, mix=mix, topics_differ=topics_differ)

    def _set(self, which: int, presence: Presence) -> None:
        self.at.do(person.set_presence, [self._guest(which)], presence, self.now())

    def _guest(self, which: int) -> str:
        return list(self.at.picture.guests)[which % len(self.at.picture.guests)]

    def _table(self, which: int) -> str:
        return self.at.picture.tables[which % len(self.at.picture.tables)].id


def rows_of(at: CafeEvening) -> Rows:
    """Who sits and hosts where in the rounds that have begun, as it stands in the file."""
    past = [row.id for row in at.picture.rounds[: at.picture.past]]

    def found(records: Any) -> Rows:
        return {
            key: frozenset([*records.find(Seat, round_id=key), *records.find(Hosting, round_id=key)]) for key in past
        }

    return at.desk.ask(found).result()


def can_be_mixed(picture: CafePicture) -> bool:
    coming = picture.rounds[picture.past :]
    return bool(coming and takes_part(picture)) and all(_open(picture, row) for row in coming)


def _open(picture: CafePicture, row: RoundPicture) -> set[str]:
    return {table.id for table in picture.tables if table.is_open_in(row.began_at)}


def mix_anew(at: CafeEvening, seed: int) -> None:
    """Find seats, take them, and look at everything that must hold."""
    before, past = at.picture, rows_of(at)
    quality(before)
    if not can_be_mixed(before):
        return
    asked = problem(before)
    plan = find_seats(asked, seed=seed, proposals=400)
    assert find_seats(asked, seed=seed, proposals=400).rounds == plan.rounds
    found = change(before, plan.rounds)
    at.do(seat.take_plan, found.places, found.unseated, found.reserve)
    after = at.picture
    assert rows_of(at) == past
    assert (after.past, len(after.rounds)) == (before.past, len(before.rounds))
    crowded = {(rule.round, rule.table) for rule in found.after.score.broken_rules if rule.rule is Rule.TOO_FULL}
    for was, row in list(zip(before.rounds, after.rounds, strict=True))[after.past :]:
        everybody_sits_once(after, row)
        what_was_chosen_stays(before, was, row)
        for table in (after.table(key) for key in _open(after, row)):
            sitting = len(row.seats.get(table.id, ())) + (table.id in row.hosts)
            assert sitting <= table.most or (row.number, table.id) in crowded
    again = change(after, plan.rounds)
    assert again.is_nothing, again
    assert again.more_repeats == 0


def everybody_sits_once(picture: CafePicture, row: RoundPicture) -> None:
    there = {guest.id for guest in takes_part(picture)}
    seats = Counter(one.attendance_id for of in row.seats.values() for one in of)
    hosts = Counter(host for table, host in row.hosts.items() if table in _open(picture, row) and host in there)
    assert seats + hosts == Counter(there)
    assert row.seats.keys() <= _open(picture, row)
    assert not picture.without_seat(row)


def what_was_chosen_stays(picture: CafePicture, was: RoundPicture, row: RoundPicture) -> None:
    """Hosts host until they leave, and seats chosen by hand are as they were, as long as person and table are there."""
    there = {guest.id for guest in takes_part(picture)}
    gone = {Presence.EXCUSED, Presence.LEFT}
    assert row.hosts == {
        table: host for table, host in was.hosts.items() if picture.guests[host].attendance.presence not in gone
    }
    for table in _open(picture, was):
        kept = {one for one in was.seats.get(table, ()) if one.by_hand and one.attendance_id in there}
        assert kept <= set(row.seats.get(table, ()))


@given(STORIES, st.integers(0, 5), st.sampled_from(["", "Ankommen", "Projekt-Café", "Wechsel"]), st.booleans())
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_mixing_anew_keeps_its_promises_whatever_happens(
    chapters: list[list[tuple]], seed: int, first: str, known: bool
) -> None:
    with TemporaryDirectory() as folder, cafe_evening(Path(folder), guests=10, tables_each=1) as at:
        story = Story(at)
        mix_anew(at, seed)
        if known:
            at.announce()
        at.begin(first)
        for chapter in chapters:
            for name, *values in chapter:
                past = rows_of(at)
                story.act(name, *values)
                now = rows_of(at)
                assert {key: now[key] for key in past if key in now} == {key: past[key] for key in past if key in now}
            mix_anew(at, seed)


@pytest.fixture
def at(tmp_path: Path) -> Iterator[CafeEvening]:
    with cafe_evening(tmp_path, guests=10, tables_each=1) as made:
        yield made


def test_a_host_who_left_is_no_change_for_ever(at: CafeEvening) -> None:
    host = next(iter(at.picture.guests))
    at.do(cafe_table.set_host, at.picture.tables[0].id, host)
    at.seat_all()
    at.announce()
    at.leave(host)
    mix_anew(at, 7)
    assert change(at.picture, find_seats(problem(at.picture), proposals=400).rounds).is_nothing


def test_a_no_show_before_the_first_round_gives_up_the_seat(at: CafeEvening) -> None:
    at.seat_all()
    at.announce()
    gone = next(iter(at.picture.guests))
    at.leave(gone)
    found = change(at.picture, find_seats(problem(at.picture), proposals=400).rounds)
    assert found.unseated == [gone]
    mix_anew(at, 7)


def test_who_is_online_takes_part_as_long_as_a_table_for_it_is_open(at: CafeEvening) -> None:
    online = at.do(cafe_table.add_table, at.picture.topics[0].id, remote=True)
    guest = next(iter(at.picture.guests))
    at.do(person.set_presence, [guest], Presence.REMOTE, at.night.clock.now())
    at.seat_all()
    at.begin("Projekt-Café")
    assert at.picture.rounds[0].places.get(guest) == online
    at.do(cafe_table.close_table, online)
    assert guest not in {row.id for row in takes_part(at.picture)}
    mix_anew(at, 7)
    assert at.picture.rounds[1].places.get(guest) is None


def test_a_wish_for_a_topic_without_tables_is_no_wish(at: CafeEvening) -> None:
    guest = next(iter(at.picture.guests.values()))
    wish = Registration(line=1, last_name=guest.person.last_name, wishes=("Mobilität", "Handwerk"))
    at.do(person.import_registrations, at.night.event_id, [wish], {1: guest.person.id})
    at.do(cafe.add_topic, at.cafe_id, "Mobilität", 0)
    assert [*problem(at.picture).wishes.values()] == [{at.picture.topics[1].id: 2}]
    mix_anew(at, 7)
