"""Going back to a backup: asked first, done on a real file, and the state before is kept beside it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.cockpit import Cockpit
from werkstatt.domain.process import Process
from werkstatt.moderator.going_back import ask_to_go_back
from werkstatt.operations import process

Key = Qt.Key


@pytest.fixture
def cockpit(cockpit: Cockpit) -> Cockpit:
    """There is a backup already."""
    cockpit.until(lambda: bool(cockpit.session.desk.backups()))
    return cockpit


def choose_first(cockpit: Cockpit) -> QDialog:
    """Choose the newest backup of the menu; the question that comes up."""
    menu: QMenu = cockpit.session.menus.build()
    back = next(action for action in menu.actions() if action.text() == "Zurück zu…")
    back.menu().actions()[0].trigger()
    menu.deleteLater()
    (sheet,) = cockpit.window.findChildren(QDialog)
    cockpit.until(sheet.isVisible)
    return sheet


def test_it_is_asked_first_and_nothing_happens_without_an_answer(cockpit: Cockpit):
    asked: list[object] = []
    cockpit.session.menus.reopen_asked.connect(asked.append)
    sheet = choose_first(cockpit)
    said = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "heute, 18:00:00 Uhr" in said
    assert "Masterplan (Stand" in said
    assert sheet.isModal()
    stay, go = sheet.findChildren(QPushButton)
    cockpit.until(stay.hasFocus)
    assert (stay.text(), go.text()) == ("Alles so lassen", "Zurückgehen")
    cockpit.qtbot.keyClick(stay, Key.Key_Space)
    cockpit.until(lambda: not cockpit.window.findChildren(QDialog))
    sheet = choose_first(cockpit)
    cockpit.qtbot.keyClick(sheet, Key.Key_Escape)
    cockpit.until(lambda: not cockpit.window.findChildren(QDialog))
    assert asked == []


def test_the_state_then_comes_back_and_the_present_one_is_kept(cockpit: Cockpit):
    desk = cockpit.session.desk
    process_id = desk.ask(lambda records: records.find(Process)[0].id).result()
    desk.do(process.describe_process, process_id, title="Neuer Titel").result()
    cockpit.clock.advance(timedelta(minutes=4, seconds=5))
    sheet = choose_first(cockpit)
    with cockpit.qtbot.waitSignal(cockpit.session.reopen_asked) as asked:
        go = next(button for button in sheet.findChildren(QPushButton) if button.property("role") == "primary")
        cockpit.qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    reopened = asked.args[0]()
    assert reopened.ask(lambda records: records.find(Process)[0].title).result() != "Neuer Titel"
    reopened.close()
    assert (desk.path.parent / "Masterplan (Stand 2023-01-18 18.04.05).werkstatt").exists()


def test_a_name_is_plain_text(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    sheet = ask_to_go_back(window, "<b>Plan</b> & mehr", "gestern, 18:00 Uhr", lambda: None)
    labels = sheet.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert "„<b>Plan</b> & mehr“" in labels[1].text()
    sheet.reject()
