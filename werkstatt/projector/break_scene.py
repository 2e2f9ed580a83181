"""A break: how long it still takes, when it goes on, and with what."""

from datetime import datetime

from werkstatt.domain.event import local
from werkstatt.domain.timer import rest
from werkstatt.i18n import _
from werkstatt.projector.clock_ring import ClockRing
from werkstatt.projector.column import lay_column
from werkstatt.projector.flow import Stack
from werkstatt.projector.layout import Laid, Space
from werkstatt.projector.sheet import Sheet
from werkstatt.projector.typeset import Face, Text
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import BreakScene
from werkstatt.wording.times import clock_time

_SIZES = (136, 120, 104, 96, 88, 80, 72, 64, 56, 48, 40, 36)


def lay_break(shown: ShownScene, content: BreakScene, space: Space, now: datetime) -> Laid:
    """The title and how it goes on, beside the clock."""
    tokens, timer = space.tokens, content.timer
    sheet = Sheet(space, kicker=content.event.title)
    goes_on = _goes_on(content, now)

    def build(size: int, width: float) -> Stack:
        title = Face(size, bold=True)
        further = title.smaller(0.44)
        texts = [Text(text, title, tokens.beamer_ink, width) for text in [*sheet.before, content.title or _("Break")]]
        if goes_on:
            texts.append(Text(goes_on, further, tokens.beamer_accent, width))
        if content.next_title:
            texts.append(Text(content.next_title, further, tokens.beamer_ink, width))
        return Stack(texts, size * 0.2)

    ring = ClockRing(space, content.event, timer, 168) if timer else None
    until = timer.ends_at if timer and not timer.paused_at and timer.ends_at > now else None
    return lay_column(sheet, build, _SIZES, ring=ring, until=until)


def _goes_on(content: BreakScene, now: datetime) -> str:
    """When it goes on; the next title may follow."""
    timer = content.timer
    if timer is None or timer.paused_at:
        return _("Afterwards") if content.next_title else ""
    if rest(timer, now).total_seconds() <= 0:
        return _("We now go on")
    return _("We go on at {time}").format(time=clock_time(local(content.event, timer.ends_at)))
