"""What frames every page: the live strip, the rail, the beamer's panel and the status line."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.cockpit import Cockpit
from werkstatt.domain.spotlight import Curtain, Scene
from werkstatt.moderator.beamer_panel import BeamerPanel
from werkstatt.moderator.live_strip import LiveStrip
from werkstatt.moderator.rail import Rail
from werkstatt.moderator.status_line import StatusLine
from werkstatt.operations import action, agenda, event, live, spotlight
from werkstatt.projector.beamer import BeamerState
from werkstatt.readmodels.choice import place_kept
from werkstatt.wording.clocks import rest_text

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def go_on(cockpit: Cockpit, title: str, after: int = 1) -> None:
    cockpit.clock.advance(timedelta(minutes=after))
    cockpit.window_key(Key.Key_PageDown)
    cockpit.until(lambda: cockpit.running == title)


def click(cockpit: Cockpit, button) -> None:
    cockpit.qtbot.mouseClick(button, LEFT)
    cockpit.settle()


def test_the_strip_says_what_runs_and_how_long(cockpit: Cockpit):
    strip: LiveStrip = cockpit.strip
    assert (strip.item.isVisible(), strip.rest.isVisible(), strip.end.text()) == (False, False, "Ende 19:40 Uhr")
    go_on(cockpit, "Ankommen", 5)
    assert (strip.item.text(), strip.rest.text()) == ("Ankommen", "noch 15:00")
    cockpit.clock.advance(timedelta(minutes=16, seconds=5))
    cockpit.tick()
    assert strip.rest.text() == "01:05 über der Zeit"
    assert strip.end.text().startswith("Ende 19:40 Uhr"), "the air before the fixed break takes it up"


@pytest.mark.parametrize(
    ("seconds", "held", "text"),
    [
        (1044, False, "noch 17:24"),
        (1044, True, "angehalten, noch 17:24"),
        (-72, False, "01:12 über der Zeit"),
        (-539.4, False, "08:59 über der Zeit"),
        (-0.4, False, "00:00 über der Zeit"),
        (-214, True, "angehalten, 03:34 über der Zeit"),
    ],
)
def test_clocks_in_words(seconds: float, held: bool, text: str):
    assert rest_text(seconds, held=held) == text


def test_the_expected_end_says_by_how_much_it_is_late(cockpit: Cockpit):
    desk = cockpit.session.desk
    desk.do(agenda.change_item, cockpit.night.item_id("Pause"), fixed_start=None).result()
    for title in ("Ankommen", "Rückblick"):
        go_on(cockpit, title, 20)
    cockpit.settle()
    assert cockpit.strip.end.text() == "Ende voraussichtlich 19:50 Uhr (+25\xa0min)"
    desk.do(live.jump_to, cockpit.night.item_id("Abschluss"), cockpit.clock.now()).result()
    cockpit.until(lambda: cockpit.running == "Abschluss")
    assert cockpit.strip.end.text() == "Ende voraussichtlich 18:50 Uhr (−35\xa0min)"


def test_the_clock_of_the_running_item_is_held_and_extended(cockpit: Cockpit):
    go_on(cockpit, "Ankommen")
    panel: BeamerPanel = cockpit.window.panel
    plus_one, plus_five, pause = panel.clock_buttons
    click(cockpit, plus_one)
    click(cockpit, plus_five)
    assert cockpit.strip.rest.text() == "noch 21:00"
    click(cockpit, pause)
    assert pause.text() == "Fortsetzen"
    cockpit.clock.advance(timedelta(minutes=3))
    cockpit.tick()
    assert cockpit.strip.rest.text() == "angehalten, noch 21:00"
    click(cockpit, pause)
    assert (pause.text(), cockpit.strip.rest.text()) == ("Pause", "noch 21:00")
    cockpit.clock.advance(timedelta(minutes=7))
    cockpit.tick()
    assert panel.progress.value() == round(1000 * 7 / 21)


def test_the_curtain_is_drawn_by_mouse_and_the_buttons_say_how_it_is(cockpit: Cockpit):
    curtains = cockpit.window.panel.curtains
    click(cockpit, curtains[Curtain.BLACK])
    assert cockpit.curtain is Curtain.BLACK
    cockpit.window_key(Key.Key_F)
    cockpit.until(curtains[Curtain.FROZEN].isChecked)
    cockpit.window_key(Key.Key_F5)
    cockpit.until(curtains[Curtain.OPEN].isChecked)


def test_what_comes_next_stands_below_the_preview(cockpit: Cockpit):
    go_on(cockpit, "Ankommen")
    assert cockpit.window.panel.next_up.text() == "18:16  Rückblick\n18:36  Projekt-Café"


def test_what_was_interrupted_is_offered_with_the_rest_of_its_time(cockpit: Cockpit):
    for title in ("Ankommen", "Rückblick", "Projekt-Café"):
        go_on(cockpit, title, 15)
    cockpit.clock.advance(timedelta(minutes=12, seconds=30))
    desk, night = cockpit.session.desk, cockpit.night
    desk.do(live.insert_now, night.day_id, "Frage aus dem Saal", 5, cockpit.clock.now()).result()
    cockpit.until(lambda: cockpit.running == "Frage aus dem Saal")
    assert cockpit.strip.next.accessibleName() == "Weiter (noch 12 min): Projekt-Café ▸"
    assert cockpit.window.panel.next_up.text() == "19:02  Projekt-Café\n19:15  Pause"
    cockpit.clock.advance(timedelta(minutes=5))
    click(cockpit, cockpit.strip.next)
    assert (cockpit.running, cockpit.strip.rest.text()) == ("Projekt-Café", "noch 12:30")
    cockpit.window_key(Key.Key_PageUp)
    cockpit.until(lambda: cockpit.running == "Frage aus dem Saal")
    cockpit.window_key(Key.Key_PageUp)
    cockpit.until(lambda: cockpit.running == "Projekt-Café")
    assert cockpit.strip.rest.text() == "noch 07:30"
    assert cockpit.strip.next.accessibleName() == "Weiter: Frage aus dem Saal ▸"


def test_after_the_end_the_way_leads_on_to_the_minutes(cockpit: Cockpit):
    go_on(cockpit, "Ankommen")
    cockpit.session.desk.do(live.end_day, cockpit.night.day_id, cockpit.clock.now()).result()
    cockpit.until(lambda: cockpit.running == "")
    assert (cockpit.strip.next.text(), cockpit.strip.next.isEnabled()) == ("Weiter: Protokoll ▸", True)
    with cockpit.qtbot.waitSignal(cockpit.strip.asked_for_minutes):
        cockpit.qtbot.mouseClick(cockpit.strip.next, LEFT)
    assert cockpit.window.page_key == "minutes"
    cockpit.session.desk.do(spotlight.show, Scene.INITIATIVE).result()
    cockpit.settle()
    with cockpit.qtbot.assertNotEmitted(cockpit.strip.pressed_next):
        cockpit.qtbot.mouseClick(cockpit.strip.next, LEFT)


def test_a_beamer_that_is_lent_is_not_previewed(cockpit: Cockpit):
    panel: BeamerPanel = cockpit.window.panel
    panel.show_beamer(BeamerState.SHOWING)
    size = panel.preview.size()
    cockpit.session.desk.do(spotlight.show, Scene.GUEST).result()
    cockpit.until(panel.lent.isVisible)
    assert not panel.preview.isVisible()
    assert panel.lent.size() == size
    assert not any(curtain.isEnabled() or curtain.isChecked() for curtain in panel.curtains.values())
    assert panel.heading.text() == "Auf dem Beamer: das Fremdprogramm"
    panel.show_beamer(BeamerState.NO_SCREEN)
    assert panel.preview.isVisible(), "there is nothing to lend"
    panel.show_beamer(BeamerState.SHOWING)
    cockpit.session.desk.do(spotlight.follow, cockpit.night.event_id).result()
    cockpit.until(panel.preview.isVisible)
    assert not panel.lent.isVisible()
    assert all(curtain.isEnabled() for curtain in panel.curtains.values())
    assert panel.curtains[Curtain.OPEN].isChecked()


def test_a_scene_that_fails_is_said_and_the_next_one_clears_it(cockpit: Cockpit):
    panel = cockpit.window.panel
    cockpit.window.stage.failed.emit("Diese Ansicht lässt sich nicht zeigen.")
    assert panel.problem.isVisible()
    cockpit.session.desk.do(spotlight.show, Scene.AGENDA).result()
    cockpit.until(lambda: not panel.problem.isVisible())


def test_an_ampersand_in_a_title_is_shown(cockpit: Cockpit):
    cockpit.session.desk.do(agenda.change_item, cockpit.night.item_id("Ankommen"), title="Kaffee & Kuchen").result()
    cockpit.until(lambda: cockpit.strip.next.accessibleName() == "Beginnen: Kaffee & Kuchen ▸")
    assert cockpit.strip.next.text() == "Beginnen: Kaffee && Kuchen ▸"
    assert cockpit.strip.next.shortcut().isEmpty()


def test_what_runs_stays_in_hand_while_another_event_is_looked_at(cockpit: Cockpit):
    go_on(cockpit, "Ankommen")
    desk = cockpit.session.desk
    other = desk.do(event.add_event, "Kick-off", date(2023, 3, 1), time(9)).result()
    place = desk.ask(place_kept, other, "").result()
    desk.do(agenda.add_items, place[1], [("Gruß", 5)]).result()
    cockpit.window.workplace.choose(*place)
    cockpit.settle()
    assert cockpit.strip.title.text() == "Netzwerkkonferenz"
    cockpit.window.turn_to("agenda")
    go_on(cockpit, "Rückblick", 15)
    cockpit.window_key(Key.Key_PageUp)
    cockpit.until(lambda: cockpit.running == "Ankommen")
    desk.do(live.finish, cockpit.night.day_id, cockpit.clock.now()).result()
    cockpit.until(lambda: cockpit.strip.title.text() == "Kick-off")
    assert cockpit.strip.next.text() == "Beginnen: Gruß ▸"


def test_the_rail_turns_pages_by_click_and_by_key(cockpit: Cockpit):
    rail: Rail = cockpit.window.rail
    for place, key in enumerate(("process", "people", "agenda", "cafe", "actions", "minutes")):
        QTest.keyClick(cockpit.window.windowHandle(), Key.Key_1 + place, ALT)
        cockpit.until(lambda key=key: cockpit.window.page_key == key)
        assert rail._entries[key].isChecked()
    click(cockpit, rail._entries["people"])
    assert cockpit.window.page_key == "people"


def test_the_rail_counts_people_and_actions(cockpit: Cockpit):
    cockpit.session.desk.do(action.add_action, cockpit.night.event_id, what="Einladen").result()
    cockpit.until(lambda: cockpit.window.rail._figures["actions"].text() == "1")
    assert cockpit.window.rail._figures["people"].text() == ""


def test_the_status_line_offers_undo_and_redo_by_name(cockpit: Cockpit):
    status: StatusLine = cockpit.window.status
    go_on(cockpit, "Ankommen")
    cockpit.until(lambda: status.undo.text() == "↶ Rückgängig: im Ablauf weitergegangen")
    assert not status.redo.isVisible()
    QTest.keyClick(cockpit.window.windowHandle(), Key.Key_Z, CTRL)
    cockpit.until(lambda: cockpit.running == "")
    cockpit.until(lambda: status.redo.text() == "↷ Wiederholen: im Ablauf weitergegangen")
    QTest.keyClick(cockpit.window.windowHandle(), Key.Key_Y, CTRL)
    cockpit.until(lambda: cockpit.running == "Ankommen")


def test_the_status_line_says_when_the_last_backup_was_made(cockpit: Cockpit):
    status = cockpit.window.status
    cockpit.until(lambda: status.backup.text() == "Sicherung: eben")
    cockpit.clock.advance(timedelta(minutes=4, seconds=30))
    cockpit.tick()
    assert status.backup.text() == "Sicherung: vor 4 Minuten"
