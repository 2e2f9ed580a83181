"""The keyboard stays where the work is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.support.cockpit import Cockpit
from werkstatt.domain.spotlight import Curtain
from werkstatt.moderator.focus_keeper import FocusKeeper


def test_the_keyboard_stays_on_the_page_when_what_had_it_goes_away(cockpit: Cockpit):
    assert len(cockpit.window.findChildren(FocusKeeper)) == 1
    cockpit.window.turn_to("agenda")
    rows = cockpit.window.pages["agenda"].list
    cockpit.until(rows.hasFocus)
    cockpit.window.workplace.say("Etwas ist geschehen.", "alert")
    close = next(made for made in cockpit.window.banners.findChildren(QPushButton) if made.text() == "✕")
    close.setFocus()
    cockpit.qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert rows.hasFocus()


def test_a_click_beside_the_page_leaves_the_keyboard_in_what_is_being_typed(cockpit: Cockpit):
    window = cockpit.window
    window.turn_to("minutes")
    entry = window.pages["minutes"].entry
    cockpit.until(entry.hasFocus)
    for made in (window.panel.curtains[Curtain.FROZEN], window.strip.next, window.panel.pause):
        cockpit.until(made.isVisible)
        cockpit.qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
        cockpit.settle()
        assert entry.hasFocus()
        assert made.focusPolicy() is Qt.FocusPolicy.TabFocus
