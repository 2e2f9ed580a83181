"""The people at a table as chips in a row that wraps: chosen by arrows, moved by mouse or by typing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from werkstatt.qtkit import fonts
from werkstatt.qtkit.row_model import ROW, RowModel
from werkstatt.qtkit.tokens import Tokens

_HEIGHT, _GAP, _PADDING, _SIZE, _WIDEST = 22, 4, 8, 13, 190
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TEXT = (Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignCenter).value
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Chip:
    """Somebody at a table (by the attendance): `pale` who is not here, `firm` a seat that was chosen by hand.

    `note` says the same in words; `short` is the name as it is painted.
    """

    id: str
    name: str
    short: str
    note: str = ""
    pale: bool = False
    firm: bool = False

    @property
    def spoken(self) -> str:
        """For screen readers."""
        return f"{self.name}, {self.note}" if self.note else self.name


class _Delegate(QStyledItemDelegate):
    """Paints a chip; the one the keyboard is on stands out."""

    def __init__(self, tokens: Callable[[], Tokens], view: QListView) -> None:
        super().__init__(view)
        self._tokens = tokens
        self._metrics = QFontMetrics(fonts.font(_SIZE))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the name, within reason."""
        width = self._metrics.horizontalAdvance(index.data(ROW).short) + 2 * _PADDING + 2
        return QSize(min(width, _WIDEST) + _GAP, _HEIGHT + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A rounded field with the name."""
        chip, tokens = index.data(ROW), self._tokens()
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_HasFocus)
        area = QRectF(option.rect).adjusted(0.5, 0.5, -_GAP - 0.5, -_GAP - 0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = tokens.accent if chosen else tokens.muted if chip.firm or chip.pale else tokens.line
        line = Qt.PenStyle.DashLine if chip.pale else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(edge), 2 if chosen else 1, line))
        painter.setBrush(QColor(tokens.accent_soft if chosen else tokens.paper))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setPen(QColor(tokens.muted if chip.pale else tokens.ink))
        painter.setFont(fonts.font(_SIZE))
        inside = area.adjusted(_PADDING, 0, -_PADDING, 0)
        shown = self._metrics.elidedText(chip.short, Qt.TextElideMode.ElideRight, int(inside.width()) + 1)
        painter.drawText(inside, _TEXT, shown)
        painter.restore()


class SeatChips(QListView):
    """Arrows go from chip to chip and `beyond` the ends to the next table; typing asks where somebody is to sit.

    A chip that is pressed and moved is `dragged` over the window until it is `dropped` or `called_off`.
    """

    asked = Signal(str, str)
    beyond = Signal(int)
    dragged = Signal(str, QPoint)
    dropped = Signal(str, QPoint)
    called_off = Signal()

    def __init__(self, tokens: Callable[[], Tokens]) -> None:
        super().__init__()
        self.setProperty("role", "chips")
        self.rows = RowModel(lambda chip: chip.spoken, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(tokens, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(lambda index: self.asked.emit(index.data(ROW).id, ""))
        self._held: tuple[str, QPoint] | None = None
        self._under_way = False

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show who sits here; the keyboard stays on whom it was on."""
        before = self.current()
        self.rows.set_rows(chips)
        if before:
            self.select(before)
        self._fit()

    def current(self) -> str:
        """Who the keyboard is on (the attendance), or ""."""
        return self.currentIndex().data(ROW).id if self.currentIndex().isValid() else ""

    def select(self, key: str) -> None:
        """Put the keyboard on somebody, if the person sits here."""
        if (place := self.rows.row_of(key)) >= 0:
            self.setCurrentIndex(self.rows.index(place))

    def stand_at(self, place: int) -> None:
        """Take the keyboard, on the first chip or (-1) on the last."""
        count = self.rows.rowCount()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if count:
            self.setCurrentIndex(self.rows.index(place % count))

    def chip_at(self, point: QPoint) -> str:
        """Who is painted at a point of the view, or ""."""
        index = self.indexAt(self.viewport().mapFrom(self, point))
        return index.data(ROW).id if index.isValid() else ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is always on some chip."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nobody drags without looking."""
        self._call_off()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def keyboardSearch(self, search: str) -> None:
        """Typing does not search: it asks for a table."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter, and what is typed about the person the keyboard is on."""
        key, current = Qt.Key(event.key()), self.current()
        if key == Qt.Key.Key_Escape and self._held:
            self._call_off()
        elif key in _STEPS and not event.modifiers():
            self._go(_STEPS[key])
        elif current and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.asked.emit(current, "")
        elif current and event.text().isalnum() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.asked.emit(current, event.text())
        else:
            before = self.currentIndex()
            super().keyPressEvent(event)
            if key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self.currentIndex() == before:
                self.beyond.emit(2 if key == Qt.Key.Key_Down else -2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a chip may begin a drag."""
        super().mousePressEvent(event)
        key = self.chip_at(event.position().toPoint())
        if key and event.button() == Qt.MouseButton.LeftButton:
            self._held = (key, event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The held chip travels along: a hand that trembles does not drag."""
        if self._held is None:
            return
        key, start = self._held
        point = event.position().toPoint()
        if self._under_way or (point - start).manhattanLength() >= QApplication.startDragDistance():
            self._under_way = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(key, self.mapToGlobal(point))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Dropping asks for the place under the mouse."""
        held, under_way = self._held, self._under_way
        self._let_go()
        if held and under_way:
            self.dropped.emit(held[0], self.mapToGlobal(event.position().toPoint()))
        super().mouseReleaseEvent(event)

    def _go(self, step: int) -> None:
        place = self.currentIndex().row() + step
        if 0 <= place < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(place))
        else:
            self.beyond.emit(step)

    def _call_off(self) -> None:
        if self._held is not None:
            self._let_go()
            self.called_off.emit()

    def _let_go(self) -> None:
        self._held, self._under_way = None, False
        self.viewport().unsetCursor()

    def _fit(self) -> None:
        """As tall as the chips need at this width."""
        self.doItemsLayout()
        needed = max(self.contentsSize().height(), _HEIGHT + _GAP)
        if self.height() != needed:
            self.setFixedHeight(needed)
