"""What can happen during the demo evening, and the reader of it: a log by the clock on the wall of the hall."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time

from werkstatt.demo.cafe_steps import CafeStep, read_cafe_step
from werkstatt.domain.action import Action
from werkstatt.domain.event import Event, moment
from werkstatt.domain.minutes import EntryKind
from werkstatt.domain.person import Person
from werkstatt.domain.template import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrive:
    """The people with these list numbers come through the door."""

    at: datetime
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkIn:
    """Somebody comes who is on no list."""

    at: datetime
    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Excuse:
    """Word comes to the door that the people with these list numbers can't come."""

    at: datetime
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """The moderator goes on: the agenda item with this title starts, and the one before it ends."""

    at: datetime
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """The moderator stops the running item's clock."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """The moderator lets the running item's clock go on."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Extend:
    """The moderator gives the running item more minutes."""

    at: datetime
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shorten:
    """The moderator accepts the proposal to cut the item with this title to `minutes`."""

    at: datetime
    item: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """A note or a decision on the running item is typed into the minutes."""

    at: datetime
    kind: EntryKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agree:
    """An action is agreed during the running item."""

    at: datetime
    action: Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """The last item ends, and with it the evening."""

    at: datetime


Step = Arrive | WalkIn | Excuse | Begin | Pause | Resume | Extend | Shorten | Write | Agree | Finish | CafeStep


def read_steps(table: Table, event: Event, day: date) -> tuple[Step, ...]:
    """All steps in `table` by time; their clock times are those of `event`'s place on `day`."""
    seen: Counter[str] = Counter()
    steps = [_step(t, event, day, seen) for t in table.tables("steps")]
    table.finish()
    return tuple(sorted(steps, key=lambda step: step.at))


def _step(table: Table, event: Event, day: date, seen: Counter[str]) -> Step:
    """What `table` tells; `seen` counts the steps of each kind, to number walk-ins and actions."""
    at = moment(event, day, table.get("at", time))
    do = table.get("do", str)
    step: Step
    match do:
        case "arrive":
            step = Arrive(at=at, numbers=table.numbers("numbers"))
        case "walk-in":
            step = WalkIn(at=at, person=_person(table, seen[do]))
        case "excuse":
            step = Excuse(at=at, numbers=table.numbers("numbers"))
        case "begin":
            step = Begin(at=at, item=table.get("item", str))
        case "pause":
            step = Pause(at=at)
        case "resume":
            step = Resume(at=at)
        case "extend":
            step = Extend(at=at, minutes=table.amount("minutes"))
        case "shorten":
            step = Shorten(at=at, item=table.get("item", str), minutes=table.amount("minutes"))
        case "note" | "decision" as kind:
            step = Write(at=at, kind=EntryKind(kind), text=table.get("text", str))
        case "agree":
            step = Agree(at=at, action=read_action(table, event.id, seen[do]))
        case "finish":
            step = Finish(at=at)
        case _:
            step = read_cafe_step(table, do, at)
    seen[do] += 1
    table.finish()
    return step


def read_action(table: Table, event_id: str, rank: int) -> Action:
    """An agreed action, of an event of the past or of the evening."""
    action = Action(
        id=f"{event_id}-action-{rank + 1}",
        event_id=event_id,
        rank=rank,
        what=table.get("what", str),
        who=table.get("who", str),
        partners=table.get("partners", str, ""),
        due=table.get("due", date),
        initiative_id=table.find("initiative", str),
    )
    table.finish()
    return action


def _person(table: Table, rank: int) -> Person:
    """Without a name, a person goes by the number of the list."""
    return Person(
        id=f"walk-in-{rank + 1}",
        first_name=table.get("first_name", str, ""),
        last_name=table.get("last_name", str, ""),
        organisation=table.get("organisation", str),
        municipality=table.get("municipality", str),
    )
