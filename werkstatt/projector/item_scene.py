"""The running item: its question for the room, one big clock, and what comes next."""

from dataclasses import replace
from datetime import datetime

from werkstatt.domain.event import local
from werkstatt.i18n import _
from werkstatt.projector.clock_ring import ClockRing
from werkstatt.projector.column import lay_column
from werkstatt.projector.flow import Stack
from werkstatt.projector.layout import Laid, Space
from werkstatt.projector.sheet import Sheet
from werkstatt.projector.typeset import Face, Text
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import ItemScene
from werkstatt.wording.times import clock_time

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

    awaited = content.begins_at if content.begins_at and now < content.begins_at else None
    ring = _ring(content, awaited, space)
    sizes = [size for size in _SIZES if size <= _BESIDE_CLOCK or not ring]
    return lay_column(sheet, build, sizes, ring=ring, until=awaited)


def _ring(content: ItemScene, awaited: datetime | None, space: Space) -> ClockRing | None:
    """The item's clock; but people who wait for a bus need to know when it leaves."""
    event, timer = content.event, content.timer
    if timer is None or awaited is None:
        return ClockRing(space, event, timer, 150) if timer else None
    begins = _("Begins at {time}").format(time=clock_time(local(event, awaited)))
    return ClockRing(space, event, replace(timer, ends_at=awaited, paused_at=None), 150, begins)
