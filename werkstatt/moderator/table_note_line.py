"""The line in which table notes are typed: "3:" or "3 " in front leads to table 3."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from werkstatt.i18n import _
from werkstatt.qtkit.entry_line import EntryLine

_TABLE = re.compile(r"(\d{1,3})[ :]")


class NoteLine(EntryLine):
    """Asks `go_to` for a table by its number: False if there is none, then the figures belong to the text.

    They do, too, when Backspace takes the step back: `called_back` tells that. `upwards` leaves the line for the list.
    """

    called_back = Signal()
    upwards = Signal()

    def __init__(self, go_to: Callable[[int], bool]) -> None:
        super().__init__(_("Idea, Enter · + support · - concern · ? question"), _("New table note"))
        self.setProperty("role", "large")
        self._go_to = go_to
        self._taken = ""
        self._is_text = False
        self.textEdited.connect(self._look_for_table)
        self.textChanged.connect(self._begin_anew)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace gives back what led to a table; Up leads to the list."""
        if event.key() == Qt.Key.Key_Backspace and self._taken and not self.text():
            self.setText(self._taken)
            self._taken, self._is_text = "", True
            self.called_back.emit()
        elif event.key() == Qt.Key.Key_Up:
            self.upwards.emit()
        else:
            super().keyPressEvent(event)

    def _look_for_table(self, text: str) -> None:
        self._taken = ""
        named = _TABLE.fullmatch(text)
        if named and not self._is_text and self._go_to(int(named[1])):
            self._taken = text
            self.setText("")

    def _begin_anew(self, text: str) -> None:
        self._is_text = self._is_text and bool(text)
