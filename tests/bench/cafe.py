"""From a click on the café page until the answer is painted, with 120 people at 12 tables in 4 rounds.

Prints one JSON line; times are in milliseconds, medians and maxima. What is searched for runs in another process, so
its start is part of the first search, which is not counted.
"""

import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.clicks import timed, until, wait
from tests.support.cafes import CafeEvening
from tests.support.desks import evening
from werkstatt.app import Program
from werkstatt.domain.agenda import ItemDraft, ItemKind
from werkstatt.domain.person import Presence
from werkstatt.moderator.cafe_page import CafePage
from werkstatt.moderator.session import Session
from werkstatt.operations import cafe_round, person

GUESTS, TABLES_EACH = 120, 3


def make(folder: Path) -> Path:
    """A file with the café, everybody seated and told so."""
    with evening(folder) as night:
        made = CafeEvening(night, GUESTS, TABLES_EACH)
        for number in (3, 4):
            drafts = [ItemDraft("Wechsel", 5, ItemKind.CHANGE), ItemDraft(f"Runde {number}", 20, ItemKind.CAFE)]
            made.do(cafe_round.add_round, made.cafe_id, drafts)
        made.seat_all()
        made.announce()
        return night.desk.path


class CafeClicks:
    """What a moderator does between two rounds."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.window = session.window
        self.window.turn_to("cafe")
        page = self.window.pages["cafe"]
        assert isinstance(page, CafePage)
        self.page = page
        until(lambda: page.rounds.cards and page.rounds.quality.remix.isVisible())
        wait(500)

    def each(self) -> dict[str, dict[str, float]]:
        """Mixing without somebody, taking it over, the effect of a move, a latecomer."""
        return {
            "mix_without_somebody": self.mix(),
            "effect_while_typing": self.effect(),
            "latecomer_seated": self.latecomer(),
            "other_round": self.turn(),
        }

    def mix(self) -> dict[str, float]:
        """Somebody is gone; from the click until the effect is painted."""
        bar = self.page.rounds.remix

        def begin() -> None:
            bar.leave()
            self._set(self._someone(), Presence.EXCUSED)
            self.page.rounds.quality.remix.click()

        return timed(begin, lambda: bar.effect, lambda: bar.take.isEnabled)

    def effect(self) -> dict[str, float]:
        """A figure is typed on somebody's chip."""
        bar = self.page.rounds.move_bar
        self.page.rounds.remix.leave()
        card = next(iter(self.page.rounds.cards.values()))

        def press() -> None:
            if bar.isVisible():
                bar.leave()
            card.chips.stand_at(1)
            QTest.keyClicks(card.chips, "7")

        return timed(press, lambda: bar.effect, lambda: lambda: bool(bar.effect.text()))

    def latecomer(self) -> dict[str, float]:
        """Somebody comes, and gets a seat with one key: until the seats are painted."""
        self.page.rounds.move_bar.leave()
        seatless = self.page.beside.seatless

        def come() -> None:
            self.session.desk.do(
                person.add_walk_in,
                self.page.workplace.event_id,
                now=self.session.desk.now(),
                last_name="Spät",
                first_name="Ute",
            ).result()
            until(seatless.isVisible)

        def press() -> None:
            QTest.keyClick(self.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

        taken = []
        for _round in range(8):
            come()
            taken.append(timed(press, lambda: self.page, lambda: seatless.isHidden, 1, warm=True))
        return {"median": statistics.median(one["median"] for one in taken), "max": max(one["max"] for one in taken)}

    def turn(self) -> dict[str, float]:
        """The tab of another round."""
        keys = list(self.page.tabs)[:2]

        def press() -> None:
            self.page.tabs[keys[1] if self.page._chosen == keys[0] else keys[0]].click()

        return timed(press, self.page.rounds.area.widget, lambda: lambda: True)

    def _someone(self) -> str:
        view = self.page._view
        assert view is not None
        return next(iter(view.picture.rounds[0].seated & {row.id for row in view.picture.in_the_room}))

    def _set(self, key: str, presence: Presence) -> None:
        self.session.desk.do(person.set_presence, [key], presence, self.session.desk.now()).result()
        until(lambda: self.page._view and self.page._view.picture.guests[key].attendance.presence is presence)


def main() -> None:
    """Open the file as a person does, and click."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        path = make(Path(folder))
        program = Program()
        program.open(path)
        until(lambda: program.session is not None and program.session.window.isVisible())
        session = program.session
        assert session is not None
        figures = CafeClicks(session).each()
        sys.stdout.write(json.dumps({"bench": "cafe", "unit": "ms", **figures}) + "\n")
        sys.stdout.flush()
        session.window.close()
        QApplication.processEvents()
        os._exit(0)


if __name__ == "__main__":
    main()
