"""Who sits where, from A to Z: names with the numbers of their tables, in columns and pages."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QRectF

from werkstatt.domain.spotlight import Scene
from werkstatt.domain.timer import rest
from werkstatt.i18n import _
from werkstatt.projector.canvas import Canvas
from werkstatt.projector.flow import Stack
from werkstatt.projector.foot import Foot
from werkstatt.projector.layout import Laid, Space
from werkstatt.projector.name_columns import Named, name_columns
from werkstatt.projector.sheet import Sheet
from werkstatt.projector.tables_scene import plan
from werkstatt.projector.typeset import Face, Text
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import NamedSeat, SeatsScene, ShownName
from werkstatt.wording.clocks import clock_text
from werkstatt.wording.terms import term

_BANNER = Face(40, bold=True)
_AIR = 24


def lay_seats(shown: ShownScene, content: SeatsScene, space: Space, now: datetime) -> Laid:
    """The list of a round."""
    return lay_list(content, space, now)


def lay_list(content: SeatsScene, space: Space, now: datetime, banner: str = "", until: datetime | None = None) -> Laid:
    """The names, or where nobody has a seat yet the tables and topics; `banner` stands above them on every page."""
    named = bool(content.seats)
    round_ = _("Round {number}").format(number=content.number)
    title = _("Where do I sit?") if named else term(Scene.TABLES)
    sheet = Sheet(space, kicker=f"{content.cafe} · {round_}" if content.cafe else round_, title=title)
    foot = Foot(space, _page_of_names if named else _page_of_tables, partial(_countdown, content))
    body = foot.above(sheet.body, [now, *([content.timer.ends_at] if content.timer else [])])
    above = Text(banner, _BANNER, space.tokens.beamer_accent, body.width()) if banner else None
    if above:
        body = body.adjusted(0, above.height + _AIR, 0, 0)
    parts = _names(content.seats, sheet.before, body, space) if named else _plan(content, sheet.before, body, space)

    def page(number: int, canvas: Canvas, now: datetime) -> None:
        sheet.draw(canvas)
        if above:
            canvas.text(above, body.left(), body.top() - _AIR - above.height)
        for left, part in parts[number]:
            part.draw(canvas, left, body.top())
        foot.draw(canvas, number, len(parts), now)

    return Laid(pages=[partial(page, number) for number in range(len(parts))], beat=foot.right, until=until)


def _names(
    seats: Sequence[NamedSeat], before: Sequence[str], body: QRectF, space: Space
) -> Sequence[Sequence[tuple[float, Stack]]]:
    """Columns and where they begin, page by page."""
    shared = {name for name, count in Counter(map(_called, (seat.name for seat in seats))).items() if count > 1}
    rows = [Named(_told_apart(seat.name, shared), seat.table, seat.topic) for seat in seats]
    return name_columns(rows, before, body, space.tokens)


def _plan(
    content: SeatsScene, before: Sequence[str], body: QRectF, space: Space
) -> Sequence[Sequence[tuple[float, Stack]]]:
    return [[(body.left(), part)] for part in plan(content.topics, before, body, space)]


def _called(name: ShownName) -> str:
    """As in a list; a person without a name by number."""
    said = ", ".join(part for part in (name.last, name.given) if part)
    return said or _("No. {number}").format(number=name.number)


def _told_apart(name: ShownName, shared: set[str]) -> str:
    """Two people of one name are told apart by the numbers on their badges."""
    said = _called(name)
    return _("{name} (no. {number})").format(name=said, number=name.number) if said in shared else said


def _page_of_names(page: int, pages: int) -> str:
    if pages == 1:
        return _("A–Z")
    return _("A–Z · page {page} of {pages}, turns by itself").format(page=page + 1, pages=pages)


def _page_of_tables(page: int, pages: int) -> str:
    return _("Page {page} of {pages}").format(page=page + 1, pages=pages) if pages > 1 else ""


def _countdown(content: SeatsScene, now: datetime) -> str:
    """How long people have; empty without a clock."""
    if content.timer is None:
        return ""
    left = rest(content.timer, now).total_seconds()
    if content.changes_now:
        words = _("Round {number} begins in {time}") if left > 0 else _("Round {number} is about to begin")
    else:
        words = _("Tables change in {time}") if left > 0 else _("Tables change now")
    return words.format(number=content.number, time=clock_text(max(0.0, left)))
