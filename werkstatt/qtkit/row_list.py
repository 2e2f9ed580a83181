"""A list of painted rows: one view and one delegate for agenda, people and actions alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from werkstatt.qtkit import fonts
from werkstatt.qtkit.broken_lines import broken_lines
from werkstatt.qtkit.row_drag import RowDrag
from werkstatt.qtkit.row_model import ROW, RowModel
from werkstatt.qtkit.tokens import Tokens

_MARGIN = 16
_GAP = 12
_RADIUS = 11
_TEXT, _LINE = 15, 20


class Tone(Enum):
    """How a cell's text is meant."""

    PLAIN = auto()
    STRONG = auto()
    MUTED = auto()
    WARN = auto()
    ACCENT = auto()


_BOLD = {Tone.STRONG, Tone.WARN, Tone.ACCENT}


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a row. `width` in pixels; 0 takes what is left (several share it). `below` is a small second line."""

    text: str = ""
    width: int = 0
    tone: Tone = Tone.PLAIN
    right: bool = False
    below: str = ""
    pill: str | None = None
    swatch: str | None = None


@dataclass(frozen=True, slots=True)
class Painted:
    """A row as it is painted; `marked` rows stand out (the running item)."""

    cells: Sequence[Cell]
    marked: bool = False


class RowDelegate(QStyledItemDelegate):
    """Paints rows from cells; text is plain text and elided, never clipped in the middle of a letter."""

    def __init__(
        self,
        describe: Callable[[Any], Painted],
        tokens: Callable[[], Tokens],
        view: QListView,
        *,
        height: int,
        margin: int,
        lines: int,
    ) -> None:
        super().__init__(view)
        self._describe = describe
        self._tokens = tokens
        self._view = view
        self._height = height
        self._margin = margin
        self._lines = lines

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows have one height, so that long lists scroll at once; unless long texts may take several lines."""
        if self._lines == 1:
            return QSize(120, self._height)
        cells = self._describe(index.data(ROW)).cells
        widths = self._widths(cells, self._view.viewport().width())
        lines = max(len(self._broken(cell, width)) for cell, width in zip(cells, widths, strict=True))
        return QSize(120, self._height + (lines - 1) * _LINE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Background, cells, hairline."""
        tokens = self._tokens()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painted = self._describe(index.data(ROW))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_keys = bool(state & QStyle.StateFlag.State_HasFocus)
        is_chosen = has_keys or bool(state & QStyle.StateFlag.State_Selected)
        if painted.marked or is_chosen:
            painter.fillRect(rect, QColor(tokens.accent_soft if painted.marked else tokens.paper))
        if is_chosen:
            bar = QRect(rect.left(), rect.top(), 4, rect.height())
            painter.fillRect(bar, QColor(tokens.accent if has_keys else tokens.muted))
        self._paint_cells(painter, rect, painted.cells, tokens)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_cells(self, painter: QPainter, rect: QRect, cells: Sequence[Cell], tokens: Tokens) -> None:
        left = rect.left() + self._margin
        for cell, width in zip(cells, self._widths(cells, rect.width()), strict=True):
            for number, text in enumerate(self._broken(cell, width)):
                place = QRect(left, rect.top() + number * _LINE, width, self._height)
                _paint_cell(painter, place, cell if text == cell.text else replace(cell, text=text), tokens)
            left += width + _GAP

    def _widths(self, cells: Sequence[Cell], width: int) -> Sequence[int]:
        fixed = sum(cell.width for cell in cells) + _GAP * (len(cells) - 1) + 2 * self._margin
        flexible = max(1, sum(not cell.width for cell in cells))
        share = max(40, (width - fixed) // flexible)
        return [cell.width or share for cell in cells]

    def _broken(self, cell: Cell, width: int) -> Sequence[str]:
        """The lines of a cell: several only where it has no width of its own."""
        if self._lines == 1 or cell.width or cell.below:
            return (cell.text,)
        return broken_lines(cell.text, width, self._lines, _TEXT, bold=cell.tone in _BOLD)


def _paint_cell(painter: QPainter, rect: QRect, cell: Cell, tokens: Tokens) -> None:
    if cell.swatch is not None:
        painter.setPen(QPen(QColor(tokens.muted), 1))  # a dark colour is seen on a dark ground, too
        painter.setBrush(QColor(cell.swatch))
        painter.drawRoundedRect(QRect(rect.left(), rect.center().y() - 6, 14, 14), 4, 4)
    elif cell.pill is not None:
        _paint_pill(painter, rect, cell, tokens)
    else:
        _paint_text(painter, rect, cell, tokens)


def _paint_text(painter: QPainter, rect: QRect, cell: Cell, tokens: Tokens) -> None:
    colours = {Tone.MUTED: tokens.muted, Tone.WARN: tokens.warn, Tone.ACCENT: tokens.accent}
    painter.setFont(fonts.font(_TEXT, bold=cell.tone in _BOLD))
    painter.setPen(QColor(colours.get(cell.tone, tokens.ink)))
    side = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
    first = QRect(rect)
    if cell.below:
        first = rect.adjusted(0, 6, 0, -rect.height() // 2)
        second = rect.adjusted(0, rect.height() // 2, 0, -5)
        _write(painter, first, side | Qt.AlignmentFlag.AlignVCenter, cell.text)
        painter.setFont(fonts.font(13))
        painter.setPen(QColor(tokens.muted))
        _write(painter, second, side | Qt.AlignmentFlag.AlignVCenter, cell.below)
    else:
        _write(painter, first, side | Qt.AlignmentFlag.AlignVCenter, cell.text)


def _paint_pill(painter: QPainter, rect: QRect, cell: Cell, tokens: Tokens) -> None:
    painter.setFont(fonts.font(13))
    metrics = QFontMetrics(painter.font())
    width = min(rect.width(), metrics.horizontalAdvance(cell.text) + 2 * _RADIUS)
    pill = QRect(rect.right() - width, rect.center().y() - 11, width, 23)
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(QColor(cell.pill or tokens.surface))
    painter.drawRoundedRect(pill, _RADIUS, _RADIUS)
    painter.setPen(QColor(tokens.ink))
    _write(painter, pill, Qt.AlignmentFlag.AlignCenter, cell.text)


def _write(painter: QPainter, rect: QRect, alignment: Qt.AlignmentFlag, text: str) -> None:
    one_line = " ".join(text.split())
    elided = QFontMetrics(painter.font()).elidedText(one_line, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, alignment | Qt.TextFlag.TextSingleLine, elided)


class RowList(QListView):
    """A list of rows, wholly usable by keyboard: Enter opens, Delete removes, Alt+Up and Alt+Down move."""

    opened = Signal(object)
    removed = Signal(object)
    moved = Signal(object, int)
    chosen = Signal(object)

    def __init__(
        self,
        describe: Callable[[Any], Painted],
        spoken: Callable[[Any], str],
        tokens: Callable[[], Tokens],
        *,
        height: int = 43,
        movable: bool = False,
        margin: int = _MARGIN,
        lines: int = 1,
    ) -> None:
        """Rows are `height` pixels high; texts may take up to `lines` lines, each of which makes its row higher."""
        super().__init__()
        self._movable = movable
        self.rows = RowModel(spoken, self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(describe, tokens, self, height=height, margin=margin, lines=lines))
        self.setUniformItemSizes(lines == 1)
        if lines > 1:
            self.setResizeMode(QListView.ResizeMode.Adjust)
            self.rows.dataChanged.connect(self.scheduleDelayedItemsLayout)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW)))
        self.selectionModel().currentChanged.connect(lambda now, before: self.chosen.emit(now.data(ROW)))
        self.rows.modelAboutToBeReset.connect(self._remember_place)
        self.rows.modelReset.connect(self._return_to_place)
        self.rows.rowsMoved.connect(self._keep_moved_in_sight)
        self._place: tuple[str, int] = ("", 0)
        self._moved = ""
        self._drag = RowDrag(self, self.rows, tokens)
        self._drag.dropped.connect(lambda key, place: self._move(self.rows.row_at(self.rows.row_of(key)), place))

    def current(self) -> Any:
        """The row the keyboard is on, or None."""
        return self.currentIndex().data(ROW) if self.currentIndex().isValid() else None

    def selected(self) -> Any:
        """The row that was chosen by key or mouse, or None: the keyboard may be on a row that nobody chose."""
        chosen = self.selectedIndexes()
        return chosen[0].data(ROW) if chosen else None

    def select(self, key: str) -> None:
        """Put the keyboard on the row with this id, if it is there."""
        if (place := self.rows.row_of(key)) >= 0:
            self.setCurrentIndex(self.rows.index(place))

    def _remember_place(self) -> None:
        row = self.current()
        self._place = (row.id if row is not None else "", self.verticalScrollBar().value())

    def _return_to_place(self) -> None:
        key, scrolled = self._place
        self.select(key)
        self.verticalScrollBar().setValue(scrolled)
        if self.hasFocus():
            self._stand_on_some_row()

    def fitting_height(self, rows: int) -> int:
        """The height in pixels that shows `rows` rows without scrolling."""
        return rows * self.sizeHintForRow(0) + 2 * self.frameWidth() + 2 if self.rows.rowCount() else 0

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is always on some row, and that can be seen."""
        super().focusInEvent(event)
        self._stand_on_some_row()

    def _stand_on_some_row(self) -> None:
        if not self.currentIndex().isValid():
            first = self.rows.index(0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, remove and move by keyboard."""
        row = self.current()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Escape and self._drag.is_under_way:
            self._drag.call_off()
        elif row is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.opened.emit(row)
        elif row is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(row)
        elif row is not None and alt and self._movable and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            step = -1 if event.key() == Qt.Key.Key_Up else 1
            self._move(row, self.currentIndex().row() + step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: Any) -> None:
        """A press on a row may begin a drag."""
        super().mousePressEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if self._movable and index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._drag.hold(index.data(ROW).id, point)

    def mouseMoveEvent(self, event: Any) -> None:
        """The held row travels along."""
        if self._drag.holds:
            self._drag.follow(event.position().toPoint())
        elif not (self._movable and event.buttons()):  # else Qt would choose one row after the other
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: Any) -> None:
        """Dropping moves the row to where it was let go."""
        if self._drag.holds:
            self._drag.let_go(event.position().toPoint())
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and above them what is dragged."""
        super().paintEvent(event)
        if self._drag.is_under_way:
            painter = QPainter(self.viewport())
            self._drag.paint(painter)
            painter.end()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nobody drags without looking."""
        self._drag.call_off()
        super().focusOutEvent(event)

    def _move(self, row: Any, place: int) -> None:
        if 0 <= place < self.rows.rowCount():
            self._moved = row.id
            self.moved.emit(row, place)

    def _keep_moved_in_sight(self) -> None:
        """Who moves a row, or takes that back, follows it."""
        if (row := self.current()) is not None and row.id == self._moved:
            self.scrollTo(self.currentIndex())
