"""What the scenes for the room hold, as plain values that need no file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from werkstatt.domain.cafe import NoteKind
from werkstatt.domain.event import Event
from werkstatt.domain.process import FieldOfAction, FocusPoint, Initiative, Process, Stage
from werkstatt.domain.timer import Timer
from werkstatt.readmodels.agenda import AgendaPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class WelcomeScene:
    """The first thing people see; `prompt` is what the item of the arrival says to them."""

    title: str
    date: date | None
    place: str
    question: str
    starts_at: time | None
    prompt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaScene:
    """The evening with "where we are"."""

    agenda: AgendaPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemScene:
    """The running item with its clock, and what comes next. Until `begins_at` people wait for that (see `awaited`)."""

    event: Event
    title: str
    prompt: str
    timer: Timer | None
    next_title: str
    begins_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakScene:
    """A break with its countdown."""

    event: Event
    title: str
    timer: Timer | None
    next_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextScene:
    """A text or a question for the room."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureScene:
    """A picture that fills the screen."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewScene:
    """The road of the process so far (Rückblick)."""

    process: Process
    stages: Sequence[Stage]
    fields: Sequence[FieldOfAction]
    here: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeScene:
    """Initiatives one after the other: with every step one more focus point, then the aim."""

    initiatives: Sequence[tuple[Initiative, Sequence[FocusPoint]]]

    @property
    def steps(self) -> int:
        """Each initiative: its title, one step per focus point, and its aim."""
        return sum(len(points) + 2 for _, points in self.initiatives)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlidesScene:
    """Slides of a guest, from a PDF with so many pages."""

    name: str
    content: bytes
    pages: int = 1

    @property
    def steps(self) -> int:
        """One for each page."""
        return self.pages


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestScene:
    """The beamer belongs to another program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksScene:
    """The end of the evening and what comes next in the process."""

    title: str
    next_stage: str
    next_period: str


@dataclass(frozen=True, slots=True)
class ShownName:
    """What the room may read of a person: the name, or the number on the badge where there is none."""

    last: str
    given: str
    number: int


@dataclass(frozen=True, slots=True)
class PlannedTable:
    """A table of the plan: its number, where it stands and who hosts it."""

    number: int
    place: str = ""
    host: ShownName | None = None


@dataclass(frozen=True, slots=True)
class PlannedTopic:
    """A topic of a café with its tables; `rank` gives its colour."""

    title: str
    rank: int
    tables: Sequence[PlannedTable]


@dataclass(frozen=True, slots=True)
class LongerTable:
    """A table that got more time than its round: until when, and how much."""

    number: int
    ends_at: datetime
    seconds: int


@dataclass(frozen=True, slots=True)
class NamedSeat:
    """Where somebody sits: the number of the table, and the rank of its topic."""

    name: ShownName
    table: int
    topic: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundScene:
    """A round of a café (`number` from 1 of `rounds`): its question, who talks about what where, and its clock.

    `on_badges` tells that people find their tables on their badges.
    """

    event: Event
    cafe: str
    number: int
    rounds: int
    question: str
    topics: Sequence[PlannedTopic]
    timer: Timer | None
    longer: Sequence[LongerTable]
    on_badges: bool
    next_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsScene:
    """Who sits where in a round, by name; without seats the room is shown the `topics` and their tables.

    `timer` ends when the tables change, or if they do so now, when the round begins.
    """

    event: Event
    cafe: str
    number: int
    seats: Sequence[NamedSeat]
    topics: Sequence[PlannedTopic]
    timer: Timer | None
    changes_now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeScene:
    """Who goes where next, and the tables of the round before that got more time."""

    seats: SeatsScene
    longer: Sequence[LongerTable]


@dataclass(frozen=True, slots=True, kw_only=True)
class TablesScene:
    """The plan of the tables."""

    event: Event
    cafe: str
    topics: Sequence[PlannedTopic]


@dataclass(frozen=True, slots=True)
class HarvestNote:
    """A starred note; nobody is told who wrote it."""

    kind: NoteKind
    text: str
    focus_point: str


@dataclass(frozen=True, slots=True)
class HarvestStep:
    """What is shown of a table at once; `rank` is that of its topic."""

    table: int
    topic: str
    rank: int
    notes: Sequence[HarvestNote]


@dataclass(frozen=True, slots=True, kw_only=True)
class HarvestScene:
    """The starred notes, table by table: with every step those of the next table."""

    event: Event
    cafe: str
    harvest: Sequence[HarvestStep]

    @property
    def steps(self) -> int:
        """As many as there is to show one after the other."""
        return len(self.harvest)


Content = (
    WelcomeScene
    | AgendaScene
    | ItemScene
    | BreakScene
    | TextScene
    | PictureScene
    | ReviewScene
    | InitiativeScene
    | SlidesScene
    | GuestScene
    | ThanksScene
    | RoundScene
    | SeatsScene
    | ChangeScene
    | TablesScene
    | HarvestScene
)
