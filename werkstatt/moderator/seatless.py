"""Who is here and has no seat yet: latecomers are seated with one key, and nobody else has to change."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkstatt.i18n import _, ngettext
from werkstatt.moderator.cafe_tables import guest_name
from werkstatt.moderator.side_part import SidePart
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import seat
from werkstatt.qtkit.widgets import button, retitle
from werkstatt.readmodels.cafe import CafePicture, RoundState
from werkstatt.readmodels.latecomers import Joining, joining, latecomers_problem
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
        people = _without_seat(picture) if picture else []
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
        now = joining(picture, found)
        self._workplace.do(seat.take_in, found.places, now)
        people = list(dict.fromkeys([*(person for _round, person, _table in now), *found.seated]))
        self._workplace.say("  ".join(_routes(picture, people[:_MOST_NAMES], found.places, now)))


def _free(picture: CafePicture | None) -> Sequence[int]:
    """The numbers of the reserve badges that nobody has yet."""
    return list(reserve_routes(picture)) if picture else []


def _without_seat(picture: CafePicture) -> Sequence[PersonRow]:
    """Who has none in the next round, or else in the one that runs, once others have one."""
    ahead = next((held for held in picture.rounds if held.number > picture.past), picture.current)
    if ahead is None or ahead.state is RoundState.OVER or not any(held.seated for held in picture.rounds):
        return []
    return picture.without_seat(ahead)


def names_of(people: Sequence[PersonRow]) -> str:
    """A few names, and how many more there are."""
    return some_names([guest_name(person) for person in people], _MOST_NAMES)


def _routes(picture: CafePicture, people: Sequence[str], places: Places, now: Sequence[Joining]) -> Sequence[str]:
    """ "Anna Roth: Tisch 3, 7": where somebody sits from now on."""
    numbers = {table.id: table.number for table in picture.tables}
    said = []
    for person in people:
        route = [numbers[table] for _round, joined, table in now if joined == person]
        route += [numbers[table] for tables in places.values() for table, seated in tables.items() if person in seated]
        tables = ", ".join(map(str, route))
        said.append(_("{name}: table {numbers}.").format(name=guest_name(picture.guests[person]), numbers=tables))
    return said
