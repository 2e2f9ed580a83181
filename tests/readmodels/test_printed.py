"""Which badges and signs have to be printed anew, and which must not be."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.cafes import TITLES, CafeEvening, cafe_evening
from werkstatt.domain.cafe import Paper
from werkstatt.operations import agenda, cafe, cafe_table, seat
from werkstatt.operations.event import describe_event
from werkstatt.operations.person import change_person
from werkstatt.readmodels.cafe import CafePicture
from werkstatt.readmodels.printed import contents, questions, reserve_routes, routes, signs, to_print, wearers
from werkstatt.readmodels.seating import change, problem, with_exchange
from werkstatt.seating.engine import seat as find_seats


@pytest.fixture
def at(tmp_path: Path) -> Iterator[CafeEvening]:
    with cafe_evening(tmp_path) as made:
        made.seat_all()
        yield made


def print_all(at: CafeEvening, paper: Paper) -> CafePicture:
    """Print what has to be printed, and remember it."""
    picture = at.picture
    said = contents(picture, paper, to_print(picture, paper))
    at.do(seat.note_printed, at.cafe_id, paper, said, at.night.clock.now())
    assert to_print(at.picture, paper) == []
    return at.picture


def test_at_first_everything_has_to_be_printed(at: CafeEvening):
    picture = at.picture
    assert to_print(picture, Paper.BADGE) == [row.id for row in wearers(picture)]
    assert len(to_print(picture, Paper.BADGE)) == 24
    assert to_print(picture, Paper.SIGN) == [table.id for table in picture.tables]


def test_what_was_printed_counts_as_published(at: CafeEvening):
    assert not at.picture.is_known
    assert print_all(at, Paper.BADGE).is_known


def test_after_a_change_only_those_badges_that_changed(at: CafeEvening):
    picture = print_all(at, Paper.BADGE)
    second = picture.rounds[1]
    one, other = (second.seats[table.id][0].attendance_id for table in picture.tables[:3:2])
    places = change(picture, with_exchange(picture, second, one, other)).places
    at.do(seat.take_plan, places)
    assert set(to_print(at.picture, Paper.BADGE)) == {one, other}
    at.do(seat.take_plan, {second.id: {key: [s.attendance_id for s in of] for key, of in second.seats.items()}})
    assert to_print(at.picture, Paper.BADGE) == []


def test_after_latecomers_and_a_new_plan_the_moved_and_the_new(at: CafeEvening):
    print_all(at, Paper.BADGE)
    late = at.bring(3)
    picture = at.picture
    found = change(picture, find_seats(problem(picture), seed=5, proposals=20_000).rounds)
    at.do(seat.take_plan, found.places)
    assert set(to_print(at.picture, Paper.BADGE)) == {*late, *found.moved}


def test_a_name_that_was_corrected_and_who_went_home(at: CafeEvening):
    picture = print_all(at, Paper.BADGE)
    one, other = wearers(picture)[:2]
    at.do(change_person, one.person.id, last_name="Özgüner")
    at.leave(other.id)
    assert to_print(at.picture, Paper.BADGE) == [one.id]
    assert json.loads(contents(at.picture, Paper.BADGE, [one.id])[one.id])["name"] == "Anna Özgüner"


def test_a_new_title_of_the_event_is_no_reason_to_print(at: CafeEvening):
    print_all(at, Paper.BADGE)
    print_all(at, Paper.SIGN)
    at.do(describe_event, at.night.event_id, title="Anderer Titel")
    assert [to_print(at.picture, paper) for paper in (Paper.BADGE, Paper.SIGN)] == [[], []]


def test_a_sign_changes_with_topic_question_and_number(at: CafeEvening):
    picture = print_all(at, Paper.SIGN)
    at.do(cafe.change_topic, picture.topics[1].id, title="Handwerk")
    changed = [table.id for table in picture.tables if table.topic_id == picture.topics[1].id]
    assert len(changed) == 2 and to_print(at.picture, Paper.SIGN) == changed
    new = at.do(cafe_table.add_table, picture.topics[0].id)
    assert to_print(at.picture, Paper.SIGN) == [*changed, new]
    at.do(agenda.change_item, picture.rounds[0].item.id, prompt="Was fehlt?")
    assert len(to_print(at.picture, Paper.SIGN)) == 9


def test_a_closed_table_needs_no_sign(at: CafeEvening):
    picture = at.begin("Projekt-Café")
    at.do(cafe_table.close_table, picture.tables[3].id)
    assert picture.tables[3].id in to_print(at.picture, Paper.SIGN), "its round still runs"
    at.begin("Projekt-Café Runde 2")
    assert picture.tables[3].id not in to_print(at.picture, Paper.SIGN)


def test_a_question_stands_alone_when_all_rounds_ask_it(at: CafeEvening):
    first, second = at.picture.rounds
    table = at.picture.tables[0]
    assert questions(at.picture, table) == [(None, "Was braucht es?")], "only the second round asks something"
    at.do(agenda.change_item, first.item.id, prompt="Was fehlt?")
    assert questions(at.picture, table) == [(1, "Was fehlt?"), (2, "Was braucht es?")]
    for row in (first, second):
        at.do(agenda.change_item, row.item.id, prompt="")
    assert questions(at.picture, table) == []
    at.do(describe_event, at.night.event_id, question="Was trägt?")
    assert questions(at.picture, table) == [(None, "Was trägt?")]


def test_routes_know_hosts_and_rounds_without_a_seat(at: CafeEvening):
    picture = at.picture
    host, table = next(iter(picture.guests)), picture.tables[2]
    at.do(cafe_table.set_host, table.id, host)
    late = at.bring(1)[0]
    ways = routes(at.picture)
    assert [(stop.round, stop.table, stop.topic, stop.is_host) for stop in ways[host]] == [
        (1, 3, 1, True),
        (2, 3, 1, True),
    ]
    assert [stop.table for stop in ways[late]] == [None, None]


def test_reserve_routes_are_those_that_were_kept(at: CafeEvening):
    first, second = at.picture.rounds
    tables = at.picture.tables
    routes = {2: {first.id: tables[4].id, second.id: tables[0].id}, 1: {second.id: tables[7].id}}
    at.do(seat.keep_reserve, routes)
    kept = reserve_routes(at.picture)
    assert {number: [stop.table for stop in stops] for number, stops in kept.items()} == {1: [None, 8], 2: [5, 1]}
    assert list(kept) == [1, 2]


def test_signs_say_topic_and_focus_points(at: CafeEvening):
    sign = signs(at.picture)[2]
    assert (sign.number, sign.topic.title) == (3, TITLES[1])
    assert sign.points == [f"{TITLES[1]}: erster Schwerpunkt", "Zweiter Schwerpunkt"]
