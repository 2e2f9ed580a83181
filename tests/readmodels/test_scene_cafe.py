"""What the room sees of a café: its rounds, who sits where, the plan of the tables and the harvest."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.cafes import TITLES, CafeEvening, cafe_evening
from tests.support.full_file import SECRET
from werkstatt.domain.agenda import ItemKind
from werkstatt.domain.cafe import NoteKind, Paper
from werkstatt.domain.person import Presence
from werkstatt.domain.spotlight import Scene
from werkstatt.operations import agenda, cafe, cafe_table, live, person, seat, spotlight, table_note
from werkstatt.readmodels.cafe_scenes import BUILDERS, cafe_offers
from werkstatt.readmodels.scene import ShownScene, shown_scene
from werkstatt.readmodels.scene_contents import (
    ChangeScene,
    HarvestNote,
    HarvestScene,
    HarvestStep,
    ItemScene,
    RoundScene,
    SeatsScene,
    ShownName,
    TablesScene,
    WelcomeScene,
)

FIRST, CHANGE, SECOND = "Projekt-Café", "Wechsel", "Projekt-Café Runde 2"
CONTENTS = {
    Scene.ROUND: RoundScene,
    Scene.CHANGE: ChangeScene,
    Scene.SEATS: SeatsScene,
    Scene.TABLES: TablesScene,
    Scene.HARVEST: HarvestScene,
}


@pytest.fixture
def at(tmp_path: Path) -> Iterator[CafeEvening]:
    with cafe_evening(tmp_path) as made:
        yield made


def seen(at: CafeEvening) -> ShownScene:
    return at.desk.ask(shown_scene).result()


def show(at: CafeEvening, kind: Scene, subject: str | None = None) -> ShownScene:
    at.do(spotlight.show, kind, subject)
    return seen(at)


def test_the_beamer_follows_a_cafe_by_itself(at: CafeEvening):
    at.seat_all()
    found = []
    for title in ("Rückblick", FIRST, CHANGE, SECOND, "Pause"):
        at.begin(title)
        found.append((seen(at).scene, type(seen(at).content), seen(at).lacks))
    assert found == [
        (Scene.ITEM, ItemScene, False),
        (Scene.ROUND, RoundScene, False),
        (Scene.CHANGE, ChangeScene, False),
        (Scene.ROUND, RoundScene, False),
        (Scene.BREAK, type(show(at, Scene.BREAK).content), False),
    ]


def test_without_a_cafe_its_items_are_as_any_other(at: CafeEvening):
    at.do(cafe.remove_cafe, at.cafe_id)
    for title in (FIRST, CHANGE):
        at.do(live.jump_to, at.night.item_id(title), at.night.clock.now())
        assert (seen(at).scene, type(seen(at).content), seen(at).lacks) == (Scene.ITEM, ItemScene, False)
    at.do(agenda.change_item, at.night.item_id(CHANGE), scene=Scene.SEATS)
    assert (seen(at).scene, type(seen(at).content), seen(at).lacks) == (Scene.SEATS, ItemScene, True)
    assert at.desk.ask(cafe_offers, at.night.event_id).result().cafes == []


def test_a_change_that_leads_to_no_round_is_an_item(at: CafeEvening):
    at.do(agenda.add_item, at.night.day_id, ItemKind.CHANGE, "Umbau", 5, 6)
    at.begin("Umbau")
    assert seen(at).scene is Scene.ITEM


@pytest.mark.parametrize("kind", CONTENTS)
@pytest.mark.parametrize("title", ["", FIRST, CHANGE, SECOND, "Abschluss"])
def test_each_scene_can_be_chosen_at_any_time(at: CafeEvening, kind: Scene, title: str):
    at.seat_all()
    if title:
        at.begin(title)
    subjects = (None, at.cafe_id, *(row.id for row in at.picture.rounds))
    assert [type(show(at, kind, subject).content) for subject in subjects] == [CONTENTS[kind]] * 4
    assert show(at, kind, "gone").subject_id == "gone"
    assert show(at, kind, "gone").content is not None


def test_every_scene_of_a_cafe_is_tested_here():
    assert CONTENTS.keys() == BUILDERS.keys()


@pytest.mark.parametrize("kind", CONTENTS)
def test_an_empty_cafe_does_no_harm(at: CafeEvening, kind: Scene):
    for topic in at.picture.topics:
        at.do(cafe.remove_topic, topic.id)
    assert type(show(at, kind).content) is CONTENTS[kind]
    for row in at.picture.rounds:
        at.do(agenda.remove_item, row.item.id)
    rounds_needed = kind in {Scene.ROUND, Scene.CHANGE, Scene.SEATS}
    assert type(show(at, kind).content) is (WelcomeScene if rounds_needed else CONTENTS[kind])


def test_a_round_has_its_question_its_tables_and_its_clock(at: CafeEvening):
    at.seat_all()
    at.begin(FIRST)
    content = seen(at).content
    assert isinstance(content, RoundScene)
    assert (content.cafe, content.number, content.rounds) == ("Projekt-Café", 1, 2)
    assert (content.question, content.next_title, content.on_badges) == ("Projekt-Café", CHANGE, False)
    assert [(topic.title, [table.number for table in topic.tables]) for topic in content.topics] == [
        (title, [2 * rank + 1, 2 * rank + 2]) for rank, title in enumerate(TITLES)
    ]
    assert content.timer == at.night.picture.timer is not None
    at.begin(SECOND)
    content = seen(at).content
    assert isinstance(content, RoundScene)
    assert (content.number, content.question) == (2, "Was braucht es?")


def test_more_time_for_a_table_is_told_in_its_round_and_in_the_change_after_it(at: CafeEvening):
    at.seat_all()
    picture = at.begin(FIRST)
    ends_at = picture.rounds[0].timer.ends_at
    at.do(cafe_table.extend_table, picture.rounds[0].id, picture.tables[2].id, 300)
    content = seen(at).content
    assert isinstance(content, RoundScene)
    assert [(one.number, one.ends_at, one.seconds) for one in content.longer] == [
        (3, ends_at + timedelta(minutes=5), 300)
    ]
    longer = content.longer
    at.begin(CHANGE)
    content = seen(at).content
    assert isinstance(content, ChangeScene)
    assert content.longer == longer
    at.begin(SECOND)
    content = seen(at).content
    assert isinstance(content, RoundScene)
    assert content.longer == []


def test_who_prints_badges_is_told_that_the_tables_are_on_them(at: CafeEvening):
    picture = at.seat_all()
    guest = next(iter(picture.guests))
    at.do(seat.note_printed, at.cafe_id, Paper.BADGE, {guest: "Anna · 1 · 3"}, at.night.clock.now())
    content = show(at, Scene.ROUND).content
    assert isinstance(content, RoundScene)
    assert content.on_badges


def test_everybody_finds_their_table_hosts_too(at: CafeEvening):
    host = next(iter(at.picture.guests))
    at.do(cafe_table.set_host, at.picture.tables[4].id, host)
    at.do(person.add_anonymous, at.night.event_id, 2, at.night.clock.now())
    picture = at.seat_all()
    at.begin(CHANGE)
    content = seen(at).content
    assert isinstance(content, ChangeScene)
    row, found = picture.rounds[1], content.seats
    assert (found.number, found.changes_now, found.timer) == (2, True, at.night.picture.timer)
    assert [(one.name.number, one.table) for one in found.seats] == [
        (guest.attendance.number, picture.table(row.places.get(guest.id)).number) for guest in picture.guests.values()
    ]
    assert [one.name.last for one in found.seats[:2]] == ["Gast001", "Gast002"]
    assert [one.name for one in found.seats[-2:]] == [ShownName("", "", 25), ShownName("", "", 26)]
    assert {(one.table, one.topic) for one in found.seats} <= {(number, (number - 1) // 2) for number in range(1, 9)}


def test_who_said_that_they_do_not_come_is_not_listed(at: CafeEvening):
    picture = at.seat_all()
    away, late = list(picture.guests)[:2]
    at.leave(away)
    at.do(person.set_presence, [late], Presence.REGISTERED, at.night.clock.now())
    content = show(at, Scene.SEATS).content
    assert isinstance(content, SeatsScene)
    assert len(content.seats) == 23


def test_the_list_of_a_round_counts_down_to_its_change(at: CafeEvening):
    at.seat_all()
    first, second = (row.id for row in at.picture.rounds)
    content = show(at, Scene.SEATS).content
    assert isinstance(content, SeatsScene)
    assert (content.number, content.timer) == (1, None)
    at.begin(FIRST)
    numbers = {}
    for subject in (None, first, second):
        content = show(at, Scene.SEATS, subject).content
        assert isinstance(content, SeatsScene)
        numbers[subject] = content.number, content.timer is not None, content.changes_now
    assert numbers == {None: (1, False, False), first: (1, False, False), second: (2, True, False)}
    content = show(at, Scene.CHANGE).content
    assert isinstance(content, ChangeScene)
    assert content.seats.number == 2
    assert show(at, Scene.SEATS, second).subject_id == second


def test_the_plan_names_places_and_hosts(at: CafeEvening):
    picture = at.picture
    at.do(cafe_table.change_table, picture.tables[0].id, place="am Fenster")
    at.do(cafe_table.set_host, picture.tables[1].id, next(iter(picture.guests)))
    content = show(at, Scene.TABLES).content
    assert isinstance(content, TablesScene)
    one, other = content.topics[0].tables
    assert (one.number, one.place, one.host) == (1, "am Fenster", None)
    assert (other.number, other.place, other.host) == (2, "", ShownName("Gast001", "Anna", 1))
    assert sum(len(topic.tables) for topic in content.topics) == 8


def star(at: CafeEvening, number: int, row: int, texts: dict[str, bool], point: str | None = None) -> None:
    """Write notes at a table in a round, starred or not."""
    picture = at.picture
    round_id, table_id = picture.rounds[row].id, picture.tables[number - 1].id
    notes = [(NoteKind.CONCERN, text) for text in texts]
    at.do(table_note.write_notes, round_id, table_id, notes, at.night.clock.now(), point)
    for note in at.picture.rounds[row].notes[table_id]:
        if texts.get(note.text):
            at.do(table_note.change_note, note.id, starred=True)


def test_the_harvest_goes_from_table_to_table_by_remote(at: CafeEvening):
    point = at.picture.points(at.picture.tables[4])[0]
    star(at, 5, 1, {"e": True}, point.id)
    star(at, 2, 1, {"c": True, "d": True})
    star(at, 2, 0, {"a": True, "nur so": False, "b": True})
    star(at, 7, 0, {"auch nur so": False})
    shown = show(at, Scene.HARVEST)
    assert isinstance(shown.content, HarvestScene)

    def note(text: str, focus: str = "") -> HarvestNote:
        return HarvestNote(NoteKind.CONCERN, text, focus)

    assert shown.content.harvest == [
        HarvestStep(2, TITLES[0], 0, [note("a"), note("b")]),
        HarvestStep(2, TITLES[0], 0, [note("c"), note("d")]),
        HarvestStep(5, TITLES[2], 2, [note("e", point.text)]),
    ]
    assert (shown.page, shown.steps, shown.has_more_steps) == (0, 3, True)
    at.do(spotlight.turn_page, 9)
    assert (seen(at).page, seen(at).has_more_steps) == (2, False)


def test_a_harvest_without_stars_is_one_calm_step(at: CafeEvening):
    star(at, 7, 0, {"nur so": False})
    shown = show(at, Scene.HARVEST)
    assert isinstance(shown.content, HarvestScene)
    assert (shown.content.harvest, shown.steps) == ([], 1)


def test_of_several_cafes_the_latest_that_ran_is_meant(at: CafeEvening):
    at.do(agenda.add_item, at.night.day_id, ItemKind.CHANGE, "Umzug", 5, 6)
    at.do(agenda.add_item, at.night.day_id, ItemKind.CAFE, "Abend-Café", 15, 7)
    other = at.do(cafe.begin_cafe, at.night.day_id, "Abend-Café", ())
    found = []
    for title in ("", FIRST, "Umzug", "Abend-Café", "Abschluss"):
        if title:
            at.begin(title)
        content = show(at, Scene.TABLES).content
        assert isinstance(content, TablesScene)
        found.append(content.cafe)
    assert found == ["Projekt-Café", "Projekt-Café", "Abend-Café", "Abend-Café", "Abend-Café"]
    content = show(at, Scene.HARVEST, at.cafe_id).content
    assert isinstance(content, HarvestScene)
    assert content.cafe == "Projekt-Café"
    offers = at.desk.ask(cafe_offers, at.night.event_id).result()
    assert [one.id for one, _rounds in offers.cafes] == [at.cafe_id, other]
    assert [(one.title, number) for one, number, _key in offers.rounds] == [
        ("Projekt-Café", 1),
        ("Projekt-Café", 2),
        ("Abend-Café", 1),
    ]


def test_a_round_that_is_left_out_is_not_offered(at: CafeEvening):
    skipped = at.picture.rounds[0]
    at.do(agenda.change_item, skipped.item.id, skipped=True)
    offers = at.desk.ask(cafe_offers, at.night.event_id).result()
    assert [key for _cafe, _number, key in offers.rounds] == [row.id for row in at.picture.rounds]
    assert not isinstance(show(at, Scene.SEATS, skipped.id).content, SeatsScene)


def test_nothing_private_of_a_cafe_reaches_the_room(at: CafeEvening):
    private = {"organisation": f"{SECRET} GmbH", "email": f"{SECRET}@example.org", "phone": SECRET, "note": SECRET}
    guest = at.do(person.add_walk_in, at.night.event_id, "Klein", "Sabine", at.night.clock.now(), **private)
    at.do(cafe_table.set_host, at.picture.tables[0].id, guest)
    at.seat_all()
    for item in at.night.picture.items:
        at.do(agenda.change_item, item.id, notes=SECRET, responsible=SECRET)
    star(at, 1, 0, {"Ortskerne": True, SECRET: False})
    for title in (FIRST, CHANGE):
        at.begin(title)
        for kind in CONTENTS:
            told = repr(show(at, kind))
            assert SECRET not in told
            assert ("Klein" in told) is (kind in {Scene.CHANGE, Scene.SEATS, Scene.TABLES})


def test_what_the_room_does_not_see_leaves_its_picture_alone(at: CafeEvening):
    at.seat_all()
    at.begin(FIRST)
    before = seen(at)
    star(at, 1, 0, {"Ortskerne": True})
    assert seen(at) == before


def test_an_interrupted_round_gives_way_to_what_is_said_now(at: CafeEvening):
    at.seat_all()
    at.begin(FIRST)
    at.do(live.insert_now, at.night.day_id, "Frage aus dem Saal", 5, at.night.clock.now())
    assert seen(at).scene is Scene.ITEM
    at.night.clock.advance(timedelta(minutes=1))
    at.do(live.proceed, at.night.day_id, at.night.clock.now())
    assert seen(at).scene is Scene.ROUND
