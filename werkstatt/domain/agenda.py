"""The run of show: items as planned and runs as they really happened."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from werkstatt.domain.spotlight import Scene


class ItemKind(StrEnum):
    """What people do during an agenda item."""

    ARRIVAL = "arrival"
    INPUT = "input"
    CAFE = "cafe"
    CHANGE = "change"
    CARDS = "cards"
    FEEDBACK = "feedback"
    PLENARY = "plenary"
    ACTIONS = "actions"
    BREAK = "break"
    GUEST = "guest"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """A planned item. It takes `minutes`, and `buffer` more are kept free after it, to be given up first.

    `fixed_start` is a start that can't move (lunch, bus). `scene` is what the beamer shows during
    the item (None: what is usual for its kind), `subject_id` what the scene is about and `prompt` the
    text or question for the room.
    """

    id: str
    day_id: str
    rank: int
    kind: ItemKind
    title: str
    minutes: int
    fixed_start: time | None = None
    buffer: int = 0
    responsible: str = ""
    notes: str = ""
    prompt: str = ""
    scene: Scene | None = None
    subject_id: str | None = None
    unplanned: bool = False
    skipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of real time that an item took. The run without `ended_at` is the one going on."""

    id: str
    day_id: str
    item_id: str
    started_at: datetime
    ended_at: datetime | None = None
