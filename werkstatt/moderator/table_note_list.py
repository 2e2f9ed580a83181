"""The list of table notes: besides what all lists know, a key stars a note and another makes an action of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from werkstatt.i18n import pgettext
from werkstatt.moderator.people_line import is_written
from werkstatt.moderator.table_note_rows import NoteColumns, NoteRow, Row, painted_row, spoken_row
from werkstatt.qtkit.row_delegate import Painted
from werkstatt.qtkit.row_list import RowList
from werkstatt.qtkit.tokens import Tokens

_HEIGHT, _LINES = 47, 6


def star_key() -> str:
    """The letter that stars a note."""
    return pgettext("key for starring", "S")


def action_key() -> str:
    """The letter that makes an action of a note."""
    return pgettext("key for making an action", "A")


class NoteList(RowList):
    """Notes below their headings. `move_wanted` tells a note and its new place among those of its table and round."""

    star_wanted = Signal(object)
    action_wanted = Signal(object)
    move_wanted = Signal(object, int)
    left = Signal()

    def __init__(self, tokens: Callable[[], Tokens], spoken: str, *, movable: bool) -> None:
        super().__init__(self._paint, spoken_row, tokens, height=_HEIGHT, movable=movable, lines=_LINES)
        self.setAccessibleName(spoken)
        self._tokens = tokens
        self._columns = NoteColumns()
        self.moved.connect(self._tell_move)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show a state of the notes; who writes sees the newest."""
        columns = NoteColumns.of(rows)
        if columns != self._columns:
            self._columns = columns
            self.scheduleDelayedItemsLayout()  # another width may need another number of lines
            self.viewport().update()
        last = rows[-1].id if rows else ""
        is_new = self.rows.row_of(last) < 0
        self.rows.set_rows(rows)
        if is_new and self._movable and not self.hasFocus():
            self.scrollToBottom()

    def note(self) -> NoteRow | None:
        """The note that the keyboard is on, or None."""
        row = self.current()
        return row if isinstance(row, NoteRow) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters that mean nothing do nothing, a key held down does it once. Escape and Down at the end leave."""
        note, letter = self.note(), event.text().upper()
        if self._leads_away(event):
            self.left.emit()
        elif not is_written(event):
            super().keyPressEvent(event)
        elif note is None or event.isAutoRepeat():
            event.ignore()
        elif letter == star_key():
            self._moved = note.id  # among all notes the starred ones stand first
            self.star_wanted.emit(note)
        elif letter == action_key():
            self.action_wanted.emit(note)
        else:
            event.ignore()

    def _leads_away(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return not self._drag.is_under_way
        is_last = self.currentIndex().row() == self.rows.rowCount() - 1
        return is_last and event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.NoModifier

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What opens below hides neither the chosen note nor the newest one."""
        bar = self.verticalScrollBar()
        is_at_end = bar.value() == bar.maximum()
        super().resizeEvent(event)
        if self.selected() is not None:
            self.scrollTo(self.currentIndex())
        elif self._movable and is_at_end:
            self.scrollToBottom()

    def _paint(self, row: Row) -> Painted:
        return painted_row(row, self._columns, self.viewport().width(), self._tokens().good_soft)

    def _tell_move(self, row: Row, place: int) -> None:
        """Notes stay at their table and in their round, however far they are dragged."""
        if not isinstance(row, NoteRow):
            return
        rows = [self.rows.row_at(at) for at in range(self.rows.rowCount())]
        others = [at for at, other in enumerate(rows) if _stand_together(row, other)]
        wanted = max(0, min(place - others[0], len(others) - 1))
        if rows[others[wanted]].id != row.id:
            self.move_wanted.emit(row, wanted)


def _stand_together(row: NoteRow, other: Row) -> bool:
    if not isinstance(other, NoteRow):
        return False
    return (row.note.round_id, row.note.table_id) == (other.note.round_id, other.note.table_id)
