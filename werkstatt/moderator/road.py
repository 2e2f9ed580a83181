"""The road of the process: its stages as a row of chevrons, wholly usable by keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from werkstatt.i18n import _
from werkstatt.qtkit import fonts
from werkstatt.qtkit.row_model import ROW, RowModel
from werkstatt.qtkit.theme import Theme
from werkstatt.qtkit.tokens import Tokens
from werkstatt.readmodels.process import ProcessPicture
from werkstatt.wording.times import short_date

_TIP = 10
_OVERLAP = _TIP - 4  # each chevron reaches into the notch of the next one
_LEFT, _RIGHT = 24, 14
_NARROWEST, _WIDEST = 96, 208
_LOW, _HIGH = 56, 72
_SCROLL_BAR = 12
_TITLE, _NOTE = 14, 12
_FADED = 0.55


class Tense(Enum):
    """Where a stage lies, seen from the chosen event."""

    PAST = auto()
    PRESENT = auto()
    AHEAD = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """A stage as it is painted."""

    id: str
    title: str
    note: str
    tense: Tense


def steps(picture: ProcessPicture, event_id: str) -> list[Step]:
    """The stages of a process; the one of the chosen event is the present one."""
    here = next((stage.rank for stage in picture.stages if event_id and stage.event_id == event_id), -1)
    made = []
    for stage in picture.stages:
        event = picture.event(stage.event_id or "")
        note = stage.period or (short_date(event.first_date) if event and event.days else "")
        tense = Tense.PRESENT if stage.rank == here else Tense.PAST if stage.rank < here else Tense.AHEAD
        if tense is Tense.PRESENT:
            note = _("here · {period}").format(period=note) if note else _("here")
        made.append(Step(stage.id, stage.title, note, tense))
    return made


class Road(QListView):
    """Left and right choose, Enter opens, Alt+left and Alt+right move, Delete removes, + adds."""

    opened = Signal(str)
    removed = Signal(str)
    moved = Signal(str, int)
    added = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "road")
        self.setAccessibleName(_("Road of the process"))
        self.rows = RowModel(lambda step: f"{step.title}, {step.note}" if step.note else step.title, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Chevrons(theme, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW).id))
        # Neighbours reach into each other, so one is never painted without the others.
        self.selectionModel().currentChanged.connect(lambda now, before: self.viewport().update())
        theme.changed.connect(self.viewport().update)
        self.rows.rowsMoved.connect(self._keep_in_sight)
        self._widths: list[int] = []
        self._height = _LOW

    def set_steps(self, made: Sequence[Step]) -> None:
        """Show the stages; the present one comes into sight when it is another than before."""
        before = self._present()
        self.rows.set_rows(made)
        self._lay_out()
        self.viewport().update()
        now = self._present()
        if now is not None and (before is None or now.id != before.id):
            self.scrollTo(self.rows.index(self.rows.row_of(now.id)))

    def select(self, key: str) -> None:
        """Put the keyboard on the stage with this id, if it is there."""
        if (place := self.rows.row_of(key)) >= 0:
            self.setCurrentIndex(self.rows.index(place))

    def current(self) -> Step | None:
        """The stage the keyboard is on."""
        step: Step | None = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        return step

    def size_of(self, place: int) -> QSize:
        """The size of the stage at `place` in pixels."""
        return QSize(self._widths[place] if place < len(self._widths) else _NARROWEST, self._height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything by keyboard."""
        step = self.current()
        key, place = event.key(), self.currentIndex().row()
        if event.text() == "+":
            self.added.emit()
        elif step is None:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.opened.emit(step.id)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(step.id)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._move(step, place + (1 if key == Qt.Key.Key_Right else -1))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard starts on a stage, and the present one is the likeliest."""
        if self.current() is None and (step := self._present()) is not None:
            self.select(step.id)
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Chevrons share the width."""
        super().resizeEvent(event)
        self._lay_out()

    def _move(self, step: Step, place: int) -> None:
        if 0 <= place < self.rows.rowCount():
            self.moved.emit(step.id, place)

    def _keep_in_sight(self) -> None:
        """Who moves a stage goes on to see it."""
        if self.hasFocus():
            self.scrollTo(self.currentIndex())

    def _steps(self) -> list[Step]:
        return [self.rows.row_at(place) for place in range(self.rows.rowCount())]

    def _present(self) -> Step | None:
        shown = self._steps()
        return next((step for step in shown if step.tense is Tense.PRESENT), next(iter(shown), None))

    def _lay_out(self) -> None:
        shown, available = self._steps(), self.viewport().width()
        self._widths = shared([need(step) for step in shown], available)
        metrics = QFontMetrics(fonts.font(_TITLE, bold=True))
        wraps = any(
            len(two_lines(metrics, step.title, width - _LEFT - _RIGHT)) > 1
            for step, width in zip(shown, self._widths, strict=True)
        )
        self._height = _HIGH if wraps else _LOW
        self.setFixedHeight(self._height + (_SCROLL_BAR if sum(self._widths) > available else 0))
        self.scheduleDelayedItemsLayout()


class _Chevrons(QStyledItemDelegate):
    """Paints stages: past ones on kraft, the present one in accent, the others still open."""

    def __init__(self, theme: Theme, road: Road) -> None:
        super().__init__(road)
        self._theme = theme
        self._road = road

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The road knows how the width is shared."""
        return self._road.size_of(index.row())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Shape, title, note, and a frame where the keyboard is."""
        step: Step = index.data(ROW)
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        tokens = self._theme.tokens
        present = step.tense is Tense.PRESENT
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(_fill(step.tense, tokens))
        painter.setPen(QPen(QColor(tokens.accent if present else tokens.line), 1))
        first = index.row() == 0
        painter.drawPolygon(_shape(rect, 0.5, first=first))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.on_accent if present else tokens.accent), 2))
            painter.drawPolygon(_shape(rect, 3, first=first))
        _write(painter, rect.adjusted(_LEFT, 0, -_RIGHT, 0), step, tokens)
        painter.restore()


def _fill(tense: Tense, tokens: Tokens) -> QColor:
    fill = QColor({Tense.PAST: tokens.kraft, Tense.PRESENT: tokens.accent, Tense.AHEAD: tokens.surface}[tense])
    if tense is Tense.PAST:
        fill.setAlphaF(_FADED)
    return fill


def _shape(rect: QRect, inset: float, *, first: bool) -> QPolygonF:
    left = rect.left() + inset * 2 - (0 if first else _OVERLAP)
    right = rect.right() - inset * 2
    top, bottom, middle = rect.top() + inset, rect.bottom() - inset, rect.center().y() + 0.5
    shoulder = right - _TIP
    points = [(left, top), (shoulder, top), (right, middle), (shoulder, bottom), (left, bottom)]
    if not first:
        points.append((left + _TIP, middle))
    return QPolygonF([QPointF(x, y) for x, y in points])


def _write(painter: QPainter, rect: QRect, step: Step, tokens: Tokens) -> None:
    present = step.tense is Tense.PRESENT
    title, note = fonts.font(_TITLE, bold=True), fonts.font(_NOTE)
    lines = [(line, title, 18) for line in two_lines(QFontMetrics(title), step.title, rect.width())]
    if step.note:
        lines.append((QFontMetrics(note).elidedText(step.note, Qt.TextElideMode.ElideRight, rect.width()), note, 16))
    top = rect.top() + (rect.height() - sum(height for _line, _font, height in lines)) // 2
    for text, font, height in lines:
        small = font is note
        painter.setFont(font)
        painter.setPen(QColor(tokens.on_accent if present else tokens.muted if small else tokens.ink))
        painter.drawText(QRect(rect.left(), top, rect.width(), height), Qt.TextFlag.TextSingleLine, text)
        top += height


def need(step: Step) -> int:
    """The width in pixels at which a stage's title stands on two lines at most, within reason."""
    bold = QFontMetrics(fonts.font(_TITLE, bold=True))
    longest = max((bold.horizontalAdvance(word) for word in step.title.split()), default=0)
    text = max(longest, round(bold.horizontalAdvance(step.title) * 0.6))
    note = QFontMetrics(fonts.font(_NOTE)).horizontalAdvance(step.note)
    return min(max(_NARROWEST, text + _LEFT + _RIGHT + 2, note + _LEFT + _RIGHT + 2), _WIDEST)


def shared(needs: Sequence[int], available: int) -> list[int]:
    """Widths for stages that need `needs`: all equal if that does, else what each needs and a share of the rest.

    Together they are wider than `available` only if the needs are.
    """
    if not needs:
        return []
    equal = available // len(needs)
    if equal >= max(needs):
        return [equal] * len(needs)
    spare = max(0, available - sum(needs)) // len(needs)
    return [width + spare for width in needs]


def two_lines(metrics: QFontMetrics, text: str, width: int) -> list[str]:
    """`text` on at most two lines of `width` pixels; what does not fit ends in "…"."""
    words = text.split()
    first = ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    if not first and words:
        first = words.pop(0)
    elided = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(0, width)) for line in (first, " ".join(words))]
    return [line for line in elided if line]
