"""A dialog stands above its window, says plain words, and is gone when it was answered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from tests.support.hostile import HOSTILE
from werkstatt.qtkit.dialog import Dialog


def test_a_sheet_says_plain_words_and_goes(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = Dialog(window, "Zurück", width=400)
    dialog.say(HOSTILE, "Eins", "Zwei")
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    said = dialog.findChildren(QLabel)
    assert [one.text() for one in said] == [HOSTILE, "Eins", "Zwei"]
    assert {one.textFormat() for one in said} == {Qt.TextFormat.PlainText}
    assert (dialog.width(), dialog.windowTitle()) == (400, "Zurück")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(Dialog) is None)
