"""The start screen: says what it offers, and trouble where it happened."""

import pytest
from PySide6.QtCore import Qt

from werkstatt.moderator.start_screen import StartScreen
from werkstatt.settings import Settings


@pytest.fixture
def start(qtbot, tmp_path):
    """A start screen with one recent file that is there and one that is gone."""
    (tmp_path / "Masterplan.werkstatt").touch()
    recent = [str(tmp_path / "Masterplan.werkstatt"), str(tmp_path / "weg.werkstatt")]
    made = StartScreen(Settings(recent_files=recent))
    qtbot.addWidget(made)
    made.show()
    return made


def test_only_files_that_are_there_are_offered(qtbot, start, tmp_path):
    from PySide6.QtWidgets import QPushButton

    titles = [button.text() for button in start.findChildren(QPushButton)]
    assert "Masterplan" in titles
    assert "weg" not in titles
    recent = next(button for button in start.findChildren(QPushButton) if button.text() == "Masterplan")
    with qtbot.waitSignal(start.open_asked) as asked:
        qtbot.mouseClick(recent, Qt.MouseButton.LeftButton)
    assert asked.args == [str(tmp_path / "Masterplan.werkstatt")]


def test_the_demo_is_one_press_away(qtbot, start):
    with qtbot.waitSignal(start.demo_asked):
        qtbot.keyClick(start.demo, Qt.Key.Key_Space)


def test_trouble_is_said_here_and_goes_again(start):
    start.say("„brief.txt“ ist keine Werkstatt-Datei. Sie wurde nicht verändert.")
    assert start.trouble.isVisible()
    start.say("")
    assert not start.trouble.isVisible()


def test_a_template_is_chosen_from_a_list_and_the_file_named(qtbot, start, tmp_path):
    from PySide6.QtWidgets import QFileDialog, QMenu

    qtbot.mouseClick(start.template, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in start.findChildren(QMenu)))
    menu = next(menu for menu in start.findChildren(QMenu) if menu.isVisible())
    titles = [action.text() for action in menu.actions()]
    assert "World-Café" in titles
    menu.actions()[titles.index("World-Café")].trigger()
    menu.close()
    dialog = start.findChild(QFileDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("Dorfabend")
    with qtbot.waitSignal(start.template_asked) as asked:
        dialog.accept()
    assert asked.args == [str(tmp_path / "Dorfabend.werkstatt"), "world-cafe"]


def test_all_keys_stand_on_one_sheet_here_too(qtbot, start):
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QDialog

    qtbot.waitUntil(lambda: not start.open.shortcut().isEmpty())
    start.activateWindow()
    qtbot.waitUntil(start.isActiveWindow)
    QTest.keyClick(start.windowHandle(), Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: start.findChild(QDialog) is not None)
    start.findChild(QDialog).accept()


def test_ctrl_q_quits_here_too(qtbot, start):
    from PySide6.QtTest import QTest

    qtbot.waitUntil(lambda: not start.open.shortcut().isEmpty())
    start.activateWindow()
    qtbot.waitUntil(start.isActiveWindow)
    with qtbot.waitSignal(start.closed):
        QTest.keyClick(start.windowHandle(), Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
