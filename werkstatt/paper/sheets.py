"""A PDF file that is drawn page by page, to scale: for papers on which everything has its place."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TypeVar

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame

from werkstatt import i18n
from werkstatt.domain import colours
from werkstatt.i18n import _
from werkstatt.paper import fonts, safe_text, styles
from werkstatt.paper.blocks import Look
from werkstatt.paper.clean_text import line
from werkstatt.paper.codes import QUIET_ZONE, Modules
from werkstatt.paper.fitting import Box, put
from werkstatt.paper.pages import draw_foot

Row = TypeVar("Row")

# Lists use more of the page than the minutes do: they hang on a wall or lie at the door.
MARGIN = 18 * mm
WIDTH = styles.PAGE[0] - 2 * MARGIN
_FOOT = 11 * mm
_SMALLEST = 8.0  # points
_HEAD, _FLOOR = 26 * mm, 18 * mm
# Where lists stand: below their head and above their foot.
BODY = Box(MARGIN, _FLOOR, WIDTH, styles.PAGE[1] - MARGIN - _HEAD - _FLOOR)
_CORNER = 1.4 * mm
_WHITE = HexColor("#FFFFFF")
_CAPITAL = 0.668  # how high capitals and figures are, of the size


class Sheets:
    """Pages of A4 with a title and a language. `canvas` draws on the page that `page` began last."""

    def __init__(self, title: str, subject: str, author: str) -> None:
        fonts.register()
        self._file = BytesIO()
        self.canvas = Canvas(
            self._file,
            pagesize=styles.PAGE,
            initialFontName=fonts.REGULAR,
            lang=i18n.tag(),
        )
        self.canvas.setTitle(line(": ".join(filter(None, (title, subject)))))
        self.canvas.setSubject(line(subject))
        self.canvas.setAuthor(line(author))
        self.canvas.setCreator("Werkstatt")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.canvas.setViewerPreference("PrintScaling", "None")  # else badges would not meet their labels

    @contextmanager
    def page(self, bookmark: str = "") -> Iterator[Canvas]:
        """One page more; `bookmark` is its title in the outline."""
        if bookmark:
            key = f"page-{self.canvas.getPageNumber()}"
            self.canvas.bookmarkPage(key)
            self.canvas.addOutlineEntry(line(bookmark), key, 0)
        yield self.canvas
        self.canvas.showPage()

    def content(self) -> bytes:
        """The whole file. Where nothing was drawn, a page says so: a file without pages can't be opened."""
        if self.canvas.getPageNumber() == 1:
            with self.page() as canvas:
                place = styles.PAGE[1] - MARGIN - styles.TEXTS[Look.BODY].leading
                safe_text.draw(canvas, MARGIN, place, _("There is nothing to print."), fonts.REGULAR, 12)
        self.canvas.save()
        return self._file.getvalue()


def topic_colour(rank: int) -> Color:
    """The colour of a topic."""
    return HexColor(colours.topic_colour(rank))


def head(canvas: Canvas, kicker: str, title: str, below: str) -> None:
    """What stands above the body of a list, as at the head of the minutes."""
    top = BODY.top + _HEAD
    parts = ((kicker.upper(), styles.KICKER, 12), (title, styles.TITLE, 28), (below, styles.TEXTS[Look.BODY], 15))
    for text, style, height in parts:
        put(canvas, text, style, Box(MARGIN, top - height, WIDTH, height), _SMALLEST)
        top -= height + 2
    rule(canvas, MARGIN, BODY.top + 7, WIDTH, 1.4)


def foot(canvas: Canvas, title: str, page: int, pages: int) -> None:
    """What stands at the foot of a page, so that a single sheet can still be placed."""
    number = _("Page {page} of {pages}").format(page=page, pages=pages)
    draw_foot(canvas, title, number, MARGIN, MARGIN + WIDTH, _FOOT)


def chip(canvas: Canvas, box: Box, number: int | None, colour: Color, word: str = "") -> None:
    """A table's number in white on its topic's colour, `word` before it; an empty frame where there is no table."""
    canvas.setLineWidth(0.8)
    if number is None:
        canvas.setStrokeColor(styles.MUTED)
        canvas.roundRect(box.x, box.y, box.width, box.height, _CORNER, stroke=1, fill=0)
        return
    canvas.setFillColor(colour)
    canvas.roundRect(box.x, box.y, box.width, box.height, _CORNER, stroke=0, fill=1)
    size, small, whole = _chip_sizes(box, number, word)
    x = box.x + (box.width - whole) / 2
    base = box.y + (box.height - _CAPITAL * size) / 2
    canvas.setFillColor(_WHITE)
    if word:
        safe_text.draw(canvas, x, base, word, fonts.BOLD, small)
    digits = safe_text.width(str(number), fonts.BOLD, size)
    safe_text.draw(canvas, x + whole - digits, base, str(number), fonts.BOLD, size)


def has_room(box: Box, number: int | None, word: str) -> bool:
    """Whether a chip of this size takes the word beside its number."""
    return number is None or _chip_sizes(box, number, word)[2] <= 0.92 * box.width


def _chip_sizes(box: Box, number: int, word: str) -> tuple[float, float, float]:
    """In points: the sizes of number and word, and how wide both are together."""
    digits = safe_text.width(str(number), fonts.BOLD, 1)
    size = min(0.95 * box.height, 0.86 * box.width / digits)
    small = max(8.0, 0.36 * box.height)
    gap = 0.22 * size if word else 0.0
    return size, small, safe_text.width(word, fonts.BOLD, small) + gap + digits * size


def draw_code(canvas: Canvas, modules: Modules, box: Box) -> None:
    """A QR code with its quiet zone in a square box: as one path, so that no hairlines show between its modules."""
    size = box.width / (len(modules) + 2 * QUIET_ZONE)
    path = canvas.beginPath()
    for line_of, row in enumerate(modules, start=QUIET_ZONE + 1):
        for place, is_dark in enumerate(row, start=QUIET_ZONE):
            if is_dark:
                path.rect(box.x + place * size, box.top - line_of * size, size, size)
    canvas.setFillColor(styles.INK)
    canvas.drawPath(path, stroke=0, fill=1)


def rule(canvas: Canvas, x: float, y: float, width: float, strength: float = 0.5) -> None:
    """A hairline to write on, or between rows."""
    canvas.setStrokeColor(styles.INK if strength > 1 else styles.MUTED)
    canvas.setLineWidth(strength)
    canvas.line(x, y, x + width, y)


def flow(canvas: Canvas, story: list[Flowable], box: Box) -> float:
    """Take from `story` what fits into the box, from its top down; returns the height that is left.

    What fits only in part is divided; a box of a page always takes something, so that pages come to an end.
    """
    frame = Frame(box.x, box.y, box.width, box.height, 0, 0, 0, 0)
    while story:
        first = story.pop(0)
        if frame.add(first, canvas):
            continue
        parts = frame.split(first, canvas)
        if not parts:
            story.insert(0, first)
            break
        frame.add(parts[0], canvas)
        story[:0] = parts[1:]
        break
    return float(frame._y - box.y)


def portions(rows: Sequence[Row], size: int) -> list[Sequence[Row]]:
    """The rows of each page."""
    return [rows[start : start + size] for start in range(0, len(rows), size)]
