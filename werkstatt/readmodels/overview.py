"""The figures beside the entries of the rail."""

from dataclasses import dataclass

from werkstatt.domain.action import Action
from werkstatt.domain.person import Attendance
from werkstatt.storage.records import Records


@dataclass(frozen=True, slots=True)
class Overview:
    """How many there are at an event."""

    people: int
    actions: int


def overview(records: Records, event_id: str) -> Overview:
    """Count what an event has."""
    return Overview(
        people=len(records.find(Attendance, event_id=event_id)), actions=len(records.find(Action, event_id=event_id))
    )
