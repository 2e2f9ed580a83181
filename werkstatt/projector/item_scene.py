"""The running item: its question for the room, one big clock, and what comes next."""

from datetime import datetime

from werkstatt.i18n import _
from werkstatt.projector.clock_ring import ClockRing
from werkstatt.projector.column import lay_column
from werkstatt.projector.flow import Stack
from werkstatt.projector.layout import Laid, Space
from werkstatt.projector.sheet import Sheet
from werkstatt.projector.typeset import Face, Text
from werkstatt.readmodels.scene import ItemScene, ShownScene

_SIZES = (136, 120, 104, 96, 88, 80, 72, 64, 56, 48, 40, 36, 32, 30)
_BESIDE_CLOCK = 96


def lay_item(shown: ShownScene, content: ItemScene, space: Space, now: datetime) -> Laid:
    """The question, or the title where there is none, beside the clock."""
    event = content.event
    asked = content.prompt.strip()
    following = _("Next: {title}").format(title=content.next_title) if content.next_title else ""
    sheet = Sheet(
        space, kicker=content.title if asked else event.title, left=following, right=event.title if asked else ""
    )
    said = [*sheet.before, asked or content.title, *sheet.after]

    def build(size: int, width: float) -> Stack:
        return Stack([Text(text, Face(size, bold=True), space.tokens.beamer_ink, width) for text in said], size / 2)

    ring = ClockRing(space, event, content.timer, 150) if content.timer else None
    return lay_column(sheet, build, [size for size in _SIZES if size <= _BESIDE_CLOCK or not ring], ring=ring)
