"""Clocks for small groups: several at once, each on its own, by keyboard."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.cockpit import Cockpit, cockpit_on_new_file
from werkstatt.domain.timer import Timer
from werkstatt.moderator.clocks_panel import ClocksPanel
from werkstatt.moderator.rest_label import RestLabel


class Clocks:
    """The panel in the cockpit."""

    def __init__(self, cockpit: Cockpit) -> None:
        self.cockpit = cockpit
        self.panel: ClocksPanel = cockpit.window.pages["agenda"].clocks  # type: ignore[attr-defined]
        cockpit.window.turn_to("agenda")
        for line in ("Gruppe A 10", "Gruppe B, 25 min"):
            self.panel.entry.setFocus()
            cockpit.write(self.panel.entry, line)
            cockpit.qtbot.keyClick(self.panel.entry, Qt.Key.Key_Return)
        cockpit.until(lambda: len(self.on_disk()) == 2)
        cockpit.settle()

    def on_disk(self) -> dict[str, Timer]:
        return {timer.title: timer for timer in self.cockpit.night.picture.group_clocks}

    def button(self, spoken: str) -> QPushButton:
        return next(b for b in self.panel.findChildren(QPushButton) if b.accessibleName() == spoken and b.isVisible())

    def texts(self) -> list[str]:
        return [label.text() for label in self.panel.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def clocks(qtbot: QtBot, tmp_path: Path) -> Iterator[Clocks]:
    with cockpit_on_new_file(qtbot, tmp_path) as cockpit:
        yield Clocks(cockpit)


def start(clocks: Clocks, line: str) -> None:
    before = len(clocks.on_disk())
    clocks.cockpit.write(clocks.panel.entry, line)
    clocks.cockpit.qtbot.keyClick(clocks.panel.entry, Qt.Key.Key_Return)
    clocks.cockpit.until(lambda: len(clocks.on_disk()) > before)
    clocks.cockpit.settle()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Nahversorgung 2", "Die Uhr „Nahversorgung 2“ läuft 15 min. So sagen Sie eine Dauer: „Nahversorgung 2 min“"),
        ("Handwerk", "Die Uhr „Handwerk“ läuft 15 min. So sagen Sie eine Dauer: „Handwerk 10“"),
        ("Nahversorgung 2 min", ""),
        ("Nahversorgung 2 10", ""),
    ],
)
def test_a_length_that_nobody_said_is_told(clocks: Clocks, line: str, said: str):
    start(clocks, line)
    assert clocks.cockpit.said == ([said] if said else [])
    assert not said or said in clocks.cockpit.window.banners.texts()


def test_the_line_for_new_clocks_stays_in_sight(clocks: Clocks):
    for number in range(3, 8):
        start(clocks, f"Gruppe {number} 10")
        assert clocks.panel.entry.visibleRegion().boundingRect() == clocks.panel.entry.rect()


def test_several_clocks_run_at_once(clocks: Clocks):
    clocks.cockpit.clock.advance(timedelta(minutes=4))
    clocks.cockpit.tick()
    assert {"Gruppe A", "noch 06:00", "Gruppe B", "noch 21:00"} <= set(clocks.texts())
    clocks.cockpit.clock.advance(timedelta(minutes=9, seconds=34))
    clocks.cockpit.tick()
    clocks.button("Pause: Gruppe A").click()
    clocks.cockpit.until(lambda: "angehalten, 03:34 über der Zeit" in clocks.texts())
    assert [label.property("over") for label in clocks.panel.findChildren(RestLabel)] == [True, False]


def test_a_clock_gets_time_is_held_and_goes_on_and_the_keyboard_stays_where_it_is(clocks: Clocks):
    clocks.button("+1 min: Gruppe A").setFocus()
    clocks.cockpit.press(Qt.Key.Key_Space)
    clocks.cockpit.until(lambda: "noch 11:00" in clocks.texts())
    assert clocks.cockpit.window.focusWidget() is clocks.button("+1 min: Gruppe A")
    clocks.button("Pause: Gruppe A").setFocus()
    clocks.cockpit.press(Qt.Key.Key_Space)
    clocks.cockpit.until(lambda: clocks.on_disk()["Gruppe A"].paused_at is not None)
    clocks.cockpit.clock.advance(timedelta(minutes=5))
    clocks.cockpit.settle()
    assert clocks.cockpit.window.focusWidget() is clocks.button("Fortsetzen: Gruppe A")
    clocks.cockpit.tick()
    assert {"angehalten, noch 11:00", "noch 20:00"} <= set(clocks.texts())
    clocks.cockpit.press(Qt.Key.Key_Space)
    clocks.cockpit.until(lambda: clocks.on_disk()["Gruppe A"].paused_at is None)
    clocks.cockpit.settle()
    assert "noch 11:00" in clocks.texts()


def test_a_removed_clock_comes_back_by_undo(clocks: Clocks):
    clocks.button("Entfernen: Gruppe B").setFocus()
    clocks.cockpit.press(Qt.Key.Key_Space)
    clocks.cockpit.until(lambda: "Gruppe B" not in clocks.texts())
    assert clocks.cockpit.window.focusWidget().isVisible()
    clocks.cockpit.window.workplace.undo()
    clocks.cockpit.until(lambda: "Gruppe B" in clocks.texts())


def test_a_group_with_a_long_name_leaves_the_column_as_wide_as_it_is(clocks: Clocks):
    clocks.cockpit.write(clocks.panel.entry, "Arbeitsgruppe" * 25 + " 5")
    clocks.cockpit.qtbot.keyClick(clocks.panel.entry, Qt.Key.Key_Return)
    clocks.cockpit.until(lambda: len(clocks.on_disk()) == 3)
    clocks.cockpit.settle()
    assert clocks.panel.minimumSizeHint().width() <= 284
