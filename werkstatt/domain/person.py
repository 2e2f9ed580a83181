"""People and their attendance at an event."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Presence(StrEnum):
    """What is known of a person's coming, and of leaving before the end."""

    INVITED = "invited"
    REGISTERED = "registered"
    PRESENT = "present"
    REMOTE = "remote"
    EXCUSED = "excused"
    LEFT = "left"


class Role(StrEnum):
    """What a person does at an event."""

    PARTICIPANT = "participant"
    MODERATION = "moderation"
    MINUTES = "minutes"
    HOST = "host"
    GUEST = "guest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone the process knows. A person without a name is shown by the number of the attendance."""

    id: str
    last_name: str = ""
    first_name: str = ""
    title: str = ""
    organisation: str = ""
    municipality: str = ""
    email: str = ""
    phone: str = ""
    may_be_named: bool = False
    note: str = ""

    @property
    def name(self) -> str:
        """First name first, with title, as one says it; empty for an anonymous person."""
        return " ".join(part for part in (self.title, self.first_name, self.last_name) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """A person at an event. `number` is the number on the list and on the badge, from 1."""

    id: str
    event_id: str
    person_id: str
    number: int
    presence: Presence = Presence.REGISTERED
    role: Role = Role.PARTICIPANT
    walk_in: bool = False
    arrived_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A topic that a person would like to work on; rank 0 is the first wish."""

    id: str
    attendance_id: str
    rank: int
    topic: str
