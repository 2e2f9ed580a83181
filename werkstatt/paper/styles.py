"""How printed pages look: A4, sizes and colours. Nothing is set below 8 pt, text reaches 4.5 : 1."""

from collections.abc import Mapping

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from werkstatt.paper import fonts
from werkstatt.paper.blocks import Look

PAGE = A4
LEFT, RIGHT, TOP, BOTTOM = 25 * mm, 20 * mm, 27 * mm, 23 * mm
TEXT_WIDTH = PAGE[0] - LEFT - RIGHT
FOOTER = 12 * mm
FOOTER_SIZE = 8.5

INK = HexColor("#1E2A32")
MUTED = HexColor("#5B6770")
LINE = HexColor("#DDD7CA")
ACCENT = HexColor("#0B6B62")
ACCENT_SOFT = HexColor("#DCEFEA")

# No hyphenation: ReportLab 5.1 breaks a hyphenated paragraph differently once it was cut by a page, and then gives up.
_BASE = ParagraphStyle("body", fontName=fonts.REGULAR, fontSize=10, leading=14.5, textColor=INK)


def _style(name: str, **values: object) -> ParagraphStyle:
    return ParagraphStyle(name, parent=_BASE, **values)


KICKER = _style("kicker", fontName=fonts.BOLD, fontSize=9, leading=12, textColor=ACCENT, spaceAfter=3)
TITLE = _style("title", fontName=fonts.BOLD, fontSize=22, leading=27, spaceAfter=9)
SECTION = _style(
    "section",
    fontName=fonts.BOLD,
    fontSize=14,
    leading=18,
    leftIndent=18,
    bulletFontName=fonts.BOLD,
    bulletFontSize=14,
    spaceBefore=22,
    spaceAfter=7,
)
SUBSECTION = _style("subsection", fontName=fonts.BOLD, fontSize=11, leading=15, spaceBefore=13, spaceAfter=3)

_NOTE_BULLET = {"bulletFontName": fonts.REGULAR, "bulletFontSize": 10, "bulletColor": MUTED}
_SMALL = _style("small", fontSize=8.5, leading=11.5, textColor=MUTED, spaceBefore=2, spaceAfter=3)

TEXTS: Mapping[Look, ParagraphStyle] = {
    Look.BODY: _style("text", spaceAfter=4),
    Look.STRONG: _style("strong", fontName=fonts.BOLD, spaceBefore=5, keepWithNext=1),
    Look.SMALL: _SMALL,
    Look.NOTE: _style("note", leftIndent=11, spaceAfter=3, **_NOTE_BULLET),
    Look.DECISION: _style(
        "decision",
        leftIndent=9,
        rightIndent=9,
        backColor=ACCENT_SOFT,
        borderPadding=(5, 9, 6, 9),
        spaceBefore=9,
        spaceAfter=14,
    ),
}

# In tables.
_CELL = _style("cell", fontSize=9.5, leading=13)
LABEL = ParagraphStyle("label", parent=_CELL, textColor=MUTED)
HEAD = ParagraphStyle("head", parent=_CELL, fontName=fonts.BOLD)
HEAD_OF_NUMBERS = ParagraphStyle("head-of-numbers", parent=HEAD, alignment=TA_RIGHT)
NUMBER = ParagraphStyle("number", parent=_CELL, alignment=TA_RIGHT)
CELLS: Mapping[Look, ParagraphStyle] = {**TEXTS, Look.BODY: _CELL, Look.STRONG: HEAD}
