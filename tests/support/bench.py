"""A page of the cockpit on a bench: in a window of its own, on a real desk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QWidget

from tests.support.desks import Evening, evening
from werkstatt.jobs import Jobs
from werkstatt.moderator.page import Page
from werkstatt.moderator.workplace import Workplace
from werkstatt.qtkit.theme import Theme
from werkstatt.qtkit.tokens import Look
from werkstatt.settings import Settings

Keys = Qt.Key | str


class Bench:
    """The page, the workplace around it, and hands that type wherever the keyboard is."""

    def __init__(self, night: Evening, workplace: Workplace, page: Any, qtbot: Any) -> None:
        self.night = night
        self.desk = night.desk
        self.workplace = workplace
        self.page = page
        self.said: list[str] = []
        self._qtbot = qtbot
        workplace.said.connect(lambda text, tone: self.said.append(text))

    def do(self, operation: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Have something done behind the page's back."""
        return self.desk.do(operation, *args, **kwargs).result()

    def until(self, condition: Callable[[], object]) -> None:
        """Let things happen until the condition holds."""
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=3000)

    def press(self, *keys: Keys, alt: bool = False) -> None:
        """Press keys, or type texts, one after the other, each where the keyboard is then."""
        modifier = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
        for key in keys:
            if isinstance(key, str):
                for letter in key:  # QTest.keyClicks knows no umlauts
                    QApplication.sendEvent(_hearer(), QKeyEvent(QEvent.Type.KeyPress, 0, modifier, letter))
            else:
                self._qtbot.keyClick(_hearer(), key, modifier)

    def go_to(self, widget: QWidget) -> None:
        """Put the keyboard on a widget."""
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self.until(widget.hasFocus)


@contextmanager
def bench(folder: Path, qtbot: Any, make: Callable[[Workplace], Page], *, chosen: bool = True) -> Iterator[Bench]:
    """The page `make` builds, shown on an evening's file; with `chosen`, on that evening."""
    with evening(folder) as night:
        theme = Theme()
        theme.apply(Look.LIGHT)
        jobs = Jobs()
        workplace = Workplace(night.desk, theme, Settings(), jobs)
        if chosen:
            workplace.choose(night.event_id, night.day_id)
        page = make(workplace)
        window = _window(page)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        try:
            yield Bench(night, workplace, page, qtbot)
        finally:
            window.hide()
            workplace.close()
            jobs.close()


def _hearer() -> QWidget:
    """Who hears the keyboard."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None, "nobody has the keyboard"
    return widget


def _window(page: Page) -> QWidget:
    """Page and side as the smallest laptop shows them."""
    window = QWidget()
    columns = QHBoxLayout(window)
    columns.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    columns.addWidget(page, 1)
    page.side.setFixedWidth(283)
    columns.addWidget(page.side)
    window.resize(1170, 682)
    return window
