"""The plan of actions as a list of rows; what is cut in a row is told in full where the mouse rests."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from werkstatt.moderator.action_line import Columns, PlanLine, cut_words, painted_line, spoken_line
from werkstatt.qtkit.row_delegate import Painted
from werkstatt.qtkit.row_list import RowList
from werkstatt.qtkit.row_model import ROW
from werkstatt.qtkit.tokens import Tokens
from werkstatt.qtkit.widgets import plain_tip

_HEIGHT = 51


class ActionList(RowList):
    """Its columns are as wide as what stands in them."""

    def __init__(self, tokens: Callable[[], Tokens]) -> None:
        super().__init__(self._paint, spoken_line, tokens, height=_HEIGHT, movable=True)
        self._columns = Columns()

    def show_lines(self, lines: Sequence[PlanLine]) -> None:
        """Show a state of the plan."""
        self._columns = Columns.of(lines)
        self.rows.set_rows(lines)
        self.viewport().update()  # another text may have changed the columns of all rows

    def viewportEvent(self, event: QEvent) -> bool:
        """A tool tip says what is cut, and nothing that can be read anyway."""
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return super().viewportEvent(event)
        index = self.indexAt(event.pos())
        tip = cut_words(index.data(ROW), self._columns, self.viewport().width()) if index.isValid() else ""
        QToolTip.showText(event.globalPos(), plain_tip(tip), self.viewport(), self.visualRect(index))
        return True

    def _paint(self, line: PlanLine) -> Painted:
        return painted_line(line, self._columns, self.viewport().width())
