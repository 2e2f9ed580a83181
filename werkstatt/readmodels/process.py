"""The process at a glance: its road, its initiatives, its events and what is due."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from werkstatt.domain.action import Action, ActionState
from werkstatt.domain.event import Day, Event
from werkstatt.domain.process import Criterion, FieldOfAction, FocusPoint, Initiative, Process, Stage
from werkstatt.readmodels.actions import UNFINISHED
from werkstatt.storage.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativePicture:
    """An initiative with its focus points and the number of actions that serve it, the dropped ones not counted."""

    initiative: Initiative
    points: Sequence[FocusPoint]
    actions: int

    @property
    def id(self) -> str:
        """The initiative's id."""
        return self.initiative.id

    @property
    def title(self) -> str:
        """The initiative's title."""
        return self.initiative.title


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPicture:
    """An event with its days by date."""

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
    """The process page. `process` is None in a file that has not begun one; `unfinished` actions come by due date."""

    process: Process | None
    stages: Sequence[Stage]
    fields: Sequence[FieldOfAction]
    criteria: Sequence[Criterion]
    initiatives: Sequence[InitiativePicture]
    events: Sequence[EventPicture]
    unfinished: Sequence[Action]

    @property
    def id(self) -> str:
        """The process's id, empty when there is none."""
        return self.process.id if self.process else ""

    def event(self, event_id: str) -> EventPicture | None:
        """The event with this id, if it is there."""
        return next((picture for picture in self.events if picture.id == event_id), None)

    def due(self, event_id: str) -> Sequence[Action]:
        """Unfinished actions of the events before this one; of all events when there is no such event."""
        earlier = set()
        for picture in self.events:
            if picture.id == event_id:
                break
            earlier.add(picture.id)
        return [action for action in self.unfinished if action.event_id in earlier]


def process(records: Records) -> ProcessPicture:
    """The picture of the file's process."""
    actions = records.find(Action, order="rank")
    by_date = events(records)
    place = {picture.id: place for place, picture in enumerate(by_date)}
    unfinished = [action for action in actions if action.state in UNFINISHED]
    return ProcessPicture(
        process=next(iter(records.find(Process)), None),
        stages=records.find(Stage, order="rank"),
        fields=records.find(FieldOfAction, order="rank"),
        criteria=records.find(Criterion, order="rank"),
        initiatives=_initiatives(records, actions),
        events=by_date,
        unfinished=sorted(unfinished, key=lambda row: (row.due or date.max, place[row.event_id], row.rank)),
    )


def events(records: Records) -> Sequence[EventPicture]:
    """All events of the file, by the date and the hour at which they begin."""
    days: dict[str, list[Day]] = defaultdict(list)
    for day in records.find(Day, order="date"):
        days[day.event_id].append(day)
    pictures = [EventPicture(event=event, days=days[event.id]) for event in records.find(Event)]
    return sorted(pictures, key=lambda picture: (picture.first_date, [day.starts_at for day in picture.days[:1]]))


def stages_ahead(records: Records, event_id: str) -> Sequence[Stage]:
    """The stages that follow on the road after an event; none when it is not on the road."""
    stages = records.find(Stage, order="rank")
    here = next((place for place, stage in enumerate(stages) if stage.event_id == event_id), len(stages))
    return stages[here + 1 :]


def _initiatives(records: Records, actions: Sequence[Action]) -> Sequence[InitiativePicture]:
    points: dict[str, list[FocusPoint]] = defaultdict(list)
    for point in records.find(FocusPoint, order="rank"):
        points[point.initiative_id].append(point)
    served = Counter(action.initiative_id for action in actions if action.state is not ActionState.DROPPED)
    return [
        InitiativePicture(initiative=initiative, points=points[initiative.id], actions=served[initiative.id])
        for initiative in records.find(Initiative, order="rank")
    ]
