"""The café page on a café of a real file, as tests use it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from tests.support.bench import Bench, bench
from tests.support.cafes import CafeEvening
from werkstatt.moderator.cafe_page import CafePage
from werkstatt.moderator.cafe_round_view import RoundView
from werkstatt.moderator.cafe_side import CafeSide
from werkstatt.moderator.move_bar import MoveBar
from werkstatt.moderator.quality_line import QualityLine
from werkstatt.moderator.remix_bar import RemixBar
from werkstatt.moderator.seat_chips import SeatChips
from werkstatt.moderator.table_card import TableCard
from werkstatt.readmodels.cafe import CafePicture
from werkstatt.readmodels.seating import seats


class CafeRoom:
    """The page, the café on disk, and hands that use both."""

    def __init__(self, at: Bench, guests: int) -> None:
        self.at = at
        self.page: CafePage = at.page
        self.cafe = CafeEvening(at.night, guests)
        self.until(lambda: self.page._view is not None and len(self.page._view.picture.tables) == 8)

    @property
    def picture(self) -> CafePicture:
        """The café on disk."""
        return self.cafe.picture

    @property
    def view(self) -> RoundView:
        """The tables of the chosen round."""
        return self.page.rounds

    @property
    def quality(self) -> QualityLine:
        """How good the seats are."""
        return self.page.rounds.quality

    @property
    def move_bar(self) -> MoveBar:
        """Where somebody is to sit."""
        return self.page.rounds.move_bar

    @property
    def remix(self) -> RemixBar:
        """How the coming rounds are to be mixed."""
        return self.page.rounds.remix

    @property
    def side(self) -> CafeSide:
        """What asks for a decision."""
        return self.page.beside

    def card(self, place: int) -> TableCard:
        """A table, counted from 0."""
        return list(self.page.rounds.cards.values())[place]

    def until(self, condition: Any) -> None:
        """Let things happen until the condition holds."""
        self.at._qtbot.waitUntil(lambda: bool(condition()), timeout=10_000)

    def settle(self) -> None:
        """Until the page shows what is on disk."""
        self.until(lambda: self.page._view is not None and self.page._view.picture == self.picture)

    def press(self, button: QPushButton) -> None:
        """Click."""
        assert button.isVisible() and button.isEnabled(), button.text()
        self.at._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def mix(self) -> None:
        """Everybody gets a seat, by the page's own button."""
        self.press(self.page.mix)
        self.until(lambda: self.picture.rounds[0].seated)
        self.settle()

    def choose(self, number: int) -> None:
        """Open the tab of a round."""
        self.press(self.page.tabs[self.picture.rounds[number - 1].id])

    def chips(self, place: int) -> SeatChips:
        """The people at a table, counted from 0."""
        return self.card(place).chips

    def seat_of(self, person: str, number: int) -> str:
        """The table where somebody sits in a round, as on disk."""
        return self.picture.rounds[number - 1].places.get(person) or ""

    def seats(self) -> Any:
        """Everybody's seats."""
        return seats(self.picture)

    def drag(self, source: SeatChips, person: str, target: Any, point: QPoint) -> None:
        """Carry somebody with the mouse to a point of another widget."""
        index = source.rows.index(source.rows.row_of(person))
        start = source.visualRect(index).center()
        view = source.viewport()
        qtbot, left = self.at._qtbot, Qt.MouseButton.LeftButton
        qtbot.mousePress(view, left, pos=start)
        way = view.mapFromGlobal(target.mapToGlobal(point))
        qtbot.mouseMove(view, start + QPoint(30, 2))
        qtbot.mouseMove(view, way)
        qtbot.mouseRelease(view, left, pos=way)


@contextmanager
def cafe_room(folder: Path, qtbot: Any, guests: int = 24) -> Iterator[CafeRoom]:
    """A café of two rounds at eight tables, open on its page; nobody is seated yet."""
    with bench(folder, qtbot, CafePage) as at:
        yield CafeRoom(at, guests)
