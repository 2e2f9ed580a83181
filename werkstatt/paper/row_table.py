"""A table that goes on on the next page so that neither its head nor a row is left by itself."""

from reportlab.platypus import Flowable, LongTable

from werkstatt.paper import styles

_PAGE_HEIGHT = styles.PAGE[1] - styles.TOP - styles.BOTTOM
_TOGETHER = 2  # rows below a head at the foot of a page, and at the top of the next one
_HAIR = 0.01  # points, for sums of heights that are rounded


class RowTable(LongTable):  # type: ignore[misc]  # ReportLab has no types
    """Goes on on the next page between two rows; only a row longer than a page is cut."""

    def split(self, width: float, height: float) -> list[Flowable]:
        """What fits into `height` and the rest, as ReportLab asks for it; nothing, if all moves to the next page."""
        self.splitInRow = int(height > _PAGE_HEIGHT / 2)
        parts: list[Flowable] = super().split(width, height)
        rows = [part._nrows - self.repeatRows for part in parts]
        if not self.repeatRows or len(rows) < 2 or sum(rows) > self._rows:  # else a row was cut in two
            return parts
        here, there = rows
        if there < _TOGETHER < here:
            return list(super().split(width, self._height_of(here - 1) + _HAIR))
        if min(here, there) < _TOGETHER and self._least_height() <= _PAGE_HEIGHT:
            return []
        return parts

    def beginning(self, width: float) -> float:
        """The height in points that must be left on a page for the table to begin there."""
        self.wrap(width, _PAGE_HEIGHT)
        return self._least_height()

    @property
    def _rows(self) -> int:
        """How many rows there are below the head."""
        return int(self._nrows - self.repeatRows)

    def _least_height(self) -> float:
        """The head with the rows that stay together. Three are no two pairs."""
        return self._height_of(_TOGETHER if self._rows >= 2 * _TOGETHER else self._rows)

    def _height_of(self, rows: int) -> float:
        """The height of the head and the first `rows` below it."""
        return float(sum(self._rowHeights[: self.repeatRows + rows]))
