"""A few lines that each lead to the place they are about; the others are one press away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkstatt.qtkit.elided import ElidedButton
from werkstatt.qtkit.widgets import button, retitle, row
from werkstatt.wording.minutes import more_words

_AT_FIRST = 3
_WIDEST, _LEAST = 1000, 40


class Pointers(QWidget):
    """Lines as buttons. `pointed` hands out what the line that was pressed is about."""

    pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[tuple[str, object]] = ()
        self._most = _AT_FIRST
        self.buttons: list[ElidedButton] = []
        self.more = button("", self._show_all, "link")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(row(self.more, 1))
        self.hide()

    def show_lines(self, lines: Sequence[tuple[str, object]]) -> None:
        """Show these texts, each with what it is about."""
        self._lines = lines
        shown = lines[: self._most]
        while len(self.buttons) < len(shown):
            self._add_button()
        for place, made in enumerate(self.buttons):
            made.setVisible(place < len(shown))
            made.setText(shown[place][0] if place < len(shown) else "")
        retitle(self.more, more_words(len(lines) - len(shown)))
        self.more.setVisible(len(lines) > len(shown))
        self.setVisible(bool(lines))

    def _add_button(self) -> None:
        place = len(self.buttons)
        self.buttons.append(ElidedButton(partial(self._press, place), "link", _WIDEST, _LEAST))
        self._column.insertWidget(place, self.buttons[place])

    def _press(self, place: int) -> None:
        self.pointed.emit(self._lines[place][1])

    def _show_all(self) -> None:
        first_new = self._most
        self._most = len(self._lines)
        self.show_lines(self._lines)
        self.buttons[first_new].setFocus()
