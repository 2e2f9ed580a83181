"""A round of the café: its tables with their people, how good the seats are, and moving somebody."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from werkstatt.i18n import _
from werkstatt.moderator.cafe_effect import effects
from werkstatt.moderator.cafe_tables import guest_name, table_views
from werkstatt.moderator.move_bar import MoveBar
from werkstatt.moderator.quality_line import QualityLine
from werkstatt.moderator.remix_bar import RemixBar
from werkstatt.moderator.table_card import TableCard, TableView
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import seat
from werkstatt.qtkit.tall_area import TallArea
from werkstatt.qtkit.widgets import PLAIN_TEXT
from werkstatt.readmodels.cafe import CafePicture, RoundPicture
from werkstatt.readmodels.seating import Quality, change, with_exchange, with_move

_TWO_COLUMNS_FROM = 620
_BESIDE_MOUSE = QPoint(12, 10)


class RoundView(QWidget):
    """Cards in two columns. `table_asked` wants the menu of a table at a point of the screen."""

    table_asked = Signal(str, QPoint)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._picture: CafePicture | None = None
        self._row: RoundPicture | None = None
        self._columns = 2
        self.cards: dict[str, TableCard] = {}
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.area = TallArea(inside)
        self.quality = QualityLine()
        self.quality.remix_wanted.connect(self.mix_anew)
        self.remix = RemixBar(workplace)
        self.move_bar = MoveBar()
        self.move_bar.moved.connect(self._move)
        self.move_bar.exchanged.connect(self._exchange)
        self.move_bar.released.connect(lambda key: workplace.do(seat.let_go, [key]))
        self.move_bar.closed.connect(self._return)
        self.remix.closed.connect(self._return)
        self._travelling = _travelling_label(self)
        self._travelled_to: tuple[str, TableCard | None, str] | None = None
        self._came_from = ""
        self._moving = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.area, 1)
        for below in (self.quality, self.remix, self.move_bar):
            column.addWidget(below)

    def show_round(self, picture: CafePicture, held: RoundPicture, quality: Quality) -> None:
        """Show a state of a round."""
        if self._row is not None and (self._row.id != held.id or held.number <= picture.past):
            self.move_bar.hide()  # it was about another round, or one that has begun meanwhile
        self._picture, self._row = picture, held
        views = table_views(picture, held)
        self._show_cards(views)
        self.quality.show_quality(quality, picture)
        self.move_bar.refresh(picture, held)
        self.remix.refresh(picture)
        self._choose_below()
        self._follow_moved(held)
        self.tick()

    def tick(self) -> None:
        """Bring the clocks up to date."""
        now = self._workplace.desk.now()
        for card in self.cards.values():
            card.tick(now)

    def take_keys(self) -> None:
        """Put the keyboard on the people of the first table."""
        card = next((card for card in self.cards.values() if card.chips.isVisible()), None)
        if card is not None:
            card.chips.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page has one column."""
        super().resizeEvent(event)
        columns = 2 if self.width() >= _TWO_COLUMNS_FROM else 1
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def sizeHint(self) -> QSize:
        """Takes what there is."""
        return QSize(600, 400)

    def _show_cards(self, views: Sequence[TableView]) -> None:
        present = {view.id for view in views}
        before = list(self.cards)
        for key in [key for key in self.cards if key not in present]:
            gone = self.cards.pop(key)
            gone.hide()
            gone.deleteLater()
        self.cards = {view.id: self.cards.get(view.id) or self._made() for view in views}
        for view in views:
            self.cards[view.id].show_table(view)
        if list(self.cards) != before:
            self._arrange()

    def _made(self) -> TableCard:
        card = TableCard(lambda: self._workplace.theme.tokens)
        card.asked_for_more.connect(self.table_asked)
        card.chips.asked.connect(self._ask)
        card.chips.beyond.connect(lambda step: self._go_on(card, step))
        card.chips.dragged.connect(self._drag)
        card.chips.dropped.connect(self._drop)
        card.chips.called_off.connect(self._end_drag)
        return card

    def _arrange(self) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        for place, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, place // self._columns, place % self._columns)
            card.show()
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def _go_on(self, card: TableCard, step: int) -> None:
        """From the people of a table to those of the next that has some: one on or back, or (2) the one below."""
        cards = list(self.cards.values())
        place = cards.index(card)
        stride = self._columns if abs(step) > 1 else 1
        forward = 1 if step > 0 else -1
        place += forward * stride
        while 0 <= place < len(cards) and not cards[place].chips.isVisible():
            place += forward * stride
        if 0 <= place < len(cards):
            cards[place].chips.stand_at(0 if forward > 0 else -1)
            self.area.ensureWidgetVisible(cards[place])

    def _choose_below(self) -> None:
        asking = self.move_bar.isVisibleTo(self) or self.remix.isVisibleTo(self)
        picture = self._picture
        anybody = picture is not None and any(row.seated for row in picture.rounds)
        self.quality.setVisible(not asking and anybody)

    def _is_ahead(self) -> bool:
        return self._picture is not None and self._row is not None and self._row.number > self._picture.past

    def mix_anew(self) -> None:
        """Ask how the coming rounds are to be mixed."""
        if self._picture is not None:
            self.move_bar.hide()
            self.remix.begin(self._picture)
            self._choose_below()

    def _ask(self, person: str, typed: str) -> None:
        if self._picture is None or self._row is None:
            return
        if not self._is_ahead():
            self._workplace.say(_("This round has begun: its seats stay as they were. Choose a coming round."))
            return
        self._came_from = person
        self.remix.hide()
        self.move_bar.begin(self._picture, self._row, person, typed)
        self._choose_below()

    def _return(self) -> None:
        """The keyboard goes back to whom it was on."""
        self._choose_below()
        card = next((card for card in self.cards.values() if card.chips.rows.row_of(self._came_from) >= 0), None)
        if card is not None:
            card.chips.setFocus(Qt.FocusReason.OtherFocusReason)
            card.chips.select(self._came_from)
        else:
            self.take_keys()

    def _follow_moved(self, held: RoundPicture) -> None:
        """The keyboard follows whom it moved."""
        card = self.cards.get(held.places.get(self._moving) or "") if self._moving else None
        if card is not None:
            card.chips.setFocus(Qt.FocusReason.OtherFocusReason)
            card.chips.select(self._moving)
            self.area.ensureWidgetVisible(card)
        self._moving = ""

    def _move(self, person: str, table: str) -> None:
        if self._row is not None and self._is_ahead():
            self._moving = person
            self._workplace.do(seat.move, self._row.id, person, table)

    def _exchange(self, one: str, other: str) -> None:
        if self._row is not None and self._is_ahead():
            self._moving = one
            self._workplace.do(seat.exchange, self._row.id, one, other)

    def _target(self, point: QPoint) -> TableCard | None:
        cards = self.cards.values()
        return next((card for card in cards if card.rect().contains(card.mapFromGlobal(point))), None)

    def _drag(self, person: str, point: QPoint) -> None:
        """Somebody travels with the mouse: the table below stands out, and the effect is said beside the name."""
        if not self._is_ahead() or self._picture is None or person not in self._picture.guests:
            return
        target = self._target(point)
        other = self._person_under(target, point) if target else ""
        if self._travelled_to != (person, target, other):
            self._travelled_to = person, target, other
            for card in self.cards.values():
                card.be_target(target=card is target)
            said = [guest_name(self._picture.guests[person]), *self._effect(person, target, other)]
            self._travelling.setText("\n".join(said))
            self._travelling.adjustSize()
        place = self.mapFromGlobal(point) + _BESIDE_MOUSE
        place.setX(min(place.x(), self.width() - self._travelling.width()))
        self._travelling.move(place)
        self._travelling.show()
        self._travelling.raise_()

    def _effect(self, person: str, target: TableCard | None, other: str) -> Sequence[str]:
        picture, held = self._picture, self._row
        if picture is None or held is None or target is None or target.view is None:
            return []
        if held.places.get(person) == target.view.id:
            return []
        if other:
            seats = with_exchange(picture, held, person, other)
            said = _("changes places with {name}").format(name=guest_name(picture.guests[other]))
        else:
            seats = with_move(picture, held, person, target.view.id)
            said = _("to {table}").format(table=target.view.name)
        return [said, *effects(picture, change(picture, seats))]

    def _person_under(self, target: TableCard, point: QPoint) -> str:
        return target.chips.chip_at(target.chips.mapFromGlobal(point)) if target.chips.isVisible() else ""

    def _drop(self, person: str, point: QPoint) -> None:
        target = self._target(point)
        self._end_drag()
        if not self._is_ahead() or self._row is None or target is None or target.view is None:
            return
        if self._row.places.get(person) == target.view.id:
            return
        self._came_from = person
        if other := self._person_under(target, point):
            self._exchange(person, other)
        else:
            self._move(person, target.view.id)

    def _end_drag(self) -> None:
        self._travelling.hide()
        self._travelled_to = None
        for card in self.cards.values():
            card.be_target(target=False)


def _travelling_label(parent: QWidget) -> QLabel:
    """What is carried along with the mouse."""
    made = QLabel(parent)
    made.setProperty(*PLAIN_TEXT)
    made.setProperty("role", "travelling")
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    made.hide()
    return made
