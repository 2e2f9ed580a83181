"""The agenda with "where we are": what is over, what runs now, and when the rest is expected."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt

from werkstatt.domain.event import Day, Event, local
from werkstatt.domain.forecast import Forecast, LiveSlot, SlotState
from werkstatt.i18n import _
from werkstatt.projector.canvas import Canvas
from werkstatt.projector.flow import Stack, largest, pages
from werkstatt.projector.layout import Laid, Space
from werkstatt.projector.rows import Row, airy
from werkstatt.projector.sheet import Sheet
from werkstatt.projector.typeset import Face, Text
from werkstatt.qtkit.tokens import Tokens
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import AgendaScene
from werkstatt.wording.times import clock_time, long_date

_SIZES = (44, 40, 36, 34, 32, 30)
_GONE = {SlotState.SKIPPED, SlotState.MISSED}
_TO_COME = (SlotState.RUNNING, SlotState.INTERRUPTED, SlotState.AHEAD)


def lay_agenda(shown: ShownScene, content: AgendaScene, space: Space, now: datetime) -> Laid:
    """One row for each item; the page with the running one comes first. Looked at again every minute."""
    event, forecast = content.agenda.event, content.agenda.forecast(now)
    sheet = Sheet(space, kicker=_occasion(event, content.agenda.day), title=_("Agenda"), left=_end(forecast, event))
    awaited = content.agenda.awaited
    rows = _Rows(event, forecast.slots, sheet, space.tokens, awaited if awaited and now < awaited else None)
    room = sheet.body.height()
    parts = pages(airy(largest(rows.stack, _SIZES, room), room), room)

    def page(number: int, canvas: Canvas, now: datetime) -> None:
        sheet.draw(canvas, number, len(parts))
        parts[number].draw(canvas, sheet.body.left(), sheet.body.top())

    return Laid(
        pages=[partial(page, number) for number in range(len(parts))],
        first=_page_of(_where_we_are(forecast.slots), parts),
        until=now.replace(second=0, microsecond=0) + timedelta(minutes=1),
    )


def _occasion(event: Event, day: Day) -> str:
    """Event and date. Where they need two lines, the date stays together: a year alone in a line looks like a title."""
    date = long_date(day.date, weekday=True).replace(" ", "\N{NO-BREAK SPACE}")
    return f"{event.title} · {date}"


def _end(forecast: Forecast, event: Event) -> str:
    """When it will be over, as long as it is not."""
    if not any(slot.state in _TO_COME for slot in forecast.slots):
        return ""
    text = _("Expected end {time}") if forecast.current else _("End {time}")
    return text.format(time=clock_time(local(event, forecast.expected_end)))


def _where_we_are(slots: Sequence[LiveSlot]) -> str:
    """The item that runs, or the next one."""
    for state in _TO_COME:
        for slot in slots:
            if slot.state is state:
                return slot.item.id
    return ""


def _page_of(item_id: str, parts: Sequence[Stack]) -> int:
    for number, part in enumerate(parts):
        if any(isinstance(block, Row) and block.name == item_id for block in part.blocks):
            return number
    return 0


class _Rows:
    """Builds the rows in a size: mark, time, title and a note. What runs may have a start that is `awaited`."""

    def __init__(
        self, event: Event, slots: Sequence[LiveSlot], sheet: Sheet, tokens: Tokens, awaited: datetime | None
    ) -> None:
        self._event = event
        self._slots = slots
        self._sheet = sheet
        self._tokens = tokens
        self._awaited = awaited

    def stack(self, size: int) -> Stack:
        """All rows."""
        width = self._sheet.body.width()
        said = [*self._sheet.before, *([] if self._slots else [_("The agenda is not fixed yet.")])]
        texts = [Text(text, Face(size, bold=True), self._tokens.beamer_ink, width) for text in said]
        return Stack([*texts, *(self._row(slot, size) for slot in self._slots)], 0)

    def _row(self, slot: LiveSlot, size: int) -> Row:
        width = self._sheet.body.width()
        runs = slot.state is SlotState.RUNNING
        over = slot.state is SlotState.DONE or slot.state in _GONE
        tokens = self._tokens
        colour = tokens.beamer_paper if runs else tokens.beamer_muted if over else tokens.beamer_ink
        face = Face(size, bold=runs)
        digits = Face(size, bold=runs, digits=True)
        indent, times = size * 1.6, digits.width("00:00") + size * 0.8
        said = self._note(slot)
        note_width = face.width(said) + 2 if said else 0.0
        title_width = width - indent - times - note_width - size * (1.0 if said else 0.5)
        starts_at = self._awaited if runs and self._awaited else slot.starts_at
        began = clock_time(local(self._event, starts_at), word=False) if starts_at else ""
        cells = [(indent + times, Text(slot.item.title, face, colour, title_width))]
        if began:
            cells.append((indent, Text(began, digits, colour, times)))
        if said:
            note = Text(said, face, colour, note_width, Qt.AlignmentFlag.AlignRight)
            cells.append((width - note_width - size * 0.5, note))
        return Row(cells, width, size * 0.17, partial(self._mark, slot.state, size), slot.item.id)

    def _note(self, slot: LiveSlot) -> str:
        if slot.state in _GONE:
            return _("dropped")
        if slot.state is SlotState.INTERRUPTED:
            return _("goes on afterwards")
        if slot.state is SlotState.RUNNING and self._awaited:
            return _("Begins at {time}").format(time=clock_time(local(self._event, self._awaited)))
        if slot.state is SlotState.RUNNING and slot.ends_at:
            return _("now, until {time}").format(time=clock_time(local(self._event, slot.ends_at)))
        return ""

    def _mark(self, state: SlotState, size: int, canvas: Canvas, area: QRectF, line: float) -> None:
        """The running row on a ground with an arrow, a tick for what is over."""
        tokens = self._tokens
        middle = QPointF(area.left() + size * 0.8, line)
        if state is SlotState.RUNNING:
            canvas.panel(area, tokens.beamer_accent, 14)
            reach = size * 0.3
            points = [QPointF(-0.7, -1), QPointF(0.9, 0), QPointF(-0.7, 1)]
            canvas.shape([middle + point * reach for point in points], tokens.beamer_paper)
            return
        canvas.line(area.bottomLeft(), area.bottomRight(), tokens.beamer_track)
        if state is SlotState.DONE:
            reach = size * 0.28
            points = [QPointF(-1, 0), QPointF(-0.3, 0.7), QPointF(1, -0.8)]
            canvas.stroke([middle + point * reach for point in points], tokens.beamer_accent, size * 0.12)
