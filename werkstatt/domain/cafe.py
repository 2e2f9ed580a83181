"""The Projekt-Café: topics at tables, rounds through which people move, and what was said at each table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from math import ceil

# More than eight people at a table split into those who talk and those who listen.
MOST_AT_A_TABLE = 8

# What `closed_after` says of a table that was closed before any round had begun.
BEFORE_ALL_ROUNDS = datetime.fromtimestamp(0, UTC)


class Mix(StrEnum):
    """What matters most when people are seated: new contacts, their wishes, or few changes of place."""

    MIXED = "mixed"
    WISHES = "wishes"
    CALM = "calm"


class NoteKind(StrEnum):
    """What a table note is."""

    IDEA = "idea"
    CONCERN = "concern"
    SUPPORT = "support"
    QUESTION = "question"


class Paper(StrEnum):
    """What is printed of a café and has to be printed anew when a plan changes."""

    BADGE = "badge"
    RESERVE = "reserve"
    SIGN = "sign"


class Bond(StrEnum):
    """What two people ask for: one table, or never the same one."""

    TOGETHER = "together"
    APART = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cafe:
    """A café of an event. From `published_at` on people know their tables: then a new plan changes few of them."""

    id: str
    event_id: str
    rank: int
    title: str
    mix: Mix = Mix.MIXED
    topics_differ: bool = True
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What is talked about, at one table or several; mostly a strategic initiative."""

    id: str
    cafe_id: str
    rank: int
    title: str
    initiative_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CafeTable:
    """A table with its number on the sign.

    One that was added during the café has `opened_after` the start of the last round that had begun by then, a closed
    one `closed_after`: so it stays true which rounds it was open in, however the rounds are moved or left out.
    """

    id: str
    cafe_id: str
    topic_id: str
    number: int
    place: str = ""
    most: int = MOST_AT_A_TABLE
    remote: bool = False
    opened_after: datetime | None = None
    closed_after: datetime | None = None

    def is_open_in(self, began_at: datetime | None) -> bool:
        """Whether people sit here in the round that began then; None for one that has not begun."""
        if began_at is None:
            return self.closed_after is None
        was_opened = self.opened_after is None or began_at > self.opened_after
        return was_opened and (self.closed_after is None or began_at <= self.closed_after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A round is an agenda item: its place, its minutes, its guiding question and its real times are the item's."""

    id: str
    cafe_id: str
    item_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosting:
    """Who hosts a table in a round. A host stays at the table and is not led through the topics."""

    id: str
    round_id: str
    table_id: str
    attendance_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Where a person sits in a round. One that was chosen `by_hand` stays when the round is mixed anew."""

    id: str
    round_id: str
    table_id: str
    attendance_id: str
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReserveSeat:
    """A place on the route of reserve badge `number`, kept for somebody nobody knows yet."""

    id: str
    round_id: str
    table_id: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatingRule:
    """Two people (their attendances) whom every plan keeps together, or apart."""

    id: str
    cafe_id: str
    bond: Bond
    one_id: str
    other_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTime:
    """More time for one table in a round: it ends so many seconds after the round's own clock."""

    id: str
    round_id: str
    table_id: str
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What a paper said when it was printed.

    `about_id` tells for whom or what it is: a person, a table, or the number of a reserve badge.
    """

    id: str
    cafe_id: str
    paper: Paper
    about_id: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableNote:
    """What was written at a table in a round. Starred ones are read to all and lead in the minutes."""

    id: str
    round_id: str
    table_id: str
    rank: int
    kind: NoteKind
    text: str
    written_at: datetime
    focus_point_id: str | None = None
    starred: bool = False


def tables_each(people: int, topics: int, most: int = MOST_AT_A_TABLE) -> int:
    """How many tables each topic needs so that `people` find a seat, with no more than `most` at a table."""
    return max(1, ceil(people / (max(1, topics) * most)))


def next_number(tables: Iterable[CafeTable]) -> int:
    """The number for one more table: a number that was printed once is not given again."""
    return max((table.number for table in tables), default=0) + 1
