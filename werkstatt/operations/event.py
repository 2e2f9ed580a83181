"""Preparing an event: its head and its days."""

from datetime import date, time, timedelta

from werkstatt.domain.agenda import AgendaItem
from werkstatt.domain.event import Day, Event
from werkstatt.domain.ids import new_id
from werkstatt.domain.spotlight import SPOTLIGHT_ID, Spotlight
from werkstatt.domain.template import Template
from werkstatt.operations import spotlight
from werkstatt.storage.records import Records


def add_event(records: Records, /, title: str, first_day: date, starts_at: time, **values: object) -> str:
    """Add an event of one day and put the beamer on it; returns its id."""
    event = Event(id=new_id(), title=title, **values)  # type: ignore[arg-type]
    records.add(event, Day(id=new_id(), event_id=event.id, date=first_day, starts_at=starts_at))
    if not records.find(Spotlight, id=SPOTLIGHT_ID):
        records.add(Spotlight(id=SPOTLIGHT_ID, event_id=event.id))
    return event.id


def add_event_from_template(records: Records, template: Template, title: str, first_day: date) -> str:
    """Add an event with the days and the agenda of a template; returns its id."""
    event = Event(id=new_id(), title=title, question=template.question)
    records.add(event)
    for offset, plan in enumerate(template.days):
        day = Day(
            id=new_id(),
            event_id=event.id,
            date=first_day + timedelta(days=offset),
            starts_at=plan.starts_at,
            announced_end=plan.announced_end,
        )
        records.add(day)
        for rank, item in enumerate(plan.items):
            records.add(
                AgendaItem(
                    id=new_id(),
                    day_id=day.id,
                    rank=rank,
                    kind=item.kind,
                    title=item.title,
                    minutes=item.minutes,
                    buffer=item.buffer,
                    fixed_start=item.fixed_start,
                    prompt=item.prompt,
                    notes=item.notes,
                    scene=item.scene,
                )
            )
    spotlight.turn_to(records, event.id)
    return event.id


def describe_event(records: Records, /, event_id: str, **values: object) -> None:
    """Change fields of an event."""
    records.change(Event, event_id, **values)


def remove_event(records: Records, event_id: str) -> None:
    """Remove an event with everything in it."""
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
    """Remove a day with its agenda."""
    records.remove(Day, [day_id])
