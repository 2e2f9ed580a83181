"""What can be done with one table of a round."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from werkstatt.domain.cafe import CafeTable
from werkstatt.domain.rounds import RoundState
from werkstatt.i18n import _
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import cafe_table
from werkstatt.readmodels.cafe import CafePicture, RoundPicture

_FIVE_MINUTES = 300


class TableMenu(QObject):
    """Opens beside a table's card. `note_wanted` tells table and round, `form_wanted` the table."""

    note_wanted = Signal(str, str)
    form_wanted = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.menu = QMenu(parent)

    def open_for(self, picture: CafePicture, held: RoundPicture, table_id: str, point: QPoint) -> None:
        """Offer what makes sense for the table in this round, and stop nothing."""
        table = picture.table(table_id)
        self.menu.clear()
        if held.state is RoundState.RUNNING:
            more = partial(self._workplace.do, cafe_table.extend_table, held.id, table_id, _FIVE_MINUTES)
            self.menu.addAction(_("5 minutes more for this table"), more)
        if held.table_times.get(table_id):
            given = round(held.table_times[table_id].total_seconds())
            less = partial(self._workplace.do, cafe_table.extend_table, held.id, table_id, -given)
            self.menu.addAction(_("Take the extra time back"), less)
        if held.state is not RoundState.AHEAD:
            self.menu.addAction(_("Write a note…"), partial(self.note_wanted.emit, table_id, held.id))
        self.menu.addAction(_("Edit the table…"), partial(self.form_wanted.emit, table_id))
        self.menu.addSeparator()
        self._offer_opening(picture, table)
        self.menu.popup(point)

    def _offer_opening(self, picture: CafePicture, table: CafeTable) -> None:
        if not picture.ahead:
            return
        add = partial(self._workplace.do, cafe_table.add_table, table.topic_id)
        self.menu.addAction(_("One more table for this topic"), add)
        if table.closed_after is None:
            close = partial(self._workplace.do, cafe_table.close_table, table.id)
            self.menu.addAction(
                _("Close the table from the next round on") if picture.past else _("Remove the table"), close
            )
        else:
            self.menu.addAction(
                _("Open the table again"), partial(self._workplace.do, cafe_table.reopen_table, table.id)
            )
