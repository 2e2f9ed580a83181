"""What the room sees while another program has the beamer, should that one not cover the screen."""

from datetime import datetime

from werkstatt.i18n import _
from werkstatt.projector.column import lay_column
from werkstatt.projector.flow import Stack
from werkstatt.projector.layout import Laid, Space
from werkstatt.projector.sheet import Sheet
from werkstatt.projector.typeset import Face, Text
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import GuestScene

_SIZES = (104, 96, 88, 80)


def lay_guest(shown: ShownScene, content: GuestScene, space: Space, now: datetime) -> Laid:
    """A calm line."""
    sheet = Sheet(space, kicker=shown.event.title)

    def build(size: int, width: float) -> Stack:
        face, tokens = Face(size, bold=True), space.tokens
        lines = [Text(text, face.smaller(0.5), tokens.beamer_ink, width) for text in sheet.before]
        lines.append(Text(_("One moment, please"), face, tokens.beamer_ink, width))
        lines.append(Text(_("A guest's presentation follows here."), face.smaller(0.5), tokens.beamer_muted, width))
        return Stack(lines, 16)

    return lay_column(sheet, build, _SIZES)
