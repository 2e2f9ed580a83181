"""The process at a glance: its road, its initiatives, its events and what is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from werkstatt.domain.action import Action, ActionState
from werkstatt.domain.event import Day, Event
from werkstatt.domain.process import Criterion, FieldOfAction, FocusPoint, Initiative, Process, Stage
from werkstatt.storage.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativePicture:
    """An initiative with its focus points and the number of actions that serve it."""

    initiative: Initiative
    points: Sequence[FocusPoint]
    actions: int

    @property
    def id(self) -> str:
        """The initiative's id."""
        return self.initiative.id


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPicture:
    """An event with its days."""

    event: Event
    days: Sequence[Day]

    @property
    def id(self) -> str:
        """The event's id."""
        return self.event.id

    @property
    def first_date(self) -> date:
        """The date by which events are sorted."""
        return self.days[0].date if self.days else date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessPicture:
    """The process page. `due` are actions that are not finished, the earliest first."""

    process: Process
    stages: Sequence[Stage]
    fields: Sequence[FieldOfAction]
    criteria: Sequence[Criterion]
    initiatives: Sequence[InitiativePicture]
    events: Sequence[EventPicture]
    due: Sequence[Action]


def process(records: Records) -> ProcessPicture:
    """The picture of the file's process."""
    points: dict[str, list[FocusPoint]] = {}
    for point in records.find(FocusPoint, order="rank"):
        points.setdefault(point.initiative_id, []).append(point)
    actions = records.find(Action, order="rank")
    unfinished = [action for action in actions if action.state in {ActionState.OPEN, ActionState.UNDER_WAY}]
    return ProcessPicture(
        process=records.find(Process)[0],
        stages=records.find(Stage, order="rank"),
        fields=records.find(FieldOfAction, order="rank"),
        criteria=records.find(Criterion, order="rank"),
        initiatives=[
            InitiativePicture(
                initiative=initiative,
                points=points.get(initiative.id, []),
                actions=sum(action.initiative_id == initiative.id for action in actions),
            )
            for initiative in records.find(Initiative, order="rank")
        ],
        events=events(records),
        due=sorted(unfinished, key=lambda action: (action.due is None, action.due or date.max)),
    )


def events(records: Records) -> Sequence[EventPicture]:
    """All events of the file, by date."""
    days: Mapping[str, list[Day]] = {event.id: [] for event in records.find(Event)}
    for day in records.find(Day, order="date"):
        days[day.event_id].append(day)
    pictures = [EventPicture(event=event, days=days[event.id]) for event in records.find(Event)]
    return sorted(pictures, key=lambda picture: picture.first_date)
