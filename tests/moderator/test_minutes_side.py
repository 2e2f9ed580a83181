"""Beside the minutes: a few lines whatever is missing, each of which can be pressed by key."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.paper.pictures import action, evening, item
from tests.support.hostile import ENDLESS
from werkstatt.domain.minutes import Edition
from werkstatt.moderator.minutes_side import MinutesSide
from werkstatt.paper.public_edition import Doubt


@pytest.fixture
def side(qtbot: QtBot) -> Iterator[MinutesSide]:
    around = QWidget()
    qtbot.addWidget(around)
    made = MinutesSide(around, Edition.PUBLIC)
    around.setFixedWidth(280)
    around.show()
    around.activateWindow()
    qtbot.waitUntil(around.isActiveWindow)
    yield made


def test_many_doubts_are_a_few_lines(side: MinutesSide):
    nouns = [action(number, "x") for number in range(30)]
    side.show_doubts([Doubt(noun, f"Maßnahme {noun.rank + 1}") for noun in nouns])
    assert side.doubts_title.text() == "30 Namen sind zu prüfen"
    assert [made.text() for made in side.doubts.buttons] == ["Maßnahme 1", "Maßnahme 2", "Maßnahme 3"]
    assert side.doubts.more.text() == "und 27 weitere"
    side.doubts.more.click()
    assert [made.isVisible() for made in side.doubts.buttons] == [True] * 30
    assert side.doubts.buttons[3].hasFocus() and not side.doubts.more.isVisible()
    side.show_doubts([])
    assert not side.doubts.isVisible() and not side.doubts_title.isVisible()


def test_a_line_leads_by_key_to_what_it_is_about(qtbot: QtBot, side: MinutesSide):
    noun = item(0, ENDLESS)
    side.show_doubts([Doubt(noun, ENDLESS)])
    with qtbot.waitSignal(side.doubts.pointed) as pointed:
        qtbot.keyClick(side.doubts.buttons[0], Qt.Key.Key_Return)
    assert pointed.args == [noun]
    assert side.doubts.buttons[0].width() <= 280


def test_what_is_there_is_not_missing(side: MinutesSide):
    side.show_missing(evening(actions=[]))
    assert side.missing.text() == "2 Programmpunkte ohne Eintrag:"
    assert not side.plan.isVisible()
    side.show_missing(evening(actions=[action(0, "Flyer")], days=[]))
    assert side.missing.isHidden(), "the plan says what is missing"
    side.show_missing(evening(actions=[], days=[], entries=[]))
    assert side.missing.text() == "Noch ist nichts notiert."
