"""Who is here and has no seat yet: latecomers are seated with one key, and nobody else has to change."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkstatt.i18n import _, ngettext
from werkstatt.moderator.cafe_tables import guest_name
from werkstatt.moderator.side_part import SidePart
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import seat
from werkstatt.qtkit.widgets import button, retitle
from werkstatt.readmodels.cafe import CafePicture
from werkstatt.readmodels.latecomers import joining, latecomers_problem, without_seat
from werkstatt.readmodels.people import PersonRow
from werkstatt.readmodels.printed import reserve_routes
from werkstatt.readmodels.seating import Places, change
from werkstatt.seating.engine import seat as find_seats
from werkstatt.seating.plan import Plan
from werkstatt.wording.cafe import some_names

_MOST_NAMES = 4
_SECONDS = 0.5
_SEED = 7


class Seatless(QWidget):
    """Names them and seats them; gone while everybody has a seat, or nobody has one."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._picture: CafePicture | None = None
        self._reserve: tuple[str, int] | None = None
        self.seat_them = button(_("Give seats"), self.give_seats, "primary", keys="Ctrl+L")
        self.give_reserve = button("", self._give_reserve)
        self.part = SidePart(self.seat_them, self.give_reserve)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.part)
        self.hide()

    def show_cafe(self, picture: CafePicture | None) -> None:
        """Show a state of the café, if there is one."""
        self._picture = picture
        people = without_seat(picture) if picture else []
        words = ngettext("{count} person without a seat", "{count} people without a seat", len(people))
        hint = _("There are seats; nobody else has to change.")
        self.part.say(words.format(count=len(people)) if people else "", f"{names_of(people)}. {hint}")
        self.setVisible(bool(people))
        self._reserve = (people[0].id, min(reserve)) if people and (reserve := _free(picture)) else None
        self.give_reserve.setVisible(self._reserve is not None)
        if self._reserve is not None:
            number = self._reserve[1]
            retitle(self.give_reserve, _("Reserve badge {number}").format(number=number))
            spoken = _("Reserve badge {number} for {name}").format(number=number, name=guest_name(people[0]))
            self.give_reserve.setAccessibleName(spoken)

    def give_seats(self) -> None:
        """Whoever has none gets a seat in the coming rounds, and nobody else changes."""
        picture = self._picture
        if picture is None or not picture.rounds:
            return
        job = self._workplace.jobs.run(find_seats, latecomers_problem(picture), _SEED, _SECONDS)
        self._workplace.relay.then(job, lambda plan: self._take(picture, plan), self._workplace.complain)

    def _give_reserve(self) -> None:
        """The first of them takes the reserve badge with the lowest number, and its route."""
        if self._picture is not None and self._reserve is not None:
            self._workplace.do(seat.seat_from_reserve, self._picture.cafe.id, *self._reserve)

    def _take(self, picture: CafePicture, plan: Plan) -> None:
        found = change(picture, plan.rounds)
        places = {**joining(picture, found), **found.places}
        self._workplace.do(seat.take_in, places, found.reserve)
        people = {guest.id for guest in without_seat(picture)} | set(found.seated)
        named = [guest for guest in picture.guests.values() if guest.id in people]
        self._workplace.say("  ".join(_routes(picture, named[:_MOST_NAMES], places)))


def _free(picture: CafePicture | None) -> Sequence[int]:
    """The numbers of the reserve badges that nobody has yet."""
    return list(reserve_routes(picture)) if picture else []


def names_of(people: Sequence[PersonRow]) -> str:
    """A few names, and how many more there are."""
    return some_names([guest_name(person) for person in people], _MOST_NAMES)


def _routes(picture: CafePicture, people: Sequence[PersonRow], places: Places) -> Sequence[str]:
    """ "Anna Roth: Tisch 3, 7": where somebody sits from now on."""
    numbers = {table.id: table.number for table in picture.tables}
    said = []
    for guest in people:
        route = [numbers[table] for tables in places.values() for table, seated in tables.items() if guest.id in seated]
        tables = ", ".join(map(str, route))
        said.append(_("{name}: table {numbers}.").format(name=guest_name(guest), numbers=tables))
    return said
