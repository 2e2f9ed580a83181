"""A café on a real file for tests: people, four initiatives at eight tables, two rounds with a change between them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from tests.support.desks import Evening, evening
from werkstatt.domain.agenda import ItemKind
from werkstatt.domain.person import Presence
from werkstatt.operations import agenda, cafe, live, person, process, seat
from werkstatt.readmodels.cafe import CafePicture
from werkstatt.readmodels.cafe import cafe as cafe_picture
from werkstatt.readmodels.people import people
from werkstatt.readmodels.seating import change, problem
from werkstatt.seating.engine import seat as find_seats

TITLES = ("Bündnis neues Wohnen", "Fachkräfte-Offensive Handwerk", "Gesunde Betriebe", "Lebendige Dörfer")


class CafeEvening:
    """An evening whose agenda has a café of two rounds; everybody is there and nobody is seated yet."""

    def __init__(self, night: Evening, guests: int = 24, tables_each: int = 2) -> None:
        self.night = night
        self.desk = night.desk
        self.do(agenda.add_item, night.day_id, ItemKind.CHANGE, "Wechsel", 5, 3)
        self.do(agenda.add_item, night.day_id, ItemKind.CAFE, "Projekt-Café Runde 2", 25, 4, prompt="Was braucht es?")
        for title in TITLES:
            key = self.do(process.add_initiative, title)
            self.do(process.write_focus_points, key, [f"{title}: erster Schwerpunkt", "Zweiter Schwerpunkt"])
        self.bring(guests)
        self.cafe_id = self.do(cafe.begin_cafe, night.day_id, "Projekt-Café", (), tables_each)

    def do(self, operation, *args, **kwargs):
        """Do something and wait for it."""
        return self.desk.do(operation, *args, **kwargs).result()

    @property
    def picture(self) -> CafePicture:
        """The café as it is on disk."""
        return self.desk.ask(cafe_picture, self.cafe_id).result()

    def bring(self, guests: int) -> list[str]:
        """So many people come in by the door; returns their attendances."""
        first = len(self.desk.ask(people, self.night.event_id).result().rows) + 1
        values = [
            {"last_name": f"Gast{number:03}", "first_name": "Anna", "organisation": f"Verein {number % 9}"}
            for number in range(first, first + guests)
        ]
        known = {row.id for row in self.desk.ask(people, self.night.event_id).result().rows}
        for value in values:
            self.do(person.add_walk_in, self.night.event_id, now=self.night.clock.now(), **value)
        rows = self.desk.ask(people, self.night.event_id).result().rows
        return [row.id for row in rows if row.id not in known]

    def leave(self, *attendance_ids: str) -> None:
        """They go home."""
        self.do(person.set_presence, attendance_ids, Presence.EXCUSED, self.night.clock.now())

    def seat_all(self) -> CafePicture:
        """Mix everybody and take the plan."""
        before = self.picture
        plan = find_seats(problem(before), seed=7, proposals=20_000)
        found = change(before, plan.rounds)
        self.do(seat.take_plan, found.places, found.unseated, found.reserve)
        return self.picture

    def announce(self) -> CafePicture:
        """People know their tables."""
        self.do(seat.publish, self.cafe_id, self.night.clock.now())
        return self.picture

    def begin(self, title: str) -> CafePicture:
        """Go on in the agenda up to the item with this title."""
        while self.night.running != title:
            self.night.clock.advance(timedelta(minutes=1))
            assert self.do(live.proceed, self.night.day_id, self.night.clock.now()), title
        return self.picture


@contextmanager
def cafe_evening(folder: Path, guests: int = 24, tables_each: int = 2) -> Iterator[CafeEvening]:
    """A café on a new file in `folder`, at six o'clock."""
    with evening(folder) as night:
        yield CafeEvening(night, guests, tables_each)
