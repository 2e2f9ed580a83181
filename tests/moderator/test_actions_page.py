"""The page "Maßnahmen" by keyboard: writing down fast, following up, never losing what was typed."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from tests.support.bench import Bench, bench
from tests.support.cafes import CafeEvening
from werkstatt.domain.action import Action, ActionState
from werkstatt.domain.cafe import NoteKind
from werkstatt.domain.person import Person
from werkstatt.moderator.action_entry import ActionEntry
from werkstatt.moderator.action_list import ActionList
from werkstatt.moderator.actions_page import ActionsPage
from werkstatt.moderator.name_completer import NameCompleter
from werkstatt.operations import action, cafe, process, table_note
from werkstatt.operations.story import write_down
from werkstatt.qtkit.widgets import plain_tip
from werkstatt.readmodels.actions import actions
from werkstatt.wording.minutes_cafe import from_table

Key = Qt.Key


@pytest.fixture
def at(tmp_path, qtbot):
    with bench(tmp_path, qtbot, ActionsPage) as opened:
        yield opened


def agreed(at: Bench) -> list[tuple[str, str, date | None]]:
    rows = at.desk.ask(actions, at.night.event_id).result().actions
    return [(row.what, row.who, row.due) for row in rows]


def add(at: Bench, what: str, **values: object) -> str:
    """An action that is there already when the test begins."""
    key = at.do(action.add_action, at.night.event_id, what, **values)
    at.until(lambda: at.page.list.rows.row_of(key) >= 0)
    return key


def shown(at: Bench) -> list[str]:
    rows = at.page.list.rows
    return [rows.data(rows.index(place)) for place in range(rows.rowCount())]


def test_a_line_holds_what_who_and_until_when(at):
    at.page.entry.begin()
    at.press("Flyer drucken; Bauamt; 30.6.", Key.Key_Return, "Halle suchen", Key.Key_Return)
    at.until(lambda: len(shown(at)) == 2)
    assert agreed(at) == [("Flyer drucken", "Bauamt", date(2023, 6, 30)), ("Halle suchen", "", None)]
    assert shown(at)[0] == "1, Flyer drucken, Bauamt, 30.06.2023, offen"
    assert at.page.entry.what.hasFocus()


def test_three_fields_do_the_same(at):
    at.page.entry.begin()
    at.press("Flyer; A4", Key.Key_Tab, "Bauamt", Key.Key_Tab, "30.6.23", Key.Key_Return)
    at.until(lambda: shown(at))
    assert agreed(at) == [("Flyer; A4", "Bauamt", date(2023, 6, 30))]
    assert at.page.entry.what.hasFocus()
    assert not (at.page.entry.who.text() or at.page.entry.due.text())


def test_a_date_that_can_not_be_read_stays_and_is_asked_for(at):
    at.page.entry.begin()
    at.press("Flyer; Bauamt; 31.6.", Key.Key_Return)
    entry: ActionEntry = at.page.entry
    assert "31.6." in entry.trouble.text()
    assert entry.due.hasFocus()
    assert (entry.what.text(), entry.who.text(), entry.due.text()) == ("Flyer", "Bauamt", "31.6.")
    at.press("1.3.", Key.Key_Return)
    at.until(lambda: shown(at))
    assert agreed(at) == [("Flyer", "Bauamt", date(2023, 3, 1))]
    assert entry.trouble.isHidden()


def test_a_date_may_be_said_in_words_and_it_is_shown_how_they_are_understood(at):
    entry: ActionEntry = at.page.entry
    at.go_to(entry.due)
    at.press("Ende Mai")
    assert entry.understood.isVisible()
    assert entry.understood.text() == "Ende Mai → 31.05.2023"
    at.go_to(entry.what)
    at.press("Flyer", Key.Key_Return)
    at.until(lambda: shown(at))
    assert not entry.understood.isVisible()
    at.press("Halle; Bauamt; nächsten Freitag")
    assert entry.understood.text() == "nächsten Freitag → 27.01.2023"
    at.press(Key.Key_Return)
    at.until(lambda: len(shown(at)) == 2)
    assert agreed(at) == [("Flyer", "", date(2023, 5, 31)), ("Halle", "Bauamt", date(2023, 1, 27))]


def test_until_when_may_be_words_that_name_no_date(at):
    at.page.entry.begin()
    at.press("Flyer; Bauamt; bis zum Fest", Key.Key_Return)
    at.until(lambda: shown(at))
    (row,) = at.desk.ask(actions, at.night.event_id).result().actions
    assert (row.who, row.due, row.due_words) == ("Bauamt", None, "bis zum Fest")
    assert shown(at)[0] == "1, Flyer, Bauamt, bis zum Fest, offen"
    at.go_to(at.page.list)
    at.press(Key.Key_Return)
    until = at.page.form.form.fields["until"]
    at.until(until.isVisible)
    assert until.text() == "bis zum Fest"
    at.go_to(until)
    at.press("Ende Mai", Key.Key_Tab)
    at.until(lambda: until.text() == "31.05.2023")
    (row,) = at.desk.ask(actions, at.night.event_id).result().actions
    assert (row.due, row.due_words) == (date(2023, 5, 31), "")


def test_a_responsible_alone_is_not_an_action(at):
    at.go_to(at.page.entry.who)
    at.press("Bauamt", Key.Key_Return)
    assert "Was soll getan werden" in at.page.entry.trouble.text()
    assert at.page.entry.what.hasFocus()
    assert at.page.entry.who.text() == "Bauamt"


def test_pasted_lines_are_actions_and_nothing_of_them_is_lost(at):
    at.page.entry.begin()
    QApplication.clipboard().setText("Flyer; Bauamt; 30.6.\n\nHalle; Schule; nach der Messe\nBus")
    paste = QKeyEvent(QEvent.Type.KeyPress, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(at.page.entry.what, paste)
    at.until(lambda: len(shown(at)) == 3)
    assert agreed(at) == [
        ("Flyer", "Bauamt", date(2023, 6, 30)),
        ("Halle", "Schule", None),
        ("Bus", "", None),
    ]
    at.workplace.undo()
    at.until(lambda: not shown(at))


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_name_is_completed_from_the_file(at):
    people = [Person(id="1", last_name="Roth", organisation="Handwerkskammer"), Person(id="2", last_name="Ring")]
    at.do(write_down, people)
    at.page.entry.begin()
    at.press("Schnuppertage", Key.Key_Tab)
    who = at.page.entry.who
    completer = who.completer()
    assert isinstance(completer, NameCompleter)
    at.until(lambda: completer.names.rowCount() == 3)
    popup = completer.popup()
    at.press("KAMMER")
    at.until(popup.isVisible)
    at.press(Key.Key_Down)
    at.press(Key.Key_Return)
    assert who.text() == "Handwerkskammer"
    assert not agreed(at)
    at.go_to(who)
    at.press(Key.Key_Return)
    at.until(lambda: shown(at))
    assert agreed(at) == [("Schnuppertage", "Handwerkskammer", None)]
    assert not who.text()


def test_actions_are_moved_and_removed_by_keyboard(at):
    for what in ("Flyer", "Halle", "Bus"):
        add(at, what)
    at.go_to(at.page.list)
    at.press(Key.Key_Home)
    at.press(Key.Key_Down, alt=True)
    at.until(lambda: shown(at)[0].startswith("1, Halle"))
    assert at.page.list.current().action.what == "Flyer"
    at.press(Key.Key_Delete)
    at.until(lambda: len(shown(at)) == 2)
    assert [what for what, _who, _due in agreed(at)] == ["Halle", "Bus"]
    at.workplace.undo()
    at.until(lambda: len(shown(at)) == 3)


def test_an_action_is_edited_below_the_list(at):
    initiative = at.do(process.add_initiative, "Bündnis neues Wohnen")
    key = add(at, "Flyer")
    at.go_to(at.page.list)
    at.press(Key.Key_Return)
    fields = at.page.form.form.fields
    at.until(fields["what"].hasFocus)
    at.press("Flyer drucken", Key.Key_Tab)
    at.press(Key.Key_Down, Key.Key_Tab, "Bauamt", Key.Key_Tab, "Schule", Key.Key_Tab, "30.6.", Key.Key_Tab)
    at.press(Key.Key_Down, Key.Key_Escape)
    at.until(lambda: "in Arbeit" in shown(at)[0] and at.page.list.current().initiative)
    assert at.desk.ask(actions, at.night.event_id).result().actions[0] == Action(
        id=key,
        event_id=at.night.event_id,
        rank=0,
        what="Flyer drucken",
        who="Bauamt",
        partners="Schule",
        due=date(2023, 6, 30),
        state=ActionState.UNDER_WAY,
        initiative_id=initiative,
    )
    assert at.page.form.isHidden()
    assert at.page.list.hasFocus()


def test_an_action_never_loses_its_words(at):
    add(at, "Flyer")
    at.go_to(at.page.list)
    at.press(Key.Key_Return)
    what = at.page.form.form.fields["what"]
    at.until(what.hasFocus)
    at.press(Key.Key_Delete, Key.Key_Tab)
    assert what.text() == "Flyer"
    assert agreed(at) == [("Flyer", "", None)]


def test_what_nobody_took_stays_in_sight(at):
    add(at, "Flyer", who="Bauamt", due=date(2023, 6, 30))
    add(at, "Halle")
    add(at, "Bus")
    missing = at.page.missing
    at.until(lambda: missing.isVisible() and missing.text().startswith("2 Maßnahmen ohne Verantwortliche"))
    assert at.page.count.text() == "3 Maßnahmen"
    assert at.page.states.text() == "3 offen"
    for what in ("Halle", "Bus", "Halle"):
        at.page.show_missing.click()
        assert at.page.list.current().action.what == what
    key = at.page.list.current().id
    at.do(action.change_action, key, who="Schule")
    at.until(lambda: missing.text().startswith("1 Maßnahme ohne"))
    at.do(action.change_action, at.page.list.rows.row_at(2).id, state=ActionState.DROPPED)
    at.until(at.page.show_missing.isHidden)


def test_at_midnight_more_is_late(at):
    add(at, "Flyer", due=date(2023, 1, 18))
    at.until(lambda: at.page.list.rows.row_at(0).late == "")
    at.night.clock.advance(timedelta(days=1))
    at.workplace.ticked.emit()
    assert "seit 1 Tag überfällig" in shown(at)[0]


def test_an_action_that_a_note_became_says_where_it_was_written(at):
    made = CafeEvening(at.night, guests=2, tables_each=1)
    held, table = made.picture.rounds[0], made.picture.tables[2]
    title = "Wohnen & <b>Bauen</b> im Ortskern " * 5
    at.do(cafe.change_topic, table.topic_id, title=title)
    at.do(table_note.write_notes, held.id, table.id, [(NoteKind.IDEA, "Busse")], at.night.clock.now())
    (note,) = made.picture.rounds[0].notes[table.id]
    key = add(at, "Fahrplan", note_id=note.id)
    origin = f"{from_table(1, 3)} · {title}"
    assert shown(at)[0].endswith(origin)
    plan: ActionList = at.page.list
    place = plan.visualRect(plan.rows.index(0)).center()
    asked = QHelpEvent(QEvent.Type.ToolTip, place, plan.viewport().mapToGlobal(place))
    QApplication.sendEvent(plan.viewport(), asked)
    assert QToolTip.text() == plain_tip(origin)
    QToolTip.hideText()
    at.do(table_note.remove_note, note.id)
    at.until(lambda: not shown(at)[0].endswith(origin))
    assert at.page.list.current() is None or at.page.list.current().id == key


def test_an_empty_page_says_what_it_is_for_and_begins(at):
    at.until(at.page.invitation.isVisible)
    assert "wer was bis wann" in at.page.invitation.sentence.text()
    at.go_to(at.page.begin)
    at.press(Key.Key_Space)
    assert at.page.entry.what.hasFocus()
    at.press("Flyer", Key.Key_Return)
    at.until(at.page.invitation.isHidden)
    assert at.page.list.isVisible()


def test_without_an_event_nothing_can_be_typed(tmp_path, qtbot):
    with bench(tmp_path, qtbot, ActionsPage, chosen=False) as at:
        assert not at.page.entry.isEnabled()
        at.workplace.choose(at.night.event_id, at.night.day_id)
        assert at.page.entry.isEnabled()


def test_what_people_wrote_is_plain_text(at):
    evil = "<img src=/etc/passwd> & <b>fett</b>"
    add(at, evil, who=evil)
    at.go_to(at.page.list)
    at.press(Key.Key_Return)
    labels = at.page.window().findChildren(QLabel)
    assert {made.textFormat() for made in labels} == {Qt.TextFormat.PlainText}
    assert at.page.form.form.fields["what"].text() == evil
