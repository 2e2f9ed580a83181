"""A file of ten years: 200 events, 5,000 people, and in the last event 400 of them."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from werkstatt.desk import Desk
from werkstatt.domain.action import Action
from werkstatt.domain.agenda import AgendaItem, ItemKind, Run
from werkstatt.domain.event import Day, Event
from werkstatt.domain.minutes import Entry, EntryKind
from werkstatt.domain.person import Attendance, Person, Wish
from werkstatt.domain.process import Initiative, Process
from werkstatt.domain.timer import Timer
from werkstatt.operations import spotlight, story
from werkstatt.systemclock import SystemClock

EVENTS, PEOPLE = 200, 5000
_USUAL, _LAST = 60, 400
_EVERY = timedelta(days=18)
_MINUTES = 15
LAST_EVENT, LAST_DAY = f"event-{EVENTS - 1}", f"day-{EVENTS - 1}"


def make(path: Path) -> None:
    """Make the file."""
    clock = SystemClock()
    pick = random.Random(10)
    people = [
        Person(
            id=f"{number:032x}",
            last_name=f"Nachname{number * 7919 % PEOPLE}",
            first_name="Vorname",
            organisation=f"Verein {number % 300}",
            municipality="Ort",
            email=f"person{number}@example.org",
        )
        for number in range(PEOPLE)
    ]
    initiatives = [Initiative(id=f"initiative-{rank}", rank=rank, title=f"Vorhaben {rank}") for rank in range(8)]
    desk = Desk.create(path, clock)
    desk.do(story.write_down, [Process(id="process", title="Zehn Jahre"), *people, *initiatives]).result()
    for number in range(EVENTS):
        present = pick.sample(people, _USUAL if number < EVENTS - 1 else _LAST)
        desk.do(story.write_down, [*_event(number, clock.now()), *_people(number, present)]).result()
    desk.do(spotlight.turn_to, LAST_EVENT).result()
    desk.close()


def _event(number: int, now: datetime) -> Iterator[object]:
    on: date = now.date() - _EVERY * (EVENTS - 1 - number)
    event = Event(id=f"event-{number}", title=f"Treffen {number}")
    day = Day(id=f"day-{number}", event_id=event.id, date=on, starts_at=time(18))
    items = [
        AgendaItem(
            id=f"{day.id}-{rank}", day_id=day.id, rank=rank, kind=ItemKind.INPUT, title="Thema", minutes=_MINUTES
        )
        for rank in range(12)
    ]
    yield from (event, day, *items)
    if number < EVENTS - 1:
        yield from _runs(event, day, items)
    for rank in range(40):
        yield Entry(
            id=f"{event.id}-entry-{rank}",
            event_id=event.id,
            rank=rank,
            kind=EntryKind.NOTE,
            text="Was gesagt wurde. " * 10,
            written_at=now,
            item_id=items[rank % len(items)].id,
        )
    for rank in range(6):
        initiative_id = f"initiative-{rank}"
        yield Action(
            id=f"{event.id}-action-{rank}", event_id=event.id, rank=rank, what="Etwas tun", initiative_id=initiative_id
        )


def _runs(event: Event, day: Day, items: list[AgendaItem]) -> Iterator[object]:
    start = datetime.combine(day.date, day.starts_at, UTC)
    for item in items:
        end = start + timedelta(minutes=item.minutes)
        run = Run(id=f"{item.id}-run", day_id=day.id, item_id=item.id, started_at=start, ended_at=end)
        yield run
        yield Timer(
            id=f"{run.id}-clock",
            event_id=event.id,
            title=item.title,
            ends_at=end,
            planned_seconds=60 * item.minutes,
            run_id=run.id,
        )
        start = end


def _people(number: int, present: list[Person]) -> Iterator[object]:
    for place, person in enumerate(present, 1):
        attendance = Attendance(
            id=f"event-{number}-{place}", event_id=f"event-{number}", person_id=person.id, number=place
        )
        yield attendance
        yield from (Wish(id=f"{attendance.id}-{n}", attendance_id=attendance.id, rank=n, topic="Bus") for n in range(2))
