"""Lists that are as tall as their rows: one thing scrolls, and the row with the keyboard is always in sight."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from werkstatt.qtkit.row_delegate import Cell, Painted
from werkstatt.qtkit.theme import Theme
from werkstatt.qtkit.tokens import LIGHT, Look
from werkstatt.qtkit.whole_list import WholeList
from werkstatt.qtkit.widgets import button, label


@dataclass(frozen=True)
class Row:
    """A row of a list."""

    id: str


class Column:
    """Two lists and a button in a column that scrolls."""

    def __init__(self, qtbot) -> None:
        self.qtbot = qtbot
        Theme().apply(Look.LIGHT)
        self.lists = [
            WholeList(lambda row: Painted([Cell(row.id)]), lambda row: row.id, lambda: LIGHT) for _list in range(2)
        ]
        inside = QWidget()
        column = QVBoxLayout(inside)
        for shown in (label("Fällig"), self.lists[0], button("Neu…", lambda: None), self.lists[1]):
            column.addWidget(shown)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(inside)
        self.area.resize(300, 320)
        qtbot.addWidget(self.area)
        self.area.show()
        self.area.activateWindow()
        qtbot.waitUntil(self.area.isActiveWindow)

    def fill(self, *counts: int) -> None:
        for shown, count in zip(self.lists, counts, strict=True):
            shown.rows.set_rows([Row(f"{place}") for place in range(count)])
        inside = self.area.widget()
        self.qtbot.waitUntil(lambda: inside.height() == max(inside.minimumSizeHint().height(), self.area.height()))

    def sees_current(self, shown: WholeList) -> bool:
        row = shown.visualRect(shown.currentIndex())
        top = shown.viewport().mapTo(self.area.viewport(), row.topLeft()).y()
        return top >= 0 and top + row.height() <= self.area.viewport().height()


@pytest.fixture
def column(qtbot) -> Column:
    return Column(qtbot)


def test_a_list_is_as_tall_as_its_rows_and_never_scrolls_itself(column):
    for counts in ((3, 30), (1, 0), (0, 2), (150, 200)):
        column.fill(*counts)
        for shown, count in zip(column.lists, counts, strict=True):
            assert shown.height() >= 43 * count
            assert shown.verticalScrollBar().maximum() == 0
            assert count > 0 or shown.height() == 0


def test_the_row_with_the_keyboard_is_in_sight(column, qtbot):
    column.fill(3, 30)
    second = column.lists[1]
    second.setFocus(Qt.FocusReason.TabFocusReason)
    assert column.sees_current(second)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Down):
        qtbot.keyClick(second, key)
        assert column.sees_current(second)


def test_what_changes_while_the_keyboard_is_elsewhere_does_not_scroll(column):
    column.fill(3, 30)
    column.lists[1].select("29")
    assert column.area.verticalScrollBar().value() == 0


def test_the_wheel_scrolls_the_column(column):
    column.fill(3, 30)
    over = column.lists[1]
    place = over.mapTo(column.area, over.viewport().rect().topLeft() + QPoint(40, 20))
    QTest.wheelEvent(column.area.windowHandle(), place, QPoint(0, -120))
    column.qtbot.waitUntil(lambda: column.area.verticalScrollBar().value() > 0)
