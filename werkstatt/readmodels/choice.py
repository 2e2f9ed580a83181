"""Which event is meant when none, or only its number, is named; and where the cockpit begins."""

from collections.abc import Sequence

from werkstatt.domain.agenda import Run
from werkstatt.domain.errors import Refused
from werkstatt.domain.event import Day, Event
from werkstatt.domain.spotlight import SPOTLIGHT_ID, Spotlight
from werkstatt.storage.records import Records


def events_by_date(records: Records) -> Sequence[Event]:
    """All events, the earliest first."""
    first_days: dict[str, str] = {}
    for day in records.find(Day, order="date"):
        first_days.setdefault(day.event_id, day.date.isoformat())
    return sorted(records.find(Event), key=lambda event: first_days.get(event.id, ""))


def event_meant(records: Records, number: int | None) -> Event:
    """The `number`-th event by date (from 1), or the one on the beamer. Raises Refused("no_such_event")."""
    events = events_by_date(records)
    if number is not None:
        if not 1 <= number <= len(events):
            raise Refused("no_such_event", number=number, count=len(events))
        return events[number - 1]
    if not events:
        raise Refused("no_such_event", number=1, count=0)
    on_beamer = records.find(Spotlight, id=SPOTLIGHT_ID)
    return records.get(Event, on_beamer[0].event_id) if on_beamer else events[-1]


def where_to_begin(records: Records) -> tuple[str, str]:
    """Event and day for the cockpit: the day that runs, else the first one without a past; empty without events."""
    if not records.find(Event):
        return "", ""
    event = event_meant(records, None)
    days = records.find(Day, order="date", event_id=event.id)
    runs = records.find(Run, order="started_at", day_id=[day.id for day in days])
    running = next((run.day_id for run in runs if run.ended_at is None), None)
    past = {run.day_id for run in runs}
    ahead = next((day.id for day in days if day.id not in past), None)
    return event.id, running or ahead or (days[-1].id if days else "")


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
