"""What is written down during an event."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EntryKind(StrEnum):
    """What an entry in the minutes is."""

    NOTE = "note"
    DECISION = "decision"


class Edition(StrEnum):
    """For whom the minutes are: names and authors appear in the internal edition only."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A note or a decision, typed while an agenda item ran (or for the event as a whole)."""

    id: str
    event_id: str
    rank: int
    kind: EntryKind
    text: str
    written_at: datetime
    item_id: str | None = None
