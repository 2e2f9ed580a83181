"""Latecomers at the door: they are seated from the page of participants, with one key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.support.bench import Bench, bench
from tests.support.cafes import CafeEvening
from werkstatt.domain.person import Presence
from werkstatt.moderator.people_page import PeoplePage
from werkstatt.moderator.seatless import Seatless
from werkstatt.moderator.side_part import SidePart
from werkstatt.operations import person, seat
from werkstatt.readmodels.printed import reserve_routes


class Door:
    """The page of participants on an evening with a café that is seated."""

    def __init__(self, at: Bench) -> None:
        self.at = at
        self.cafe = CafeEvening(at.night)
        self.cafe.seat_all()
        self.seatless: Seatless = at.page.seatless

    def come(self, guests: int) -> list[str]:
        late = self.cafe.bring(guests)
        self.at.until(lambda: self.seatless.isVisible() and str(guests) in self.seatless.part.heading.text())
        return late


@pytest.fixture
def door(tmp_path: Path, qtbot) -> Iterator[Door]:
    with bench(tmp_path, qtbot, PeoplePage) as at:
        yield Door(at)


def test_while_everybody_has_a_seat_there_is_nothing_to_say(door: Door):
    door.at.until(lambda: door.seatless._picture is not None)
    part: SidePart = door.seatless.part
    assert not door.seatless.isVisible() and not part.heading.text()


def test_latecomers_are_seated_with_one_key_and_their_tables_are_said(door: Door):
    late = door.come(2)
    door.at._qtbot.keyClick(door.at.page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    door.at.until(lambda: not door.seatless.isVisible())
    picture = door.cafe.picture
    assert all(one in held.seated for one in late for held in picture.rounds)
    name = picture.guests[late[0]].person.name
    tables = ", ".join(str(picture.table(held.places.get(late[0])).number) for held in picture.rounds)
    assert f"{name}: Tisch {tables}." in door.at.said[-1]


def test_a_reserve_badge_is_handed_out_and_its_route_is_taken(door: Door):
    first, second = door.cafe.picture.rounds
    table = door.cafe.picture.tables[4].id
    door.cafe.do(seat.keep_reserve, {3: {first.id: table, second.id: table}})
    (late,) = door.come(1)
    door.at.until(door.seatless.give_reserve.isVisible)
    assert "3" in door.seatless.give_reserve.text()
    door.seatless.give_reserve.click()
    door.at.until(lambda: not door.seatless.isVisible())
    assert [held.places.get(late) for held in door.cafe.picture.rounds] == [table, table]
    assert not reserve_routes(door.cafe.picture)


def test_who_asks_at_the_door_is_told_the_tables(door: Door):
    rows = door.at.page.check_in.list.rows
    guest = next(iter(door.cafe.picture.guests))
    told = [door.cafe.picture.table(held.places[guest]).number for held in door.cafe.picture.rounds]
    words = f"Tische {told[0]}, {told[1]}"
    door.at.until(lambda: words in rows.data(rows.index(rows.row_of(guest)), Qt.ItemDataRole.AccessibleTextRole))
    door.cafe.begin("Projekt-Café Runde 2")
    words = f"Tisch {told[1]}"
    door.at.until(lambda: words in rows.data(rows.index(rows.row_of(guest)), Qt.ItemDataRole.AccessibleTextRole))


def test_who_has_left_or_does_not_come_is_told_no_table(door: Door):
    rows = door.at.page.check_in.list.rows
    guest = next(iter(door.cafe.picture.guests))

    def said() -> str:
        place = rows.row_of(guest)
        return str(rows.data(rows.index(place), Qt.ItemDataRole.AccessibleTextRole)) if place >= 0 else ""

    door.at.until(lambda: "Tisch" in said())
    for presence in (Presence.LEFT, Presence.EXCUSED):
        door.cafe.do(person.set_presence, [guest], presence, door.at.desk.now())
        door.at.until(lambda: "Tisch" not in said())
        door.cafe.do(person.set_presence, [guest], Presence.PRESENT, door.at.desk.now())
        door.at.until(lambda: "Tisch" in said())
