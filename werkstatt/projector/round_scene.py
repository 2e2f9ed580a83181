"""A round of a café: the question, who talks about what at which tables, and one big clock."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPointF, QSizeF

from werkstatt.domain.timer import Timer, rest
from werkstatt.i18n import _
from werkstatt.projector.canvas import Canvas
from werkstatt.projector.clock_ring import ClockRing
from werkstatt.projector.column import lay_column
from werkstatt.projector.flow import Block, Panel, Stack, inner_width
from werkstatt.projector.grid import grid
from werkstatt.projector.layout import Laid, Space, still
from werkstatt.projector.longer import going_on, still_text
from werkstatt.projector.sheet import Sheet, middle
from werkstatt.projector.topics import Labelled, Numbers, ink, numbers
from werkstatt.projector.typeset import Face, Text
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import LongerTable, PlannedTopic, RoundScene
from werkstatt.wording.cafe import longer_text

_SIZES = (44, 40, 36, 32, 30)
_NUMBERS = Face(124, bold=True)
_BANNER = Face(40, bold=True)
_ALONE = (96, 88, 80, 72, 64, 56, 48, 40, 36, 32, 30)
_TITLES = (64, 56, 48)
_DIGITS = 150
_BESIDE_CLOCK = 56
_PADDING = 32
# In flat cards; large numbers bring some air along.
_FLAT, _INDENT, _GAP = 4, 18, 36
_MOST_FOR_NUMBERS = 0.5


def lay_round(shown: ShownScene, content: RoundScene, space: Space, now: datetime) -> Laid:
    """Cards of the topics beside the clock; it counts for the last tables once the others are through."""
    timer = content.timer
    is_up = timer is not None and rest(timer, now).total_seconds() <= 0
    last = going_on(content.longer, (timer.paused_at or now) if timer else now) if is_up else ()
    below = _below(content, is_up=is_up)
    ring = ClockRing(space, content.event, _for_the_last(timer, last), _DIGITS) if timer else None
    if not content.topics:
        return _alone(content, below, ring, space)
    title, right = content.question, content.event.title
    sheet = Sheet(space, kicker=_kicker(content), title=title, left=below, right=right, title_sizes=_TITLES)
    width = sheet.body.width() - (2 * ring.radius + _BESIDE_CLOCK if ring else 0)
    head = [
        *_said([*sheet.before, *sheet.after], Face(36), width, space),
        *_said([still_text(last, content.event)] if last else [], _BANNER, width, space),
    ]
    parts = _cards(content.topics, head, QSizeF(width, sheet.body.height()), space)

    def page(number: int, canvas: Canvas, now: datetime) -> None:
        body = sheet.body
        sheet.draw(canvas, number, len(parts))
        parts[number].draw(canvas, body.left(), middle(body, parts[number].height))
        if ring:
            ring.draw(canvas, QPointF(body.right() - ring.radius, body.center().y()), now)

    return Laid(
        pages=[partial(page, number) for number in range(len(parts))],
        beat=ring.beat if ring else still,
        until=_next_end(content, now),
    )


def _kicker(content: RoundScene) -> str:
    """Café and round; a title that is said below is not said twice."""
    cafe = content.cafe if content.cafe != content.question else ""
    round_ = _("Round {number} of {count}").format(number=content.number, count=content.rounds)
    said = [cafe, round_ if content.rounds > 1 else ""]
    return " · ".join(part for part in said if part) or content.event.title


def _below(content: RoundScene, *, is_up: bool) -> str:
    """Where people find their table, which tables have longer; else what comes next."""
    said = [_("Your table is on your name badge.")] if content.on_badges else []
    if content.longer and not is_up:
        minutes = [round(table.seconds / 60) for table in content.longer]
        told = longer_text([table.number for table in content.longer], minutes)
        said += [f"{line}." for line in told.splitlines()]
    if not said and content.next_title:
        said.append(_("Next: {title}").format(title=content.next_title))
    return " ".join(said)


def _for_the_last(timer: Timer, last: Sequence[LongerTable]) -> Timer:
    """The clock of the tables that go on when the round is over."""
    if not last:
        return timer
    latest = max(last, key=lambda table: table.ends_at)
    return replace(timer, ends_at=latest.ends_at, planned_seconds=latest.seconds, added_seconds=0)


def _next_end(content: RoundScene, now: datetime) -> datetime | None:
    """When the words are different ones."""
    timer = content.timer
    if timer is None or timer.paused_at:
        return None
    ends = [timer.ends_at, *(table.ends_at for table in content.longer)]
    return min((end for end in ends if end > now), default=None)


def _alone(content: RoundScene, below: str, ring: ClockRing | None, space: Space) -> Laid:
    """The question beside the clock, as long as there are no tables."""
    sheet = Sheet(space, kicker=_kicker(content), left=below, right=content.event.title)
    texts = [*sheet.before, content.question, *sheet.after]

    def build(size: int, width: float) -> Stack:
        return Stack([Text(text, Face(size, bold=True), space.tokens.beamer_ink, width) for text in texts], size / 2)

    return lay_column(sheet, build, _ALONE, ring=ring)


def _said(texts: Sequence[str], face: Face, width: float, space: Space) -> list[Block]:
    colour = space.tokens.beamer_accent if face.bold else space.tokens.beamer_ink
    return [Text(text, face, colour, width) for text in texts]


def _cards(topics: Sequence[PlannedTopic], head: Sequence[Block], body: QSizeF, space: Space) -> list[Stack]:
    """Pages of cards; flat ones below each other where that spares pages."""
    width, room = body.width(), body.height()
    tall = grid(lambda size, wide: [_card(topic, size, wide, space) for topic in topics], head, _SIZES, width, room)
    label_at = _INDENT + max(_numbers(topic, width, space).width for topic in topics) + _GAP
    if len(tall) == 1 or label_at > width * _MOST_FOR_NUMBERS:
        return tall
    flat = grid(
        lambda size, wide: [_flat(topic, size, wide, label_at, space) for topic in topics],
        head,
        _SIZES,
        width,
        room,
        gap=_INDENT,
        most=1,
    )
    return flat if len(flat) < len(tall) else tall


def _card(topic: PlannedTopic, size: int, width: float, space: Space) -> Panel:
    """A topic above the numbers of its tables."""
    inside = inner_width(width, bar=True, padding=_PADDING)
    title = Text(topic.title, Face(size, bold=True), space.tokens.beamer_ink, inside)
    blocks: list[Block] = [title, _numbers(topic, inside, space)]
    return Panel(Stack(blocks, 0), width, space.tokens.beamer_surface, ink(topic.rank, space.tokens), _PADDING)


def _flat(topic: PlannedTopic, size: int, width: float, label_at: float, space: Space) -> Panel:
    """A topic beside the numbers of its tables."""
    inside = inner_width(width, bar=True, padding=_FLAT)
    title = Text(topic.title, Face(size, bold=True), space.tokens.beamer_ink, inside - label_at - _INDENT)
    both = Labelled(_numbers(topic, inside, space), title, _INDENT, label_at)
    return Panel(Stack([both], 0), width, space.tokens.beamer_surface, ink(topic.rank, space.tokens), _FLAT)


def _numbers(topic: PlannedTopic, width: float, space: Space) -> Numbers:
    return numbers([table.number for table in topic.tables], _NUMBERS, ink(topic.rank, space.tokens), width)
