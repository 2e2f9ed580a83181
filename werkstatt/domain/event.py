"""An event of the process: one or more days at a place, with a question."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LOCAL_ZONE = "Europe/Berlin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A meeting that is prepared, run and written down."""

    id: str
    title: str
    place: str = ""
    municipality: str = ""
    question: str = ""
    occasion: str = ""
    moderation: str = ""
    minutes_taker: str = ""
    zone: str = LOCAL_ZONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of an event. `announced_end` is what people were promised, if anything was."""

    id: str
    event_id: str
    date: date
    starts_at: time
    announced_end: time | None = None


def without_names(event: Event) -> Event:
    """The event as everybody may see it: who runs it is left out."""
    return replace(event, moderation="", minutes_taker="")


def moment(event: Event, day: date, clock_time: time) -> datetime:
    """The UTC moment of a local `clock_time` on `day` at the event's place."""
    return datetime.combine(day, clock_time, ZoneInfo(event.zone)).astimezone(UTC)


def at_home(when: datetime) -> datetime:
    """A moment as the clocks of the country show it; for what belongs to no event."""
    return when.astimezone(ZoneInfo(LOCAL_ZONE))


def local(event: Event, when: datetime) -> datetime:
    """An aware `when` as the clock on the wall of the event's place shows it."""
    return when.astimezone(ZoneInfo(event.zone))
