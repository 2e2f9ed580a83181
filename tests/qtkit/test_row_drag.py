"""Dragging by itself: what becomes of it when the list changes meanwhile. The rest is in the tests of the list."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QListView

from werkstatt.qtkit.row_drag import RowDrag
from werkstatt.qtkit.row_model import RowModel
from werkstatt.qtkit.tokens import LIGHT


@dataclass(frozen=True)
class Row:
    """A row of a list."""

    id: str


class Dragged:
    """A list with rows a to e, on the second of which the mouse is pressed."""

    def __init__(self, qtbot) -> None:
        self.view = QListView()
        qtbot.addWidget(self.view)
        self.rows = RowModel(lambda row: row.id, self.view)
        self.view.setModel(self.rows)
        self.rows.set_rows([Row(letter) for letter in "abcde"])
        self.view.resize(200, 300)
        self.drag = RowDrag(self.view, self.rows, lambda: LIGHT)
        self.dropped: list[tuple[str, int]] = []
        self.drag.dropped.connect(lambda key, place: self.dropped.append((key, place)))
        self.drag.hold("b", self.place(1))

    def place(self, row: int) -> QPoint:
        return self.view.visualRect(self.rows.index(row)).center()


@pytest.fixture
def dragged(qtbot) -> Dragged:
    return Dragged(qtbot)


def test_a_row_is_dropped_where_it_is_let_go(dragged):
    assert dragged.drag.holds
    assert not dragged.drag.is_under_way
    dragged.drag.follow(dragged.place(3))
    assert dragged.drag.is_under_way
    dragged.drag.let_go(dragged.place(3))
    assert dragged.dropped == [("b", 3)]
    assert not dragged.drag.holds


def test_a_row_that_went_meanwhile_is_not_dropped(dragged):
    dragged.drag.follow(dragged.place(3))
    dragged.rows.set_rows([Row(letter) for letter in "acde"])
    dragged.view.grab()
    dragged.drag.let_go(dragged.place(3))
    assert dragged.dropped == []


def test_a_row_that_stands_elsewhere_meanwhile_is_dropped_where_the_line_was(dragged):
    dragged.drag.follow(dragged.place(3))
    dragged.rows.set_rows([Row(letter) for letter in "acdbe"])
    dragged.drag.let_go(dragged.place(3))
    assert dragged.dropped == [], "it lies there already"


def test_called_off_nothing_is_dropped(dragged):
    dragged.drag.follow(dragged.place(3))
    dragged.drag.call_off()
    dragged.drag.let_go(dragged.place(4))
    assert dragged.dropped == []
