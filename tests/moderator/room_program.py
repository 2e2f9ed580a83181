"""The cockpit on a file of its own: tells by lines what is on which screen, and clicks what it is told to.

Started by tests as a process of its own, because Qt learns of its screens once.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.support.cockpit import session_of
from tests.support.desks import SIX_O_CLOCK
from werkstatt import i18n
from werkstatt.desk import Desk
from werkstatt.domain.clock import VirtualClock
from werkstatt.projector.beamer_window import BeamerWindow


class Program:
    """The windows of a session and what a person can do with them."""

    def __init__(self, file: Path, clock: VirtualClock) -> None:
        self.session = session_of(Desk.open(file, clock))
        self.session.begin()

    def do(self, line: str) -> None:
        """Act on a line: "tell", "click" and the beginning of a button's text, "quit"."""
        word, _space, rest = line.partition(" ")
        if word == "quit":
            self.session.end()
            QApplication.quit()
            return
        if word == "click":
            buttons = [found for top in QApplication.topLevelWidgets() for found in top.findChildren(QPushButton)]
            wanted = next((found for found in buttons if found.isVisible() and found.text().startswith(rest)), None)
            if wanted is None:
                say(f"no button {rest}")
                return
            QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)
        say(f"{self.session.beamer.state}: {', '.join(self._seen()) or 'nothing'}")

    def _seen(self) -> list[str]:
        cockpit = self.session.window
        there = {
            "cockpit": cockpit.isVisible() and not cockpit.isMinimized() and not self.session.beamer.is_alone,
            "scene": any(_is_seen(found, BeamerWindow) for found in QApplication.topLevelWidgets()),
            "question": any(
                found.windowTitle() == "Der Raum sieht mit" and found.isVisible()
                for found in QApplication.topLevelWidgets()
            ),
        }
        return [name for name, is_seen in there.items() if is_seen]


def _is_seen(window: QWidget, kind: type[QWidget]) -> bool:
    return isinstance(window, kind) and window.isVisible()


def say(line: str) -> None:
    """Answer the test."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(file: Path) -> None:
    """Run until told to quit."""
    i18n.use("de")
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    program = Program(file, VirtualClock(SIX_O_CLOCK))
    listener = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    listener.activated.connect(lambda: [program.do(line) for line in os.read(0, 1000).decode().splitlines()])
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
