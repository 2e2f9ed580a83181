"""The road of the process so far, what happened on it, what challenges it and what it aims at."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QRectF

from werkstatt.domain.process import Stage
from werkstatt.i18n import _
from werkstatt.projector.canvas import Canvas
from werkstatt.projector.flow import Beside, Block, Panel, Stack, inner_width, largest, pages
from werkstatt.projector.layout import Laid, Space
from werkstatt.projector.road import Road
from werkstatt.projector.rows import Row, airy
from werkstatt.projector.sheet import Sheet, middle
from werkstatt.projector.typeset import Face, Text
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import ReviewScene

_SIZES = (52, 48, 46, 44, 42, 40, 38, 36, 34, 32, 30)
# Smaller than this, what happened gets pages of its own.
_ROOMY = tuple(size for size in _SIZES if size >= 40)
_GAP = 30


def lay_review(shown: ShownScene, content: ReviewScene, space: Space, now: datetime) -> Laid:
    """All on one page if it is not too much, else first the overview and then the stages."""
    sheet = Sheet(space, kicker=_("The road so far"), title=content.process.title)
    overview = _Overview(content, space, sheet)
    width, room = sheet.body.width(), sheet.body.height()
    told = [stage for stage in content.stages if stage.summary.strip()]

    def story(size: int) -> Stack:
        return Stack([_told(stage, stage.id == content.here, size, width, space) for stage in told], size * 0.2)

    whole = largest(lambda size: overview.build(size, [story(size)] if told else []), _ROOMY, room)
    if whole.height <= room and not whole.torn:
        parts = [whole]
    else:
        parts = pages(largest(overview.build, _SIZES, room), room)
        parts += pages(airy(largest(story, _SIZES, room), room), room) if told else []

    def page(number: int, canvas: Canvas, now: datetime) -> None:
        sheet.draw(canvas, number, len(parts))
        parts[number].draw(canvas, sheet.body.left(), middle(sheet.body, parts[number].height))

    return Laid(pages=[partial(page, number) for number in range(len(parts))])


class _Overview:
    """The road above, panels below: side by side if they fit like that."""

    def __init__(self, content: ReviewScene, space: Space, sheet: Sheet) -> None:
        self._content = content
        self._space = space
        self._sheet = sheet
        self._road = Road(content.stages, content.here, sheet.body.width(), space.tokens)

    def build(self, size: int, story: Sequence[Block] = ()) -> Stack:
        """In letters of a size, with what happened below the road."""
        process = self._content.process
        both = bool(process.challenge.strip() and process.aim.strip())
        beside = self._composed(size, story, 2 if both else 1)
        fits = beside.height <= self._sheet.body.height() and not beside.torn
        return beside if fits else self._composed(size, story, 1)

    def _composed(self, size: int, story: Sequence[Block], columns: int) -> Stack:
        process, space, width = self._content.process, self._space, self._sheet.body.width()
        inside = (width - _GAP * (columns - 1)) / columns
        words = [(_("Challenge"), process.challenge), (_("Aim"), process.aim)]
        made = [_panel(label, text, size, inside, space) for label, text in words if text.strip()]
        beside: list[Block] = [Beside(made, _GAP)] if len(made) == columns else list(made)
        fields = " · ".join(field.title for field in self._content.fields)
        below = [_panel(_("Fields of action"), fields, size, width, space)] if fields.strip() else []
        spilled = [Text(text, Face(size), space.tokens.beamer_ink, width) for text in self._sheet.before]
        rows = self._road.rows(size)
        return Stack([*spilled, *([Stack(rows, 16)] if rows else []), *story, *beside, *below], _GAP)


def _told(stage: Stage, is_here: bool, size: int, width: float, space: Space) -> Row:
    """What happened at a stage, beside its name; the present one on a ground of its own."""
    tokens, pad = space.tokens, size * 0.8

    def ground(canvas: Canvas, area: QRectF, line: float) -> None:
        canvas.panel(area, tokens.beamer_surface)
        canvas.edge(area, tokens.beamer_accent if is_here else tokens.beamer_track, 16)

    name, said_at = width * 0.28, width * 0.28 + 2 * pad
    return Row(
        [
            (pad, Text(stage.title, Face(size, bold=True).smaller(0.9), tokens.beamer_accent, name)),
            (said_at, Text(stage.summary, Face(size), tokens.beamer_ink, width - said_at - pad)),
        ],
        width,
        size * 0.4,
        ground,
    )


def _panel(label: str, text: str, size: int, width: float, space: Space) -> Panel:
    tokens, padding = space.tokens, size * 0.8
    inside = inner_width(width, bar=True, padding=padding)
    texts = [
        Text(label, Face(size, bold=True).smaller(0.8), tokens.beamer_accent, inside),
        Text(text, Face(size), tokens.beamer_ink, inside),
    ]
    return Panel(Stack(texts, size * 0.15), width, tokens.beamer_surface, tokens.beamer_accent, padding)
