"""Everything the minutes of an event say, before any edition leaves something out."""

from collections.abc import Sequence
from dataclasses import dataclass

from werkstatt.domain.action import Action
from werkstatt.domain.agenda import AgendaItem, ItemKind, Run
from werkstatt.domain.course import in_time
from werkstatt.domain.event import Day, Event
from werkstatt.domain.minutes import Entry
from werkstatt.domain.process import Process, Stage
from werkstatt.domain.timer import Timer
from werkstatt.readmodels.people import PeoplePicture, people
from werkstatt.readmodels.process import stages_ahead
from werkstatt.readmodels.table_notes import CafeNotes, every_cafe
from werkstatt.storage.records import Records

# What a file says of its process when nobody has begun it.
_NAMELESS = Process(id="", title="")
# Nobody expects notes on these.
_SILENT = {ItemKind.ARRIVAL, ItemKind.BREAK, ItemKind.CHANGE}


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
    cafes: Sequence[CafeNotes] = ()


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
        cafes=every_cafe(records, event_id),
    )


def unwritten_items(picture: MinutesPicture) -> Sequence[AgendaItem]:
    """What has run and was talked about, but has neither an entry nor a note of a table."""
    ran = {run.item_id for day in picture.days for run in day.runs}
    written = {entry.item_id for entry in picture.entries}.union(*(cafe.written_items for cafe in picture.cafes))
    return [
        item
        for day in picture.days
        for item in day.items
        if item.id in ran and item.id not in written and item.kind not in _SILENT
    ]
