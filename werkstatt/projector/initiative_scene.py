"""Strategic initiatives: with every step one more focus point, and the aim at the end."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QRectF

from werkstatt.domain.process import FocusPoint, Initiative
from werkstatt.i18n import _
from werkstatt.projector.canvas import Canvas
from werkstatt.projector.column import lay_column
from werkstatt.projector.flow import Stack, largest, pages
from werkstatt.projector.layout import Laid, Space
from werkstatt.projector.rows import Mark, Row, airy
from werkstatt.projector.sheet import Sheet
from werkstatt.projector.typeset import Face, Text
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import InitiativeScene

_TITLES = (136, 120, 104, 96, 88, 80, 72, 64, 56, 48, 40)
_POINTS = (56, 52, 48, 44, 40, 36, 32, 30)
_BAR = 16


def lay_initiative(shown: ShownScene, content: InitiativeScene, space: Space, now: datetime) -> Laid:
    """The step that is due: a title page, then the points up to it, then the aim."""
    step, count = shown.page, len(content.initiatives)
    for number, (initiative, points) in enumerate(content.initiatives, start=1):
        last = len(points) + 1
        if step <= last or number == count:
            series = _("Strategic initiative {number} of {count}").format(number=number, count=count)
            kicker = series if count > 1 else _("Strategic initiative")
            if step == 0:
                return _opener(kicker, initiative.title, shown, space)
            return _revealed(kicker, initiative, points, min(step, last), shown, space)
        step -= last + 1
    return _opener(shown.event.title, _("Strategic initiatives"), shown, space)


def _opener(kicker: str, title: str, shown: ShownScene, space: Space) -> Laid:
    """The title alone, before its points are told."""
    sheet = Sheet(space, kicker=kicker, right=shown.event.title)

    def build(size: int, width: float) -> Stack:
        texts = [*sheet.before, title]
        return Stack([Text(text, Face(size, bold=True), space.tokens.beamer_ink, width) for text in texts], size / 2)

    return lay_column(sheet, build, _TITLES)


def _revealed(
    kicker: str, initiative: Initiative, points: Sequence[FocusPoint], step: int, shown: ShownScene, space: Space
) -> Laid:
    """Everything has its place from the beginning; what comes with a later step is not painted yet."""
    sheet = Sheet(space, kicker=kicker, title=initiative.title, right=shown.event.title)
    width, room = sheet.body.width(), sheet.body.height()

    def build(size: int) -> Stack:
        titles = [Text(text, Face(size, bold=True), space.tokens.beamer_ink, width) for text in sheet.before]
        rows = [_point(number, point.text, size, width, space) for number, point in enumerate(points, start=1)]
        aim = [_aim(initiative.aim, len(points) + 1, size, width, space)] if initiative.aim.strip() else []
        return Stack([*titles, *rows, *aim], size * 0.3)

    parts = pages(airy(largest(build, _POINTS, room), room), room)
    due = [number for number, part in enumerate(parts) if _names(part) & {str(step)}]

    def page(number: int, canvas: Canvas, now: datetime) -> None:
        sheet.draw(canvas, number, len(parts))
        told = [block for block in parts[number].blocks if not isinstance(block, Row) or int(block.name) <= step]
        replace(parts[number], blocks=told).draw(canvas, sheet.body.left(), sheet.body.top())

    return Laid(pages=[partial(page, number) for number in due or [len(parts) - 1]])


def _names(part: Stack) -> set[str]:
    return {block.name for block in part.blocks if isinstance(block, Row)}


def _point(number: int, text: str, size: int, width: float, space: Space) -> Row:
    """A focus point on a card with its number."""
    tokens = space.tokens

    def card(canvas: Canvas, area: QRectF, line: float) -> None:
        canvas.panel(area, tokens.beamer_surface, 18)
        canvas.edge(area, tokens.beamer_accent, _BAR, 18)

    return _card(str(number), tokens.beamer_accent, text, tokens.beamer_ink, size, width, number, card)


def _aim(aim: str, number: int, size: int, width: float, space: Space) -> Row:
    """The aim on a ground of its own."""
    tokens = space.tokens

    def card(canvas: Canvas, area: QRectF, line: float) -> None:
        canvas.panel(area, tokens.beamer_accent, 18)

    return _card(_("Aim"), tokens.beamer_paper, aim, tokens.beamer_paper, size, width, number, card, bold=True)


def _card(
    label: str,
    label_colour: str,
    text: str,
    colour: str,
    size: int,
    width: float,
    number: int,
    mark: Mark,
    *,
    bold: bool = False,
) -> Row:
    head = Face(size, bold=True)
    indent = _BAR + size * 0.6
    said_at = indent + max(head.width("00"), head.width(label)) + size * 0.7
    texts = [
        (indent, Text(label, head, label_colour, said_at - indent)),
        (said_at, Text(text, Face(size, bold=bold), colour, width - said_at - size * 0.6)),
    ]
    return Row(texts, width, size * 0.3, mark, str(number))
