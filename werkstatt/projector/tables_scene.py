"""The plan of the tables: each topic with its tables, where they stand and who hosts them."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QRectF

from werkstatt.domain.spotlight import Scene
from werkstatt.i18n import _
from werkstatt.projector.canvas import Canvas
from werkstatt.projector.flow import Block, Panel, Stack, inner_width
from werkstatt.projector.grid import grid
from werkstatt.projector.layout import Laid, Space
from werkstatt.projector.sheet import Sheet, middle
from werkstatt.projector.topics import ChipRow, chip, ink, numbers
from werkstatt.projector.typeset import Face, Text
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import PlannedTable, PlannedTopic, ShownName, TablesScene
from werkstatt.wording.terms import term

_SIZES = (44, 40, 36, 34, 32, 30)
_NUMBERS = Face(124, bold=True)
_SAID = Face(44, bold=True)
_PADDING = 30
# As wide as most numbers are: texts begin below each other.
_WIDEST = 88


def lay_tables(shown: ShownScene, content: TablesScene, space: Space, now: datetime) -> Laid:
    """A card for each topic."""
    sheet = Sheet(space, kicker=content.cafe, title=term(Scene.TABLES), right=content.event.title)
    parts = plan(content.topics, sheet.before, sheet.body, space)

    def page(number: int, canvas: Canvas, now: datetime) -> None:
        sheet.draw(canvas, number, len(parts))
        parts[number].draw(canvas, sheet.body.left(), middle(sheet.body, parts[number].height))

    return Laid(pages=[partial(page, number) for number in range(len(parts))])


def plan(topics: Sequence[PlannedTopic], before: Sequence[str], body: QRectF, space: Space) -> list[Stack]:
    """Pages of cards in a part of the picture; the texts of `before` stand above them."""
    said = [*before, *([] if topics else [_("The tables are not fixed yet.")])]
    head = [Text(text, _SAID, space.tokens.beamer_ink, body.width()) for text in said]

    def cards(size: int, width: float) -> list[Panel]:
        return [_card(topic, size, width, space) for topic in topics]

    return grid(cards, head, _SIZES, body.width(), body.height())


def _card(topic: PlannedTopic, size: int, width: float, space: Space) -> Panel:
    """A topic with a row for each of its tables; with large numbers alone where nothing else is known of them."""
    colour = ink(topic.rank, space.tokens)
    inside = inner_width(width, bar=True, padding=_PADDING)
    blocks: list[Block] = [Text(topic.title, Face(size, bold=True), space.tokens.beamer_ink, inside)]
    if any(_words(table) for table in topic.tables):
        blocks += [_row(table, topic, size, inside, space) for table in topic.tables]
    else:
        blocks.append(numbers([table.number for table in topic.tables], _NUMBERS, colour, inside))
    return Panel(Stack(blocks, size * 0.2), width, space.tokens.beamer_surface, colour, _PADDING)


def _row(table: PlannedTable, topic: PlannedTopic, size: int, width: float, space: Space) -> ChipRow:
    face = Face(round(size * 1.3), bold=True)
    number = chip(table.number, topic.rank, face)
    beside = max(number.width, chip(_WIDEST, topic.rank, face).width) + size * 0.6
    text = Text(_words(table), Face(size), space.tokens.beamer_ink, width - beside)
    return ChipRow(text, number, beside, number.width, width, size * 0.1)


def _words(table: PlannedTable) -> str:
    """Where it stands and who hosts it, as far as that is known."""
    host = _("Host: {name}").format(name=said_name(table.host)) if table.host else ""
    return " · ".join(part for part in (table.place.strip(), host) if part)


def said_name(name: ShownName) -> str:
    """First name first; a person without a name by number."""
    return " ".join(part for part in (name.given, name.last) if part) or _("No. {number}").format(number=name.number)
