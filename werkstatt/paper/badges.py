"""Name badges, reserve badges and route cards: cards on sheets, each with its way through the tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from werkstatt.i18n import _
from werkstatt.paper import fonts, safe_text, sheets, styles
from werkstatt.paper.blocks import Look
from werkstatt.paper.fitting import Box, Fitted, fit, put
from werkstatt.paper.labels import Geometry
from werkstatt.readmodels.cafe import CafePicture
from werkstatt.readmodels.people import PersonRow
from werkstatt.readmodels.printed import Stop, reserve_routes, routes, wearers

# Points: no text is smaller than the second, it ends in "…" instead; both texts reach the first where there is room.
_READABLE, _SMALLEST = 9.0, 6.0
_PADDING = 4 * mm
_HEAD = 4.6 * mm
_STRIP = 10 * mm
_LABEL = 8.0  # points
_GAP = 2.2 * mm
_BELOW = 6.0  # points between what is above the route and the route
_MARK, _MARK_OFF = 4 * mm, 1 * mm

_TEXT = styles.TEXTS[Look.BODY]
_NAME = ParagraphStyle("badge-name", parent=_TEXT, fontName=fonts.BOLD, fontSize=30, leading=33, spaceAfter=0)
_NUMBER = ParagraphStyle("badge-number", parent=_NAME, fontSize=72, leading=76)
_DETAILS = ParagraphStyle("badge-details", parent=_TEXT, fontSize=12, leading=14.4, spaceAfter=0)
_STOP = ParagraphStyle("badge-stop", parent=_DETAILS, fontSize=_LABEL, leading=9.4, textColor=styles.MUTED)
# How much of the height organisation and municipality may take, the usual share first.
_SHARES = (0.4, 0.55, 0.7, 0.25)


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """What stands on one card: in its corner, as its main text (or a line to write a name on), below, and its route."""

    corner: str
    main: str
    details: str
    stops: Sequence[Stop]
    is_number: bool = False


def badges(picture: CafePicture, geometry: Geometry, only: Iterable[str] | None) -> bytes:
    """Badges of all who may come, or `only` of these attendances; people without a name get their number."""
    wanted = [row.id for row in wearers(picture)] if only is None else set(only)
    ways = routes(picture)
    cards = [_badge(row, ways[row.id]) for row in picture.guests.values() if row.id in wanted]
    return _cards(_("Name badges"), picture, geometry, cards)


def reserve_badges(picture: CafePicture, geometry: Geometry, only: Iterable[str] | None) -> bytes:
    """Badges with a line for the name, for the routes that are kept in reserve, or `only` for these numbers."""
    ways = reserve_routes(picture)
    wanted = ways.keys() if only is None else set(map(int, only))
    cards = [
        Badge(corner=_("Reserve {number}").format(number=number), main="", details="", stops=stops)
        for number, stops in ways.items()
        if number in wanted
    ]
    return _cards(_("Reserve badges"), picture, geometry, cards)


def route_cards(picture: CafePicture, geometry: Geometry, only: Iterable[str] | None, numbers: Iterable[int]) -> bytes:
    """Cards of the people without a name, or `only` of these attendances, and one for each of these numbers.

    A number takes the route that is kept in reserve for it; without one, its tables can be written in by hand.
    """
    nameless = [row.id for row in picture.guests.values() if not row.person.name]
    wanted = set(nameless) if only is None else set(only)
    ways, kept = routes(picture), reserve_routes(picture)
    cards = [_number_card(row.attendance.number, ways[row.id]) for row in picture.guests.values() if row.id in wanted]
    empty = [Stop(round=row.number) for row in picture.rounds]
    cards += [_number_card(number, kept.get(number, empty)) for number in numbers]
    return _cards(_("Route cards"), picture, geometry, cards)


def _badge(row: PersonRow, stops: Sequence[Stop]) -> Badge:
    person, number = row.person, row.attendance.number
    details = "\n".join(filter(None, (person.organisation.strip(), person.municipality.strip())))
    if not person.name.strip():
        return Badge(corner="", main=str(number), details=details, stops=stops, is_number=True)
    corner = _("No. {number}").format(number=number)
    return Badge(corner=corner, main=person.name, details=details, stops=stops)


def _number_card(number: int, stops: Sequence[Stop]) -> Badge:
    return Badge(corner="", main=str(number), details="", stops=stops, is_number=True)


def _cards(title: str, picture: CafePicture, geometry: Geometry, cards: Sequence[Badge]) -> bytes:
    event = picture.event
    file = sheets.Sheets(title, event.title, event.municipality)
    for page in sheets.portions(list(zip(cards, geometry.cards(len(cards)), strict=True)), geometry.per_sheet):
        with file.page() as canvas:
            _cut_marks(canvas, geometry)
            for badge, card in page:
                box = Box(card.x * mm, card.y * mm, card.width * mm, card.height * mm)
                _draw(canvas, badge, event.title or picture.cafe.title, box.inset(_PADDING))
    return file.content()


def _cut_marks(canvas: Canvas, geometry: Geometry) -> None:
    """Short lines in the margins, where the edges of the cards would meet them."""
    across, upward = ([edge * mm for edge in edges] for edges in geometry.cuts())
    canvas.setStrokeColor(styles.MUTED)
    canvas.setLineWidth(0.3)
    for x in across:
        canvas.line(x, upward[0] - _MARK_OFF, x, upward[0] - _MARK_OFF - _MARK)
        canvas.line(x, upward[-1] + _MARK_OFF, x, upward[-1] + _MARK_OFF + _MARK)
    for y in upward:
        canvas.line(across[0] - _MARK_OFF, y, across[0] - _MARK_OFF - _MARK, y)
        canvas.line(across[-1] + _MARK_OFF, y, across[-1] + _MARK_OFF + _MARK, y)


def _draw(canvas: Canvas, badge: Badge, title: str, box: Box) -> None:
    corner = safe_text.width(badge.corner, fonts.BOLD, 8.5)
    base = box.top - 7
    canvas.setFillColor(styles.MUTED)
    said = safe_text.shortened(title, fonts.REGULAR, 8, box.width - corner - _GAP)
    safe_text.draw(canvas, box.x, base, said, fonts.REGULAR, 8)
    canvas.setFillColor(styles.INK)
    safe_text.draw(canvas, box.right - corner, base, badge.corner, fonts.BOLD, 8.5)
    strip = _route(canvas, badge.stops, box)
    _who(canvas, badge, Box(box.x, box.y + strip, box.width, box.height - strip - _HEAD))


def _who(canvas: Canvas, badge: Badge, box: Box) -> None:
    """The name and below it where the person comes from; or the number; or a line for the name."""
    if not badge.main:
        sheets.rule(canvas, box.x, box.y + 0.38 * box.height, box.width)
        canvas.setFillColor(styles.MUTED)
        safe_text.draw(canvas, box.x, box.y + 0.38 * box.height - 10, _("Name"), fonts.REGULAR, 8)
        return
    main, details = _texts(badge, box.width, box.height)
    top = box.top - (box.height - main.height - details.height) / 2
    main.draw(canvas, box.x, top)
    details.draw(canvas, box.x, top - main.height)


def _texts(badge: Badge, width: float, height: float) -> tuple[Fitted, Fitted]:
    """Both texts as large as fits; who comes from a place with a long name gets more room for that."""
    style = _NUMBER if badge.is_number else _NAME
    found: tuple[Fitted, Fitted] | None = None
    for smallest in (_READABLE, _SMALLEST):
        for share in _SHARES:
            details = fit(badge.details, _DETAILS, width, share * height, smallest)
            main = fit(badge.main, style, width, height - details.height, smallest)
            if main.is_whole and (details.is_whole or found is None):
                found = main, details
            if main.is_whole and details.is_whole:
                return main, details
    return found or (main, details)


def _route(canvas: Canvas, stops: Sequence[Stop], box: Box) -> float:
    """The tables side by side at the foot of the card; returns the height that they take."""
    if not stops:
        return 0.0
    host_of = {stop.table for stop in stops if stop.is_host}
    if len(host_of) == 1 and all(stop.is_host for stop in stops):
        return _strip(canvas, [(_rounds(stops), stops[0])], box)
    return _strip(canvas, [(_("Round {number}").format(number=stop.round), stop) for stop in stops], box)


def _rounds(stops: Sequence[Stop]) -> str:
    if len(stops) == 1:
        return _("Round {number}").format(number=stops[0].round)
    return _("Rounds {first} to {last}").format(first=stops[0].round, last=stops[-1].round)


def _strip(canvas: Canvas, cells: Sequence[tuple[str, Stop]], box: Box) -> float:
    gap = _GAP if len(cells) < 5 else _GAP / 2
    width = (box.width - gap * (len(cells) - 1)) / len(cells)
    boxes = [Box(box.x + place * (width + gap), box.y, width, _STRIP) for place in range(len(cells))]
    words = [_word(stop) for _label, stop in cells]
    fits = all(
        sheets.has_room(box, stop.table, word) for (_label, stop), word, box in zip(cells, words, boxes, strict=True)
    )
    lines = 1 if fits else 2
    for (label, stop), word, cell in zip(cells, words, boxes, strict=True):
        said = label if fits or stop.table is None else f"{label}\n{word}"
        put(canvas, said, _STOP, Box(cell.x, cell.top + 1.5, width, lines * _STOP.leading), _SMALLEST)
        sheets.chip(canvas, cell, stop.table, sheets.topic_colour(stop.topic), word if fits else "")
    return float(_STRIP + lines * _STOP.leading + _BELOW)


def _word(stop: Stop) -> str:
    """What stands before the table's number."""
    return _("Host, table") if stop.is_host else _("Table")
