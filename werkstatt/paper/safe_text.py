"""The one way in which text reaches ReportLab: letter by letter, never as markup.

ReportLab's paragraphs understand tags, some of which read local files. So nothing else in this package makes a
paragraph or draws a string: all text is cleaned, set in fonts that have its letters, and escaped here.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from werkstatt.paper import fonts
from werkstatt.paper.clean_text import clean, line

# ReportLab breaks the rest of a paragraph anew on each page: the time for one of many pages grows with its square.
_LONGEST = 2_000
_PORTION = re.compile(rf".{{1,{_LONGEST}}}(?=\n)|.{{1,{_LONGEST}}}(?=\s)|.{{1,{_LONGEST}}}", re.DOTALL)


def paragraphs(text: str, style: ParagraphStyle, lead: str = "", bullet: str = "") -> list[Paragraph]:
    """`text` as paragraphs: one, unless it is very long; none if it is empty. `lead` stands in bold before it."""
    cleaned = clean(text)
    portions = [cleaned] if len(cleaned) <= _LONGEST else [part.strip() for part in _PORTION.findall(cleaned)]
    made: list[Paragraph] = []
    for portion in filter(None, portions):
        opening = _markup(clean(lead), fonts.BOLD, style.fontName) + " " if lead and not made else ""
        markup = opening + _markup(portion, style.fontName, style.fontName)
        made.append(Paragraph(markup, style, bulletText=bullet if bullet and not made else None))
    return made


def draw(canvas: Canvas, x: float, y: float, text: str, font: str, size: float) -> None:
    """Draw `text` on one line, its base line starting at `x`, `y` (points)."""
    for name, run in _runs(line(text), font):
        canvas.setFont(name, size)
        canvas.drawString(x, y, run)
        x += pdfmetrics.stringWidth(run, name, size)


def width(text: str, font: str, size: float) -> float:
    """The width of `text` on one line, in points."""
    return sum((float(pdfmetrics.stringWidth(run, name, size)) for name, run in _runs(line(text), font)), start=0.0)


def shortened(text: str, font: str, size: float, most: float) -> str:
    """`text` on one line, its end left out so that it is at most `most` points wide."""
    whole = line(text)
    if width(whole, font, size) <= most:
        return whole
    # Letters are wider than a tenth of the size: there is no room for more than that.
    kept = whole[: int(most / size * 10)]
    while kept and width(kept + "…", font, size) > most:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _runs(text: str, font: str) -> Iterator[tuple[str, str]]:
    """Cleaned `text` in stretches that one font prints."""
    set_letters = (fonts.setting(letter, font) for letter in text)
    for name, run in groupby(set_letters, key=lambda setting: setting[0]):
        yield name, "".join(letter for _name, letter in run)


def _markup(text: str, font: str, usual: str) -> str:
    """Cleaned `text` in ReportLab's markup, naming the font of each run that is not in the `usual` one."""
    lines = []
    for content in text.split("\n"):
        runs = ((name, escape(run)) for name, run in _runs(content, font))
        lines.append("".join(run if name == usual else f'<font face="{name}">{run}</font>' for name, run in runs))
    return "<br/>".join(lines)
