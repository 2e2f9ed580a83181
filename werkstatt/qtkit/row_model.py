"""One Qt model over any list of rows that have an `id`: new lists are compared by id, and only what differs moves."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_AT_ONCE = 100


class RowModel(QAbstractListModel):
    """Rows for a list view. `spoken` says a row in words, for screen readers and for searching by typing."""

    def __init__(self, spoken: Callable[[Any], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._rows: list[Any] = []

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself under ROW, and in words for people who do not see it."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._spoken(row)
        return None

    def row_of(self, key: str) -> int:
        """Where the row with this id stands; -1 when it is not there."""
        return next((place for place, row in enumerate(self._rows) if row.id == key), -1)

    def row_at(self, place: int) -> Any:
        """The row at a place, or None."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show `rows`; selection and scrolling survive, because rows that stay are not replaced.

        When very many differ, all are replaced at once, which is quicker; the view then keeps its place.
        """
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._renew(rows)
            return
        if not self._rows or self._differences(rows) > _AT_ONCE:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        wanted = {row.id for row in rows}
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].id not in wanted:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place]
                self.endRemoveRows()
        present = {row.id for row in self._rows}
        for place, row in enumerate(rows):
            if row.id in present:
                self._bring(place, row)
            else:
                self.beginInsertRows(QModelIndex(), place, place)
                self._rows.insert(place, row)
                self.endInsertRows()

    def _renew(self, rows: Sequence[Any]) -> None:
        """The same rows in the same order, perhaps with another content: by far the most frequent case."""
        changed = [place for place, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
        self._rows = list(rows)
        for place in changed:
            self.dataChanged.emit(self.index(place), self.index(place))

    def _differences(self, rows: Sequence[Any]) -> int:
        """How many rows come, go, or stand elsewhere."""
        present: list[str] = [row.id for row in self._rows]
        wanted: list[str] = [row.id for row in rows]
        before, after = set(present), set(wanted)
        stay = [key for key in present if key in after]
        elsewhere = sum(old != new for old, new in zip(stay, (key for key in wanted if key in before), strict=False))
        return len(before ^ after) + elsewhere

    def _bring(self, place: int, row: Any) -> None:
        """A row that is there already: at its place, and with its new content."""
        present = place if self._is_at(place, row.id) else self.row_of(row.id)
        if present != place:
            self.beginMoveRows(QModelIndex(), present, present, QModelIndex(), place)
            self._rows.insert(place, self._rows.pop(present))
            self.endMoveRows()
        if self._rows[place] != row:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))

    def _is_at(self, place: int, key: str) -> bool:
        return place < len(self._rows) and self._rows[place].id == key
