"""The first thing people see: where they are, what it is about, and when it begins."""

from datetime import datetime, timedelta

from werkstatt.domain.event import moment
from werkstatt.domain.timer import Timer
from werkstatt.i18n import _
from werkstatt.projector.clock_ring import ClockRing
from werkstatt.projector.column import lay_column
from werkstatt.projector.flow import Block, Panel, Stack, inner_width
from werkstatt.projector.layout import Laid, Space
from werkstatt.projector.sheet import Sheet
from werkstatt.projector.typeset import Face, Text
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import WelcomeScene
from werkstatt.wording.times import clock_time, long_date

_SIZES = (104, 96, 88, 80, 72, 64, 56, 48, 40, 36, 32, 30)
_COUNTDOWN = timedelta(hours=1)
_HOUR = 3600


def lay_welcome(shown: ShownScene, content: WelcomeScene, space: Space, now: datetime) -> Laid:
    """Date, place, question, what people are asked to do; in the last hour before the beginning with a countdown."""
    tokens = space.tokens
    sheet = Sheet(space, kicker=content.title, title=_("Welcome"), title_sizes=(104,))
    start = moment(shown.event, content.date, content.starts_at) if content.date and content.starts_at else None
    wait = start - now if start else timedelta()
    begins = _("Begins at {time}").format(time=clock_time(content.starts_at)) if content.starts_at else ""
    counting = timedelta() < wait <= _COUNTDOWN
    facts = [
        *sheet.before,
        long_date(content.date, weekday=True) if content.date else "",
        content.place,
        begins if wait > _COUNTDOWN else "",
    ]

    def build(size: int, width: float) -> Stack:
        face = Face(size, bold=True)
        told = [Text(fact, face.smaller(0.6), tokens.beamer_muted, width) for fact in facts if fact]
        blocks: list[Block] = [Stack(told, size * 0.06)] if told else []
        if content.question.strip():
            blocks.append(_question(content.question, face, width, space))
        if content.prompt.strip():
            blocks.append(Text(content.prompt, face.smaller(0.7), tokens.beamer_ink, width))
        return Stack(blocks, size * 0.55)

    ring = None
    if start and counting:
        wait_timer = Timer(id="", event_id=shown.event.id, title="", ends_at=start, planned_seconds=_HOUR)
        ring = ClockRing(space, shown.event, wait_timer, 150, begins)
    until = None if start is None or wait <= timedelta() else start if counting else start - _COUNTDOWN
    return lay_column(sheet, build, _SIZES, ring=ring, until=until)


def _question(question: str, face: Face, width: float, space: Space) -> Panel:
    tokens = space.tokens
    inside = inner_width(width, bar=True)
    label = Text(_("What it is about"), face.smaller(0.5), tokens.beamer_accent, inside)
    return Panel(
        Stack([label, Text(question, face, tokens.beamer_ink, inside)], face.size * 0.2),
        width,
        tokens.beamer_surface,
        tokens.beamer_accent,
    )
