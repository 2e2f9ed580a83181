"""What the cards say: who sits where, who is missing, who was set by hand; and the effect of a change in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.cafes import TITLES, CafeEvening, cafe_evening
from werkstatt.domain.colours import topic_colour
from werkstatt.moderator.cafe_effect import effect_of, newly_broken, why
from werkstatt.moderator.cafe_tables import table_views
from werkstatt.operations import cafe_table, seat
from werkstatt.readmodels.seating import change, problem, with_move
from werkstatt.seating.engine import seat as find_seats


@pytest.fixture
def at(tmp_path: Path) -> Iterator[CafeEvening]:
    with cafe_evening(tmp_path) as made:
        made.seat_all()
        yield made


def test_a_card_names_topic_table_host_and_place(at: CafeEvening):
    picture = at.picture
    table, host = picture.tables[2], next(iter(picture.guests))
    at.do(cafe_table.change_table, table.id, place="am Kamin")
    at.do(cafe_table.set_host, table.id, host)
    view = table_views(at.picture, at.picture.rounds[0])[2]
    assert (view.topic, view.colour, view.name) == (TITLES[1], topic_colour(1), "Tisch 3")
    assert view.line.startswith("Tisch 3 · ") and view.line.endswith("am Kamin")
    assert at.picture.guests[host].person.name in view.line
    assert host not in {chip.id for chip in view.chips}


def test_who_is_missing_is_pale_and_who_was_set_by_hand_stands_firm(at: CafeEvening):
    picture = at.picture
    second = picture.rounds[1]
    gone, moved = (second.seats[picture.tables[place].id][0].attendance_id for place in (0, 1))
    at.leave(gone)
    at.do(seat.move, second.id, moved, picture.tables[5].id)
    chips = {chip.id: chip for view in table_views(at.picture, at.picture.rounds[1]) for chip in view.chips}
    assert [chips[gone].pale, chips[gone].firm, chips[gone].note] == [True, False, "nicht da"]
    assert [chips[moved].pale, chips[moved].firm, chips[moved].note] == [False, True, "von Hand gesetzt"]
    assert [chip for chip in chips.values() if chip.pale or chip.firm] == [chips[gone], chips[moved]] or len(
        chips
    ) == 24
    assert chips[moved].short.startswith("A. ") and chips[moved].name.startswith("Anna ")


def test_more_people_than_seats_are_said(at: CafeEvening):
    at.do(cafe_table.change_table, at.picture.tables[0].id, most=2)
    assert "3 Personen auf 2 Plätzen" in table_views(at.picture, at.picture.rounds[0])[0].line


def test_the_effect_names_what_would_no_longer_hold(at: CafeEvening):
    at.announce()
    picture = at.picture
    second = picture.rounds[1]
    person = second.seats[picture.tables[0].id][0].attendance_id
    there = picture.rounds[0].places.get(person) or ""
    found = change(picture, with_move(picture, second, person, there))
    assert effect_of(picture, found).startswith("1 Person wechselt den Tisch, ")
    name = picture.guests[person].person.name
    number = picture.table(there).number
    assert newly_broken(picture, found) == [f"Runde 2, Tisch {number}: dasselbe Thema noch einmal für {name}"]


def test_what_is_impossible_is_explained(at: CafeEvening):
    for table in at.picture.tables:
        at.do(cafe_table.change_table, table.id, most=2)
    plan = find_seats(problem(at.picture), proposals=2000)
    (one, _other) = why(at.picture, plan.reasons)
    assert (
        one == "Runde 1: 24 Personen, aber nur 16 Plätze. Fehlende Plätze: 8. Fügen Sie einen Tisch oder Plätze hinzu."
    )
