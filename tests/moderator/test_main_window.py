"""The cockpit during an evening: it says what comes next, is reached by keyboard, and names what is not as usual."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from werkstatt.domain.spotlight import Curtain
from werkstatt.moderator.presenter_keys import TAKES_LETTERS
from werkstatt.operations import event, live
from werkstatt.readmodels.choice import place_kept

Key = Qt.Key


def go_on(cockpit, title):
    cockpit.clock.advance(timedelta(minutes=1))
    cockpit.window_key(Key.Key_PageDown)
    cockpit.until(lambda: cockpit.running == title)


def test_the_button_says_what_comes_next(cockpit):
    assert cockpit.window.strip.next.text() == "Beginnen: Ankommen ▸"
    go_on(cockpit, "Ankommen")
    assert cockpit.window.strip.next.text() == "Weiter: Rückblick ▸"
    cockpit.clock.advance(timedelta(minutes=2))
    cockpit.qtbot.mouseClick(cockpit.window.strip.next, Qt.MouseButton.LeftButton)
    cockpit.until(lambda: cockpit.running == "Rückblick")


def test_letters_are_letters_wherever_something_is_searched_with_them(cockpit):
    """A window says so while a page of it is open that searches."""
    cockpit.window.turn_to("agenda")
    cockpit.window.pages["agenda"].list.setFocus()
    cockpit.window.setProperty(TAKES_LETTERS, True)
    cockpit.window_key(Key.Key_B)
    cockpit.window.setProperty(TAKES_LETTERS, False)
    cockpit.settle()
    assert cockpit.curtain is Curtain.OPEN
    cockpit.window_key(Key.Key_B)
    cockpit.until(lambda: cockpit.curtain is Curtain.BLACK)


def test_pages_of_another_event_than_the_beamers_say_so(cockpit):
    other = cockpit.session.desk.do(event.add_event, "Kick-off", date(2023, 3, 1), time(9)).result()
    assert not cockpit.window.elsewhere.isVisible()
    cockpit.session.workplace.choose(*cockpit.session.desk.ask(place_kept, other, "").result())
    cockpit.until(lambda: "„Kick-off“" in cockpit.window.elsewhere.text())
    assert cockpit.window.elsewhere.isVisible()
    assert "„Netzwerkkonferenz“" in cockpit.window.elsewhere.text()


def test_undo_says_what_was_undone(cockpit):
    go_on(cockpit, "Ankommen")
    assert cockpit.window.status.undo.text() == "↶ Rückgängig: im Ablauf weitergegangen"
    cockpit.window.workplace.undo()
    cockpit.until(lambda: cockpit.running == "")
    cockpit.until(lambda: "Zurückgenommen: im Ablauf weitergegangen" in cockpit.window.banners.texts())
    cockpit.window.workplace.redo()
    cockpit.until(lambda: cockpit.running == "Ankommen")


def test_trouble_is_said_and_stops_nobody(cockpit):
    cockpit.window.workplace.undo()
    cockpit.window.workplace.do(live.jump_to, "nobody knows", cockpit.clock.now())
    cockpit.until(lambda: any("inzwischen entfernt" in text for text in cockpit.window.banners.texts()))
    go_on(cockpit, "Ankommen")


@pytest.mark.parametrize("key", ["process", "people", "agenda", "actions", "minutes"])
def test_every_control_can_be_reached_and_is_named(cockpit, key):
    cockpit.window.turn_to(key)
    cockpit.session.workplace.relay.then(
        cockpit.session.desk.ask(lambda records: None), lambda done: None, lambda error: None
    )
    page = cockpit.window.pages[key]
    for control in [*page.findChildren(QPushButton), *page.findChildren(QLineEdit)]:
        if control.isVisible() and control.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert control.accessibleName() or control.text(), control


@pytest.mark.parametrize("key", ["process", "people", "agenda", "actions", "minutes"])
def test_what_people_typed_is_never_rich_text(cockpit, key):
    cockpit.window.turn_to(key)
    for label in cockpit.window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()


def test_the_smallest_laptop_shows_everything(cockpit):
    cockpit.window.resize(1366, 768)
    for key in cockpit.window.pages:
        cockpit.window.turn_to(key)
        assert cockpit.window.width() == 1366
        assert cockpit.window.minimumSizeHint().width() <= 1366
        assert cockpit.window.minimumSizeHint().height() <= 768


def test_the_preview_shows_the_same_stage_as_the_beamer(cockpit):
    assert cockpit.window.panel.preview._stage is cockpit.session.stage


def test_a_long_title_does_not_push_the_button_off_the_strip(cockpit):
    cockpit.session.desk.do(event.describe_event, cockpit.night.event_id, title="Donaudampfschifffahrt " * 14).result()
    cockpit.until(lambda: cockpit.window.strip.title.text().startswith("Donau"))
    cockpit.window.resize(1366, 768)
    assert cockpit.window.strip.next.geometry().right() <= 1366


def test_when_the_chosen_event_goes_the_cockpit_turns_to_another(cockpit):
    from datetime import date, time

    workplace = cockpit.session.workplace
    other = cockpit.session.desk.do(event.add_event, "Kick-off", date(2023, 3, 1), time(9)).result()
    workplace.choose(*cockpit.session.desk.ask(place_kept, other, "").result())
    cockpit.until(lambda: cockpit.window.agenda.event.title == "Kick-off")
    workplace.undo()
    cockpit.until(lambda: cockpit.window.agenda.event.title == "Netzwerkkonferenz")
    assert workplace.event_id == cockpit.night.event_id
