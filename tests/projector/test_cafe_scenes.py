"""What the scenes of a café say, and how names and cards find their places on a page."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from tests.projector.evening import WORDINGS, at, harvest, name, round_scene, seats, shown, timer, topics
from tests.projector.room import read, space, staged, words
from werkstatt.domain.colours import TOPICS
from werkstatt.domain.spotlight import Scene
from werkstatt.i18n import _
from werkstatt.projector import grid
from werkstatt.projector import topics as colours
from werkstatt.projector.change_scene import lay_change
from werkstatt.projector.flow import Panel, Stack
from werkstatt.projector.foot import Foot
from werkstatt.projector.harvest_scene import lay_harvest
from werkstatt.projector.longer import going_on, still_text
from werkstatt.projector.name_columns import Named, name_columns
from werkstatt.projector.round_scene import lay_round
from werkstatt.projector.seats_scene import lay_seats
from werkstatt.projector.stage import PAGE_TURNS_AFTER
from werkstatt.projector.tables_scene import lay_tables
from werkstatt.projector.topics import ChipRow
from werkstatt.projector.typeset import Face, Text
from werkstatt.qtkit import fonts
from werkstatt.qtkit.tokens import DARK, LIGHT, LOOKS
from werkstatt.readmodels.scene_contents import ChangeScene, LongerTable, PlannedTable, PlannedTopic, TablesScene
from werkstatt.wording.cafe import longer_text
from werkstatt.wording.terms import term

PLAIN = WORDINGS["plain"]
BODY = QRectF(96, 200, 1728, 740)
ROUND = round_scene(PLAIN)


@pytest.fixture(autouse=True)
def typeface(qapp):
    fonts.load()


def round_words(content=ROUND, minutes: float = 40) -> list[str]:
    return read(lay_round(shown(content, Scene.ROUND), content, space(), at(minutes)), minutes=minutes)


def number(value: int) -> str:
    return _("Round {number}").format(number=value)


def test_a_round_says_who_talks_about_what_where():
    told = round_words()
    assert told[:2] == [f"Projekt-Café · {_('Round {number} of {count}').format(number=1, count=2)}", ROUND.question]
    assert told[2:4] == [f"{_('Your table is on your name badge.')} {longer_text([3], [5])}.", "Netzwerkkonferenz"]
    assert told[4:7] == ["Bündnis neues Wohnen", "1", "2"]
    assert told[-2:] == ["10:00", "bis 18:50 Uhr"]


def test_without_badges_the_room_is_told_what_comes_next():
    content = replace(ROUND, on_badges=False, longer=[])
    assert _("Next: {title}").format(title="Wechsel") in round_words(content)


def test_when_the_time_is_up_the_clock_is_that_of_the_last_tables():
    told = round_words(minutes=52)
    assert still_text(ROUND.longer, ROUND.event) in told
    assert told[-2:] == ["03:00", "bis 18:55 Uhr"]
    assert not any(longer_text([3], [5]) in text for text in told)
    assert round_words(minutes=56)[-2:] == ["+06:00", "über der Zeit"]
    assert [lay_round(shown(ROUND, Scene.ROUND), ROUND, space(), at(when)).until for when in (40, 52, 56)] == [
        at(50),
        at(55),
        None,
    ]


def test_a_round_that_is_paused_after_its_time_stays_as_it_is():
    held = replace(ROUND, timer=replace(timer(50), paused_at=at(52)))
    laid = lay_round(shown(held, Scene.ROUND), held, space(), at(70))
    assert laid.until is None
    assert read(laid, minutes=70)[-2:] == ["03:00", "angehalten"]


def test_the_only_round_of_a_cafe_without_a_question_says_its_title_once():
    alone = replace(ROUND, rounds=1, question=ROUND.cafe)
    assert round_words(alone)[:2] == ["Netzwerkkonferenz", "Projekt-Café"]
    assert round_words(replace(alone, topics=[]))[:1] == ["Netzwerkkonferenz"]


def test_tables_that_go_on_are_named_by_their_end():
    longer = [LongerTable(7, at(46), 360), LongerTable(3, at(44), 240), LongerTable(5, at(44), 240)]
    told = still_text(longer, ROUND.event)
    assert told.index("3") < told.index("5") < told.index("18:44") < told.index("7") < told.index("18:46")
    assert [table.number for table in going_on(longer, at(44))] == [7]


def test_many_tables_that_go_on_are_told_in_few_words():
    longer = [LongerTable(key, at(44 + key), 60 * key) for key in range(1, 41)]
    told = still_text(longer, ROUND.event)
    assert "19:24" in told
    assert "18:45" not in told
    content = ChangeScene(seats=seats(PLAIN, 60), longer=longer)
    for width in (1440, 1920):
        assert told in read(lay_change(shown(content, Scene.CHANGE), content, space(width), at(40)), width)


@pytest.mark.parametrize(
    ("when", "changes", "source"),
    [
        (40, True, "Round {number} begins in {time}"),
        (43, True, "Round {number} is about to begin"),
        (40, False, "Tables change in {time}"),
        (43, False, "Tables change now"),
    ],
)
def test_the_list_counts_down(when, changes, source):
    words_ = _(source).format(number=2, time="02:00")
    content = replace(seats(PLAIN, 9), changes_now=changes)
    laid = lay_seats(shown(content, Scene.SEATS), content, space(), at(when))
    assert read(laid, minutes=when)[-1] == words_
    assert laid.beat(at(when)) == words_
    calm = replace(content, timer=None)
    laid = lay_seats(shown(calm, Scene.SEATS), calm, space(), at(when))
    assert laid.beat(at(when)) == ""
    assert read(laid)[:2] == [f"Projekt-Café · {number(2)}", _("Where do I sit?")]
    assert read(laid)[-1] == _("A–Z")


def test_names_are_listed_with_their_tables_and_alike_ones_told_apart():
    content = seats(PLAIN, 12)
    anonymous = content.seats[-1]
    twins = [replace(content.seats[0], name=replace(content.seats[0].name, number=key)) for key in (7, 9)]
    content = replace(content, seats=[*twins, anonymous])
    told = read(lay_seats(shown(content, Scene.SEATS), content, space(), at(40)))[2:8]
    called = ", ".join((twins[0].name.last, twins[0].name.given))
    expected = [_("{name} (no. {number})").format(name=called, number=key) for key in (7, 9)]
    assert told[::2] == [*expected, _("No. {number}").format(number=anonymous.name.number)]
    assert told[1::2] == [str(seat.table) for seat in content.seats]


def test_the_change_tells_who_is_still_talking_until_they_are_not():
    content = ChangeScene(seats=seats(PLAIN, 60), longer=[LongerTable(3, at(44), 300)])
    laid = lay_change(shown(content, Scene.CHANGE), content, space(), at(40))
    banner = still_text(content.longer, content.seats.event)
    assert read(laid).count(banner) == len(laid.pages) > 1
    assert laid.until == at(44)
    later = lay_change(shown(content, Scene.CHANGE), content, space(), at(44))
    assert (banner in read(later), later.until) == (False, None)


def test_where_nobody_has_a_seat_the_change_shows_the_tables():
    content = ChangeScene(seats=replace(seats(PLAIN, 0), seats=[]), longer=[])
    told = read(lay_change(shown(content, Scene.CHANGE), content, space(), at(40)))
    assert told[:3] == [f"Projekt-Café · {number(2)}", term(Scene.TABLES), "Bündnis neues Wohnen"]
    assert told[-1] == _("Round {number} begins in {time}").format(number=2, time="02:00")


def test_the_plan_tells_places_and_hosts():
    tables = [
        PlannedTable(1, "am Fenster", name(PLAIN, 3)),
        PlannedTable(2, " "),
        PlannedTable(3, "Saal", name(PLAIN, 11)),
    ]
    content = TablesScene(event=ROUND.event, cafe="Projekt-Café", topics=[PlannedTopic("Wohnen", 0, tables)])
    told = read(lay_tables(shown(content, Scene.TABLES), content, space(), at(40)))
    hosts = [_("Host: {name}").format(name=said) for said in ("Mehmet Özdemir-0", _("No. {number}").format(number=11))]
    assert told[3:] == ["Wohnen", f"am Fenster · {hosts[0]}", "1", "2", f"Saal · {hosts[1]}", "3"]
    bare = replace(content, topics=topics(PLAIN, 1))
    assert read(lay_tables(shown(bare, Scene.TABLES), bare, space(), at(40)))[3:] == ["Bündnis neues Wohnen", "1", "2"]


def test_the_harvest_is_told_by_kind_and_without_authors():
    content = harvest(PLAIN)
    told = [read(lay_harvest(shown(content, Scene.HARVEST, step), content, space(), at(170))) for step in (0, 2, 9)]
    table = f"{term(Scene.HARVEST)} · {_('Table {number}').format(number=1)}"
    note = content.harvest[0].notes[0]
    assert told[0][0] == table
    assert told[0][3:7] == ["Bündnis neues Wohnen", "1", f"{term(note.kind)} · Ortskerne", note.text]
    assert told[1] == told[2]
    assert told[1][-2] == term(content.harvest[2].notes[0].kind)


def test_a_list_that_changes_is_read_on_and_another_one_begins_anew():
    content = seats(PLAIN, 120)
    first = shown(content, Scene.SEATS)
    stage, clock = staged(first, at(10))
    clock.advance(PAGE_TURNS_AFTER)
    stage.show(replace(first, content=replace(content, seats=content.seats[1:])))
    assert stage.page == 1
    stage.show(replace(first, subject_id="another round"))
    assert stage.page == 0
    stage.close()


def test_the_banner_leaves_the_stage_when_its_time_is_up():
    content = ChangeScene(seats=seats(PLAIN, 9), longer=[LongerTable(3, at(41), 60)])
    stage, clock = staged(shown(content, Scene.CHANGE), at(40))
    banner = still_text(content.longer, content.seats.event)
    assert banner in words(stage)
    clock.advance(timedelta(minutes=1))
    assert banner not in words(stage)
    stage.close()


@given(st.lists(st.text("abc äö-", min_size=1, max_size=90).filter(str.strip), min_size=1, max_size=130))
def test_every_name_stands_in_a_column_with_its_number(names):
    rows = [Named(said, index % 40 + 1, index % 9) for index, said in enumerate(names)]
    pages = name_columns(rows, [], BODY, LIGHT)
    parts = [part for columns in pages for _left, part in columns]
    blocks = [block for part in parts for block in part.blocks if isinstance(block, ChipRow)]
    assert all(part.height <= BODY.height() + 0.01 for part in parts)
    assert "".join("".join(block.text.text.split()) for block in blocks) == "".join(
        "".join(said.split()) for said in names
    )
    assert sum(block.chip is not None for block in blocks) == len(names)
    lefts = [left for columns in pages for left, _part in columns]
    assert min(lefts) >= BODY.left()
    assert max(lefts) < BODY.right()


def test_few_names_are_larger_than_many():
    rows = [Named(f"Bauer, Anna {index}", 1, 0) for index in range(120)]
    sizes = []
    for count in (4, 120):
        pages = name_columns(rows[:count], [], BODY, LIGHT)
        sizes.append(pages[0][0][1].blocks[0].text.face.size)
        assert len(pages) <= 5
    assert sizes[0] > sizes[1] >= 36


def test_cards_take_the_fewest_pages_and_then_the_largest_letters():
    def cards(size: int, width: float) -> list[Panel]:
        text = [Text("Wohnen", Face(size), LIGHT.beamer_ink, width - 80) for _row in range(6)]
        return [Panel(Stack([one], 0), width, LIGHT.beamer_surface, LIGHT.beamer_ink) for one in text]

    roomy, tight = (grid.grid(cards, [], (44, 30), 1000, room) for room in (800, 250))
    assert (len(roomy), len(tight)) == (1, 1)
    sizes = [parts[0].blocks[0].panels[0].inside.blocks[0].face.size for parts in (roomy, tight)]
    assert (sizes, [len(parts[0].blocks[0].panels) for parts in (roomy, tight)]) == ([44, 30], [2, 3])
    assert len(grid.grid(cards, [], (44, 30), 1000, 140)) == 2


def test_the_foot_is_reckoned_with_at_its_tallest():
    foot = Foot(space(1440), lambda page, pages: "Seite", lambda now: "lang " * (40 if now > at(40) else 1))
    assert foot.above(BODY, [at(39), at(41)]).height() < foot.above(BODY, [at(39)]).height() < BODY.height()


@pytest.mark.parametrize("look", LOOKS)
def test_topics_keep_their_colours_apart_and_repeat_after_the_last(look):
    tokens = LOOKS[look]
    inks = [colours.ink(rank, tokens) for rank in range(len(TOPICS))]
    assert len(set(inks)) == len(TOPICS)
    assert colours.ink(len(TOPICS), tokens) == inks[0]
    assert colours.ground(1) == colours.ground(1 + len(TOPICS)) == TOPICS[1].lower()
    assert colours.ink(0, DARK) != colours.ink(0, LIGHT)
