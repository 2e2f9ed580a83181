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


class Curtain(StrEnum):
    """Whether the room sees what is prepared."""

    OPEN = "open"
    BLACK = "black"
    FROZEN = "frozen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotlight:
    """The one spotlight of a file. While it `follows`, the running agenda item decides on scene and subject."""

    id: str
    event_id: str
    follows: bool = True
    scene: Scene = Scene.WELCOME
    subject_id: str | None = None
    page: int = 0
    curtain: Curtain = Curtain.OPEN


SPOTLIGHT_ID = "spotlight"
