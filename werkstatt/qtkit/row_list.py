"""A list of painted rows: one view and one delegate for agenda, people and actions alike."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from werkstatt.qtkit.row_delegate import Painted, RowDelegate
from werkstatt.qtkit.row_drag import RowDrag
from werkstatt.qtkit.row_model import ROW, RowModel
from werkstatt.qtkit.tokens import Tokens

_MARGIN = 16


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
