"""What the host of a table has in hand: topic, question, people, what earlier rounds wrote, and room to write."""

from collections.abc import Iterable, Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from werkstatt.domain.cafe import CafeTable, NoteKind
from werkstatt.i18n import _, ngettext
from werkstatt.paper import fonts, safe_text, sheets, styles
from werkstatt.paper.blocks import Look
from werkstatt.paper.fitting import Box, put
from werkstatt.paper.sheets import BODY, Sheets
from werkstatt.paper.table_people import names_at
from werkstatt.readmodels.cafe import CafePicture, RoundPicture
from werkstatt.readmodels.printed import questions, tables_in_use
from werkstatt.wording.terms import term

_LEAST_ROOM = 80 * mm  # for writing; what is above goes on on a second page rather than taking that
_GAP = 6 * mm
_LINE = 8 * mm
_CHIP = 24 * mm

_TEXT = ParagraphStyle("sheet", parent=styles.TEXTS[Look.BODY], spaceAfter=3)
_LABEL = ParagraphStyle("sheet-label", parent=_TEXT, fontName=fonts.BOLD, fontSize=11, spaceBefore=8, spaceAfter=1)
_QUESTION = ParagraphStyle("sheet-question", parent=_TEXT, fontName=fonts.BOLD)
_NOTE = styles.TEXTS[Look.NOTE]
_TOPIC = ParagraphStyle("sheet-topic", parent=styles.TITLE, spaceAfter=0)


def host_sheets(picture: CafePicture, only: Iterable[str] | None) -> bytes:
    """A page for each table in use, or `only` for these; more where people or earlier notes take it."""
    wanted = None if only is None else set(only)
    file = Sheets(_("Host's sheets"), picture.event.title, picture.event.municipality)
    for table in tables_in_use(picture):
        if wanted is None or table.id in wanted:
            _sheet(file, picture, table)
    return file.content()


def _sheet(file: Sheets, picture: CafePicture, table: CafeTable) -> None:
    story = list(_story(picture, table))
    name = _("Table {number}").format(number=table.number)
    title = f"{picture.event.title} · {name}" if picture.event.title else name
    is_first, is_last = True, False
    while not is_last:
        with file.page(name if is_first else "") as canvas:
            _head(canvas, picture, table)
            left = sheets.flow(canvas, story, BODY)
            if is_last := not story and left >= _LEAST_ROOM:
                _room(canvas, Box(BODY.x, BODY.y, BODY.width, left - _GAP / 2))
            canvas.setFillColor(styles.MUTED)
            safe_text.draw(canvas, sheets.MARGIN, 11 * mm, title, fonts.REGULAR, styles.FOOTER_SIZE)
            is_first = False


def _head(canvas: Canvas, picture: CafePicture, table: CafeTable) -> None:
    topic = picture.topic(table)
    above = Box(BODY.x, BODY.top + 4 * mm, BODY.width, 22 * mm)
    chip = Box(above.x, above.y + 1, _CHIP, above.height - 1)
    sheets.chip(canvas, chip, table.number, sheets.topic_colour(topic.rank))
    text = Box(chip.right + _GAP, above.y, above.right - chip.right - _GAP, above.height)
    kicker = put(canvas, _("Host's sheet").upper(), styles.KICKER, text, 8)
    put(canvas, topic.title, _TOPIC, Box(text.x, text.y, text.width, text.height - kicker), 9, middle=True)


def _story(picture: CafePicture, table: CafeTable) -> Iterator[Flowable]:
    points = picture.points(table)
    if points:
        yield from safe_text.paragraphs(_("Focus points"), _LABEL)
    for point in points:
        yield from safe_text.paragraphs(point.text, _NOTE, bullet="–")
    asked = questions(picture, table)
    if len(asked) == 1:
        yield from safe_text.paragraphs(_("Guiding question"), _LABEL)
        yield from safe_text.paragraphs(asked[0][1], _TEXT)
    for row in picture.rounds:
        if table in picture.open_tables(row):
            yield from _round(picture, row, table, dict(asked).get(row.number, ""))
    yield from _notes(picture, table)


def _round(picture: CafePicture, row: RoundPicture, table: CafeTable, question: str) -> Iterator[Flowable]:
    """The question, if it is this round's own, and who sits here."""
    minutes = ngettext("{count} minute", "{count} minutes", row.item.minutes).format(count=row.item.minutes)
    said = f"{_('Round {number}').format(number=row.number)} · {minutes}"
    yield from safe_text.paragraphs(said, _LABEL)
    yield from safe_text.paragraphs(question, _QUESTION)
    yield from safe_text.paragraphs(", ".join(names_at(picture, row, table)), _TEXT)


def _notes(picture: CafePicture, table: CafeTable) -> Iterator[Flowable]:
    """What the rounds so far wrote at this table, the main insights first."""
    notes = [(row, note) for row in picture.rounds for note in row.notes.get(table.id, ())]
    if notes:
        yield from safe_text.paragraphs(_("What was written so far"), _LABEL)
    for row, note in sorted(notes, key=lambda pair: not pair[1].starred):
        lead = _("Round {number}, {kind}:").format(number=row.number, kind=term(note.kind))
        yield from safe_text.paragraphs(note.text, _NOTE, lead=lead, bullet="–")


def _room(canvas: Canvas, box: Box) -> None:
    """Lines to write on, a quarter for each kind of note."""
    width, height = (box.width - _GAP) / 2, (box.height - _GAP) / 2
    for place, kind in enumerate(NoteKind):
        line, column = divmod(place, 2)
        x, top = box.x + column * (width + _GAP), box.top - line * (height + _GAP)
        put(canvas, term(kind), _LABEL, Box(x, top - 16, width, 16), 8)
        y = top - 16 - _LINE
        while y >= top - height - 1:
            sheets.rule(canvas, x, y, width, 0.4)
            y -= _LINE
