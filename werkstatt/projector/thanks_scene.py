"""The end of the evening: thanks, and what comes next in the process."""

from datetime import datetime

from werkstatt.i18n import _
from werkstatt.projector.column import lay_column
from werkstatt.projector.flow import Block, Panel, Stack, inner_width
from werkstatt.projector.layout import Laid, Space
from werkstatt.projector.sheet import Sheet
from werkstatt.projector.typeset import Face, Text
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import ThanksScene

_SIZES = (168, 152, 136, 120, 104, 96, 88, 80, 72, 64, 56, 48)


def lay_thanks(shown: ShownScene, content: ThanksScene, space: Space, now: datetime) -> Laid:
    """The thanks as large as they can be, the next stage in a panel below."""
    tokens = space.tokens
    sheet = Sheet(space, kicker=content.title)

    def build(size: int, width: float) -> Stack:
        thanks = Face(size, bold=True)
        blocks: list[Block] = [Text(text, thanks.smaller(0.5), tokens.beamer_ink, width) for text in sheet.before]
        blocks.append(Text(_("Thank you!"), thanks, tokens.beamer_ink, width))
        if content.next_stage:
            blocks.append(_outlook(content, thanks, width, space))
        else:
            blocks.append(Text(_("Have a safe journey home."), thanks.smaller(0.4), tokens.beamer_muted, width))
        return Stack(blocks, size * 0.25)

    return lay_column(sheet, build, _SIZES)


def _outlook(content: ThanksScene, thanks: Face, width: float, space: Space) -> Panel:
    tokens = space.tokens
    inside = inner_width(width, bar=True)
    title, small = thanks.smaller(0.46), thanks.smaller(0.28)
    texts = [
        Text(_("How it goes on"), small, tokens.beamer_accent, inside),
        Text(content.next_stage, title, tokens.beamer_ink, inside),
    ]
    if content.next_period:
        texts.append(Text(content.next_period, small, tokens.beamer_muted, inside))
    return Panel(Stack(texts, 8), width, tokens.beamer_surface, tokens.beamer_accent)
