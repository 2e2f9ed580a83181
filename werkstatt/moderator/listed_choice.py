"""A choice with effects of their own for each value: none may happen on the way to another one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from werkstatt.qtkit.editors import ChoiceEditor

_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class ListedChoice(ChoiceEditor):
    """Keys open the list first: only what is confirmed there is chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and letters choose inside the list; Enter there confirms."""
        letters = event.text().strip()
        if event.key() in _STEPS or letters.isalnum():
            self.showPopup()
            if letters:  # a search for nothing would go one down
                self.view().keyboardSearch(letters)
        else:
            super().keyPressEvent(event)
