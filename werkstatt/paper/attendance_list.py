"""The list at the door: who signs that they came, and what becomes of their data."""

from collections.abc import Sequence
from datetime import date

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from werkstatt.domain.event import Event
from werkstatt.domain.person import Presence
from werkstatt.i18n import _, pgettext
from werkstatt.paper import fonts, sheets, styles
from werkstatt.paper.blocks import Look
from werkstatt.paper.fitting import Box, put
from werkstatt.paper.sheets import BODY, Sheets
from werkstatt.readmodels.people import PersonRow
from werkstatt.wording.people import listed_name
from werkstatt.wording.times import short_date

_ROW = 9.5 * mm
_NOTICE = 34 * mm
_LEAST_EMPTY = 8  # rows for people who come without having registered
_SMALLEST = 6.5  # points
_GAP = 2 * mm
# Of the width: number, name, organisation, municipality, signature.
_WIDTHS = (0.05, 0.26, 0.26, 0.19, 0.24)
_AWAY = frozenset({Presence.EXCUSED, Presence.REMOTE})
_BLANK = "…" * 12

_CELL = ParagraphStyle("list-cell", parent=styles.TEXTS[Look.BODY], fontSize=10, leading=12, spaceAfter=0)
_NAME = ParagraphStyle("list-name", parent=_CELL, fontName=fonts.BOLD)
_HEAD = ParagraphStyle("list-head", parent=_CELL, fontSize=8.5, leading=10, textColor=styles.MUTED)
_NOTICE_HEAD = ParagraphStyle("notice-head", parent=_NAME, fontSize=9, leading=12)
_NOTICE_TEXT = ParagraphStyle("notice", parent=_CELL, fontSize=8.5, leading=11)


def attendance_list(event: Event, people: Sequence[PersonRow], day: date | None) -> bytes:
    """Everybody who may come to the room, A–Z, with room to sign, and empty rows until the last page is full."""
    rows: list[PersonRow | None] = [row for row in people if row.attendance.presence not in _AWAY]
    per_page = int((BODY.height - _NOTICE) // _ROW) - 1
    empty = _LEAST_EMPTY + -(len(rows) + _LEAST_EMPTY) % per_page
    pages = sheets.portions([*rows, *[None] * empty], per_page)
    file = Sheets(_("Attendance list"), event.title, event.municipality)
    for number, page in enumerate(pages, start=1):
        with file.page() as canvas:
            sheets.head(canvas, _("Attendance list"), event.title, _where_and_when(event, day))
            _cells(canvas, 1, _heads(), [_HEAD] * len(_WIDTHS))
            for place, row in enumerate(page, start=2):
                sheets.rule(canvas, BODY.x, BODY.top - (place - 1) * _ROW, BODY.width, 0.4)
                _cells(canvas, place, _texts(row), [_CELL, _NAME, _CELL, _CELL, _CELL])
            sheets.rule(canvas, BODY.x, BODY.top - (len(page) + 1) * _ROW, BODY.width, 0.4)
            _notice(canvas, event)
            sheets.foot(canvas, event.title, number, len(pages))
    return file.content()


def _where_and_when(event: Event, day: date | None) -> str:
    date_ = short_date(day) if day else pgettext("to be filled in", "Date: {blank}").format(blank=_BLANK)
    return " · ".join(filter(None, (event.municipality, event.place, date_)))


def _heads() -> list[str]:
    return [pgettext("number", "No."), _("Name"), _("Organisation"), _("Municipality"), _("Signature")]


def _texts(row: PersonRow | None) -> list[str]:
    if row is None:
        return [""] * len(_WIDTHS)
    person, number = row.person, row.attendance.number
    name = listed_name(person, number) if person.name else ""  # who has none yet may write it
    return [str(number), name, person.organisation, person.municipality, ""]


def _cells(canvas: Canvas, place: int, texts: Sequence[str], looks: Sequence[ParagraphStyle]) -> None:
    x = BODY.x
    for text, share, style in zip(texts, _WIDTHS, looks, strict=True):
        width = share * BODY.width
        put(canvas, text, style, Box(x, BODY.top - place * _ROW, width - _GAP, _ROW), _SMALLEST, middle=True)
        x += width


def _notice(canvas: Canvas, event: Event) -> None:
    """Why the list is kept, on what basis, who sees it and for how long. What only the organiser knows stays open."""
    box = Box(BODY.x, BODY.y, BODY.width, _NOTICE - 3 * mm)
    head = put(canvas, _("Data protection"), _NOTICE_HEAD, box, _SMALLEST)
    who = event.municipality or _BLANK
    text = _(
        "Responsible for this list: {organiser}. It shows who took part, serves the minutes and, where the event is "
        "funded, as proof for the funding body. Legal basis (the organiser fills in, for example Art. 6(1)(a) or (e) "
        "GDPR): {blank} Only the organiser's team sees the list, those who have to check the funding, and whoever "
        "signs on this page. It is destroyed at the latest on: {blank} Signing is voluntary: you can take part "
        "without it. You may ask what is stored about you, have it corrected or deleted, object to its use or "
        "withdraw your consent for the future, and complain to the data protection authority."
    ).format(organiser=who, blank=_BLANK)
    put(canvas, text, _NOTICE_TEXT, Box(box.x, box.y, box.width, box.height - head - 2), _SMALLEST)
