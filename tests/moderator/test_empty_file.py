"""A new file without any event: every page says what it is for and begins with one button; no key does harm."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.cockpit import Cockpit, cockpit_on_empty_file, cockpit_on_new_file
from werkstatt.domain.spotlight import Curtain
from werkstatt.moderator.new_event_panel import NewEventPanel
from werkstatt.moderator.no_event import NoEvent
from werkstatt.operations import agenda, process

Key = Qt.Key
PAGES = ("people", "agenda", "actions", "minutes")


@pytest.fixture
def cockpit(qtbot: QtBot, tmp_path: Path) -> Iterator[Cockpit]:
    with cockpit_on_empty_file(qtbot, tmp_path) as made:
        yield made


def shown(cockpit: Cockpit, kind: type) -> list:
    return [found for found in cockpit.window.stack.currentWidget().findChildren(kind) if found.isVisible()]


@pytest.mark.parametrize("key", PAGES)
def test_each_page_says_what_it_is_for_and_begins_with_an_event(cockpit: Cockpit, key: str):
    cockpit.window.turn_to(key)
    assert cockpit.window.page_key == key
    page = cockpit.window.stack.currentWidget()
    assert isinstance(page, NoEvent)
    title, *sentences = [label.text() for label in shown(cockpit, QLabel)]
    assert title == cockpit.window.pages[key].title.text()
    assert len(" ".join(sentences)) > 60
    (begin,) = shown(cockpit, QPushButton)
    assert begin.hasFocus()
    assert shown(cockpit, QLineEdit) == shown(cockpit, QListView) == []
    cockpit.press(Key.Key_Space)
    assert cockpit.window.page_key == "process"
    panel = cockpit.window.findChild(NewEventPanel)
    cockpit.until(panel.isVisible)


def test_with_the_first_event_the_page_is_there(cockpit: Cockpit):
    cockpit.window.turn_to("agenda")
    cockpit.press(Key.Key_Space)
    panel = cockpit.window.findChild(NewEventPanel)
    panel.date.setFocus()
    cockpit.qtbot.keyClicks(panel.date, "18.1.2023")
    cockpit.qtbot.keyClick(panel.date, Key.Key_Return)
    cockpit.until(lambda: bool(cockpit.window.workplace.event_id))
    cockpit.window.turn_to("agenda")
    assert cockpit.window.stack.currentWidget() is cockpit.window.pages["agenda"]
    cockpit.until(cockpit.window.pages["agenda"].invitation.isVisible)
    assert cockpit.window.panel.choose.isEnabled()
    cockpit.window.workplace.undo()
    cockpit.until(lambda: isinstance(cockpit.window.stack.currentWidget(), NoEvent))
    cockpit.until(lambda: not cockpit.strip.next.isEnabled())
    assert cockpit.strip.title.text() == ""


def test_no_key_of_the_remote_does_anything(cockpit: Cockpit):
    cockpit.window.turn_to("agenda")
    for key in (Key.Key_PageDown, Key.Key_PageUp, Key.Key_B, Key.Key_F, Key.Key_Period, Key.Key_F5):
        cockpit.window_key(key)
    cockpit.tick()
    cockpit.settle()
    assert cockpit.said == []
    assert cockpit.window.shown is None


def test_nothing_empty_stands_about(cockpit: Cockpit):
    strip, panel = cockpit.strip, cockpit.window.panel
    assert [chip for chip in (strip.item, strip.rest, strip.end) if chip.isVisible()] == []
    assert not strip.next.isEnabled()
    assert not panel.choose.isEnabled()
    assert [button for button in panel.curtains.values() if button.isEnabled()] == []
    assert not panel.progress.isVisible()
    assert [button for button in panel.clock_buttons if button.isVisible()] == []


def test_the_process_can_be_begun_from_its_page(qtbot: QtBot, cockpit: Cockpit):
    cockpit.window.turn_to("process")
    cockpit.until(lambda: any(button.text() == "Neue Veranstaltung…" for button in shown(cockpit, QPushButton)))
    cockpit.session.desk.do(process.add_stage, "Analyse").result()
    cockpit.settle()


def test_an_agenda_without_items_and_minutes_without_entries_invite_to_begin(qtbot: QtBot, tmp_path: Path):
    with cockpit_on_new_file(qtbot, tmp_path) as cockpit:
        desk, night = cockpit.session.desk, cockpit.night
        assert night is not None
        for item in night.picture.items:
            desk.do(agenda.remove_item, item.id).result()
        for key in ("agenda", "minutes"):
            cockpit.window.turn_to(key)
            page = cockpit.window.pages[key]
            cockpit.until(page.invitation.isVisible)
            assert not page.list.isVisible()
            (begin,) = page.invitation.findChildren(QPushButton)
            begin.setFocus()
            cockpit.press(Key.Key_Space)
            assert page.entry.hasFocus()
        cockpit.window_key(Key.Key_PageDown)
        cockpit.settle()
        assert cockpit.running == ""
        assert cockpit.curtain is Curtain.OPEN
