"""A café as the moderator sees it: who sits where in each round, what was written, and who has no seat."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from operator import attrgetter
from typing import TypeVar

from werkstatt.domain.agenda import AgendaItem, Run
from werkstatt.domain.cafe import (
    Cafe,
    CafeTable,
    Hosting,
    Printed,
    ReserveSeat,
    Round,
    Seat,
    SeatingRule,
    TableNote,
    TableTime,
    Topic,
    in_order,
    tables_each,
)
from werkstatt.domain.course import in_time
from werkstatt.domain.event import Day, Event
from werkstatt.domain.person import Presence, Role
from werkstatt.domain.process import FocusPoint, Initiative
from werkstatt.domain.timer import Timer
from werkstatt.readmodels.people import PersonRow, people
from werkstatt.storage.records import Records

_SEATLESS_ROLES = frozenset({Role.MODERATION, Role.MINUTES})
_EXPECTED = frozenset({Presence.INVITED, Presence.REGISTERED, Presence.PRESENT})

Row = TypeVar("Row")


class RoundState(StrEnum):
    """How far a round is."""

    AHEAD = "ahead"
    RUNNING = "running"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPicture:
    """A round, counted by `number` from 1: the seats, hosts, notes and further minutes of each table (by its id).

    `timer` is its clock, also the one of a round that is over.
    """

    round: Round
    number: int
    item: AgendaItem
    state: RoundState
    timer: Timer | None
    seats: Mapping[str, Sequence[Seat]]
    hosts: Mapping[str, str]
    reserve: Sequence[ReserveSeat]
    notes: Mapping[str, Sequence[TableNote]]
    table_times: Mapping[str, timedelta]

    @property
    def id(self) -> str:
        """Rounds are told apart by their noun."""
        return self.round.id

    @property
    def seated(self) -> frozenset[str]:
        """The attendances that have a seat, or host a table."""
        return frozenset(seat.attendance_id for seats in self.seats.values() for seat in seats) | {*self.hosts.values()}

    def table_of(self, attendance_id: str) -> str | None:
        """The table (its id) where somebody sits, or hosts."""
        at = {seat.attendance_id: table for table, seats in self.seats.items() for seat in seats}
        return {**at, **{host: table for table, host in self.hosts.items()}}.get(attendance_id)

    def ends_at(self, table_id: str) -> datetime | None:
        """When a table's time is up; None while there is no clock."""
        return self.timer.ends_at + self.table_times.get(table_id, timedelta()) if self.timer else None

    def going_on(self, now: datetime) -> Sequence[str]:
        """The tables (their ids) that got more time, as long as it lasts."""
        if self.timer is None:
            return []
        moment = self.timer.paused_at if self.timer.paused_at and self.state is RoundState.RUNNING else now
        return [table for table, time in self.table_times.items() if time and moment < self.timer.ends_at + time]


@dataclass(frozen=True, slots=True, kw_only=True)
class CafePicture:
    """A café. `guests` are all who may sit somewhere, by their attendance; rounds that were left out are not in it."""

    event: Event
    cafe: Cafe
    topics: Sequence[Topic]
    tables: Sequence[CafeTable]
    rounds: Sequence[RoundPicture]
    guests: Mapping[str, PersonRow]
    rules: Sequence[SeatingRule]
    printed: Sequence[Printed]
    day: date | None
    focus_points: Mapping[str, Sequence[FocusPoint]]

    @property
    def past(self) -> int:
        """How many rounds have begun, or lie before one that has: their seats stay as they were.

        One that runs without anybody having a seat can still be seated.
        """
        seated = (row for row in self.rounds if row.state is RoundState.RUNNING and row.seats)
        over = (row for row in self.rounds if row.state is RoundState.OVER)
        return max((row.number for row in (*over, *seated)), default=0)

    @property
    def is_known(self) -> bool:
        """Whether people know their tables, so that few of them should change."""
        return self.cafe.published_at is not None or self.past > 0

    @property
    def current(self) -> RoundPicture | None:
        """The round that runs, or else the next one, or else the last."""
        running = (row for row in self.rounds if row.state is RoundState.RUNNING)
        coming = (row for row in self.rounds if row.number > self.past)
        return next(running, None) or next(coming, None) or (self.rounds[-1] if self.rounds else None)

    def topic(self, table: CafeTable) -> Topic:
        """What is talked about at a table."""
        return next(topic for topic in self.topics if topic.id == table.topic_id)

    def table(self, table_id: str) -> CafeTable:
        """The table with that id."""
        return next(table for table in self.tables if table.id == table_id)

    def open_tables(self, row: RoundPicture) -> Sequence[CafeTable]:
        """The tables at which people sit in a round, or did so."""
        used = row.seats.keys() | row.hosts.keys() | row.notes.keys()
        return [table for table in self.tables if table.is_open_in(row.number - 1) or table.id in used]

    def points(self, table: CafeTable) -> Sequence[FocusPoint]:
        """The focus points of a table's initiative."""
        return self.focus_points.get(self.topic(table).initiative_id or "", ())

    @property
    def in_the_room(self) -> Sequence[PersonRow]:
        """The guests who are here."""
        return [row for row in self.guests.values() if row.attendance.presence is Presence.PRESENT]

    @property
    def online(self) -> Sequence[PersonRow]:
        """The guests who take part from elsewhere."""
        return [row for row in self.guests.values() if row.attendance.presence is Presence.REMOTE]

    @property
    def expected(self) -> Sequence[PersonRow]:
        """The guests who are here or may still come."""
        return [row for row in self.guests.values() if row.attendance.presence in _EXPECTED]

    def without_seat(self, row: RoundPicture) -> Sequence[PersonRow]:
        """Who takes part and sits nowhere in a round; who is online needs a table for that."""
        online = self.online if any(table.remote for table in self.open_tables(row)) else []
        return [guest for guest in (*self.in_the_room, *online) if guest.id not in row.seated]

    def missing(self, row: RoundPicture) -> Sequence[PersonRow]:
        """Who has a seat in a round and is not here."""
        there = {guest.id for guest in (*self.in_the_room, *self.online)}
        return [guest for guest in self.guests.values() if guest.id in row.seated and guest.id not in there]


def cafes(records: Records, event_id: str) -> Sequence[Cafe]:
    """The cafés of an event."""
    return records.find(Cafe, order="rank", event_id=event_id)


def tables_needed(records: Records, event_id: str) -> int:
    """How many tables each initiative needs for all who are expected at an event."""
    rows = people(records, event_id).rows
    return tables_each(sum(row.attendance.presence in _EXPECTED for row in rows), len(records.find(Initiative)))


def cafe(records: Records, cafe_id: str) -> CafePicture:
    """The picture of one café; raises NotThere when it is gone."""
    found = records.get(Cafe, cafe_id)
    rows = people(records, found.event_id).rows
    topics = records.find(Topic, order="rank", cafe_id=cafe_id)
    initiatives = [topic.initiative_id for topic in topics if topic.initiative_id]
    return CafePicture(
        event=records.get(Event, found.event_id),
        cafe=found,
        topics=topics,
        tables=records.find(CafeTable, order="number", cafe_id=cafe_id),
        rounds=_rounds(records, cafe_id),
        guests={row.id: row for row in rows if row.attendance.role not in _SEATLESS_ROLES},
        rules=records.find(SeatingRule, cafe_id=cafe_id),
        printed=records.find(Printed, cafe_id=cafe_id),
        day=_day(records, cafe_id),
        focus_points=_by("initiative_id", records.find(FocusPoint, order="rank", initiative_id=initiatives)),
    )


def _rounds(records: Records, cafe_id: str) -> Sequence[RoundPicture]:
    found = records.find(Round, cafe_id=cafe_id)
    items = {item.id: item for item in records.find(AgendaItem, id=[row.item_id for row in found])}
    days = records.find(Day, id={item.day_id for item in items.values()})
    runs = _by("item_id", in_time(records.find(Run, item_id=list(items))))
    timers = {
        timer.run_id: timer for timer in records.find(Timer, run_id=[run.id for of in runs.values() for run in of])
    }
    keys = [row.id for row in found]
    seats = _by("round_id", records.find(Seat, round_id=keys))
    hosts = _by("round_id", records.find(Hosting, round_id=keys))
    reserve = _by("round_id", records.find(ReserveSeat, order="number", round_id=keys))
    notes = _by("round_id", records.find(TableNote, order="rank", round_id=keys))
    times = _by("round_id", records.find(TableTime, round_id=keys))
    held = [row for row in found if row.item_id in runs or not items[row.item_id].skipped]
    return [
        RoundPicture(
            round=row,
            number=number,
            item=items[row.item_id],
            state=_state(runs.get(row.item_id, ())),
            timer=timers.get(runs[row.item_id][-1].id) if row.item_id in runs else None,
            seats=_by("table_id", seats.get(row.id, ())),
            hosts={hosting.table_id: hosting.attendance_id for hosting in hosts.get(row.id, ())},
            reserve=reserve.get(row.id, ()),
            notes=_by("table_id", notes.get(row.id, ())),
            table_times={time.table_id: timedelta(seconds=time.seconds) for time in times.get(row.id, ())},
        )
        for number, row in enumerate(in_order(held, days, items.values()), start=1)
    ]


def _day(records: Records, cafe_id: str) -> date | None:
    """The day of its rounds, or the first of them."""
    items = records.find(AgendaItem, id=[row.item_id for row in records.find(Round, cafe_id=cafe_id)])
    days = records.find(Day, order="date", id={item.day_id for item in items})
    return days[0].date if days else None


def _state(runs: Sequence[Run]) -> RoundState:
    if not runs:
        return RoundState.AHEAD
    return RoundState.RUNNING if runs[-1].ended_at is None else RoundState.OVER


def _by(field: str, rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows by one of their fields, in the order in which they come."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[attrgetter(field)(row)].append(row)
    return dict(found)
