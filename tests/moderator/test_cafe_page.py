"""The café page: begun, mixed, changed by hand and anew, run, with latecomers and no-shows."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.moderator.cafe_room import CafeRoom, cafe_room
from tests.support.bench import bench
from werkstatt.domain.agenda import ItemDraft, ItemKind
from werkstatt.domain.cafe import Mix
from werkstatt.domain.spotlight import SPOTLIGHT_ID, Scene, Spotlight
from werkstatt.i18n import _
from werkstatt.moderator.cafe_page import CafePage
from werkstatt.moderator.table_menu import TableMenu
from werkstatt.operations import cafe_table
from werkstatt.operations.cafe_round import add_round
from werkstatt.operations.seat import move
from werkstatt.readmodels.cafe import cafes

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def room(tmp_path: Path, qtbot) -> Iterator[CafeRoom]:
    with cafe_room(tmp_path, qtbot) as made:
        yield made


def test_an_evening_without_a_cafe_begins_one_with_a_button(tmp_path: Path, qtbot):
    with bench(tmp_path, qtbot, CafePage) as at:
        at.until(at.page.begin.isVisible)
        assert at.page.invitation.isVisible() and not at.page.stack.isVisible()
        at.page.take_keys()
        at.press(ENTER)
        at.until(lambda: at.page.tabs)
        (made,) = at.desk.ask(cafes, at.night.event_id).result()
        assert made.title == at.page.title.text()
        assert "setup" in at.page.tabs and len(at.page.tabs) == 4, "the agenda has one café item"


def test_one_press_seats_everybody(room: CafeRoom):
    room.mix()
    assert all(len(held.seated) == 24 for held in room.picture.rounds)
    cards = list(room.view.cards.values())
    assert [card.chips.rows.rowCount() for card in cards] == [3] * 8
    assert room.quality.repeats.number.text() == "0"
    assert not room.page.mix.isVisible() and not room.page.invitation.isVisible()


def test_typing_a_number_moves_somebody_and_says_the_effect_first(room: CafeRoom):
    room.mix()
    room.choose(2)
    chips = room.chips(0)
    person = chips.rows.row_at(0).id
    before = room.seats()
    target = room.picture.tables[6]
    chips.stand_at(0)
    room.at.press("7")
    bar = room.move_bar
    assert bar.isVisible() and bar.table_meant() == target.id
    assert room.picture.topic(target).title in bar.effect.text() and len(bar.effect.text()) > 30
    assert room.seats() == before, "nothing changes before it is confirmed"
    room.at.press(ENTER)
    room.until(lambda: room.seat_of(person, 2) == target.id)
    room.settle()
    assert room.chips(6).hasFocus() and room.chips(6).current() == person, "the keyboard follows whom it moved"


def test_escape_leaves_everybody_where_they_are(room: CafeRoom):
    room.mix()
    before = room.seats()
    room.choose(2)
    chips = room.chips(2)
    chips.stand_at(1)
    person = chips.current()
    room.at.press(ENTER, "4", ESCAPE)
    assert not room.move_bar.isVisible() and room.seats() == before
    assert chips.hasFocus() and chips.current() == person


def test_a_name_changes_places(room: CafeRoom):
    room.mix()
    room.choose(2)
    one, other = room.chips(0).rows.row_at(0), room.chips(5).rows.row_at(1)
    tables = room.seat_of(one.id, 2), room.seat_of(other.id, 2)
    room.chips(0).stand_at(0)
    room.at.press(ENTER, other.name.split()[-1], ENTER)
    room.until(lambda: (room.seat_of(other.id, 2), room.seat_of(one.id, 2)) == tables)


def test_a_number_that_no_table_has_can_not_be_taken(room: CafeRoom):
    room.mix()
    room.choose(2)
    room.chips(0).stand_at(0)
    room.at.press(ENTER, "99")
    bar = room.move_bar
    assert "99" in bar.effect.text() and not bar.take.isEnabled()
    before = room.seats()
    room.at.press(ENTER)
    assert bar.isVisible() and room.seats() == before


def test_the_mouse_carries_somebody_to_another_table(room: CafeRoom):
    room.mix()
    room.choose(2)
    source, target = room.chips(0), room.card(3)
    person = source.rows.row_at(0).id
    room.drag(source, person, target, QPoint(target.width() - 20, 30))
    room.until(lambda: room.seat_of(person, 2) == room.picture.tables[3].id)
    assert not target.property("target") and room.view._travelling.isHidden()


def test_dropped_on_somebody_they_change_places(room: CafeRoom):
    room.mix()
    room.choose(2)
    source, target = room.chips(0), room.chips(1)
    one, other = source.rows.row_at(0).id, target.rows.row_at(2).id
    tables = room.seat_of(one, 2), room.seat_of(other, 2)
    room.drag(source, one, target, target.visualRect(target.rows.index(2)).center())
    room.until(lambda: (room.seat_of(other, 2), room.seat_of(one, 2)) == tables)


def test_arrows_go_from_table_to_table(room: CafeRoom):
    room.mix()
    room.chips(0).stand_at(-1)
    room.at.press(Qt.Key.Key_Right)
    assert room.chips(1).hasFocus() and room.chips(1).currentIndex().row() == 0
    room.at.press(Qt.Key.Key_Left)
    assert room.chips(0).hasFocus() and room.chips(0).currentIndex().row() == 2
    room.at.press(*[Qt.Key.Key_Down] * 3)
    assert room.chips(2).hasFocus() or room.chips(4).hasFocus() or room.chips(6).hasFocus()


def test_mixing_anew_says_the_effect_before_it_is_taken(room: CafeRoom):
    room.mix()
    room.cafe.announce()
    room.settle()
    gone = next(iter(room.picture.rounds[1].seated))
    room.cafe.leave(gone)
    room.settle()
    assert room.side.missing.isVisible()
    before = room.seats()
    room.press(room.side.without_them)
    bar = room.remix
    room.until(bar.take.isEnabled)
    assert bar.isVisible() and "1" in bar.effect.text() and room.seats() == before
    assert not room.quality.isVisible()
    room.press(bar.take)
    room.until(lambda: gone not in room.picture.rounds[1].seated)
    room.settle()
    assert not bar.isVisible() and room.quality.isVisible()
    assert not room.side.missing.isVisible()


def test_what_matters_most_is_remembered_and_searched_for(room: CafeRoom):
    room.mix()
    room.quality.remix.click()
    bar = room.remix
    room.until(lambda: bar.effect.text() != _("Looking for good seats…"))
    room.press(bar.mixes[Mix.WISHES])
    room.at.go_to(bar.again)
    room.at.press(ESCAPE)
    assert not bar.isVisible()
    room.quality.remix.click()
    assert bar.mixes[Mix.MIXED].isChecked(), "what was called off is not remembered"
    room.press(bar.mixes[Mix.CALM])
    room.until(lambda: bar.effect.text() != _("Looking for good seats…"))
    room.press(bar.again)
    room.until(bar.take.isEnabled)
    room.press(bar.take)
    room.until(lambda: room.picture.cafe.mix is Mix.CALM)


def test_a_seat_chosen_by_hand_can_be_mixed_again(room: CafeRoom):
    room.mix()
    person = next(iter(room.picture.rounds[0].seats[room.picture.tables[0].id])).attendance_id
    room.chips(0).select(person)
    room.chips(0).asked.emit(person, "")
    assert not room.move_bar.release.isVisible()
    room.move_bar.leave()
    room.cafe.do(move, room.picture.rounds[0].id, person, room.picture.tables[3].id)
    room.settle()
    room.chips(3).asked.emit(person, "")
    room.press(room.move_bar.release)
    room.until(lambda: not any(seat.by_hand for seats in room.picture.rounds[0].seats.values() for seat in seats))
    assert room.seat_of(person, 1) == room.picture.tables[3].id


def test_tabs_stand_in_the_order_of_the_rounds(room: CafeRoom):
    room.press(room.page.tabs["papers"])
    drafts = [ItemDraft("Runde 3", 20, ItemKind.CAFE)]
    added = room.cafe.do(add_round, room.cafe.cafe_id, drafts)
    room.until(lambda: added in room.page.tabs)
    room.page.turn_to(2)
    assert room.page.tabs[added].isChecked()


def test_latecomers_get_seats_with_one_key_in_the_running_round_too(room: CafeRoom):
    room.mix()
    room.cafe.begin("Projekt-Café")
    late = room.cafe.bring(2)
    room.settle()
    seatless = room.side.seatless
    assert seatless.isVisible() and "2" in seatless.part.heading.text()
    before = room.seats()
    room.at._qtbot.keyClick(room.page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    room.until(lambda: all(late_one in held.seated for held in room.picture.rounds for late_one in late))
    for held, tables in zip(room.seats(), before, strict=True):
        assert all(set(people) <= set(held[table]) for table, people in tables.items()), "nobody else changes"
    room.settle()
    assert not seatless.isVisible()
    topics = [{room.picture.table(room.seat_of(one, number)).topic_id for number in (1, 2)} for one in late]
    assert all(len(visited) == 2 for visited in topics), "two rounds, two topics"


def test_a_running_round_is_shown_first_and_its_seats_stay(room: CafeRoom):
    room.mix()
    room.choose(2)
    room.cafe.begin("Projekt-Café")
    room.settle()
    assert room.page.tabs[room.picture.rounds[0].id].isChecked()
    card = room.card(0)
    assert card.clock.isVisible()
    before = room.seats()
    card.chips.stand_at(0)
    room.at.press("5")
    assert not room.move_bar.isVisible() and room.at.said
    assert room.seats() == before


def test_a_round_that_begins_closes_what_would_move_somebody_in_it(room: CafeRoom):
    room.mix()
    room.cafe.begin("Projekt-Café")
    room.settle()
    room.choose(2)
    room.chips(0).stand_at(0)
    room.at.press("7")
    assert room.move_bar.isVisible()
    room.choose(1)
    assert not room.move_bar.isVisible()
    before = room.seats()
    room.view._move(room.chips(0).rows.row_at(0).id, room.picture.tables[6].id)
    assert room.seats() == before


def test_a_round_that_begins_leaves_the_other_tabs_alone(room: CafeRoom):
    room.mix()
    room.press(room.page.tabs["setup"])
    room.page.setup.edit_table(room.picture.tables[0].id)
    room.cafe.begin("Projekt-Café")
    room.settle()
    assert room.page.tabs["setup"].isChecked() and room.page.stack.currentWidget() is room.page.setup


def test_more_time_is_taken_back_from_one_table_alone(room: CafeRoom):
    room.mix()
    room.cafe.begin("Projekt-Café")
    held = room.picture.rounds[0]
    one, other = (table.id for table in room.picture.tables[:2])
    for table in (one, other):
        room.cafe.do(cafe_table.extend_table, held.id, table, 300)
    room.settle()
    room.card(0).more.click()
    room.until(room.page.menu.menu.isVisible)
    room.page.menu.menu.actions()[1].trigger()
    room.page.menu.menu.close()
    room.until(lambda: not room.picture.rounds[0].table_times[one])
    assert room.picture.rounds[0].table_times[other] == timedelta(minutes=5)


def test_one_table_gets_more_time_and_the_others_are_asked(room: CafeRoom):
    room.mix()
    room.cafe.begin("Projekt-Café")
    room.settle()
    table = room.picture.tables[2]
    room.view.cards[table.id].more.click()
    offered: TableMenu = room.page.menu
    menu = offered.menu
    room.until(menu.isVisible)
    menu.actions()[0].trigger()
    menu.close()
    room.until(lambda: room.picture.rounds[0].table_times)
    room.settle()
    assert room.view.cards[table.id].more_time.text() == "+5"
    longer = room.side.longer
    assert longer.isVisible() and "3" in longer.heading.text() and "7" in longer.words.text()
    ends = room.picture.rounds[0].timer.ends_at
    room.press(room.side.all_wait)
    room.until(lambda: room.picture.rounds[0].timer.ends_at == ends + timedelta(minutes=5))
    room.settle()
    assert not longer.isVisible()


def test_seats_are_announced_and_shown_to_the_room(room: CafeRoom):
    room.mix()
    room.press(room.side.tell)
    room.until(lambda: room.picture.cafe.published_at)
    room.settle()
    assert not room.side.tell.isVisible() and room.side.announced.isVisible()
    room.press(room.side.show_seats)
    spot = lambda: room.at.desk.ask(lambda records: records.get(Spotlight, SPOTLIGHT_ID)).result()  # noqa: E731
    room.until(lambda: spot().scene is Scene.SEATS and spot().subject_id == room.picture.rounds[0].id)


def test_a_closed_table_and_a_host_are_seen(room: CafeRoom):
    room.mix()
    host = next(iter(room.picture.rounds[0].seated))
    room.cafe.do(cafe_table.set_host, room.picture.tables[1].id, host)
    room.settle()
    line = room.view.cards[room.picture.tables[1].id].line
    assert room.picture.guests[host].person.name in line.accessibleName()
    room.cafe.do(cafe_table.close_table, room.picture.tables[7].id)
    room.settle()
    assert len(room.view.cards) == 7
