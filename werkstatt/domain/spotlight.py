"""What the room sees on the beamer."""

from dataclasses import dataclass
from enum import StrEnum


class Scene(StrEnum):
    """The kinds of picture that the beamer can show."""

    WELCOME = "welcome"
    AGENDA = "agenda"
    ITEM = "item"
    BREAK = "break"
    TEXT = "text"
    PICTURE = "picture"
    REVIEW = "review"
    INITIATIVE = "initiative"
    SLIDES = "slides"
    GUEST = "guest"
    THANKS = "thanks"
    ROUND = "round"
    CHANGE = "change"
    SEATS = "seats"
    TABLES = "tables"
    HARVEST = "harvest"


# What only an event with a café can show.
CAFE_SCENES = frozenset({Scene.ROUND, Scene.CHANGE, Scene.SEATS, Scene.TABLES, Scene.HARVEST})


class Curtain(StrEnum):
    """Whether the room sees what is prepared."""

    OPEN = "open"
    BLACK = "black"
    FROZEN = "frozen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotlight:
    """The one spotlight of a file. While it `follows`, the running agenda item decides on scene and subject.

    A scene of the moderator's choice is about `day_id` of the event (None: the day that is meant).
    """

    id: str
    event_id: str
    day_id: str | None = None
    follows: bool = True
    scene: Scene = Scene.WELCOME
    subject_id: str | None = None
    page: int = 0
    curtain: Curtain = Curtain.OPEN


SPOTLIGHT_ID = "spotlight"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomText:
    """A text or question for the room that was typed on the spot and belongs to no agenda item."""

    id: str
    event_id: str
    text: str
