"""Preparing an event: its head and its days."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime, time, timedelta

from werkstatt.domain.agenda import AgendaItem, Run
from werkstatt.domain.errors import Refused
from werkstatt.domain.event import Day, Event
from werkstatt.domain.ids import new_id
from werkstatt.domain.spotlight import Spotlight
from werkstatt.domain.template import Template
from werkstatt.operations import lamp, spotlight
from werkstatt.storage.records import Records

_NO_SHIFT = timedelta()


def add_event(records: Records, /, title: str, first_day: date, starts_at: time, **values: object) -> str:
    """Add an event of one day; returns its id. The beamer turns to it only if it has shown nothing so far."""
    event = Event(id=new_id(), title=title, **values)  # type: ignore[arg-type]
    records.add(event, Day(id=new_id(), event_id=event.id, date=first_day, starts_at=starts_at))
    lamp.light(records, event.id)
    return event.id


def add_event_from_template(
    records: Records, template: Template, title: str, first_day: date, starts_at: time | None = None
) -> str:
    """Add an event with the days and the agenda of a template; returns its id.

    With `starts_at`, the whole first day moves along, its fixed times and its announced end too.
    """
    event = Event(id=new_id(), title=title, question=template.question)
    planned = template.days[0].starts_at
    shift = _NO_SHIFT if starts_at is None else _on_some_day(starts_at) - _on_some_day(planned)
    records.add(event)
    for offset in range(len(template.days)):
        records.add(*_day(template, offset, event.id, first_day, _NO_SHIFT if offset else shift))
    lamp.light(records, event.id)
    return event.id


def describe_event(records: Records, /, event_id: str, **values: object) -> None:
    """Change fields of an event."""
    records.change(Event, event_id, **values)


def remove_event(records: Records, event_id: str) -> None:
    """Remove an event with everything in it; refused for the last one. The beamer leaves it for another one."""
    others = [event.id for event in records.find(Event) if event.id != event_id]
    if not others:
        raise Refused("last_event")
    if records.find(Spotlight, event_id=event_id):
        spotlight.turn_to(records, others[0])
    records.remove(Event, [event_id])


def add_day(records: Records, event_id: str) -> str:
    """Add a day after the last one, at the same hour; returns its id."""
    last = records.find(Day, order="date", event_id=event_id)[-1]
    day = Day(id=new_id(), event_id=event_id, date=last.date + timedelta(days=1), starts_at=last.starts_at)
    records.add(day)
    return day.id


def change_day(records: Records, /, day_id: str, **values: object) -> None:
    """Change date, start or announced end of a day."""
    records.change(Day, day_id, **values)


def remove_day(records: Records, day_id: str) -> None:
    """Remove a day with its agenda; refused for the only day of an event, and for one on which something runs."""
    if len(records.find(Day, event_id=records.get(Day, day_id).event_id)) == 1:
        raise Refused("last_day")
    if records.find(Run, day_id=day_id, ended_at=None):
        raise Refused("day_runs")
    records.remove(Day, [day_id])


def _day(
    template: Template, offset: int, event_id: str, first_day: date, shift: timedelta
) -> Iterator[Day | AgendaItem]:
    plan = template.days[offset]
    day = Day(
        id=new_id(),
        event_id=event_id,
        date=first_day + timedelta(days=offset),
        starts_at=_moved(plan.starts_at, shift),
        announced_end=_moved(plan.announced_end, shift),
    )
    yield day
    for rank, item in enumerate(plan.items):
        values = asdict(item)
        if item.fixed_start is not None:
            values["fixed_start"] = _moved(item.fixed_start, shift)
        yield AgendaItem(id=new_id(), day_id=day.id, rank=rank, **values)


def _moved(clock_time: time, shift: timedelta) -> time:
    return (_on_some_day(clock_time) + shift).time()


def _on_some_day(clock_time: time) -> datetime:
    return datetime.combine(date(2000, 1, 1), clock_time)
