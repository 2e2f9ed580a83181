"""Where the next table note belongs: round, table, and perhaps a focus point of the table's initiative."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from werkstatt.domain.cafe import CafeTable
from werkstatt.domain.rounds import RoundState
from werkstatt.i18n import _
from werkstatt.moderator.table_note_rows import round_title, table_choices
from werkstatt.qtkit.editors import ChoiceEditor
from werkstatt.readmodels.cafe import CafePicture, RoundPicture

_THREE_BESIDE_FROM, _WIDTH_OF_ROUND = 640, 172


class NotePlace(QWidget):
    """Three choices that stay until somebody changes them; a round that begins is chosen by itself.

    `changed` tells that round or table are others.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._picture: CafePicture | None = None
        self._meant = ""
        self._is_behind = False
        self._points: dict[str, str | None] = {}
        self.round = ChoiceEditor([])
        self.round.setAccessibleName(_("Round"))
        self.round.setMinimumWidth(_WIDTH_OF_ROUND)
        self.round.edited.connect(self._choose_round)
        self.table = ChoiceEditor([])
        self.table.setAccessibleName(_("Table"))
        self.table.edited.connect(self._choose_table)
        self.point = ChoiceEditor([])
        self.point.setAccessibleName(_("Focus point"))
        self.point.edited.connect(self._keep_point)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        for column, share in enumerate((3, 5, 4)):
            self._grid.setColumnStretch(column, share)
        self._arrange()

    @property
    def chosen_round(self) -> RoundPicture | None:
        """The round, or None while there is none."""
        rounds = self._picture.rounds if self._picture else ()
        return next((held for held in rounds if held.id == self.round.value()), None)

    @property
    def chosen_table(self) -> CafeTable | None:
        """The table, or None while there is none."""
        tables = self._picture.tables if self._picture else ()
        return next((table for table in tables if table.id == self.table.value()), None)

    def show_cafe(self, picture: CafePicture, *, typing: bool) -> None:
        """Offer what there is. While somebody is `typing` a note, it stays with the round in which it was begun."""
        self._picture = picture
        self.round.offer([(held.id, round_title(held)) for held in picture.rounds])
        meant = _meant(picture)
        if meant != self._meant:
            self._meant, self._is_behind = meant, True
        if not typing or self.chosen_round is None:
            self.catch_up()
        self._offer_tables()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow page the focus point stands below."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_narrow = self.width() < _THREE_BESIDE_FROM
        self._grid.addWidget(self.round, 0, 0)
        self._grid.addWidget(self.table, 0, 1, 1, 2 if is_narrow else 1)
        self._grid.addWidget(self.point, *((1, 0, 1, 3) if is_narrow else (0, 2, 1, 1)))

    def catch_up(self) -> None:
        """What is written next belongs to the round that runs now."""
        if self._is_behind or self.chosen_round is None:
            self._is_behind = False
            self._choose_round(self._meant)

    def go_to(self, table_id: str, round_id: str | None = None) -> None:
        """Choose a table, and perhaps a round."""
        if round_id is not None:
            self._is_behind = False
            self.round.show_value(round_id)
        self._offer_tables(table_id)
        self.changed.emit()

    def go_to_number(self, number: int) -> bool:
        """Choose a table of the round by its number; False if there is none."""
        held = self.chosen_round
        tables = self._picture.open_tables(held) if self._picture and held else ()
        found = next((table for table in tables if table.number == number), None)
        if found is None:
            return False
        self._choose_table(found.id)
        return True

    def _choose_round(self, round_id: str) -> None:
        self.round.show_value(round_id)
        self._offer_tables()
        self.changed.emit()

    def _choose_table(self, table_id: str) -> None:
        self.table.show_value(table_id)
        self._offer_points()
        self.changed.emit()

    def _offer_tables(self, wanted: str | None = None) -> None:
        """The tables of the round; the one that is not among them gives way to the first."""
        picture, held = self._picture, self.chosen_round
        names = table_choices(picture, held) if picture and held else ()
        self.table.offer(names)
        if wanted is not None:
            self.table.show_value(wanted)
        if self.table.value() is None and names:
            self.table.show_value(names[0][0])
        self._offer_points()

    def _offer_points(self) -> None:
        table = self.chosen_table
        points = self._picture.points(table) if self._picture and table else ()
        self.point.offer([(None, _("no focus point")), *((point.id, point.text) for point in points)])
        known = {point.id for point in points}
        kept = self._points.get(table.topic_id) if table else None
        self.point.show_value(kept if kept in known else None)
        self.point.setVisible(bool(points))

    def _keep_point(self, point_id: str | None) -> None:
        if (table := self.chosen_table) is not None:
            self._points[table.topic_id] = point_id


def _meant(picture: CafePicture) -> str:
    """The round (its id) that runs, or else the one that ran last, or else the first; empty without any."""
    running = (held.id for held in picture.rounds if held.state is RoundState.RUNNING)
    over = (held.id for held in reversed(picture.rounds) if held.state is RoundState.OVER)
    return next(running, None) or next(over, None) or (picture.rounds[0].id if picture.rounds else "")
