"""Puts what was set in type on numbered pages and writes the PDF file."""

from functools import partial
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from werkstatt.i18n import _
from werkstatt.paper import fonts, layout, safe_text, styles
from werkstatt.paper.blocks import Document
from werkstatt.paper.clean_text import line


def pdf(document: Document) -> bytes:
    """The document as a PDF file. The same document gives the same bytes while SOURCE_DATE_EPOCH is set."""
    fonts.register()
    file = BytesIO()
    template = _Template(file, document)
    template.build(list(layout.story(document)), canvasmaker=partial(_NumberedPages, document.running_title))
    return file.getvalue()


class _Template(BaseDocTemplate):  # type: ignore[misc]  # ReportLab has no types
    """Pages of one kind, with headings in the outline."""

    def __init__(self, file: BytesIO, document: Document) -> None:
        super().__init__(
            file,
            pagesize=styles.PAGE,
            title=line(f"{document.kicker}: {document.title}"),
            author=line(document.author),
            subject=line(document.subject),
            creator="Werkstatt",
            lang=document.language,
            displayDocTitle=True,
            initialFontName=fonts.REGULAR,
        )
        height = styles.PAGE[1] - styles.TOP - styles.BOTTOM
        frame = Frame(styles.LEFT, styles.BOTTOM, styles.TEXT_WIDTH, height, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(frames=[frame]))
        self._headings = 0

    def afterFlowable(self, flowable: Flowable) -> None:
        """Note a heading in the outline when its page is known."""
        if (outline := getattr(flowable, "outline", None)) is None:
            return
        level, title = outline
        key = f"heading-{self._headings}"
        self._headings += 1
        self.canv.bookmarkPage(key, fit="XYZ", left=0, top=self.frame._y + flowable.height + 12, zoom=0)
        self.canv.addOutlineEntry(title, key, level, closed=level == 0)


class _NumberedPages(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """Pages with "Netzwerkkonferenz · 18.01.2023 … Seite 4 von 9" at their feet.

    How many there are is known at the end only. So every page refers to a foot of its own that is drawn last.
    """

    def __init__(self, running_title: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._running_title = running_title

    def showPage(self) -> None:
        """End the page."""
        self.doForm(_foot(self.getPageNumber()))
        super().showPage()

    def save(self) -> None:
        """Draw the feet and end the document."""
        pages = self.getPageNumber() - 1
        for page in range(1, pages + 1):
            self.beginForm(_foot(page))
            self._draw_foot(_("Page {page} of {pages}").format(page=page, pages=pages))
            self.endForm()
        super().save()

    def _draw_foot(self, number: str) -> None:
        right = styles.LEFT + styles.TEXT_WIDTH
        self.setStrokeColor(styles.LINE)
        self.setLineWidth(0.6)
        self.line(styles.LEFT, styles.FOOTER + 12, right, styles.FOOTER + 12)
        draw_foot(self, self._running_title, number, styles.LEFT, right, styles.FOOTER)


def draw_foot(canvas: Canvas, title: str, number: str, left: float, right: float, y: float) -> None:
    """Title and number of a page in one line; the title is shortened where there is no room for all of it."""
    font, size = fonts.REGULAR, styles.FOOTER_SIZE
    start_of_number = right - safe_text.width(number, font, size)
    shown = safe_text.shortened(title, font, size, start_of_number - left - 12)
    canvas.setFillColor(styles.MUTED)
    safe_text.draw(canvas, left, y, shown, font, size)
    safe_text.draw(canvas, start_of_number, y, number, font, size)


def _foot(page: int) -> str:
    return f"foot-{page}"
