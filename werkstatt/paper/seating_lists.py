"""Who sits where, to pin on the wall: everybody from A to Z, and each round table by table."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from werkstatt.domain.cafe import CafeTable
from werkstatt.i18n import _
from werkstatt.paper import fonts, sheets, styles
from werkstatt.paper.blocks import Look
from werkstatt.paper.fitting import Box, put
from werkstatt.paper.sheets import BODY, Sheets
from werkstatt.paper.table_people import names_at
from werkstatt.readmodels.cafe import CafePicture, RoundPicture
from werkstatt.readmodels.people import PersonRow
from werkstatt.readmodels.printed import Stop, routes
from werkstatt.wording.people import listed_name

_SMALLEST = 6.5  # points
_GAP = 3 * mm
_TEXT = ParagraphStyle("list", parent=styles.TEXTS[Look.BODY], fontSize=10.5, leading=12.5, spaceAfter=0)

# A–Z: a row for each person, 33 on a page.
_ROW = 6.8 * mm
_MOST_CHIP, _LEAST_CHIP = 17 * mm, 11 * mm
_NAMES_SHARE = 0.56  # of what the chips leave, for names; the rest is for organisations
_NAME = ParagraphStyle("list-name", parent=_TEXT, fontName=fonts.BOLD, fontSize=13.5, leading=16)
_HEAD = ParagraphStyle("list-head", parent=_TEXT, fontSize=8.5, leading=10, textColor=styles.MUTED)

# By table: four rows of two tables on a page, as long as no more than nine people sit at each.
_COLUMNS = 2
_CARD_HEAD = 11 * mm
_LINE = 13.8  # points for one name
_LEAST_LINES = 4
_TOPIC = ParagraphStyle("list-topic", parent=_TEXT, fontName=fonts.BOLD, fontSize=12.5, leading=14.5)
_PEOPLE = ParagraphStyle("list-people", parent=_TEXT, fontSize=11.5, leading=_LINE)


def by_name(picture: CafePicture) -> bytes:
    """Everybody who takes part, A–Z, with the table of each round."""
    event, ways = picture.event, routes(picture)
    rows = picture.listed
    file = Sheets(_("Who sits where (A–Z)"), event.title, event.municipality)
    pages = sheets.portions(rows, int(BODY.height // _ROW) - 1)
    for number, page in enumerate(pages, start=1):
        with file.page(_initials(page)) as canvas:
            sheets.head(canvas, picture.cafe.title, _("Where do I sit?"), event.title)
            boxes = _boxes(len(picture.rounds), BODY.top - _ROW)
            heads = [_("Name"), _("Organisation"), *(_round(row.number) for row in picture.rounds)]
            for text, box in zip(heads, boxes, strict=True):
                put(canvas, text, _HEAD, box.inset(0, 1), _SMALLEST, middle=True)
            for place, row in enumerate(page, start=2):
                _person(canvas, row, ways[row.id], _boxes(len(picture.rounds), BODY.top - place * _ROW))
            sheets.foot(canvas, event.title, number, len(pages))
    return file.content()


def by_table(picture: CafePicture) -> bytes:
    """Each round on pages of its own: its tables with their topics, hosts and people."""
    event = picture.event
    file = Sheets(_("Who sits where (by table)"), event.title, event.municipality)
    pages = [(row, page) for row in picture.rounds for page in _pages(picture, row)]
    for number, (row, tables) in enumerate(pages, start=1):
        with file.page(_round(row.number) if tables == _pages(picture, row)[0] else "") as canvas:
            sheets.head(
                canvas, picture.cafe.title, _round(row.number), row.item.prompt or event.question or event.title
            )
            height = _card_height(row)
            for place, table in enumerate(tables):
                line, column = divmod(place, _COLUMNS)
                width = (BODY.width - _GAP * (_COLUMNS - 1)) / _COLUMNS
                x, top = BODY.x + column * (width + _GAP), BODY.top - line * (height + _GAP)
                if line:
                    sheets.rule(canvas, x, top, width, 0.8)
                _table(canvas, picture, row, table, Box(x, top - height, width, height))
            sheets.foot(canvas, event.title, number, len(pages))
    return file.content()


def _round(number: int) -> str:
    return _("Round {number}").format(number=number)


def _initials(rows: Sequence[PersonRow]) -> str:
    """From–to, for the outline."""
    first, last = (listed_name(row.person, row.attendance.number) for row in (rows[0], rows[-1]))
    return f"{first} – {last}"


def _boxes(rounds: int, y: float) -> list[Box]:
    """The places of name, organisation and each round's table in the row that begins at `y`."""
    chip = min(_MOST_CHIP, max(_LEAST_CHIP, 0.4 * BODY.width / max(1, rounds)))
    free = BODY.width - rounds * chip
    name = _NAMES_SHARE * free
    chips = [Box(BODY.x + free + place * chip, y, chip, _ROW) for place in range(rounds)]
    return [Box(BODY.x, y, name - _GAP, _ROW), Box(BODY.x + name, y, free - name - _GAP, _ROW), *chips]


def _person(canvas: Canvas, row: PersonRow, stops: Sequence[Stop], boxes: Sequence[Box]) -> None:
    name, organisation, *places = boxes
    sheets.rule(canvas, BODY.x, name.top, BODY.width, 0.3)
    put(canvas, listed_name(row.person, row.attendance.number), _NAME, name, _SMALLEST, middle=True)
    put(canvas, row.person.organisation, _TEXT, organisation, _SMALLEST, middle=True)
    for stop, box in zip(stops, places, strict=True):
        place = box.inset(0.8 * mm, 0.7 * mm)
        if stop.table is None:
            put(canvas, "–", _TEXT, place.inset(place.width / 2 - 3, 0), _SMALLEST, middle=True)
        else:
            sheets.chip(canvas, place, stop.table, sheets.topic_colour(stop.topic))


def _pages(picture: CafePicture, row: RoundPicture) -> list[Sequence[CafeTable]]:
    """The tables of each page of a round."""
    lines = max(1, int((BODY.height + _GAP) // (_card_height(row) + _GAP)))
    return sheets.portions(picture.open_tables(row), lines * _COLUMNS)


def _card_height(row: RoundPicture) -> float:
    """All tables of a round take as much room as the fullest one, a page at most."""
    most = max((len(seats) for seats in row.seats.values()), default=0) + 1
    return min(float(_CARD_HEAD + max(_LEAST_LINES, most) * _LINE + 2), BODY.height)


def _table(canvas: Canvas, picture: CafePicture, row: RoundPicture, table: CafeTable, box: Box) -> None:
    topic = picture.topic(table)
    chip = Box(box.x, box.top - 10 * mm, 12 * mm, 8.6 * mm)
    sheets.chip(canvas, chip, table.number, sheets.topic_colour(topic.rank))
    put(
        canvas, topic.title, _TOPIC, Box(chip.right + _GAP, chip.y, box.right - chip.right - _GAP, chip.height), 7, True
    )
    names = Box(box.x, box.y, box.width, box.height - _CARD_HEAD)
    put(canvas, "\n".join(names_at(picture, row, table)), _PEOPLE, names, _SMALLEST)
