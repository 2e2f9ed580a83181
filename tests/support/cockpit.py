"""The whole cockpit on a real file, as the program opens it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.desks import SIX_O_CLOCK, Evening
from tests.support.screens import LAPTOP
from werkstatt.desk import Desk
from werkstatt.domain.clock import VirtualClock
from werkstatt.domain.spotlight import Curtain
from werkstatt.moderator.live_strip import LiveStrip
from werkstatt.moderator.session import Session
from werkstatt.operations import process
from werkstatt.qtkit.theme import Theme
from werkstatt.qtkit.tokens import Look
from werkstatt.settings import Settings


def session_of(desk: Desk) -> Session:
    """A session in the light look that has not begun yet."""
    theme = Theme()
    theme.apply(Look.LIGHT)
    return Session(desk, theme, Settings())


class Cockpit:
    """An evening with its windows."""

    def __init__(self, qtbot, desk: Desk, clock: VirtualClock, night: Evening | None) -> None:
        self.qtbot = qtbot
        self.clock = clock
        self.night = night
        self.session = session_of(desk)
        self.settings = self.session.settings
        self.window = self.session.window
        self.said: list[str] = []
        self.window.workplace.said.connect(lambda text, tone: self.said.append(text))
        self.session.begin()
        qtbot.waitUntil(self.window.isVisible)
        self.window.showNormal()
        self.window.resize(LAPTOP.width, LAPTOP.height)
        if night is not None:
            qtbot.waitUntil(lambda: self.window.agenda is not None and self.window.shown is not None)
        self.window.activateWindow()

    def press(self, key, modifier=None, widget=None) -> None:
        """Press a key where the keyboard is."""
        target = widget or self.window.focusWidget() or self.window
        if modifier is None:
            self.qtbot.keyClick(target, key)
        else:
            self.qtbot.keyClick(target, key, modifier)

    @staticmethod
    def write(widget: QWidget, text: str) -> None:
        """Type a text with any letters, as an input method does (QTest knows those of ASCII only)."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    def window_key(self, key) -> None:
        """A key as the system delivers it: to the window first, as a presenter remote does."""
        QTest.keyClick(self.window.windowHandle(), key)

    def until(self, what) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(what, timeout=5000)

    def settle(self) -> None:
        """Wait until everything that was asked of the desk so far has arrived in the windows."""
        for _round in range(2):  # what arrives may ask for more
            arrived: list[object] = []
            self.session.workplace.relay.then(
                self.session.desk.ask(lambda records: None), arrived.append, arrived.append
            )
            self.until(lambda arrived=arrived: bool(arrived))

    def tick(self) -> None:
        """Another second has passed for the windows."""
        self.session.workplace.ticked.emit()

    @property
    def strip(self) -> LiveStrip:
        return self.window.strip

    @property
    def running(self) -> str:
        item = self.window.agenda.item
        return item.title if item else ""

    @property
    def curtain(self) -> Curtain:
        return self.window.shown.curtain


@contextmanager
def cockpit_on_new_file(qtbot, folder: Path) -> Iterator[Cockpit]:
    """A cockpit on the test evening, at six o'clock."""
    clock = VirtualClock(SIX_O_CLOCK)
    desk = Desk.create(folder / "Masterplan.werkstatt", clock)
    night = Evening(desk, clock)
    made = Cockpit(qtbot, desk, clock, night)
    try:
        yield made
    finally:
        made.session.end()


@contextmanager
def cockpit_on_empty_file(qtbot, folder: Path) -> Iterator[Cockpit]:
    """A cockpit on a file with a process and no event."""
    clock = VirtualClock(SIX_O_CLOCK)
    desk = Desk.create(folder / "Masterplan.werkstatt", clock)
    desk.do(process.begin_process, "Masterplan").result()
    made = Cockpit(qtbot, desk, clock, None)
    try:
        yield made
    finally:
        made.session.end()
