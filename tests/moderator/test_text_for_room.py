"""A text of the moment is typed and shown without touching the agenda; what is chosen by hand is about what is open."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.moderator.test_menus import choose
from tests.support.cockpit import Cockpit
from werkstatt.desk import Desk
from werkstatt.domain.event import Day
from werkstatt.domain.spotlight import Scene
from werkstatt.moderator.text_for_room import TextForRoom
from werkstatt.operations import agenda, event, live
from werkstatt.readmodels.scene import AgendaScene, TextScene, WelcomeScene, shown_scene

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
PROMPT = "Was hält Menschen in unserer Region?"


@pytest.fixture
def cockpit(cockpit: Cockpit) -> Cockpit:
    """Its running item has a text for the room."""
    assert cockpit.night is not None
    item_id = cockpit.night.item_id("Rückblick")
    cockpit.session.desk.do(agenda.change_item, item_id, prompt=PROMPT).result()
    cockpit.session.desk.do(live.jump_to, item_id, cockpit.clock.now()).result()
    cockpit.settle()
    return cockpit


def opened(cockpit: Cockpit) -> TextForRoom:
    choose(cockpit.window.scene_menu.build(), "Text oder Frage…")
    editor = cockpit.window.findChild(TextForRoom)
    cockpit.until(lambda: editor.isVisible() and editor.editor.hasFocus())
    return editor


def show(cockpit: Cockpit, text: str) -> None:
    """Type a text over what stands there, and Ctrl+Enter."""
    editor = opened(cockpit)
    cockpit.write(editor.editor, text)
    QTest.keyClick(editor.editor, Key.Key_Return, CTRL)
    cockpit.until(lambda: cockpit.window.findChild(TextForRoom) is None)
    cockpit.settle()


def content(cockpit: Cockpit) -> object:
    return cockpit.window.shown.content


def test_ctrl_enter_shows_exactly_what_was_typed_and_the_item_stays_as_it_is(cockpit: Cockpit):
    assert opened(cockpit).editor.toPlainText() == PROMPT
    assert cockpit.window.shown.scene is Scene.ITEM
    show(cockpit, "Bitte umparken:\nDer Bus kommt!")
    assert content(cockpit) == TextScene(title="", text="Bitte umparken:\nDer Bus kommt!")
    assert cockpit.window.agenda.item.prompt == PROMPT
    show(cockpit, "Bitte gleich umparken")
    cockpit.window.workplace.undo()
    cockpit.settle()
    assert content(cockpit) == TextScene(title="", text="Bitte umparken:\nDer Bus kommt!")
    cockpit.window.workplace.undo()
    cockpit.settle()
    assert cockpit.window.shown.scene is Scene.ITEM
    cockpit.window.workplace.redo()
    cockpit.settle()
    assert isinstance(content(cockpit), TextScene)


def test_a_text_on_the_beamer_is_opened_again_for_correction(cockpit: Cockpit):
    show(cockpit, "Bite umparken")
    assert opened(cockpit).editor.toPlainText() == "Bite umparken"


def test_escape_leaves_and_the_room_sees_what_it_saw(cockpit: Cockpit):
    before = cockpit.window.shown
    editor = opened(cockpit)
    cockpit.write(editor.editor, "Doch nicht")
    assert opened(cockpit) is editor
    QTest.keyClick(editor.editor, Key.Key_Escape)
    cockpit.until(lambda: cockpit.window.findChild(TextForRoom) is None)
    cockpit.settle()
    assert cockpit.window.shown == before


@pytest.mark.parametrize("end", [(Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Key.Key_Return, CTRL)])
def test_the_keyboard_goes_back_to_where_somebody_typed(cockpit: Cockpit, end):
    window = cockpit.window
    window.turn_to("minutes")
    entry = window.pages["minutes"].entry
    cockpit.until(entry.hasFocus)
    cockpit.write(entry, "Beifall für d")
    QTest.mouseClick(window.panel.choose, Qt.MouseButton.LeftButton)
    cockpit.until(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    menu.setActiveAction(next(action for action in menu.actions() if action.text() == "Text oder Frage…"))
    QTest.keyClick(menu, Key.Key_Return)
    cockpit.until(lambda: window.findChild(TextForRoom) is not None)
    editor = window.findChild(TextForRoom).editor
    cockpit.until(editor.hasFocus)
    cockpit.write(editor, "Bitte umparken")
    QTest.keyClick(editor, *end)
    cockpit.until(lambda: window.findChild(TextForRoom) is None)
    cockpit.until(entry.hasFocus)
    cockpit.window_key(Key.Key_B)
    cockpit.settle()
    assert entry.text() == "Beifall für db"


def test_who_works_in_the_cockpit_meanwhile_keeps_the_keyboard(cockpit: Cockpit):
    editor = opened(cockpit)
    cockpit.window.turn_to("agenda")
    cockpit.window.activateWindow()
    cockpit.window.pages["agenda"].entry.setFocus()
    cockpit.until(cockpit.window.pages["agenda"].entry.hasFocus)
    editor.reject()
    cockpit.settle()
    assert cockpit.window.pages["agenda"].entry.hasFocus()


def test_nothing_is_shown_of_an_empty_text(cockpit: Cockpit):
    editor = opened(cockpit)
    editor.editor.setPlainText(" \n")
    assert not editor.confirm.isEnabled()
    QTest.keyClick(editor.editor, Key.Key_Return, CTRL)
    cockpit.settle()
    assert cockpit.window.shown.scene is Scene.ITEM


def test_nothing_waits_for_the_editor_and_it_leaves_the_preview_free(cockpit: Cockpit):
    editor = opened(cockpit)
    assert editor.geometry().right() < cockpit.window.panel.mapToGlobal(cockpit.window.panel.rect().topLeft()).x()
    QTest.keyClick(editor.windowHandle(), Key.Key_B)
    assert editor.editor.toPlainText() == "b"
    cockpit.clock.advance(timedelta(minutes=3))
    QTest.keyClick(editor.windowHandle(), Key.Key_PageDown)
    cockpit.until(lambda: cockpit.running == "Projekt-Café")
    assert editor.isVisible()


def test_a_text_survives_a_restart(cockpit: Cockpit):
    show(cockpit, "Bitte umparken")
    path = cockpit.session.desk.path
    cockpit.session.end()
    desk = Desk.open(path, cockpit.clock)
    shown = desk.ask(shown_scene).result()
    desk.close()
    assert shown is not None
    assert shown.content == TextScene(title="", text="Bitte umparken")


def test_what_is_chosen_by_hand_is_about_the_event_that_is_open(cockpit: Cockpit):
    desk = cockpit.session.desk
    other = desk.do(event.add_event, "Entwicklerwerkstatt", date(2023, 4, 15), time(18)).result()
    (day,) = desk.ask(lambda records: records.find(Day, event_id=other)).result()
    cockpit.window.workplace.choose(other, day.id)
    cockpit.settle()
    assert cockpit.window.shown.event.title == "Netzwerkkonferenz"
    choose(cockpit.window.scene_menu.build(), "Herzlich willkommen")
    cockpit.settle()
    assert isinstance(content(cockpit), WelcomeScene)
    assert cockpit.window.shown.event.title == content(cockpit).title == "Entwicklerwerkstatt"
    show(cockpit, "Wir beginnen gleich")
    assert cockpit.window.shown.event.id == other


def test_what_is_chosen_by_hand_is_about_the_day_that_is_open(cockpit: Cockpit):
    desk, night = cockpit.session.desk, cockpit.night
    assert night is not None
    second = desk.do(event.add_day, night.event_id).result()
    cockpit.window.workplace.choose(night.event_id, second)
    cockpit.settle()
    choose(cockpit.window.scene_menu.build(), "Ablauf")
    cockpit.settle()
    assert isinstance(content(cockpit), AgendaScene)
    assert content(cockpit).agenda.day.id == second
