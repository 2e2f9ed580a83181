"""Dragging a row of a list: the row grows pale, a line says where it would come to lie, and Escape calls it off."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QListView

from werkstatt.qtkit.row_model import RowModel
from werkstatt.qtkit.tokens import Tokens

_EDGE = 28
_EVERY_MS = 25
_FASTEST = 24


class RowDrag(QObject):
    """From the press on a row until it is let go; `dropped` tells the row's id and its new place.

    Near the upper and lower edge the list scrolls by itself, the quicker the further out the mouse is.
    """

    dropped = Signal(str, int)

    def __init__(self, view: QListView, rows: RowModel, tokens: Callable[[], Tokens]) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows
        self._tokens = tokens
        self._key = ""
        self._pressed_at = self._at = QPoint()
        self._under_way = False
        self._scrolling = QTimer(self, interval=_EVERY_MS)
        self._scrolling.timeout.connect(self._scroll)

    @property
    def holds(self) -> bool:
        """Whether the mouse is pressed on a row."""
        return bool(self._key)

    @property
    def is_under_way(self) -> bool:
        """Whether a row travels: a hand that trembles does not drag."""
        return self._under_way

    def hold(self, key: str, point: QPoint) -> None:
        """The mouse was pressed on a row."""
        self._key, self._pressed_at = key, point

    def follow(self, point: QPoint) -> None:
        """The mouse moved while it is pressed."""
        self._at = point
        if not self._under_way and (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            self._under_way = True
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scrolling.start()
        self._view.viewport().update()

    def let_go(self, point: QPoint) -> None:
        """Dropping moves the row to where it was let go."""
        self.follow(point)
        key, (source, target), dragged = self._key, self._way(), self._under_way
        self.call_off()
        if dragged and source >= 0 and target != source:
            self.dropped.emit(key, target)

    def call_off(self) -> None:
        """Everything stays where it was."""
        self._key, self._under_way = "", False
        self._scrolling.stop()
        self._view.viewport().unsetCursor()
        self._view.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """The travelling row pale, and a line between those where it would come to lie."""
        source, target = self._way()
        if not self._under_way or source < 0:
            return
        tokens = self._tokens()
        veil = QColor(tokens.surface)
        veil.setAlphaF(0.5)
        painter.fillRect(self._view.visualRect(self._rows.index(source)), veil)
        if target != source:
            place = self._view.visualRect(self._rows.index(target))
            line = place.top() if target < source else place.bottom()
            top = max(0, min(line - 1, self._view.viewport().height() - 3))
            painter.fillRect(0, top, self._view.viewport().width(), 3, QColor(tokens.accent))

    def _way(self) -> tuple[int, int]:
        """From which place to which. The row may have gone (-1), and the mouse may be beside the rows."""
        index = self._view.indexAt(QPoint(self._view.viewport().width() // 2, self._at.y()))
        beyond = 0 if self._at.y() < 0 else self._rows.rowCount() - 1
        return self._rows.row_of(self._key) if self._key else -1, index.row() if index.isValid() else beyond

    def _scroll(self) -> None:
        low = self._view.viewport().height() - _EDGE
        out = min(0, self._at.y() - _EDGE) + max(0, self._at.y() - low)
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + max(-_FASTEST, min(_FASTEST, out)))
        self._view.viewport().update()
