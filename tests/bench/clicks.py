"""From a key or click until the window is painted anew, in a file of ten years; a part of `file.py`.

Given the file, prints one JSON line; times are in milliseconds, medians and maxima.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.slow_disk import slow_commits
from tests.support.ten_years import LAST_DAY, LAST_EVENT
from werkstatt.app import Program
from werkstatt.domain.person import Presence
from werkstatt.domain.spotlight import Curtain
from werkstatt.moderator.agenda_page import AgendaPage
from werkstatt.moderator.keys_help import presence_keys
from werkstatt.moderator.people_page import PeoplePage
from werkstatt.moderator.session import Session

ROUNDS = 25
_BETWEEN_MS = 120  # a person does not click quicker


class Repainted(QObject):
    """Waits until a widget has been painted with what was waited for."""

    def __init__(self, widget: QWidget, changed: Callable[[], bool]) -> None:
        super().__init__()
        self._widget = widget
        self._changed = changed
        self._painted = False
        self._loop = QEventLoop()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Painting itself comes after this; what is queued behind it comes after painting."""
        if event.type() == QEvent.Type.Paint and self._changed():
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self._done)
        return False

    def _done(self) -> None:
        self._painted = True
        self._loop.quit()

    def wait(self) -> None:
        """Return once it is painted, which it may be already."""
        if not self._painted:
            self._loop.exec()


def wait(milliseconds: int) -> None:
    """Let the window live."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(condition: Callable[[], object]) -> None:
    """Let the window live until something is so."""
    while not condition():
        wait(20)


def timed(
    act: Callable[[], object],
    widget: Callable[[], QWidget],
    changed: Callable[[], Callable[[], bool]],
    rounds: int = ROUNDS,
    *,
    warm: bool = False,
) -> dict[str, float]:
    """Median and maximum over some rounds; before each, which widget and change to wait for.

    Unless it is `warm` already, one round more warms up.
    """
    taken = []
    for _round in range(rounds if warm else rounds + 1):
        wait(_BETWEEN_MS)
        repainted = Repainted(widget(), changed())
        began = time.perf_counter()
        act()
        repainted.wait()
        taken.append(1000 * (time.perf_counter() - began))
    counted = taken[-rounds:]
    return {"median": round(statistics.median(counted), 1), "max": round(max(counted), 1)}


class Clicks:
    """What a moderator clicks in the middle of an evening."""

    def __init__(self, session: Session) -> None:
        self.window = session.window
        people, agenda = self.window.pages["people"], self.window.pages["agenda"]
        assert isinstance(people, PeoplePage)
        assert isinstance(agenda, AgendaPage)
        self.people, self.agenda = people, agenda

    def each(self) -> dict[str, dict[str, float]]:
        """Checking in, black on the beamer, another length, typing a name, another page."""
        return {
            "check_in": self.check_in(),
            "black": self.black(),
            "move_item": self.move_item(),
            "type_name": self.type_name(),
            "turn_page": self.turn_page(),
        }

    def check_in(self) -> dict[str, float]:
        """Present and registered by keys, on a person of a list of 400."""
        self._open("people")
        rows = self.people.check_in.list
        rows.setFocus()
        key = rows.rows.row_at(3).id
        rows.select(key)

        def presence() -> Presence:
            found: Presence = rows.rows.row_at(rows.rows.row_of(key)).attendance.presence
            return found

        def press() -> None:
            wanted = Presence.REGISTERED if presence() is Presence.PRESENT else Presence.PRESENT
            QTest.keySequence(self.window, QKeySequence(presence_keys()[wanted]))

        return timed(press, rows.viewport, lambda: _differs(presence))

    def black(self) -> dict[str, float]:
        """The button below the preview, until the preview is painted."""
        panel = self.window.panel

        def press() -> None:
            curtain = self._curtain()
            QTest.mouseClick(
                panel.curtains[Curtain.OPEN if curtain is Curtain.BLACK else Curtain.BLACK], Qt.MouseButton.LeftButton
            )

        return timed(press, lambda: panel.preview, lambda: _differs(self._curtain))

    def move_item(self) -> dict[str, float]:
        """Alt and an arrow key on the agenda."""
        self._open("agenda")
        rows = self.agenda.list
        rows.setFocus()
        key = rows.rows.row_at(4).id
        rows.select(key)

        def place() -> int:
            return rows.rows.row_of(key)

        def press() -> None:
            arrow = Qt.Key.Key_Down if place() == 4 else Qt.Key.Key_Up
            QTest.keyClick(rows, arrow, Qt.KeyboardModifier.AltModifier)

        return timed(press, rows.viewport, lambda: _differs(place))

    def type_name(self) -> dict[str, float]:
        """A letter at the door."""
        self._open("people")
        entry, rows = self.people.check_in.entry, self.people.check_in.list

        def press() -> None:
            if len(entry.text()) > 2:
                entry.clear()
            QTest.keyClick(entry, "nac"[len(entry.text())])

        return timed(press, rows.viewport, lambda: lambda: True)

    def turn_page(self) -> dict[str, float]:
        """Between people and agenda."""

        def press() -> None:
            QTest.keyClick(self.window.windowHandle(), self._other(), Qt.KeyboardModifier.AltModifier)

        return timed(press, self._list_of_other_page, lambda: _differs(lambda: self.window.page_key))

    def _other(self) -> Qt.Key:
        return Qt.Key.Key_3 if self.window.page_key == "people" else Qt.Key.Key_2

    def _list_of_other_page(self) -> QWidget:
        page = self.agenda if self.window.page_key == "people" else self.people.check_in
        return page.list.viewport()

    def _curtain(self) -> Curtain:
        return self.window.shown.curtain if self.window.shown else Curtain.OPEN

    def _open(self, key: str) -> None:
        self.window.turn_to(key)
        until(lambda: self.people.check_in.list.rows.rowCount() or key != "people")
        until(lambda: self.agenda.list.rows.rowCount() or key != "agenda")


def _differs(value: Callable[[], object]) -> Callable[[], bool]:
    before = value()
    return lambda: value() != before


def measure(session: Session) -> dict[str, object]:
    """Everything twice: on this disk, and on one that takes 25 ms for every commit."""
    session.workplace.choose(LAST_EVENT, LAST_DAY)
    wait(1000)
    clicks = Clicks(session)
    usual = clicks.each()
    slow_commits(session.desk)
    return {"usual": usual, "with_slow_commits": clicks.each()}


def main(path: Path) -> None:
    """Open the file as a person does, and click."""
    program = Program()
    program.open(path)
    until(lambda: program.session is not None and program.session.window.isVisible())
    session = program.session
    assert session is not None
    sys.stdout.write(json.dumps(measure(session)) + "\n")
    sys.stdout.flush()
    session.window.close()
    QApplication.processEvents()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
