"""Table signs: A4, folded in the middle to a tent whose two sides read alike."""

from collections.abc import Iterable, Mapping, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from werkstatt.i18n import _
from werkstatt.paper import codes, fonts, safe_text, sheets, styles
from werkstatt.paper.blocks import Look
from werkstatt.paper.clean_text import line
from werkstatt.paper.codes import Code
from werkstatt.paper.fitting import Box, fit, put
from werkstatt.readmodels.cafe import CafePicture
from werkstatt.readmodels.printed import Sign, signs

_WIDTH, _HALF = styles.PAGE[0], styles.PAGE[1] / 2
_EDGE = 12 * mm
_STRIPE = 5 * mm
_NUMBER_WIDTH = 62 * mm
_GAP = 8 * mm
_FOLD = 7 * mm  # how long the marks of the fold are
_UPPER_SHARE = 0.56  # of a half, for number, topic and focus points; the rest is for question and code
_CODE_SIDE = 40.0  # millimetres
_CAPTION_HEIGHT = 9 * mm

_TEXT = ParagraphStyle("sign", parent=styles.TEXTS[Look.BODY], spaceAfter=0)
_TOPIC = ParagraphStyle("sign-topic", parent=_TEXT, fontName=fonts.BOLD, fontSize=34, leading=39)
_POINT = ParagraphStyle("sign-point", parent=_TEXT, fontSize=15, leading=19)
_LABEL = ParagraphStyle("sign-label", parent=_TEXT, fontName=fonts.BOLD, fontSize=11, leading=15)
_QUESTION = ParagraphStyle("sign-question", parent=_TEXT, fontName=fonts.BOLD, fontSize=26, leading=31)
_CAPTION = ParagraphStyle("sign-caption", parent=_TEXT, fontSize=9, leading=11, textColor=styles.MUTED)
_SMALLEST_TOPIC, _SMALLEST_POINT, _SMALLEST_QUESTION, _SMALLEST = 10, 11, 9, 8


def table_signs(picture: CafePicture, only: Iterable[str] | None, given: Mapping[str, Code]) -> bytes:
    """The signs of all tables in use, or `only` of these; `given` are codes other than the sign's own text."""
    wanted = None if only is None else set(only)
    event = picture.event
    file = sheets.Sheets(_("Table signs"), event.title, event.municipality)
    for sign in signs(picture):
        if wanted is None or sign.table_id in wanted:
            code = given.get(sign.table_id) or own_text(sign)
            with file.page(_("Table {number}").format(number=sign.number)) as canvas:
                _fold(canvas)
                _half(canvas, sign, code)
                canvas.translate(_WIDTH, styles.PAGE[1])
                canvas.rotate(180)
                _half(canvas, sign, code)
    return file.content()


def own_text(sign: Sign) -> Code:
    """The sign for the pocket: table, topic and question as plain text, which any phone shows without a network."""
    table = _("Table {number}").format(number=sign.number)
    text = "\n".join([table, line(sign.topic.title), *(line(text) for text in _asked(sign.questions))])
    return Code(codes.shortened(text), _("The code brings topic and question to your phone, as plain text."))


def _asked(questions: Sequence[tuple[int | None, str]]) -> list[str]:
    """The questions, each with its round where they differ."""
    return [
        text if number is None else _("Round {number}: {words}").format(number=number, words=text)
        for number, text in questions
    ]


def _fold(canvas: Canvas) -> None:
    canvas.setStrokeColor(styles.MUTED)
    canvas.setLineWidth(0.4)
    canvas.setDash(3, 2)
    for x in (4 * mm, _WIDTH - 4 * mm - _FOLD):
        canvas.line(x, _HALF, x + _FOLD, _HALF)
    canvas.setDash()


def _half(canvas: Canvas, sign: Sign, code: Code) -> None:
    """The lower half, as it reads from one side."""
    whole = Box(_EDGE, _EDGE, _WIDTH - 2 * _EDGE, _HALF - 2 * _EDGE)
    colour = sheets.topic_colour(sign.topic.rank)
    canvas.setFillColor(colour)
    canvas.roundRect(whole.x, whole.y, _STRIPE, whole.height, 2 * mm, stroke=0, fill=1)
    x = whole.x + _STRIPE + _GAP
    upper = _UPPER_SHARE * whole.height
    number = Box(x, whole.top - upper, _NUMBER_WIDTH, upper)
    canvas.setFillColor(colour)
    _number(canvas, sign.number, number)
    _topic(canvas, sign, Box(number.right + _GAP, number.y, whole.right - number.right - _GAP, upper))
    lower = Box(x, whole.y, whole.right - x, whole.height - upper - _GAP)
    sheets.rule(canvas, x, lower.top + _GAP / 2, lower.width)
    modules = codes.matrix(code.content)
    side = codes.side(modules, _CODE_SIDE) * mm
    if side > lower.height:
        raise ValueError(f"too long for a code on a sign: {code.content}")
    sheets.draw_code(canvas, modules, Box(lower.right - side, lower.top - side, side, side))
    beside = Box(lower.x, lower.top - side, lower.width - side - _GAP / 2, side)
    caption = fit(code.caption, _CAPTION, beside.width, _CAPTION_HEIGHT, _SMALLEST)
    caption.draw(canvas, beside.x, beside.y + caption.height)
    taken = caption.height + _GAP / 2
    _question(canvas, sign, Box(beside.x, beside.y + taken, beside.width, side - taken))


def _number(canvas: Canvas, number: int, box: Box) -> None:
    """The table's number as large as there is room, in the colour of the topic; "Tisch" above it."""
    word = _("Table")
    safe_text.draw(canvas, box.x, box.top - 20, word, fonts.BOLD, 24)
    digits = str(number)
    room = box.height - 34
    size = min(room / 0.668, box.width / safe_text.width(digits, fonts.BOLD, 1))
    safe_text.draw(canvas, box.x, box.top - 34 - 0.668 * size, digits, fonts.BOLD, size)


def _topic(canvas: Canvas, sign: Sign, box: Box) -> None:
    """The topic, and below it the focus points that fit."""
    taken = put(canvas, sign.topic.title, _TOPIC, box, _SMALLEST_TOPIC) + 6
    rest = box.height - taken
    for point in sign.points:
        found = fit(f"– {point}", _POINT, box.width, rest, _SMALLEST_POINT)
        if not found.is_whole:
            return
        found.draw(canvas, box.x, box.y + rest)
        rest -= found.height + 3


def _question(canvas: Canvas, sign: Sign, box: Box) -> None:
    if sign.questions:
        label = put(canvas, _("Guiding question"), _LABEL, box, _SMALLEST)
        text = "\n".join(_asked(sign.questions))
        put(canvas, text, _QUESTION, Box(box.x, box.y, box.width, box.height - label - 2), _SMALLEST_QUESTION)
