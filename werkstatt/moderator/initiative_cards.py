"""The strategic initiatives as cards in two columns."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from werkstatt.i18n import _
from werkstatt.qtkit.tall_area import TallArea
from werkstatt.qtkit.widgets import label, restyle
from werkstatt.readmodels.process import InitiativePicture
from werkstatt.wording.action import actions_text

_TWO_COLUMNS_FROM = 560
_ENOUGH = 128
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class InitiativeCard(QFrame):
    """One initiative: title, focus points, aim and how many actions serve it."""

    focused = Signal(str)
    pressed = Signal(str, object)

    def __init__(self, picture: InitiativePicture) -> None:
        super().__init__()
        self.setProperty("role", "choice")
        self.picture: InitiativePicture | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(15, 11, 15, 13)
        self._column.setSpacing(4)
        self.show_picture(picture)

    def show_picture(self, picture: InitiativePicture) -> None:
        """Show a state of the initiative."""
        if picture == self.picture:
            return
        self.picture = picture
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        initiative = picture.initiative
        self._add(label(initiative.title, "heading", wrap=True))
        if picture.points:
            self._add(_bullets([point.text for point in picture.points]))
        if initiative.aim:
            self._add(label(_("Aim: {aim}").format(aim=initiative.aim), "muted", wrap=True))
        self._add(label(actions_text(picture.actions), "muted"))
        self._column.addStretch(1)
        self.setAccessibleName(f"{initiative.title}, {actions_text(picture.actions)}")
        self.setAccessibleDescription("; ".join([*(point.text for point in picture.points), initiative.aim]))

    def _add(self, widget: QWidget) -> None:
        """Shown at once: Qt would do it later, and remember until then that an empty card needs no height."""
        self._column.addWidget(widget)
        widget.show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell which card the keyboard is on."""
        super().focusInEvent(event)
        if self.picture is not None:
            self.focused.emit(self.picture.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The cards know together what a key means."""
        if self.picture is not None:
            self.pressed.emit(self.picture.id, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As Enter."""
        if self.picture is not None:
            self.pressed.emit(self.picture.id, None)


class InitiativeCards(TallArea):
    """Arrows choose, Enter opens, Alt+up and Alt+down move, Delete removes."""

    opened = Signal(str)
    removed = Signal(str)
    moved = Signal(str, int)

    def __init__(self) -> None:
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        super().__init__(inside)
        self.setAccessibleName(_("Strategic initiatives"))
        self._cards: dict[str, InitiativeCard] = {}
        self._columns = 2
        self._current = ""

    def show_initiatives(self, pictures: Sequence[InitiativePicture]) -> None:
        """Show the initiatives; cards that stay keep the keyboard."""
        present = {picture.id for picture in pictures}
        gone = [key for key in self._cards if key not in present]
        had_focus = any(self._cards[key].hasFocus() for key in gone)
        place = list(self._cards).index(self._current) if self._current in self._cards else 0
        for key in gone:
            self._cards.pop(key).deleteLater()
        before = list(self._cards)
        cards = {}
        for picture in pictures:
            card = self._cards.get(picture.id) or self._made(picture)
            card.show_picture(picture)
            cards[picture.id] = card
        self._cards = cards
        if self._current not in cards:
            self._current = list(cards)[min(place, len(cards) - 1)] if cards else ""
        self._arrange()
        if had_focus:
            self.select(self._current)
        elif list(cards) != before and self._current in cards and cards[self._current].hasFocus():
            self._follow_moved()

    def keys(self) -> list[str]:
        """The ids of the cards in their order."""
        return list(self._cards)

    def card(self, key: str) -> InitiativeCard:
        """The card of an initiative."""
        return self._cards[key]

    def select(self, key: str) -> None:
        """Put the keyboard on a card, if it is there."""
        if (card := self._cards.get(key)) is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, key: str) -> None:
        """Let the card stand out that is being edited; "" for none."""
        for card_key, card in self._cards.items():
            restyle(card, chosen=card_key == key)
        if key in self._cards:
            self.ensureWidgetVisible(self._cards[key])

    def sizeHint(self) -> QSize:
        """Little is enough while a form is open below; there is a stretch for more."""
        return QSize(super().sizeHint().width(), min(super().sizeHint().height(), _ENOUGH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page has one column."""
        super().resizeEvent(event)
        columns = 2 if self.viewport().width() >= _TWO_COLUMNS_FROM else 1
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def _made(self, picture: InitiativePicture) -> InitiativeCard:
        card = InitiativeCard(picture)
        card.focused.connect(self._focused)
        card.pressed.connect(self._pressed)
        return card

    def _arrange(self) -> None:
        """Cards side by side; one of them at a time is a stop of the tabulator."""
        while self._grid.takeAt(0) is not None:
            pass
        for place, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, place // self._columns, place % self._columns)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        self._let_tabulator_stop()

    def _follow_moved(self) -> None:
        """Who moves a card goes on to see it."""
        self._fit()
        self._grid.activate()
        self.ensureWidgetVisible(self._cards[self._current])

    def _let_tabulator_stop(self) -> None:
        for key, card in self._cards.items():
            stop = key == self._current
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def _focused(self, key: str) -> None:
        self._current = key
        self._let_tabulator_stop()
        self.ensureWidgetVisible(self._cards[key])

    def _pressed(self, key: str, event: QKeyEvent | None) -> None:
        """What a key, or a double click (None), means on the card `key`."""
        if event is None or event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.opened.emit(key)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(key)
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, *_STEPS}:
            self._go(key, event)
        else:
            event.ignore()

    def _go(self, key: str, event: QKeyEvent) -> None:
        place, keys = list(self._cards).index(key), list(self._cards)
        vertical = -1 if event.key() == Qt.Key.Key_Up else 1
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            target = place + _STEPS.get(Qt.Key(event.key()), vertical)
            if 0 <= target < len(keys):
                self.moved.emit(key, target)
        else:
            target = place + _STEPS.get(Qt.Key(event.key()), vertical * self._columns)
            if 0 <= target < len(keys):
                self.select(keys[target])


def _bullets(texts: Sequence[str]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(2, 0, 0, 2)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    for line, text in enumerate(texts):
        grid.addWidget(label("•"), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(text, wrap=True), line, 1)
    return made
