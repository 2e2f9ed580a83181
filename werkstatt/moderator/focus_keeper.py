"""The keyboard stays where the work is: what has it may go away, and Qt would hand it to whatever comes next."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget


def leave_keys_to_the_page(*parts: QWidget) -> None:
    """Who clicks a button in these parts goes on typing where the keyboard is: a "b" must not darken the beamer."""
    for made in (made for part in parts for made in part.findChildren(QPushButton)):
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class FocusKeeper(QObject):
    """Calls `take_keys`, which puts the keyboard where it is wanted, when what has it is hidden or disabled."""

    def __init__(self, window: QWidget, take_keys: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._take_keys = take_keys
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        gone = before is not None and not (before.isVisible() and before.isEnabled())
        if gone and now is not None and self._window.isAncestorOf(now) and self._window.isVisible():
            self._take_keys()
