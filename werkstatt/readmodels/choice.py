"""Which event is meant when none, or only its number, is named; and where the cockpit begins."""

from collections.abc import Sequence

from werkstatt.domain.agenda import Run
from werkstatt.domain.errors import Refused
from werkstatt.domain.event import Day, Event
from werkstatt.domain.spotlight import SPOTLIGHT_ID, Spotlight
from werkstatt.readmodels.process import events
from werkstatt.storage.records import Records


def event_meant(records: Records, number: int | None) -> Event:
    """The `number`-th event by date (from 1), or the one on the beamer. Raises Refused("no_such_event")."""
    by_date = [picture.event for picture in events(records)]
    if number is not None:
        if not 1 <= number <= len(by_date):
            raise Refused("no_such_event", number=number, count=len(by_date))
        return by_date[number - 1]
    if not by_date:
        raise Refused("no_such_event", number=1, count=0)
    on_beamer = records.find(Spotlight, id=SPOTLIGHT_ID)
    return records.get(Event, on_beamer[0].event_id) if on_beamer else by_date[-1]


def where_to_begin(records: Records) -> tuple[str, str]:
    """Event and day for the cockpit, as the beamer has them; empty without events."""
    if not records.find(Event):
        return "", ""
    event = event_meant(records, None)
    days = records.find(Day, order="date", event_id=event.id)
    day = day_meant(days, records.find(Run, day_id=[day.id for day in days]))
    return event.id, day.id if day else ""


def day_meant(days: Sequence[Day], runs: Sequence[Run]) -> Day | None:
    """Of an event's days by date: the one that runs, else the one after the last that has happened, else the last."""
    running = {run.day_id for run in runs if run.ended_at is None}
    happened = {run.day_id for run in runs}
    past = max((number for number, day in enumerate(days, start=1) if day.id in happened), default=0)
    return next((day for day in days if day.id in running), None) or next(iter([*days[past:], *days[::-1]]), None)


def place_kept(records: Records, event_id: str, day_id: str) -> tuple[str, str]:
    """The same event and day while they are there, else where to go on: the day, or the whole event, was removed."""
    if not records.find(Event, id=event_id):
        return where_to_begin(records)
    days = records.find(Day, order="date", event_id=event_id)
    kept = next((day.id for day in days if day.id == day_id), None)
    return event_id, kept or (days[0].id if days else "")


def is_live(records: Records) -> bool:
    """Whether an agenda item is running."""
    return bool(records.find(Run, ended_at=None))
