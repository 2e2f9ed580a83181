"""Everything the minutes of an event say, before any edition leaves something out."""

from collections.abc import Sequence
from dataclasses import dataclass

from werkstatt.domain.action import Action
from werkstatt.domain.agenda import AgendaItem, Run
from werkstatt.domain.course import in_time
from werkstatt.domain.event import Day, Event
from werkstatt.domain.minutes import Entry
from werkstatt.domain.process import Process, Stage
from werkstatt.domain.timer import Timer
from werkstatt.readmodels.people import PeoplePicture, people
from werkstatt.readmodels.process import stages_ahead
from werkstatt.storage.records import Records

# What a file says of its process when nobody has begun it.
_NAMELESS = Process(id="", title="")


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesDay:
    """A day with its items and what really happened."""

    day: Day
    items: Sequence[AgendaItem]
    runs: Sequence[Run]


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPicture:
    """The whole content of the minutes. Entries without an item belong to the event."""

    process: Process
    event: Event
    days: Sequence[MinutesDay]
    timers: Sequence[Timer]
    entries: Sequence[Entry]
    actions: Sequence[Action]
    people: PeoplePicture
    outlook: Sequence[Stage]


def minutes(records: Records, event_id: str) -> MinutesPicture:
    """The picture of an event's minutes; raises NotThere when the event is gone."""
    return MinutesPicture(
        process=next(iter(records.find(Process)), _NAMELESS),
        event=records.get(Event, event_id),
        days=[
            MinutesDay(
                day=day,
                items=records.find(AgendaItem, order="rank", day_id=day.id),
                runs=in_time(records.find(Run, day_id=day.id)),
            )
            for day in records.find(Day, order="date", event_id=event_id)
        ],
        timers=records.find(Timer, event_id=event_id),
        entries=records.find(Entry, order="rank", event_id=event_id),
        actions=records.find(Action, order="rank", event_id=event_id),
        people=people(records, event_id),
        outlook=stages_ahead(records, event_id),
    )
