"""What the scenes for the room hold, as plain values that need no file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

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


@dataclass(frozen=True, slots=True, kw_only=True)
class SlidesScene:
    """Slides of a guest, from a PDF with so many pages."""

    name: str
    content: bytes
    pages: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestScene:
    """The beamer belongs to another program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksScene:
    """The end of the evening and what comes next in the process."""

    title: str
    next_stage: str
    next_period: str


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
)
