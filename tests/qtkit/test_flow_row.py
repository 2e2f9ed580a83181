"""Widgets that flow: in one line where there is room, else in several; each as wide as it wants to be."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from werkstatt.qtkit.flow_row import FlowRow
from werkstatt.qtkit.widgets import button


def flowing(qtbot, *words: str) -> tuple[QWidget, FlowRow, list]:
    buttons = [button(word, lambda: None) for word in words]
    window = QWidget()
    flow = FlowRow(*buttons)
    window.setLayout(flow)
    qtbot.addWidget(window)
    return window, flow, buttons


def test_where_there_is_room_there_is_one_line(qtbot):
    window, flow, buttons = flowing(qtbot, "eins", "zwei", "drei")
    window.resize(flow.sizeHint() + QSize(20, 0))
    window.show()
    assert len({made.y() for made in buttons}) == 1
    assert [made.x() for made in buttons] == sorted(made.x() for made in buttons)


def test_where_there_is_none_it_goes_on_below_and_nothing_is_cut(qtbot):
    window, flow, buttons = flowing(qtbot, "Tischnotizen", "Tische und Themen", "Papiere", "Runde 1 · läuft")
    width = flow.sizeHint().width() // 2
    window.resize(width, flow.heightForWidth(width))
    window.show()
    assert len({made.y() for made in buttons}) >= 2
    assert all(made.width() >= made.sizeHint().width() for made in buttons)
    assert all(window.rect().contains(made.geometry()) for made in buttons)


def test_what_is_hidden_takes_no_room(qtbot):
    window, flow, buttons = flowing(qtbot, "eins", "zwei")
    window.show()
    whole = flow.sizeHint().width()
    buttons[0].hide()
    assert flow.sizeHint().width() < whole


def test_a_widget_is_put_in_its_place_and_moved_there(qtbot):
    window, flow, buttons = flowing(qtbot, "eins", "zwei")
    window.resize(400, 60)
    window.show()
    third = button("drei", lambda: None)
    flow.put(0, third)
    flow.put(0, buttons[1])
    flow.activate()
    assert [flow.itemAt(place).widget() for place in range(flow.count())] == [buttons[1], third, buttons[0]]
    assert flow.itemAt(3) is None and third.parent() is window
