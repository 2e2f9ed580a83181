"""A text or a question for the room, as large as it can be."""

from datetime import datetime

from werkstatt.projector.column import lay_column
from werkstatt.projector.flow import Stack
from werkstatt.projector.layout import Laid, Space
from werkstatt.projector.sheet import Sheet
from werkstatt.projector.typeset import Face, Text
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import TextScene

_SIZES = (120, 112, 104, 96, 88, 80, 72, 64, 56, 48, 44, 40, 36, 32)
_BODY = 72


def lay_text(shown: ShownScene, content: TextScene, space: Space, now: datetime) -> Laid:
    """The text below its title; the title alone where there is no text."""
    said = content.text.strip()
    sheet = Sheet(space, kicker=content.title if said else shown.event.title, right=shown.event.title if said else "")
    paragraphs = [*sheet.before, *(line for line in (said or content.title).splitlines() if line.strip())]

    def build(size: int, width: float) -> Stack:
        # A question shouts, a long text does not.
        face = Face(size, bold=size >= _BODY or not said)
        return Stack([Text(line, face, space.tokens.beamer_ink, width) for line in paragraphs], size * 0.4)

    return lay_column(sheet, build, _SIZES)
