"""What an event is called, and the figures beside the entries of the rail."""

from dataclasses import dataclass

from werkstatt.domain.action import Action
from werkstatt.domain.event import Event
from werkstatt.domain.person import Attendance
from werkstatt.storage.records import Records


@dataclass(frozen=True, slots=True)
class Overview:
    """An event and how many there are at it."""

    title: str
    people: int
    actions: int


def overview(records: Records, event_id: str) -> Overview:
    """Count what an event has."""
    return Overview(
        title=records.get(Event, event_id).title,
        people=len(records.find(Attendance, event_id=event_id)),
        actions=len(records.find(Action, event_id=event_id)),
    )
