"""A choice whose keys open its list: nothing is chosen on the way."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from werkstatt.moderator.listed_choice import ListedChoice

Key = Qt.Key


@pytest.fixture
def choice(qtbot: QtBot) -> Iterator[ListedChoice]:
    made = ListedChoice([(1, "Ankommen"), (2, "Mitte"), (3, "Schluss")])
    made.show_value(2)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hidePopup()


def chosen(choice: ListedChoice) -> list[object]:
    """What is told from now on."""
    told: list[object] = []
    choice.edited.connect(told.append)
    return told


@pytest.mark.parametrize("key", [Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End])
def test_an_arrow_opens_the_list_where_it_stands(choice: ListedChoice, key: Qt.Key):
    told = chosen(choice)
    QTest.keyClick(choice, key)
    assert choice.view().isVisible()
    assert choice.view().currentIndex().row() == 1
    assert (told, choice.value()) == ([], 2)


def test_a_letter_leads_to_a_word_and_enter_confirms_it(choice: ListedChoice):
    told = chosen(choice)
    QTest.keyClick(choice, Key.Key_S, Qt.KeyboardModifier.NoModifier)
    assert (told, choice.view().currentIndex().row()) == ([], 2)
    QTest.keyClick(choice.view(), Key.Key_Return)
    assert (told, choice.value()) == ([3], 3)
