"""Lists of painted rows: by keyboard, by mouse, in any width, and with any text."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from werkstatt.qtkit.row_delegate import Cell, Painted, Tone
from werkstatt.qtkit.row_list import RowList
from werkstatt.qtkit.theme import Theme
from werkstatt.qtkit.tokens import LIGHT, Look
from werkstatt.qtkit.widgets import restyle

Key, ALT, LEFT = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.MouseButton.LeftButton


@dataclass(frozen=True)
class Row:
    """A row of a list."""

    id: str
    text: str


ROWS = [Row(letter, f"Punkt {letter}") for letter in "abcde"]


class Told:
    """A list in a window with a line to type in, and what the list told."""

    def __init__(self, qtbot, describe=lambda row: Painted([Cell(row.text)]), **options) -> None:
        Theme().apply(Look.LIGHT)
        self.list = RowList(describe, lambda row: row.text, lambda: LIGHT, movable=True, **options)
        self.opened, self.removed, self.moved, self.chosen = [], [], [], []
        self.list.opened.connect(self.opened.append)
        self.list.removed.connect(self.removed.append)
        self.list.moved.connect(lambda row, place: self.moved.append((row.id, place)))
        self.list.chosen.connect(self.chosen.append)
        self.list.rows.set_rows(ROWS)
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        column.addWidget(self.list)
        self.line = QLineEdit()
        column.addWidget(self.line)
        qtbot.addWidget(self.window)
        self.window.resize(400, 400)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.list.setFocus()

    def place(self, row: int) -> QPoint:
        return self.list.visualRect(self.list.rows.index(row)).center()

    def picture(self) -> QImage:
        return self.list.grab().toImage()


@pytest.fixture
def told(qtbot):
    return Told(qtbot)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_F2])
def test_keys_open_the_row_the_keyboard_is_on(qtbot, told, key):
    told.list.select("b")
    qtbot.keyClick(told.list, key)
    assert told.opened == [ROWS[1]]
    assert told.chosen[-1] == ROWS[1]


def test_a_double_click_opens(qtbot, told):
    qtbot.mouseClick(told.list.viewport(), LEFT, pos=told.place(2))
    qtbot.mouseDClick(told.list.viewport(), LEFT, pos=told.place(2))
    assert told.opened == [ROWS[2]]
    assert told.moved == []


def test_delete_removes_and_without_a_row_no_key_does_anything(qtbot, told):
    told.list.setCurrentIndex(told.list.rows.index(99))
    for key in (Key.Key_Delete, Key.Key_Return):
        qtbot.keyClick(told.list, key)
    assert (told.removed, told.opened, told.list.current()) == ([], [], None)
    told.list.select("c")
    qtbot.keyClick(told.list, Key.Key_Delete)
    assert told.removed == [ROWS[2]]


def test_alt_and_arrows_move_within_the_list(qtbot, told):
    told.list.select("a")
    qtbot.keyClick(told.list, Key.Key_Up, ALT)
    qtbot.keyClick(told.list, Key.Key_Down, ALT)
    told.list.select("e")
    qtbot.keyClick(told.list, Key.Key_Down, ALT)
    assert told.moved == [("a", 1)]


@pytest.mark.parametrize(
    ("to", "place"), [(QPoint(150, 1000), 4), (QPoint(150, -300), 0), (QPoint(2000, 107), 2), (QPoint(-50, 107), 2)]
)
def test_a_row_is_dropped_at_the_height_of_the_mouse(qtbot, told, to, place):
    qtbot.mousePress(told.list.viewport(), LEFT, pos=told.place(1))
    qtbot.mouseMove(told.list.viewport(), to)
    qtbot.mouseRelease(told.list.viewport(), LEFT, pos=to)
    assert told.moved == [("b", place)]


def drag(qtbot, told: Told, source: int, to: QPoint) -> None:
    qtbot.mousePress(told.list.viewport(), LEFT, pos=told.place(source))
    qtbot.mouseMove(told.list.viewport(), to)


def colours(told: Told, line: int) -> set[str]:
    picture = told.list.viewport().grab().toImage()
    return {picture.pixelColor(x, line).name().upper() for x in range(0, picture.width(), 7)}


@pytest.mark.parametrize(("source", "target"), [(1, 3), (3, 1)])
def test_while_a_row_is_dragged_a_line_says_where_it_would_lie(qtbot, told, source, target):
    told.line.setFocus()
    edge = told.list.visualRect(told.list.rows.index(target))
    line = edge.bottom() if target > source else edge.top()
    assert colours(told, line) != {LIGHT.accent}
    drag(qtbot, told, source, told.place(target))
    assert colours(told, line) == {LIGHT.accent}
    pale = told.list.viewport().grab(told.list.visualRect(told.list.rows.index(source))).toImage()
    qtbot.mouseRelease(told.list.viewport(), LEFT, pos=told.place(target))
    assert told.moved == [("abcde"[source], target)]
    assert colours(told, line) != {LIGHT.accent}
    assert told.list.viewport().grab(told.list.visualRect(told.list.rows.index(source))).toImage() != pale


def test_escape_calls_a_drag_off(qtbot, told):
    drag(qtbot, told, 1, told.place(3))
    qtbot.keyClick(told.list, Key.Key_Escape)
    before = told.picture()
    qtbot.mouseMove(told.list.viewport(), told.place(4))
    assert told.picture() == before
    qtbot.mouseRelease(told.list.viewport(), LEFT, pos=told.place(4))
    assert told.moved == []


def test_a_hand_that_trembles_does_not_drag(qtbot, told):
    before = told.picture()
    drag(qtbot, told, 1, told.place(1) + QPoint(2, 2))
    qtbot.mouseRelease(told.list.viewport(), LEFT, pos=told.place(1) + QPoint(2, 2))
    assert told.moved == []
    assert before != told.picture()  # it was a click


def many(told: Told, count: int = 60) -> list[Row]:
    rows = [Row(f"n{number}", f"Punkt {number}") for number in range(count)]
    told.list.rows.set_rows(rows)
    return rows


def test_a_row_is_dragged_from_the_very_bottom_to_the_very_top(qtbot, told):
    many(told)
    told.list.scrollToBottom()
    qtbot.mousePress(told.list.viewport(), LEFT, pos=told.place(59))
    qtbot.mouseMove(told.list.viewport(), QPoint(150, 3))
    qtbot.waitUntil(lambda: told.list.verticalScrollBar().value() == 0)
    qtbot.mouseRelease(told.list.viewport(), LEFT, pos=QPoint(150, 3))
    assert told.moved == [("n59", 0)]


@pytest.mark.parametrize(("start", "step", "key"), [(30, 1, Key.Key_Down), (30, -1, Key.Key_Up)])
def test_a_row_that_is_moved_stays_in_sight(qtbot, told, start, step, key):
    rows = many(told)
    told.list.moved.connect(
        lambda row, place: (rows.remove(row), rows.insert(place, row), told.list.rows.set_rows(rows))
    )
    told.list.select(f"n{start}")
    for moved in range(1, 16):
        qtbot.keyClick(told.list, key, ALT)
        assert told.list.currentIndex().row() == start + step * moved
        shown = told.list.visualRect(told.list.currentIndex())
        assert told.list.viewport().rect().contains(shown)


def test_others_that_move_do_not_scroll_the_list(qtbot, told):
    rows = many(told)
    told.list.select("n0")
    told.list.verticalScrollBar().setValue(900)
    told.list.rows.set_rows([rows[1], rows[0], *rows[2:]])
    assert told.list.verticalScrollBar().value() == 900


def test_long_texts_take_up_to_three_lines_where_a_list_lets_them(qtbot):
    told = Told(qtbot, lambda row: Painted([Cell("Notiz", 60), Cell(row.text)]), lines=3)
    told.list.rows.set_rows([Row("a", "kurz"), Row("b", "Was gesagt wurde. " * 6), Row("c", "Viel. " * 200)])
    heights = [told.list.visualRect(told.list.rows.index(place)).height() for place in range(3)]
    assert heights == [43, 83, 83]
    told.window.resize(900, 400)
    qtbot.waitUntil(lambda: told.list.visualRect(told.list.rows.index(1)).height() == 43)
    assert told.list.visualRect(told.list.rows.index(2)).height() == 83
    told.list.rows.set_rows([Row("a", "Doch mehr. " * 60), Row("b", "kurz"), Row("c", "kurz")])
    qtbot.waitUntil(lambda: told.list.visualRect(told.list.rows.index(0)).height() == 83)
    assert told.list.visualRect(told.list.rows.index(2)).top() == 83 + 43


def test_only_the_left_button_drags(qtbot, told):
    qtbot.mousePress(told.list.viewport(), Qt.MouseButton.RightButton, pos=told.place(1))
    qtbot.mouseRelease(told.list.viewport(), Qt.MouseButton.RightButton, pos=told.place(3))
    assert told.moved == []


def test_the_place_is_kept_when_all_rows_are_replaced_at_once(told):
    many = [Row(f"n{number}", f"Person {number}") for number in range(400)]
    told.list.rows.set_rows(many)
    told.list.select("n200")
    told.list.verticalScrollBar().setValue(8000)
    told.list.rows.set_rows([Row(row.id, row.text.upper()) for row in reversed(many)])
    assert told.list.current().text == "PERSON 200"
    assert told.list.verticalScrollBar().value() == 8000


def test_typing_finds_a_row_by_its_words(qtbot, told):
    told.list.rows.set_rows([Row("x", "Rückblick"), Row("y", "Abschluss"), Row("z", "Pause")])
    qtbot.keyClicks(told.list, "pau")
    assert told.list.current().id == "z"


def test_the_row_with_the_keyboard_looks_different(told):
    told.list.select("b")
    with_keys = told.picture()
    told.line.setFocus()
    assert told.picture() != with_keys


def test_a_list_without_a_chosen_row_shows_that_the_keyboard_is_there(qtbot):
    told = Told(qtbot)
    restyle(told.list, role="plain")
    told.list.setCurrentIndex(told.list.rows.index(99))
    told.line.setFocus()
    without = told.picture()
    told.list.setFocus(Qt.FocusReason.TabFocusReason)
    assert told.picture() != without
    assert (told.list.current(), told.list.selected()) == (ROWS[0], None)
    qtbot.keyClick(told.list, Key.Key_Return)
    assert told.opened == [ROWS[0]]


HOSTILE = "<b>fett</b><img src=/etc/passwd>\n\u202eumgedreht שלום 👩‍👩‍👧 " + "Wort" * 75


def test_any_text_is_painted_in_its_row_and_cut_with_dots(qtbot):
    cells = [
        Cell("12", 40, tone=Tone.MUTED),
        Cell(width=16, swatch="#1D5A88"),
        Cell(HOSTILE, below=HOSTILE),
        Cell(HOSTILE, 90, right=True, tone=Tone.WARN),
        Cell("anwesend " + HOSTILE, 110, pill=LIGHT.good_soft),
    ]
    told = Told(qtbot, lambda row: Painted(cells, marked=row.id == "a"))
    for width in (400, 90):
        told.window.resize(width, 400)
        picture = told.picture()
        gap = QRect(20, told.place(1).y() + 20, picture.width() - 60, 1)
        colours = {picture.pixelColor(x, gap.y()).name() for x in range(gap.left(), gap.right())}
        assert len(colours) <= 3, "letters reach over the line between rows"
    assert told.list.minimumSizeHint().width() < 200


def test_the_height_for_some_rows_needs_no_scrolling(told):
    assert told.list.fitting_height(3) >= 3 * told.list.sizeHintForRow(0)
    told.list.rows.set_rows([])
    assert told.list.fitting_height(3) == 0
    assert told.list.itemDelegate().sizeHint(None, told.list.rows.index(0)) == QSize(120, 43)


def test_the_keyboard_gets_a_row_as_soon_as_there_is_one(qtbot, told):
    told.list.rows.set_rows([])
    assert told.list.current() is None
    told.list.rows.set_rows(ROWS)
    assert told.list.current() == ROWS[0]
    assert told.list.selected() is None
