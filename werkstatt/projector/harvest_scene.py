"""The harvest of a café: the starred notes, table by table."""

from datetime import datetime
from functools import partial

from werkstatt.domain.spotlight import Scene
from werkstatt.i18n import _
from werkstatt.projector.canvas import Canvas
from werkstatt.projector.column import lay_column
from werkstatt.projector.flow import Block, Panel, Stack, inner_width, largest, pages
from werkstatt.projector.layout import Laid, Space
from werkstatt.projector.sheet import Sheet
from werkstatt.projector.topics import ChipRow, chip, ink
from werkstatt.projector.typeset import Face, Text
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import HarvestNote, HarvestScene, HarvestStep
from werkstatt.wording.terms import term

_SIZES = (96, 88, 80, 72, 64, 60, 56, 52, 48, 44, 40, 36, 32, 30)
_TITLE = 64
_NUMBER = Face(120, bold=True)
_EMPTY = (80, 72, 64, 56, 48, 40)


def lay_harvest(shown: ShownScene, content: HarvestScene, space: Space, now: datetime) -> Laid:
    """The step that is due: a table, its topic, and what was starred there."""
    if not content.harvest:
        return _nothing(content, space)
    step = content.harvest[min(shown.page, len(content.harvest) - 1)]
    table = _("Table {number}").format(number=step.table)
    sheet = Sheet(space, kicker=f"{term(Scene.HARVEST)} · {table}", left=content.cafe, right=content.event.title)
    width, room = sheet.body.width(), sheet.body.height()

    def build(size: int) -> Stack:
        texts = [*sheet.before, *sheet.after]
        spilled: list[Block] = [Text(text, Face(size), space.tokens.beamer_ink, width) for text in texts]
        notes = [_note(note, step.rank, size, width, space) for note in step.notes]
        return Stack([_topic(step, size, width, space), *notes, *spilled], size * 0.5)

    parts = pages(largest(build, _SIZES, room), room)

    def page(number: int, canvas: Canvas, now: datetime) -> None:
        sheet.draw(canvas, number, len(parts))
        parts[number].draw(canvas, sheet.body.left(), sheet.body.top())

    return Laid(pages=[partial(page, number) for number in range(len(parts))])


def _nothing(content: HarvestScene, space: Space) -> Laid:
    """Calm paper with one sentence, while nothing has a star."""
    sheet = Sheet(space, kicker=term(Scene.HARVEST), left=content.cafe, right=content.event.title)
    said = [*sheet.before, _("The main insights of the tables will be gathered here."), *sheet.after]

    def build(size: int, width: float) -> Stack:
        return Stack([Text(text, Face(size, bold=True), space.tokens.beamer_ink, width) for text in said], size / 2)

    return lay_column(sheet, build, _EMPTY)


def _topic(step: HarvestStep, size: int, width: float, space: Space) -> ChipRow:
    """The number of the table, as large as on its sign, beside its topic."""
    number = chip(step.table, step.rank, _NUMBER)
    beside = number.width + 40
    title = Text(step.topic, Face(min(size, _TITLE), bold=True), space.tokens.beamer_ink, width - beside)
    return ChipRow(title, number, beside, number.width, width, 0)


def _note(note: HarvestNote, rank: int, size: int, width: float, space: Space) -> Panel:
    """What it is as a word, the focus point if it speaks to one, and the note."""
    tokens, padding = space.tokens, size * 0.6
    colour = ink(rank, tokens)
    inside = inner_width(width, bar=True, padding=padding)
    small = Face(size, bold=True).smaller(0.6)
    label = " · ".join(part for part in (term(note.kind), note.focus_point.strip()) if part)
    texts = [Text(label, small, colour, inside), Text(note.text, Face(size), tokens.beamer_ink, inside)]
    return Panel(Stack(texts, size * 0.1), width, tokens.beamer_surface, colour, padding)
