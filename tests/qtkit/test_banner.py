"""Notices: words pass by and move nothing, banners wait for an answer and are never pushed out by chatter."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from werkstatt.qtkit.banner import Banner, Banners


@pytest.fixture
def banners(qtbot) -> Iterator[Banners]:
    """Banners above a button and a line to type in, in a shown window."""
    window = QWidget()
    column = QVBoxLayout(window)
    made = Banners()
    column.addWidget(made)
    column.addWidget(QPushButton("☰"))
    column.addWidget(QLineEdit())
    column.addStretch(1)
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made


def line(banners: Banners) -> QLineEdit:
    return banners.window().findChild(QLineEdit)


def shown(banners: Banners, text: str) -> Banner:
    found = banners.window().findChildren(Banner)
    return next(banner for banner in found if banner.accessibleName() == text and not banner.has_left)


def press(qtbot, banners: Banners, text: str, title: str) -> None:
    button = next(b for b in shown(banners, text).findChildren(QPushButton) if b.text() == title)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_newest_is_on_top_and_nothing_is_said_twice(banners):
    for text in ("eins", "zwei", "eins"):
        banners.show_banner(text, "alert")
    assert banners.texts() == ["eins", "zwei"]


def test_words_that_pass_by_take_the_place_of_those_before_and_move_nothing(qtbot, banners):
    banners.show_banner("Warnung", "alert")
    below = line(banners)
    qtbot.waitUntil(lambda: shown(banners, "Warnung").isVisible() and below.y() > 40)
    places = below.geometry()
    for count in range(3):
        banners.show_banner(f"Rückgängig {count}")
        assert banners.texts() == [f"Rückgängig {count}", "Warnung"]
        passing = shown(banners, f"Rückgängig {count}")
        assert passing.isVisible()
        assert passing.height() < 45
        assert passing.geometry().right() == banners.geometry().right() - 22
        assert passing.y() > banners.geometry().bottom()
    QApplication.processEvents()
    assert below.geometry() == places


def test_words_pass_by_once_somebody_has_been_at_work_again(qtbot, banners):
    banners.show_banner("ruhig")
    banners.show_banner("Frage", "calm", [("Ja", lambda: None)])
    banners.show_banner("Warnung", "alert")
    assert shown(banners, "Frage").findChild(QTimer) is None
    assert shown(banners, "Warnung").findChild(QTimer) is None
    going = shown(banners, "ruhig").findChild(QTimer)
    assert not going.isActive()
    qtbot.keyClicks(line(banners), "x")
    assert going.isActive()
    assert going.interval() == 6000
    going.start(0)
    qtbot.waitUntil(lambda: banners.texts() == ["Warnung", "Frage"])


def test_calm_words_go_when_something_else_is_done(banners):
    banners.show_banner("Zurückgenommen: Punkt entfernt")
    banners.show_banner("Warnung", "alert")
    banners.let_pass()
    assert banners.texts() == ["Warnung"]
    banners.show_banner("Die Datei liegt auf einem Stick", "notice")
    banners.let_pass()
    assert banners.texts() == ["Die Datei liegt auf einem Stick", "Warnung"]


def test_words_that_pass_by_are_closed_by_mouse_and_never_take_the_keyboard(qtbot, banners):
    line(banners).setFocus()
    banners.show_banner("ruhig")
    close = shown(banners, "ruhig").findChild(QPushButton)
    for _step in range(4):
        qtbot.keyClick(banners.window().focusWidget(), Qt.Key.Key_Tab)
        assert not close.hasFocus()
    line(banners).setFocus()
    press(qtbot, banners, "ruhig", "✕")
    assert banners.texts() == []
    assert line(banners).hasFocus()


def test_words_that_pass_by_stay_in_the_window_however_long_they_are(qtbot, banners):
    banners.show_banner("Wo finden wir unsere Punkte wieder? " * 8)
    passing = shown(banners, "Wo finden wir unsere Punkte wieder? " * 8)
    assert passing.height() > 60
    banners.window().resize(500, 400)
    qtbot.waitUntil(lambda: passing.geometry().right() == banners.geometry().right() - 22)
    assert passing.mapTo(banners.window(), QPoint(0, 0)).x() >= 0


def test_what_waits_for_an_answer_is_not_pushed_out(banners):
    banners.show_banner("Geschlafen", "alert", [("Pause abziehen", lambda: None)])
    for count in range(5):
        banners.show_banner(f"Rückgängig {count}")
    assert banners.texts() == ["Rückgängig 4", "Geschlafen"]
    for count in range(5):
        banners.show_banner(f"Warnung {count}", "alert")
    assert banners.texts() == ["Rückgängig 4", "Warnung 4", "Warnung 3", "Geschlafen"]


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


@pytest.mark.parametrize("answer", [False, True])
def test_a_press_of_the_mouse_leaves_the_keyboard_where_it_is(qtbot, banners, answer):
    line(banners).setFocus()
    banners.show_banner("Warnung", "alert", [("Ja", lambda: None)])
    qtbot.waitUntil(shown(banners, "Warnung").isVisible)
    press(qtbot, banners, "Warnung", "Ja" if answer else "✕")
    assert banners.texts() == []
    assert line(banners).hasFocus()


def test_closing_by_keyboard_hands_the_keyboard_back(qtbot, banners):
    line(banners).setFocus()
    banners.show_banner("Warnung", "alert", [("Ja", lambda: None)])
    close = shown(banners, "Warnung").findChildren(QPushButton)[-1]
    assert close.accessibleName() == "Schließen"
    qtbot.waitUntil(close.isVisible)
    qtbot.keyClick(line(banners), Qt.Key.Key_Tab)
    while not close.hasFocus():
        qtbot.keyClick(banners.window().focusWidget(), Qt.Key.Key_Tab)
    line(banners).setFocus()
    close.setFocus()
    qtbot.keyClick(close, Qt.Key.Key_Space)
    assert banners.texts() == []
    assert line(banners).hasFocus()


def test_what_is_no_longer_true_is_taken_back(banners):
    banners.show_banner("Kein zweiter Bildschirm", "calm", [("Füllen", lambda: None)])
    banners.take_back("Kein zweiter Bildschirm")
    banners.show_banner("Mehrere Bildschirme")
    for text in ("Nie gesagt", "Mehrere Bildschirme"):
        banners.take_back(text)
    assert banners.texts() == []


def test_hostile_and_endless_texts_keep_the_window_as_it_is(qtbot, banners):
    text = "<img src=/etc/passwd>" + "x" * 400
    banners.show_banner(text, "alert")
    label = shown(banners, text).findChild(QLabel)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert banners.window().minimumSizeHint().width() <= 600


ANSWERS = [("Sie gehen weiter", lambda: None), ("Wie geplant beenden", lambda: None)]


def longest_word(banner: Banner) -> int:
    return max(banner.words.fontMetrics().horizontalAdvance(word) for word in banner.words.text().split())


def test_no_word_is_cut_because_of_the_answers_beside_it(qtbot, banners):
    text = "Die Bürgerbeteiligungsveranstaltungen wurden nie beendet."
    banners.window().resize(490, 400)  # the room that the smallest window leaves to it
    banners.show_banner(text, "alert", ANSWERS)
    banner = shown(banners, text)
    first = banner.findChildren(QPushButton)[0]
    qtbot.waitUntil(lambda: first.isVisible() and banner.words.width() >= longest_word(banner))
    assert top(first, banner) >= banner.words.geometry().bottom()
    assert banner.rect().contains(banner.childrenRect())
    banners.window().resize(1200, 400)
    qtbot.waitUntil(lambda: top(first, banner) < banner.words.geometry().bottom())
    assert first.mapTo(banner, QPoint(0, 0)).x() > banner.words.geometry().right()


def top(button: QPushButton, banner: Banner) -> int:
    return button.mapTo(banner, QPoint(0, 0)).y()


def test_words_never_become_a_narrow_column_beside_the_answers(qtbot, banners):
    text = "Der Laptop hat etwa vier Minuten lang geschlafen, und die Uhren sind dabei weitergelaufen, " * 3
    banners.window().resize(490, 400)
    banners.show_banner(text, "alert", ANSWERS)
    banner = shown(banners, text)
    first = banner.findChildren(QPushButton)[0]
    qtbot.waitUntil(lambda: first.isVisible() and top(first, banner) >= banner.words.geometry().bottom())
    assert banner.words.width() > banner.width() * 2 // 3
