"""The cards of the initiatives: two columns where there is room, and one stop of the tabulator for all."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from werkstatt.domain.process import FocusPoint, Initiative
from werkstatt.moderator.initiative_cards import InitiativeCards
from werkstatt.readmodels.process import InitiativePicture


def picture(title: str, *points: str) -> InitiativePicture:
    return InitiativePicture(
        initiative=Initiative(id=title, rank=0, title=title),
        points=[FocusPoint(id=text, initiative_id=title, rank=0, text=text) for text in points],
        actions=0,
    )


@pytest.fixture
def cards(qtbot):
    made = InitiativeCards()
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show_initiatives([picture("a"), picture("b", "lang " * 200), picture("c")])
    made.show()
    qtbot.waitUntil(made.isVisible)
    return made


def test_a_narrow_page_has_one_column(cards, qtbot):
    qtbot.waitUntil(lambda: cards.card("b").x() > cards.card("a").x() and cards.card("c").y() > cards.card("a").y())
    cards.resize(400, 400)
    qtbot.waitUntil(lambda: cards.card("b").x() == cards.card("a").x() and cards.card("b").y() > cards.card("a").y())
    assert cards.card("c").width() == cards.card("b").width() <= cards.viewport().width()


def test_the_tabulator_stops_at_one_card(cards):
    def stops() -> list[str]:
        return [key for key in cards.keys() if cards.card(key).focusPolicy() & Qt.FocusPolicy.TabFocus]  # noqa: SIM118

    assert stops() == ["a"]
    cards.card("c").focused.emit("c")
    assert stops() == ["c"]
    cards.show_initiatives([picture("a"), picture("b")])
    assert stops() == ["b"]


def test_a_card_that_did_not_change_stays(cards):
    a, b = cards.card("a"), cards.card("b")
    cards.show_initiatives([picture("b", "kurz"), picture("a")])
    assert cards.keys() == ["b", "a"]
    assert cards.card("a") is a
    assert cards.card("b") is b
    assert b.accessibleDescription() == "kurz; "


def test_a_card_that_gets_other_words_has_room_for_them(cards):
    for points in (["Wohnperspektiven zeigen", "Ortskerne beleben"], [], ["lang " * 60]):
        cards.show_initiatives([picture("a", *points)])
        card = cards.card("a")
        QApplication.processEvents()
        texts = [shown for shown in card.findChildren(QLabel) if shown.isVisible()]
        assert len(texts) == 2 + 2 * len(points)
        assert [shown.text() for shown in texts if shown.height() < shown.heightForWidth(shown.width())] == []
        assert card.height() >= card.heightForWidth(card.width())


def test_a_card_that_is_moved_stays_in_sight(cards, qtbot):
    cards.resize(400, 160)
    shown = [picture(f"n{number}", "Ortskerne beleben") for number in range(9)]
    cards.show_initiatives(shown)
    cards.window().activateWindow()
    qtbot.waitUntil(cards.isActiveWindow)
    qtbot.waitUntil(cards.card("n8").isVisible)
    cards.select("n0")
    for place in range(1, 9):
        shown.insert(place, shown.pop(place - 1))
        cards.show_initiatives(shown)
        QApplication.processEvents()
        card = cards.card("n0")
        top = card.mapTo(cards.viewport(), card.rect().topLeft()).y()
        assert 0 <= top <= cards.viewport().height() - card.height(), place
