"""The run of show is typed, pasted, moved and edited by keyboard and mouse, and every act is one step of undo."""

from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.moderator.agenda_room import PLANNED, Agenda
from tests.support.cockpit import cockpit_on_new_file
from werkstatt.domain.agenda import ItemKind
from werkstatt.operations import agenda as agenda_deeds
from werkstatt.operations import live
from werkstatt.wording.agenda import slot_note

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def agenda(qtbot: QtBot, tmp_path: Path) -> Iterator[Agenda]:
    with cockpit_on_new_file(qtbot, tmp_path) as cockpit:
        yield Agenda(cockpit)


def test_title_and_minutes_are_one_line_and_the_next_goes_below(agenda: Agenda):
    agenda.select("Rückblick")
    agenda.type("Begrüßung 12")
    agenda.until_shown(["Ankommen", "Rückblick", "Begrüßung", *PLANNED[2:]])
    assert agenda.item("Begrüßung").minutes == 12
    assert agenda.page.entry.text() == ""
    agenda.cockpit.settle()  # the new item is chosen
    agenda.type("Umbau, 5 min")
    agenda.until_shown(["Ankommen", "Rückblick", "Begrüßung", "Umbau", *PLANNED[2:]])


def test_a_new_item_goes_to_the_end_when_none_was_chosen(agenda: Agenda):
    agenda.cockpit.window.turn_to("minutes")
    agenda.cockpit.window.turn_to("agenda")
    assert agenda.page.list.hasFocus()
    agenda.type("Nachtrag 5")
    agenda.until_shown([*PLANNED, "Nachtrag"])


def test_twenty_pasted_lines_are_twenty_items_and_one_step_of_undo(agenda: Agenda):
    agenda.page.entry.setFocus()
    agenda.paste("\n".join(f"Thema {letter} 7" for letter in "ABCDEFGHIJKLMNOPQRST") + "\n")
    agenda.cockpit.until(lambda: len(agenda.shown()) == 25)
    assert [agenda.item(f"Thema {letter}").minutes for letter in "AT"] == [7, 7]
    agenda.undo()
    agenda.until_shown(PLANNED)


def test_what_was_typed_before_pasting_lines_is_not_lost(agenda: Agenda):
    agenda.page.entry.setFocus()
    agenda.cockpit.write(agenda.page.entry, "Runde: ")
    agenda.paste("eins\r\nzwei 20\r\n")
    agenda.until_shown([*PLANNED, "Runde: eins", "zwei"])


def test_ctrl_enter_starts_an_unplanned_item_now(agenda: Agenda):
    agenda.cockpit.window_key(Key.Key_PageDown)
    agenda.cockpit.until(lambda: agenda.cockpit.running == "Ankommen")
    agenda.cockpit.clock.advance(timedelta(minutes=9))
    agenda.type("Überraschungsgast 10", CTRL)
    agenda.cockpit.until(lambda: agenda.cockpit.running == "Überraschungsgast")
    agenda.until_shown(["Ankommen", "Überraschungsgast", *PLANNED[1:]])
    item = agenda.item("Überraschungsgast")
    assert (item.minutes, item.unplanned) == (10, True)


def test_alt_and_arrows_move_an_item_and_the_keyboard_goes_with_it(agenda: Agenda):
    agenda.select("Rückblick")
    agenda.cockpit.press(Key.Key_Down, ALT)
    agenda.until_shown(["Ankommen", "Projekt-Café", "Rückblick", "Pause", "Abschluss"])
    agenda.cockpit.press(Key.Key_Up, ALT)
    agenda.until_shown(PLANNED)
    agenda.cockpit.press(Key.Key_Up, ALT)
    agenda.until_shown(["Rückblick", "Ankommen", *PLANNED[2:]])
    agenda.cockpit.press(Key.Key_Up, ALT)
    assert agenda.page.list.current().slot.item.title == "Rückblick"
    agenda.undo()
    agenda.until_shown(PLANNED)


def test_items_are_dragged_with_the_mouse(agenda: Agenda):
    agenda.drag("Ankommen", agenda.middle_of("Projekt-Café"))
    agenda.until_shown(["Rückblick", "Projekt-Café", "Ankommen", "Pause", "Abschluss"])
    agenda.drag("Abschluss", agenda.middle_of("Rückblick"))
    agenda.until_shown(["Abschluss", "Rückblick", "Projekt-Café", "Ankommen", "Pause"])


def test_the_mouse_may_leave_the_list_sideways_while_dragging(agenda: Agenda):
    agenda.drag("Ankommen", agenda.middle_of("Rückblick") + QPoint(900, 0))
    agenda.until_shown(["Rückblick", "Ankommen", *PLANNED[2:]])


def test_a_trembling_click_moves_nothing(agenda: Agenda):
    view = agenda.page.list
    edge = view.visualRect(view.rows.index(0)).bottomLeft() + QPoint(200, 0)
    agenda.qtbot.mousePress(view.viewport(), LEFT, pos=edge)
    agenda.qtbot.mouseMove(view.viewport(), edge + QPoint(0, 3))
    agenda.qtbot.mouseRelease(view.viewport(), LEFT, pos=edge + QPoint(0, 3))
    agenda.cockpit.settle()
    assert agenda.shown() == PLANNED


def test_enter_opens_the_form_and_each_field_is_one_step_of_undo(agenda: Agenda):
    agenda.select("Rückblick")
    agenda.cockpit.press(Key.Key_Return)
    fields = agenda.form.form.fields
    agenda.cockpit.until(fields["title"].hasFocus)
    agenda.cockpit.write(fields["title"], "Rückschau")
    fields["minutes"].setFocus()
    fields["minutes"].selectAll()
    agenda.cockpit.write(fields["minutes"], "25")
    fields["fixed_start"].setFocus()
    agenda.cockpit.write(fields["fixed_start"], "1830")
    fields["kind"].setFocus()
    agenda.until_shown(["Ankommen", "Rückschau", *PLANNED[2:]])
    agenda.cockpit.until(lambda: agenda.item("Rückschau").fixed_start == time(18, 30))
    assert agenda.item("Rückschau").minutes == 25
    agenda.undo()
    agenda.cockpit.until(lambda: agenda.item("Rückschau").fixed_start is None)
    assert agenda.item("Rückschau").minutes == 25
    agenda.undo()
    agenda.cockpit.until(lambda: agenda.item("Rückschau").minutes == 20)
    agenda.undo()
    agenda.until_shown(PLANNED)
    agenda.cockpit.until(lambda: fields["title"].text() == "Rückblick")


def test_escape_saves_the_field_being_typed_and_goes_back_to_the_list(agenda: Agenda):
    agenda.select("Projekt-Café")
    agenda.cockpit.press(Key.Key_F2)
    notes = agenda.form.form.fields["notes"]
    notes.setFocus()
    agenda.cockpit.write(notes, "Stifte verteilen")
    agenda.qtbot.keyClick(notes, Key.Key_Escape)
    assert not agenda.form.isVisible()
    assert agenda.page.list.hasFocus()
    agenda.cockpit.until(lambda: agenda.item("Projekt-Café").notes == "Stifte verteilen")


def test_an_empty_title_is_not_taken(agenda: Agenda):
    agenda.select("Projekt-Café")
    agenda.cockpit.press(Key.Key_Return)
    title = agenda.form.form.fields["title"]
    title.clear()
    agenda.qtbot.keyClick(title, Key.Key_Tab)
    agenda.cockpit.until(lambda: title.text() == "Projekt-Café")
    assert agenda.shown() == PLANNED


def test_the_form_opens_without_changing_an_item_longer_than_usual(agenda: Agenda):
    agenda.type("Zweitägige Wanderung 999")
    agenda.until_shown([*PLANNED, "Zweitägige Wanderung"])
    agenda.select("Zweitägige Wanderung")
    agenda.cockpit.press(Key.Key_Return)
    minutes = agenda.form.form.fields["minutes"]
    minutes.setFocus()
    agenda.qtbot.keyClick(minutes, Key.Key_Escape)
    agenda.cockpit.settle()
    assert agenda.item("Zweitägige Wanderung").minutes == 999


def test_the_form_goes_with_its_item(agenda: Agenda):
    agenda.type("Irrtum 5")
    agenda.until_shown([*PLANNED, "Irrtum"])
    agenda.select("Irrtum")
    agenda.cockpit.press(Key.Key_Return)
    assert agenda.form.isVisible()
    agenda.cockpit.window.workplace.undo()
    agenda.cockpit.until(lambda: not agenda.form.isVisible())


def test_delete_removes_and_undo_brings_back_to_the_same_place(agenda: Agenda):
    agenda.select("Projekt-Café")
    agenda.cockpit.press(Key.Key_Delete)
    agenda.until_shown(["Ankommen", "Rückblick", "Pause", "Abschluss"])
    agenda.undo()
    agenda.until_shown(PLANNED)


def test_the_running_item_stays_and_a_sentence_says_why(agenda: Agenda):
    agenda.cockpit.window_key(Key.Key_PageDown)
    agenda.cockpit.until(lambda: agenda.cockpit.running == "Ankommen")
    said: list[str] = []
    agenda.cockpit.window.workplace.said.connect(lambda text, tone: said.append(text))
    agenda.select("Ankommen")
    agenda.cockpit.press(Key.Key_Delete)
    agenda.cockpit.until(lambda: bool(said))
    assert agenda.shown() == PLANNED
    assert agenda.cockpit.running == "Ankommen"


def test_an_item_is_left_out_and_taken_in_again(agenda: Agenda):
    agenda.select("Rückblick")
    agenda.press("Auslassen")
    agenda.cockpit.until(lambda: agenda.item("Rückblick").skipped)
    agenda.cockpit.until(lambda: agenda.page.leave_out.text() == "Wieder aufnehmen")
    agenda.press("Wieder aufnehmen")
    agenda.cockpit.until(lambda: not agenda.item("Rückblick").skipped)
    agenda.select("Pause")
    assert agenda.page.leave_out.text() == "Auslassen"


def chosen(agenda: Agenda) -> str:
    line = agenda.page.list.selected()
    return line.slot.item.title if line else ""


def test_whoever_chose_what_runs_stays_with_what_runs(agenda: Agenda):
    agenda.go_on("Ankommen")
    agenda.select("Ankommen")
    agenda.cockpit.clock.advance(timedelta(minutes=15))
    agenda.go_on("Rückblick")
    agenda.cockpit.settle()
    assert chosen(agenda) == "Rückblick"
    agenda.cockpit.window_key(Key.Key_PageUp)
    agenda.cockpit.until(lambda: chosen(agenda) == "Ankommen")
    agenda.select("Abschluss")
    agenda.cockpit.clock.advance(timedelta(minutes=15))
    agenda.go_on("Rückblick")
    agenda.cockpit.settle()
    assert chosen(agenda) == "Abschluss", "that row was chosen by hand"


def test_where_nobody_chose_a_row_none_is_chosen_and_the_keyboard_goes_along(agenda: Agenda):
    agenda.page.list.setFocus()
    agenda.go_on("Ankommen")
    agenda.cockpit.clock.advance(timedelta(minutes=15))
    agenda.go_on("Rückblick")
    agenda.cockpit.settle()
    assert chosen(agenda) == ""
    assert agenda.page.list.current().slot.item.title == "Rückblick"


def test_what_was_interrupted_says_so_and_can_be_left_out(agenda: Agenda):
    agenda.go_on("Ankommen")
    agenda.cockpit.clock.advance(timedelta(minutes=8))
    agenda.type("Frage aus dem Saal 5", CTRL)
    agenda.cockpit.until(lambda: agenda.cockpit.running == "Frage aus dem Saal")
    agenda.cockpit.settle()
    assert slot_note(agenda.page.list.rows.row_at(0).slot) == "unterbrochen, noch 7 min"
    agenda.select("Ankommen")
    agenda.press("Auslassen")
    agenda.cockpit.until(lambda: agenda.cockpit.strip.next.text() == "Weiter: Rückblick ▸")


def test_any_item_can_be_started_now(agenda: Agenda):
    agenda.select("Pause")
    agenda.press("Jetzt beginnen")
    agenda.cockpit.until(lambda: agenda.cockpit.running == "Pause")


def test_an_item_began_as_many_minutes_ago_as_the_words_say(agenda: Agenda):
    assert not agenda.page.began.isEnabled()
    agenda.go_on("Ankommen")
    agenda.cockpit.clock.advance(timedelta(minutes=20))
    agenda.go_on("Rückblick")
    agenda.cockpit.clock.advance(timedelta(minutes=16))
    agenda.cockpit.until(agenda.page.began.isEnabled)
    menu = agenda.page.began.menu()
    menu.aboutToShow.emit()
    actions = {action.text(): action for action in menu.actions()}
    assert [text for text, action in actions.items() if not action.isEnabled()] == []
    actions["vor 5 Minuten"].trigger()
    now = agenda.cockpit.clock.now()
    agenda.cockpit.until(lambda: agenda.cockpit.strip.rest.text() == "noch 15:00")
    first, second = agenda.cockpit.night.picture.runs
    assert first.ended_at == second.started_at == now - timedelta(minutes=5)
    agenda.undo()
    agenda.cockpit.until(lambda: agenda.cockpit.strip.rest.text() == "noch 04:00")


def test_nothing_is_offered_that_can_not_come_true(agenda: Agenda):
    agenda.go_on("Ankommen")
    agenda.cockpit.clock.advance(timedelta(minutes=9))
    agenda.go_on("Rückblick")
    agenda.cockpit.settle()
    menu = agenda.page.began.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if action.isEnabled()] == [
        "vor 2 Minuten",
        "vor 5 Minuten",
        "vor 8 Minuten",
    ]


def test_the_list_shows_what_is_expected_as_time_goes_by(agenda: Agenda):
    assert agenda.page.list.rows.row_at(1).time == "18:15"
    assert "18:00–19:40" in agenda.page.subtitle.text()
    agenda.cockpit.window_key(Key.Key_PageDown)
    agenda.cockpit.until(lambda: agenda.cockpit.running == "Ankommen")
    agenda.cockpit.settle()
    agenda.cockpit.clock.advance(timedelta(minutes=21))
    agenda.cockpit.tick()
    assert agenda.page.list.rows.row_at(1).time == "18:21"


def long_agenda(agenda: Agenda) -> None:
    agenda.page.entry.setFocus()
    agenda.paste("\n".join(f"Punkt {place} 1 min" for place in range(195)))
    agenda.cockpit.until(lambda: len(agenda.shown()) == 200)


def test_an_agenda_of_two_hundred_items_stays_where_it_was_scrolled_to(agenda: Agenda):
    long_agenda(agenda)
    agenda.go_on("Ankommen")
    agenda.cockpit.settle()
    agenda.page.list.verticalScrollBar().setValue(3000)
    agenda.cockpit.session.desk.do(agenda_deeds.change_item, agenda.item("Punkt 9").id, minutes=2).result()
    agenda.cockpit.settle()
    agenda.cockpit.tick()
    assert agenda.page.list.verticalScrollBar().value() == 3000


def test_what_begins_and_what_comes_next_are_scrolled_to(agenda: Agenda):
    long_agenda(agenda)
    agenda.select("Punkt 99")
    agenda.press("Jetzt beginnen")
    agenda.cockpit.until(lambda: agenda.cockpit.running == "Punkt 99")
    agenda.cockpit.settle()
    agenda.page.list.verticalScrollBar().setValue(0)
    agenda.cockpit.clock.advance(timedelta(minutes=1))
    agenda.go_on("Punkt 100")
    agenda.cockpit.settle()
    assert agenda.is_in_sight("Punkt 100")
    assert agenda.is_in_sight("Punkt 101")


def test_what_begins_while_the_page_is_closed_is_in_sight_when_it_opens(agenda: Agenda):
    long_agenda(agenda)
    agenda.cockpit.window.turn_to("minutes")
    now = agenda.cockpit.clock.now()
    agenda.cockpit.session.desk.do(live.jump_to, agenda.item("Punkt 150").id, now).result()
    agenda.cockpit.window.turn_to("agenda")
    agenda.cockpit.until(lambda: agenda.is_in_sight("Punkt 151"))


def test_who_edits_an_item_is_not_torn_away_from_it(agenda: Agenda):
    long_agenda(agenda)
    agenda.select("Punkt 180")
    agenda.cockpit.press(Key.Key_Return)
    agenda.cockpit.settle()
    before = agenda.page.list.verticalScrollBar().value()
    agenda.go_on("Ankommen")
    agenda.cockpit.settle()
    assert agenda.page.list.verticalScrollBar().value() == before


def test_the_item_being_edited_stays_in_sight(agenda: Agenda):
    agenda.page.entry.setFocus()
    agenda.paste("\n".join(f"Punkt {place} 1 min" for place in range(6)))
    agenda.cockpit.until(lambda: len(agenda.shown()) == 11)
    agenda.cockpit.settle()
    agenda.select("Punkt 4")
    assert agenda.is_in_sight("Punkt 4")
    agenda.cockpit.press(Key.Key_Return)
    agenda.cockpit.until(lambda: agenda.page.list.height() < 300)
    assert agenda.is_in_sight("Punkt 4")
    agenda.form.form.trouble.show()  # the form may take still more
    agenda.form.lack.show()
    agenda.cockpit.settle()
    assert agenda.is_in_sight("Punkt 4")


def test_a_time_at_the_end_of_the_line_is_understood_as_well(agenda: Agenda):
    agenda.select("Ankommen")
    agenda.type("Abfahrt Bürgerbus 20.15 Uhr")
    agenda.until_shown([*PLANNED, "Abfahrt Bürgerbus"])
    assert agenda.item("Abfahrt Bürgerbus").fixed_start == time(20, 15)
    agenda.select("Ankommen")
    agenda.type("Impuls 18:35, 20 min")
    agenda.until_shown(["Ankommen", "Rückblick", "Impuls", *PLANNED[2:], "Abfahrt Bürgerbus"])
    assert (agenda.item("Impuls").minutes, agenda.item("Impuls").fixed_start) == (20, time(18, 35))
    assert "21:15" in agenda.page.entry.placeholderText()


def test_a_line_with_a_time_goes_where_it_belongs_and_its_start_is_fixed(agenda: Agenda):
    agenda.select("Ankommen")
    agenda.type("18:35 Impuls Handwerkskammer 20 min")
    agenda.until_shown(["Ankommen", "Rückblick", "Impuls Handwerkskammer", *PLANNED[2:]])
    item = agenda.item("Impuls Handwerkskammer")
    assert (item.minutes, item.fixed_start, item.kind) == (20, time(18, 35), ItemKind.INPUT)


def test_a_whole_agenda_is_pasted_into_an_empty_one(agenda: Agenda):
    for title in PLANNED:
        agenda.cockpit.session.desk.do(agenda_deeds.remove_item, agenda.item(title).id).result()
    agenda.until_shown([])
    agenda.cockpit.settle()
    assert agenda.page.drift.headline.text() == "Noch kein Ablauf"
    agenda.page.entry.setFocus()
    agenda.paste("18:30 Ankommen\n18:45\tBegrüßung\n19:00 Projekt-Café\n19:40 Kaffeepause\n20:00 Abschluss\n20:10 Ende")
    agenda.until_shown(["Ankommen", "Begrüßung", "Projekt-Café", "Kaffeepause", "Abschluss"])
    agenda.cockpit.settle()
    items = agenda.cockpit.night.picture.items
    assert [item.minutes for item in items] == [15, 15, 40, 20, 10]
    assert [item.kind for item in items] == [
        ItemKind.ARRIVAL,
        ItemKind.INPUT,
        ItemKind.CAFE,
        ItemKind.BREAK,
        ItemKind.CLOSING,
    ]
    assert not any(item.fixed_start for item in items)
    assert "18:30–20:10" in agenda.page.subtitle.text()
    agenda.undo()
    agenda.until_shown([])
    agenda.cockpit.until(lambda: agenda.cockpit.night.picture.day.starts_at == time(18))


def test_more_minutes_for_the_running_item_move_its_clock(agenda: Agenda):
    agenda.go_on("Ankommen")
    agenda.select("Ankommen")
    agenda.cockpit.press(Key.Key_Return)
    minutes = agenda.form.form.fields["minutes"]
    minutes.setFocus()
    minutes.selectAll()
    agenda.cockpit.write(minutes, "25")
    agenda.form.form.fields["kind"].setFocus()
    agenda.cockpit.until(lambda: agenda.cockpit.strip.rest.text() == "noch 25:00")


def test_a_kind_is_chosen_in_the_form(agenda: Agenda):
    agenda.select("Rückblick")
    agenda.cockpit.press(Key.Key_Return)
    kind = agenda.form.form.fields["kind"]
    kind.setFocus()
    agenda.qtbot.keyClick(kind, Key.Key_Down)
    agenda.cockpit.until(lambda: agenda.item("Rückblick").kind is ItemKind.CAFE)
