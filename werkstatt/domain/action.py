"""Actions: who does what until when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ActionState(StrEnum):
    """How far an action is."""

    OPEN = "open"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that was agreed. `who` is a person or an organisation as typed; empty means nobody yet.

    `due_words` say until when where people named no date: "laufend", "bis zum nächsten Treffen". `item_id` and
    `note_id` are where it comes from: an agenda item, a note of a table.
    """

    id: str
    event_id: str
    rank: int
    what: str
    who: str = ""
    partners: str = ""
    due: date | None = None
    due_words: str = ""
    state: ActionState = ActionState.OPEN
    initiative_id: str | None = None
    item_id: str | None = None
    note_id: str | None = None

    @property
    def until(self) -> date | str | None:
        """The date, or the words that stand for it; None where nothing was agreed."""
        return self.due or self.due_words or None
