"""The remote and the button that leads on: through the steps of a scene, through the agenda, and for a guest."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from werkstatt.domain.agenda import ItemKind
from werkstatt.domain.spotlight import Curtain, Scene
from werkstatt.moderator.remote import Remote
from werkstatt.operations import agenda, process

Key = Qt.Key


def go_on(cockpit, title):
    cockpit.clock.advance(timedelta(minutes=1))
    cockpit.window_key(Key.Key_PageDown)
    cockpit.until(lambda: cockpit.running == title)


def test_the_remote_runs_the_evening(cockpit):
    for title in ("Ankommen", "Rückblick", "Projekt-Café", "Pause", "Abschluss", ""):
        go_on(cockpit, title)
    assert cockpit.window.shown.scene is Scene.THANKS
    cockpit.window_key(Key.Key_PageUp)
    cockpit.until(lambda: cockpit.running == "Abschluss")


def test_the_remote_works_while_somebody_types_and_letters_stay_letters(cockpit):
    cockpit.window.turn_to("minutes")
    entry = cockpit.window.pages["minutes"].entry
    cockpit.until(entry.hasFocus)
    cockpit.qtbot.keyClicks(entry, "Beifall. Fragen")
    go_on(cockpit, "Ankommen")
    assert entry.text() == "Beifall. Fragen"
    assert cockpit.curtain is Curtain.OPEN


@pytest.mark.parametrize(
    ("key", "curtain"), [(Key.Key_B, Curtain.BLACK), (Key.Key_Period, Curtain.BLACK), (Key.Key_F, Curtain.FROZEN)]
)
def test_single_letters_draw_the_curtain_and_open_it_again(cockpit, key, curtain):
    cockpit.window.turn_to("agenda")
    cockpit.window_key(key)
    cockpit.until(lambda: cockpit.curtain is curtain)
    cockpit.window_key(key)
    cockpit.until(lambda: cockpit.curtain is Curtain.OPEN)


def test_ctrl_b_draws_the_curtain_while_typing(cockpit):
    cockpit.window.turn_to("minutes")
    cockpit.until(cockpit.window.pages["minutes"].entry.hasFocus)
    QTest.keyClick(cockpit.window.windowHandle(), Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    cockpit.until(lambda: cockpit.curtain is Curtain.BLACK)


def test_the_remote_goes_through_the_steps_of_a_scene_before_the_agenda_goes_on(cockpit):
    desk, night = cockpit.session.desk, cockpit.night
    initiative = desk.do(process.add_initiative, "Bündnis neues Wohnen", "Gut wohnen").result()
    desk.do(process.write_focus_points, initiative, ["Ortskerne", "Leerstand"]).result()
    desk.do(agenda.change_item, night.item_id("Rückblick"), scene=Scene.INITIATIVE).result()
    go_on(cockpit, "Ankommen")
    go_on(cockpit, "Rückblick")
    for page in (1, 2, 3):
        cockpit.window_key(Key.Key_PageDown)
        cockpit.until(lambda page=page: cockpit.window.shown.page == page)
        assert cockpit.running == "Rückblick"
    cockpit.window_key(Key.Key_PageUp)
    cockpit.until(lambda: cockpit.window.shown.page == 2)
    cockpit.window_key(Key.Key_PageDown)
    cockpit.until(lambda: cockpit.window.shown.page == 3)
    go_on(cockpit, "Projekt-Café")


def test_a_scene_chosen_by_hand_is_paged_before_the_agenda_goes_on(cockpit):
    go_on(cockpit, "Ankommen")
    desk = cockpit.session.desk
    desk.do(
        process.write_focus_points, desk.do(process.add_initiative, "Wohnen", "Gut").result(), ["Ortskerne"]
    ).result()
    cockpit.window.scene_menu._show(Scene.INITIATIVE)
    cockpit.until(lambda: cockpit.window.shown.scene is Scene.INITIATIVE)
    assert cockpit.window.panel.heading.text().endswith(" · von Hand gewählt")
    assert cockpit.window.strip.next.text() == "Weiter: Schritt 2 von 3 ▸"
    cockpit.window_key(Key.Key_PageUp)  # nothing before the first step: and the agenda is not what is meant
    for page in (1, 2):
        cockpit.window_key(Key.Key_PageDown)
        cockpit.until(lambda page=page: cockpit.window.shown.page == page)
    assert (cockpit.running, cockpit.window.strip.next.text()) == ("Ankommen", "Weiter: Rückblick ▸")
    go_on(cockpit, "Rückblick")


def test_on_another_day_keys_scroll_and_the_button_asks(cockpit):
    cockpit.clock.advance(-timedelta(days=3))
    cockpit.window.turn_to("people")
    cockpit.window_key(Key.Key_PageDown)
    cockpit.settle()
    assert cockpit.running == ""
    cockpit.qtbot.mouseClick(cockpit.window.strip.next, Qt.MouseButton.LeftButton)
    cockpit.settle()
    assert cockpit.running == ""
    question = next(text for text in cockpit.window.banners.texts() if "18. Januar 2023" in text)
    answer = next(made for made in cockpit.window.banners.findChildren(QPushButton) if made.text() == "Jetzt beginnen")
    cockpit.qtbot.mouseClick(answer, Qt.MouseButton.LeftButton)
    cockpit.until(lambda: cockpit.running == "Ankommen")
    assert question not in cockpit.window.banners.texts()


def test_a_guests_program_has_beamer_and_remote_until_f5(cockpit):
    go_on(cockpit, "Ankommen")
    cockpit.window.scene_menu._show(Scene.GUEST)
    cockpit.until(lambda: cockpit.window.shown.scene is Scene.GUEST)
    cockpit.until(lambda: any("F5" in text for text in cockpit.window.banners.texts()))
    for key in (Key.Key_PageDown, Key.Key_PageUp):
        cockpit.window_key(key)
    cockpit.settle()
    assert (cockpit.running, cockpit.window.shown.scene) == ("Ankommen", Scene.GUEST)
    cockpit.window.turn_to("minutes")
    cockpit.until(cockpit.window.pages["minutes"].entry.hasFocus)
    cockpit.window_key(Key.Key_F5)
    cockpit.until(lambda: cockpit.window.shown.scene is Scene.WELCOME)
    assert cockpit.window.shown.follows, "it is the agenda's again"
    assert not any("F5" in text for text in cockpit.window.banners.texts())


def test_f5_shows_the_item_of_a_guest_who_has_the_beamer_by_the_agenda(cockpit):
    go_on(cockpit, "Ankommen")
    desk, item_id = cockpit.session.desk, cockpit.night.item_id("Ankommen")
    desk.do(agenda.change_item, item_id, kind=ItemKind.GUEST).result()
    cockpit.window.scene_menu._show(Scene.GUEST)
    cockpit.until(lambda: cockpit.window.shown.agenda_lends and not cockpit.window.shown.follows)
    cockpit.window_key(Key.Key_F5)
    cockpit.until(lambda: cockpit.window.shown.scene is Scene.ITEM)


def test_the_remote_has_keys_for_all_it_does_and_nothing_to_do_without_an_event(cockpit):
    remote = Remote(cockpit.window.workplace, cockpit.window.banners)
    assert set(remote.acts) == {"next", "back", "black", "freeze", "show"}
    assert not remote.go_back()
    assert not remote.show_again()
