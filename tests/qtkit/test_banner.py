"""Notices: calm ones go by themselves, the others wait for an answer and are never pushed out by chatter."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from werkstatt.qtkit.banner import Banner, Banners


@pytest.fixture
def banners(qtbot):
    """Banners above a line to type in, in a shown window."""
    window = QWidget()
    column = QVBoxLayout(window)
    made = Banners()
    column.addWidget(made)
    column.addWidget(QLineEdit())
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made


def shown(banners: Banners, text: str) -> Banner:
    return next(banner for banner in banners.findChildren(Banner) if banner.accessibleName() == text)


def press(qtbot, banners: Banners, text: str, title: str) -> None:
    button = next(b for b in shown(banners, text).findChildren(QPushButton) if b.text() == title)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_newest_is_on_top_and_nothing_is_said_twice(banners):
    for text in ("eins", "zwei", "eins"):
        banners.show_banner(text)
    assert banners.texts() == ["eins", "zwei"]


def test_calm_ones_go_by_themselves_and_others_wait(qtbot, banners):
    banners.show_banner("ruhig")
    banners.show_banner("Frage", "calm", [("Ja", lambda: None)])
    banners.show_banner("Warnung", "alert")
    assert shown(banners, "Frage").findChild(QTimer) is None
    assert shown(banners, "Warnung").findChild(QTimer) is None
    going = shown(banners, "ruhig").findChild(QTimer)
    going.start(0)
    qtbot.waitUntil(lambda: banners.texts() == ["Warnung", "Frage"])


def test_what_waits_for_an_answer_is_not_pushed_out(banners):
    banners.show_banner("Geschlafen", "alert", [("Pause abziehen", lambda: None)])
    for count in range(5):
        banners.show_banner(f"Rückgängig {count}")
    assert banners.texts() == ["Rückgängig 4", "Rückgängig 3", "Geschlafen"]
    for count in range(5):
        banners.show_banner(f"Warnung {count}", "alert")
    assert banners.texts() == ["Warnung 4", "Warnung 3", "Geschlafen"]


def test_an_answer_is_given_once_and_takes_the_banner_away(qtbot, banners):
    given: list[str] = []
    banners.show_banner("Frage", "alert", [("Ja", lambda: given.append("ja")), ("Nein", lambda: given.append("nein"))])
    press(qtbot, banners, "Frage", "Nein")
    assert given == ["nein"]
    assert banners.texts() == []
    assert banners.sizeHint().height() == 0


def test_an_answer_may_bring_the_next_banner(qtbot, banners):
    banners.show_banner("Frage", "alert", [("Ja", lambda: banners.show_banner("Danke"))])
    press(qtbot, banners, "Frage", "Ja")
    assert banners.texts() == ["Danke"]


def test_closing_by_keyboard_hands_the_keyboard_on(qtbot, banners):
    banners.show_banner("Warnung", "alert")
    close = shown(banners, "Warnung").findChild(QPushButton)
    assert close.accessibleName() == "Schließen"
    qtbot.waitUntil(close.isVisible)
    close.setFocus()
    qtbot.keyClick(close, Qt.Key.Key_Space)
    assert banners.texts() == []
    assert banners.window().focusWidget() is banners.window().findChild(QLineEdit)


def test_what_is_no_longer_true_is_taken_back(banners):
    banners.show_banner("Kein zweiter Bildschirm", "calm", [("Füllen", lambda: None)])
    banners.take_back("Kein zweiter Bildschirm")
    banners.take_back("Nie gesagt")
    assert banners.texts() == []


def test_hostile_and_endless_texts_keep_the_window_as_it_is(qtbot, banners):
    text = "<img src=/etc/passwd>" + "x" * 400
    banners.show_banner(text, "alert")
    label = shown(banners, text).findChild(QLabel)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert banners.window().minimumSizeHint().width() <= 600
