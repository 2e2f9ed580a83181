"""The page "Teilnehmende" in a window of its own, on a real file."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.desks import evening
from werkstatt.desk import Desk
from werkstatt.domain.person import Presence
from werkstatt.domain.registration import Registration
from werkstatt.jobs import Jobs
from werkstatt.moderator.people_page import PeoplePage
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import person
from werkstatt.qtkit.theme import Theme
from werkstatt.readmodels.people import PeoplePicture, PersonRow, people
from werkstatt.settings import Settings

PEOPLE = (
    Registration(line=1, last_name="Müller-Lüdenscheidt", first_name="Sabine", organisation="Zimmerei"),
    Registration(line=2, last_name="Groß", first_name="Jürgen", organisation="Sparkasse", presence=Presence.REMOTE),
    Registration(line=3, last_name="Roth", first_name="Nina", organisation="Sparkasse", wishes=("Wohnen",)),
    Registration(line=4, last_name="Roth", first_name="Otto", organisation="Kreis", presence=Presence.EXCUSED),
)


class Room:
    """The page, and what is on disk behind it."""

    def __init__(self, qtbot: QtBot, desk: Desk, workplace: Workplace) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.workplace = workplace
        self.said: list[str] = []
        workplace.said.connect(lambda text, tone: self.said.append(text))
        self.page = PeoplePage(workplace)
        self.window = QWidget()
        columns = QHBoxLayout(self.window)
        columns.addWidget(self.page, 1)
        columns.addWidget(self.page.side)
        qtbot.addWidget(self.window)
        self.window.resize(1171, 680)
        with qtbot.waitActive(self.window):
            self.window.show()
        qtbot.waitUntil(lambda: self.page._picture is not None)

    @property
    def picture(self) -> PeoplePicture:
        """The list as it is on disk."""
        return self.desk.ask(people, self.workplace.event_id).result()

    def row(self, last_name: str, first_name: str | None = None) -> PersonRow:
        """Somebody on the list, as on disk."""
        rows = [row for row in self.picture.rows if row.person.last_name == last_name]
        return next(row for row in rows if first_name in {None, row.person.first_name})

    def fill(self, registrations: Sequence[Registration] = PEOPLE) -> None:
        """Put people on the list and wait for them."""
        known = len(self.picture.rows)
        self.desk.do(person.import_registrations, self.workplace.event_id, registrations, {}).result()
        self.wait_for_rows(known + len(registrations))

    def wait_for_rows(self, count: int) -> None:
        """Until the page shows so many people."""
        self.qtbot.waitUntil(lambda: self.page._picture is not None and len(self.page._picture.rows) == count)

    def wait_for_word(self, part: str) -> None:
        """Until the moderator has been told something that contains `part`."""
        self.qtbot.waitUntil(lambda: any(part in said for said in self.said))

    def shown_names(self) -> list[str]:
        """The surnames in the list, from the top."""
        rows = self.page.check_in.list.rows
        return [rows.row_at(place).person.last_name for place in range(rows.rowCount())]


@contextmanager
def people_room(qtbot: QtBot, folder: Path, jobs: Jobs) -> Iterator[Room]:
    """An evening with the page open; closed again in good order."""
    with evening(folder) as opened:
        workplace = Workplace(opened.desk, Theme(), Settings(), jobs)
        workplace.choose(opened.event_id, opened.day_id)
        try:
            room = Room(qtbot, opened.desk, workplace)
            yield room
            room.window.hide()
        finally:
            workplace.close()
