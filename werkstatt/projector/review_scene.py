"""The road of the process so far, what challenges it and what it aims at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF

from werkstatt.i18n import _
from werkstatt.projector.canvas import Canvas
from werkstatt.projector.column import lay_column
from werkstatt.projector.flow import Block, Panel, Stack, inner_width
from werkstatt.projector.layout import Laid, Space
from werkstatt.projector.road import Road
from werkstatt.projector.sheet import Sheet
from werkstatt.projector.typeset import Face, Text
from werkstatt.readmodels.scene import ReviewScene, ShownScene

_SIZES = (52, 48, 46, 44, 42, 40, 38, 36, 34, 32, 30)
_GAP = 30


def lay_review(shown: ShownScene, content: ReviewScene, space: Space, now: datetime) -> Laid:
    """The road above, panels below: side by side if they fit like that."""
    tokens = space.tokens
    sheet = Sheet(space, kicker=_("The road so far"), title=content.process.title)
    road = Road(content.stages, content.here, sheet.body.width(), tokens)
    fields = " · ".join(field.title for field in content.fields)

    def composed(size: int, width: float, columns: int) -> Stack:
        inside = (width - _GAP * (columns - 1)) / columns
        words = [(_("Challenge"), content.process.challenge), (_("Aim"), content.process.aim)]
        made = [_panel(label, text, size, inside, space) for label, text in words if text.strip()]
        beside: list[Block] = [_Beside(made)] if len(made) == columns else list(made)
        below = [_panel(_("Fields of action"), fields, size, width, space)] if fields.strip() else []
        spilled = [Text(text, Face(size), tokens.beamer_ink, width) for text in sheet.before]
        rows = road.rows(size)
        return Stack([*spilled, *([Stack(rows, 16)] if rows else []), *beside, *below], _GAP)

    def build(size: int, width: float) -> Stack:
        both = bool(content.process.challenge.strip() and content.process.aim.strip())
        beside = composed(size, width, 2 if both else 1)
        fits = beside.height <= sheet.body.height() and not beside.torn
        return beside if fits else composed(size, width, 1)

    return lay_column(sheet, build, _SIZES)


def _panel(label: str, text: str, size: int, width: float, space: Space) -> Panel:
    tokens, padding = space.tokens, size * 0.8
    inside = inner_width(width, bar=True, padding=padding)
    texts = [
        Text(label, Face(size, bold=True).smaller(0.8), tokens.beamer_accent, inside),
        Text(text, Face(size), tokens.beamer_ink, inside),
    ]
    return Panel(Stack(texts, size * 0.15), width, tokens.beamer_surface, tokens.beamer_accent, padding)


@dataclass(frozen=True, slots=True)
class _Beside:
    """Panels side by side, all as tall as the tallest."""

    panels: Sequence[Panel]

    @property
    def height(self) -> float:
        """The tallest."""
        return max(panel.height for panel in self.panels)

    @property
    def torn(self) -> bool:
        """Whether a word had to be divided."""
        return any(panel.torn for panel in self.panels)

    def split(self, room: float) -> tuple[Block | None, Block | None]:
        """Panels that don't fit side by side go below each other."""
        return Stack(self.panels, _GAP).split(room)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint the panels."""
        for panel in self.panels:
            panel.draw_on(canvas, QRectF(x, y, panel.width, self.height))
            x += panel.width + _GAP
