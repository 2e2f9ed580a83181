"""Beside the process, in the cockpit on a small laptop: what is due and the events, and only one thing scrolls."""

from datetime import date, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from tests.support.cockpit import Cockpit
from werkstatt.moderator.process_page import ProcessPage
from werkstatt.moderator.process_side import ProcessSide
from werkstatt.operations import action, event

Key = Qt.Key


def opened(cockpit: Cockpit, *, due: int, events: int) -> ProcessSide:
    """The side in the middle of an evening, with actions due from the first of some earlier events."""
    desk, night = cockpit.session.desk, cockpit.night
    assert night is not None
    for number in range(events):
        on = date(2022, 3, 1) + timedelta(days=20 * number)
        key = desk.do(event.add_event, f"Workshop {number}", on, time(18)).result()
        for place in range(due if number == 0 else 0):
            desk.do(action.add_action, key, what=f"Maßnahme {place}", who="Bauamt").result()
    cockpit.window_key(Key.Key_PageDown)
    cockpit.until(lambda: cockpit.running == "Ankommen")
    cockpit.window.turn_to("process")
    page = cockpit.window.pages["process"]
    assert isinstance(page, ProcessPage)
    cockpit.until(lambda: page.beside.events.rows.rowCount() == events + 1)
    cockpit.settle()
    return page.beside


def is_seen(widget: QWidget) -> bool:
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def row_is_seen(rows: QAbstractItemView) -> bool:
    """Whether the row with the keyboard can be seen as a whole."""
    seen = rows.viewport().visibleRegion().boundingRect()
    return seen.contains(rows.visualRect(rows.currentIndex()))


def test_events_and_their_buttons_are_in_sight_however_much_is_due(cockpit: Cockpit):
    side = opened(cockpit, due=9, events=3)
    assert is_seen(side.new)
    assert is_seen(side.edit)
    side.events.select(side.events.rows.row_at(0).id)
    assert side.events.current().event.title == "Netzwerkkonferenz"
    assert row_is_seen(side.events)
    assert [rows.verticalScrollBar().maximum() for rows in (side.due, side.events)] == [0, 0]


def test_all_that_is_due_is_shown_on_demand(cockpit: Cockpit):
    side = opened(cockpit, due=9, events=1)
    assert side.due.rows.rowCount() == 2
    assert side.all_due.text() == "Alle 9 zeigen"
    side.all_due.click()
    assert side.due.rows.rowCount() == 9
    assert side.due.hasFocus()
    assert not side.all_due.isVisible()


def test_little_that_is_due_needs_no_button(cockpit: Cockpit):
    side = opened(cockpit, due=2, events=1)
    assert side.due.rows.rowCount() == 2
    assert not side.all_due.isVisible()


def test_by_keyboard_every_event_comes_into_sight(cockpit: Cockpit):
    side = opened(cockpit, due=1, events=30)
    side.events.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Key.Key_End, Key.Key_Up, Key.Key_Home, Key.Key_Down):
        cockpit.press(key, widget=side.events)
        assert row_is_seen(side.events)
