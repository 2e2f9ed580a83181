"""A little program with a moderator's window and a beamer: does what it is told by lines, and answers with lines.

Started by tests as a process of its own, because Qt learns of its screens once.
"""

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from tests.projector.evening import WORDINGS, event, item, shown
from werkstatt.domain.clock import VirtualClock
from werkstatt.domain.spotlight import Curtain, Scene
from werkstatt.projector.beamer import Beamer
from werkstatt.projector.beamer_window import BeamerWindow
from werkstatt.projector.stage import Stage
from werkstatt.qtkit import fonts
from werkstatt.qtkit.tokens import LIGHT
from werkstatt.readmodels.scene_contents import GuestScene

ITEM = shown(item(WORDINGS["plain"]), Scene.ITEM)
GUEST = replace(shown(GuestScene(), Scene.GUEST), event=event(WORDINGS["plain"]))


class Program:
    """The windows and what can be done with them."""

    def __init__(self, remembered: str) -> None:
        self.remembered: list[str] = []
        self.stage = Stage(VirtualClock(datetime(2023, 1, 18, 18, tzinfo=UTC)), LIGHT)
        self.stage.show(ITEM)
        self.cockpit = QLabel("cockpit")
        self.cockpit.setGeometry(50, 50, 300, 200)
        self.cockpit.show()
        self.beamer = Beamer(self.stage, self.cockpit.screen, remembered, self.remembered.append)

    def do(self, line: str) -> None:
        """Act on a line: "open", "guest", "choose Projector" …"""
        word, _space, rest = line.partition(" ")
        acts = {
            "open": self.beamer.open,
            "close": self.beamer.close,
            "alone": self.beamer.show_on_only_screen,
            "leave": self.beamer.leave_only_screen,
            "guest": lambda: self.stage.show(GUEST),
            "item": lambda: self.stage.show(ITEM),
            "black": lambda: self.stage.show(replace(ITEM, curtain=Curtain.BLACK)),
            "tell": lambda: None,
        }
        if word == "quit":
            self.beamer.put_away()
            self.stage.close()
            QApplication.quit()
            return
        if word == "choose":
            self.beamer.choose(next(choice.key for choice in self.beamer.choices() if rest in choice.key))
        else:
            acts[word]()
        self.tell()

    def tell(self) -> None:
        """Say how things stand: state, and where the beamer's window is."""
        windows = [found for found in QApplication.topLevelWidgets() if isinstance(found, BeamerWindow)]
        places = [f"on {it.screen().name()} {it.width()}x{it.height()}" for it in windows if it.isVisible()]
        alone = " alone" if self.beamer.is_alone else ""
        say(f"{self.beamer.state}{alone} {', '.join(places) or 'hidden'}")


def main() -> None:
    """Run until told to quit."""
    application = QApplication([])
    fonts.load()
    program = Program(sys.argv[1] if len(sys.argv) > 1 else "")
    say(" ".join(screen.name() for screen in QGuiApplication.screens()))
    listener = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    listener.activated.connect(lambda: [program.do(line) for line in os.read(0, 1000).decode().splitlines()])
    application.exec()


def say(line: str) -> None:
    """Answer the test."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
