"""A list that is as tall as its rows: what scrolls is the column it stands in."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea

from werkstatt.qtkit.row_list import RowList


class WholeList(RowList):
    """Never scrolls by itself; the row with the keyboard comes into sight in the column around it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for changed in (self.rows.modelReset, self.rows.rowsInserted, self.rows.rowsRemoved):
            changed.connect(self._fit)
        self.selectionModel().currentChanged.connect(self._reveal)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The column scrolls."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is on a row that can be seen."""
        super().focusInEvent(event)
        self._reveal(self.currentIndex())

    def _fit(self) -> None:
        self.setFixedHeight(self.fitting_height(self.rows.rowCount()))

    def _reveal(self, index: QModelIndex) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if self.hasFocus() and around is not None and (column := around.widget()) is not None:
            row = self.visualRect(index)
            place = self.viewport().mapTo(column, row.center())
            around.ensureVisible(place.x(), place.y(), 0, row.height())
