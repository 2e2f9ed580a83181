"""The run of show: items as planned and runs as they really happened."""

from dataclasses import dataclass, replace
from datetime import datetime, time
from enum import StrEnum
from typing import NamedTuple

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
    text or question for the room. When the day begins, `planned_rank`, `planned_minutes` and `planned_buffer` keep the
    plan; an item that was left out of it, or came later, has no planned minutes.
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
    planned_rank: int | None = None
    planned_minutes: int | None = None
    planned_buffer: int | None = None

    @property
    def on_beamer(self) -> tuple[Scene | None, str | None]:
        """What the room sees: the scene, and what it is about."""
        return self.scene, self.subject_id

    @property
    def as_planned(self) -> "AgendaItem":
        """The item as it was when its day began, whatever was moved, shortened, left out or taken in since."""
        rank = self.rank if self.planned_rank is None else self.planned_rank
        if self.planned_minutes is None:
            return self if self.planned_rank is None else replace(self, rank=rank, skipped=True)
        buffer = self.planned_buffer or 0
        return replace(self, rank=rank, minutes=self.planned_minutes, buffer=buffer, skipped=False)


class ItemDraft(NamedTuple):
    """What somebody typed of an item that is yet to be made."""

    title: str
    minutes: int
    kind: ItemKind = ItemKind.PLENARY
    fixed_start: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of real time that an item took. The run without `ended_at` is the one going on."""

    id: str
    day_id: str
    item_id: str
    started_at: datetime
    ended_at: datetime | None = None
