"""A café as the moderator sees it: who sits where in each round, what was written, and who has no seat."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
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
    tables_each,
)
from werkstatt.domain.event import Day, Event
from werkstatt.domain.person import Presence, Role
from werkstatt.domain.process import FocusPoint, Initiative
from werkstatt.domain.rounds import Agenda, HeldRound, RoundState, held, in_order, settled
from werkstatt.domain.timer import Timer
from werkstatt.readmodels.people import PersonRow, people
from werkstatt.storage.records import Records

_SEATLESS_ROLES = frozenset({Role.MODERATION, Role.MINUTES})
_GONE = frozenset({Presence.EXCUSED, Presence.LEFT})
_EXPECTED = frozenset({Presence.INVITED, Presence.REGISTERED, Presence.PRESENT})

Row = TypeVar("Row")


@dataclass(frozen=True, kw_only=True)
class RoundPicture:
    """A round, counted by `number` from 1: the seats, hosts, notes and further minutes of each table (by its id).

    One that was left out has number 0. `timer` is its clock, also the one of a round that is over.
    """

    round: Round
    number: int
    item: AgendaItem
    state: RoundState
    began_at: datetime | None
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

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Where everybody sits or hosts: tables (their ids) by attendance."""
        seated = {seat.attendance_id: table for table, seats in self.seats.items() for seat in seats}
        return {**seated, **{host: table for table, host in self.hosts.items()}}

    @property
    def seated(self) -> Collection[str]:
        """The attendances that have a seat, or host a table."""
        return self.places.keys()

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
    """A café. Of the event's `people` the `guests` are all who may sit somewhere, by their attendance.

    The first `past` of the rounds keep their seats as they were. `left_out` are further rounds in which something was
    written before they were left out.
    """

    event: Event
    cafe: Cafe
    topics: Sequence[Topic]
    tables: Sequence[CafeTable]
    rounds: Sequence[RoundPicture]
    past: int
    left_out: Sequence[RoundPicture]
    people: Sequence[PersonRow]
    guests: Mapping[str, PersonRow]
    rules: Sequence[SeatingRule]
    printed: Sequence[Printed]
    day: date | None
    initiatives: Sequence[Initiative]
    focus_points: Mapping[str, Sequence[FocusPoint]]

    @property
    def every_round(self) -> Sequence[RoundPicture]:
        """The rounds, and after them those that were left out though something was written in them."""
        return [*self.rounds, *self.left_out]

    @property
    def ahead(self) -> Sequence[RoundPicture]:
        """The rounds whose seats can still change."""
        return self.rounds[self.past :]

    @property
    def not_over(self) -> Sequence[RoundPicture]:
        """The round that runs, and those after it."""
        return [row for row in self.rounds if row.state is RoundState.RUNNING or row.number > self.past]

    @property
    def is_known(self) -> bool:
        """Whether people know their tables, so that few of them should change."""
        return self.cafe.published_at is not None or self.past > 0

    @property
    def current(self) -> RoundPicture | None:
        """The round that runs, or else the next one, or else the last."""
        running = (row for row in self.rounds if row.state is RoundState.RUNNING)
        return next(running, None) or next(iter(self.ahead), None) or (self.rounds[-1] if self.rounds else None)

    def topic(self, table: CafeTable) -> Topic:
        """What is talked about at a table."""
        return next(topic for topic in self.topics if topic.id == table.topic_id)

    def table(self, table_id: str) -> CafeTable:
        """The table with that id."""
        return next(table for table in self.tables if table.id == table_id)

    def open_tables(self, row: RoundPicture) -> Sequence[CafeTable]:
        """The tables at which people sit in a round, or did so."""
        used = row.seats.keys() | row.hosts.keys() | row.notes.keys()
        return [table for table in self.tables if self.is_open(table, row) or table.id in used]

    def is_open(self, table: CafeTable, row: RoundPicture) -> bool:
        """Whether people can sit at a table in a round; nobody can in one that was passed over."""
        was_passed_over = row.began_at is None and row.number <= self.past
        return not was_passed_over and table.is_open_in(row.began_at)

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
    def listed(self) -> Sequence[PersonRow]:
        """The guests who stand on lists: who is here, and who has a seat and neither is excused nor has left."""
        seated = {person for row in self.rounds for person in row.seated}
        here = {row.id for row in (*self.in_the_room, *self.online)} or {row.id for row in self.expected}
        return [row for row in self.guests.values() if row.id in here | seated and row.attendance.presence not in _GONE]

    @property
    def expected(self) -> Sequence[PersonRow]:
        """The guests who are here or may still come."""
        return [row for row in self.guests.values() if row.attendance.presence in _EXPECTED]

    def without_seat(self, row: RoundPicture) -> Sequence[PersonRow]:
        """Who takes part (before the first have come: who is expected) and sits nowhere in a round.

        Who is online needs a table for that.
        """
        online = self.online if any(table.remote for table in self.open_tables(row)) else []
        return [guest for guest in (*(self.in_the_room or self.expected), *online) if guest.id not in row.places]

    def missing(self, row: RoundPicture) -> Sequence[PersonRow]:
        """Who has a seat in a round and is not here."""
        there = {guest.id for guest in (*self.in_the_room, *self.online)}
        return [guest for guest in self.guests.values() if guest.id in row.places and guest.id not in there]


def cafes(records: Records, event_id: str) -> Sequence[Cafe]:
    """The cafés of an event."""
    return records.find(Cafe, order="rank", event_id=event_id)


def current_cafe(records: Records, event_id: str, chosen: str = "") -> CafePicture | None:
    """The chosen café of an event, or the one that runs or comes next; None while there is none."""
    there = cafes(records, event_id)
    pictures = [cafe(records, one.id) for one in there if one.id == chosen] or [cafe(records, one.id) for one in there]
    unfinished = (picture for picture in pictures if picture.current and picture.current.state is not RoundState.OVER)
    return next(unfinished, pictures[0] if pictures else None)


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
    held_rounds, left_out, agenda = rounds_of(records, cafe_id)
    contents = _Contents(records, [*(row.round for row in held_rounds), *left_out], agenda)
    seated = {row.round.id for row in held_rounds if contents.seats.get(row.round.id)}
    return CafePicture(
        event=records.get(Event, found.event_id),
        cafe=found,
        topics=topics,
        tables=records.find(CafeTable, order="number", cafe_id=cafe_id),
        rounds=[contents.picture(row, number) for number, row in enumerate(held_rounds, start=1)],
        past=settled(held_rounds, seated),
        left_out=[contents.picture(HeldRound(row), 0) for row in left_out if row.id in contents.notes],
        people=rows,
        guests={row.id: row for row in rows if row.attendance.role not in _SEATLESS_ROLES},
        rules=records.find(SeatingRule, cafe_id=cafe_id),
        printed=records.find(Printed, cafe_id=cafe_id),
        day=min((day.date for day in agenda.days), default=None),
        initiatives=records.find(Initiative, order="rank"),
        focus_points=_by("initiative_id", records.find(FocusPoint, order="rank", initiative_id=initiatives)),
    )


def rounds_of(records: Records, *cafe_ids: str) -> tuple[Sequence[HeldRound], Sequence[Round], Agenda]:
    """The rounds of cafés that are held, those that were left out, and what is known of their days."""
    found = records.find(Round, cafe_id=cafe_ids)
    days = records.find(Day, id={item.day_id for item in records.find(AgendaItem, id=[row.item_id for row in found])})
    keys = [day.id for day in days]
    runs = records.find(Run, day_id=keys)
    timers = records.find(Timer, run_id=[run.id for run in runs])
    agenda = Agenda(days, records.find(AgendaItem, day_id=keys), runs, timers)
    held_rounds = held(found, agenda)
    kept = {row.round.id for row in held_rounds}
    return held_rounds, in_order((row for row in found if row.id not in kept), days, agenda.items), agenda


class _Contents:
    """What belongs to the rounds of a café, read at once for all of them."""

    def __init__(self, records: Records, rounds: Iterable[Round], agenda: Agenda) -> None:
        keys = [row.id for row in rounds]
        self.seats = _by("round_id", records.find(Seat, round_id=keys))
        self.hosts = _by("round_id", records.find(Hosting, round_id=keys))
        self.reserve = _by("round_id", records.find(ReserveSeat, order="number", round_id=keys))
        self.notes = _by("round_id", records.find(TableNote, order="rank", round_id=keys))
        self.times = _by("round_id", records.find(TableTime, round_id=keys))
        self.items = {item.id: item for item in agenda.items}
        self.timers = {timer.run_id: timer for timer in agenda.timers}

    def picture(self, row: HeldRound, number: int) -> RoundPicture:
        """One of the rounds."""
        key = row.round.id
        return RoundPicture(
            round=row.round,
            number=number,
            item=self.items[row.round.item_id],
            state=row.state,
            began_at=row.began_at,
            timer=self.timers.get(row.latest.id) if row.latest else None,
            seats=_by("table_id", self.seats.get(key, ())),
            hosts={hosting.table_id: hosting.attendance_id for hosting in self.hosts.get(key, ())},
            reserve=self.reserve.get(key, ()),
            notes=_by("table_id", self.notes.get(key, ())),
            table_times={time.table_id: timedelta(seconds=time.seconds) for time in self.times.get(key, ())},
        )


def _by(field: str, rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows by one of their fields, in the order in which they come."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[attrgetter(field)(row)].append(row)
    return dict(found)
