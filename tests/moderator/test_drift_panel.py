"""A late evening: what is proposed is announced, applied by one click, reverted by undo, or declined for a while."""

from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.cockpit import Cockpit, cockpit_on_new_file
from werkstatt.domain.event import local
from werkstatt.moderator.drift_panel import DriftPanel
from werkstatt.operations import agenda, live
from werkstatt.wording.times import clock_time

Key = Qt.Key


class Drift:
    """The panel in the cockpit. The café is running, its time was up 12 minutes ago."""

    def __init__(self, cockpit: Cockpit) -> None:
        self.cockpit = cockpit
        page = cockpit.window.pages["agenda"]
        cockpit.window.turn_to("agenda")
        self.panel: DriftPanel = page.drift  # type: ignore[attr-defined]
        night = cockpit.night
        desk = cockpit.session.desk
        desk.do(agenda.change_item, night.item_id("Pause"), fixed_start=None, minutes=30).result()
        desk.do(agenda.change_item, night.item_id("Abschluss"), minutes=20).result()
        desk.do(agenda.change_item, night.item_id("Projekt-Café"), buffer=5).result()
        for title, minutes in (("Ankommen", 15), ("Rückblick", 20), ("Projekt-Café", 37)):
            cockpit.window_key(Key.Key_PageDown)
            cockpit.until(lambda title=title: cockpit.running == title)
            self.pass_by(minutes)

    def pass_by(self, minutes: int) -> None:
        # The page and the window each watch the day: what the window shows may not have reached the page yet.
        self.cockpit.until(lambda: self.panel._picture == self.cockpit.window.agenda)
        self.cockpit.clock.advance(timedelta(minutes=minutes))
        self.cockpit.tick()

    def buttons(self, word: str) -> dict[str, QPushButton]:
        """The buttons of the proposals by their titles."""
        found = [button for button in self.panel.findChildren(QPushButton) if button.isVisible()]
        return {b.accessibleName().removeprefix(f"{word}: "): b for b in found if b.text() == word}

    @property
    def offers(self) -> list[str]:
        return list(self.buttons("Übernehmen"))

    def announced(self, title: str) -> str:
        """What a proposal says about the end."""
        texts = [label.text() for label in self.buttons("Übernehmen")[title].parent().parent().findChildren(QLabel)]
        return texts[texts.index(title) + 1]

    def expected_end(self) -> str:
        picture = self.cockpit.night.picture
        end = picture.forecast(self.cockpit.clock.now()).expected_end
        return f"Ende {clock_time(local(picture.event, end))}"


@pytest.fixture
def drift(qtbot: QtBot, tmp_path: Path) -> Iterator[Drift]:
    with cockpit_on_new_file(qtbot, tmp_path) as cockpit:
        yield Drift(cockpit)


def click(drift: Drift, word: str, title: str) -> None:
    drift.cockpit.qtbot.mouseClick(drift.buttons(word)[title], Qt.MouseButton.LeftButton)


def test_each_proposal_keeps_what_it_announces_and_undo_takes_it_back(drift: Drift):
    drift.cockpit.until(lambda: len(drift.offers) > 1)
    items = drift.cockpit.night.picture.items
    for title in drift.offers:
        announced = drift.announced(title)
        click(drift, "Übernehmen", title)
        drift.cockpit.until(lambda announced=announced: announced.startswith(drift.expected_end()))
        drift.cockpit.until(lambda title=title: title not in drift.offers)
        drift.cockpit.window.workplace.undo()
        drift.cockpit.until(lambda: drift.cockpit.night.picture.items == items)
        drift.cockpit.until(lambda title=title: title in drift.offers)


def test_a_declined_proposal_stays_away_until_something_new_starts(drift: Drift):
    def about_the_closing() -> list[str]:
        return [offer for offer in drift.offers if offer.startswith("„Abschluss“")]

    drift.cockpit.until(lambda: len(about_the_closing()) == 1)
    click(drift, "Nein", about_the_closing()[0])
    assert about_the_closing() == []
    drift.pass_by(1)
    drift.pass_by(1)
    assert about_the_closing() == []
    drift.cockpit.window_key(Key.Key_PageDown)
    drift.cockpit.until(lambda: drift.cockpit.running == "Pause")
    drift.cockpit.until(lambda: len(about_the_closing()) == 1)


def test_the_headline_says_how_late_it_is_and_why(drift: Drift):
    assert "7" in drift.panel.headline.text()
    assert "überzogen" in drift.panel.reasons.text()


def test_every_time_below_the_road_says_what_it_is(drift: Drift):
    def said() -> list[str]:
        labels = (drift.panel._from, drift.panel._until, drift.panel._announced)
        return [label.text() for label in labels if label.isVisible()]

    picture = drift.cockpit.night.picture
    end = picture.forecast(drift.cockpit.clock.now())
    expected, announced = (clock_time(local(picture.event, at)) for at in (end.expected_end, end.announced_end))
    assert said()[:2] == ["Beginn 18:00 Uhr", f"Ende voraussichtlich {expected}"]
    assert said()[2].endswith(announced)
    assert said()[2] != announced
    drift.cockpit.session.desk.do(live.finish, drift.cockpit.night.day_id, drift.cockpit.clock.now()).result()
    for item in drift.cockpit.night.picture.items:
        if item.title in {"Pause", "Abschluss"}:
            drift.cockpit.session.desk.do(agenda.remove_item, item.id).result()
    drift.cockpit.until(lambda: said()[1] == "Beendet um 19:12 Uhr")


def test_all_causes_are_there_for_who_points_at_the_two_largest_or_listens(drift: Drift):
    desk, clock = drift.cockpit.session.desk, drift.cockpit.night.picture.timer
    desk.do(live.extend_timer, clock.id, 120).result()
    desk.do(live.pause_timer, clock.id, drift.cockpit.clock.now()).result()
    drift.cockpit.settle()
    drift.pass_by(9)
    assert drift.panel.reasons.text() == "10 min überzogen, 9 min angehalten."
    for whole in (drift.panel.reasons.toolTip(), drift.panel.reasons.accessibleDescription()):
        assert "2 min zugegeben" in whole


def test_what_a_proposal_says_about_a_fixed_start_comes_true(drift: Drift):
    desk, night = drift.cockpit.session.desk, drift.cockpit.night
    desk.do(agenda.change_item, night.item_id("Abschluss"), fixed_start=time(18, 40)).result()
    drift.cockpit.settle()
    drift.pass_by(1)
    drift.cockpit.until(lambda: bool(drift.offers))
    title = drift.offers[0]
    announced = drift.announced(title)
    assert "pünktlich" not in announced
    click(drift, "Übernehmen", title)
    drift.cockpit.until(lambda: title not in drift.offers)
    drift.cockpit.settle()
    missed = next(part for part in announced.split(", ") if "statt" in part)
    assert missed in drift.panel.reasons.text()


def test_an_empty_agenda_has_no_road(drift: Drift):
    night = drift.cockpit.night
    drift.cockpit.session.desk.do(live.finish, night.day_id, drift.cockpit.clock.now()).result()
    for item in night.picture.items:
        drift.cockpit.session.desk.do(agenda.remove_item, item.id).result()
    drift.cockpit.until(lambda: drift.panel.headline.text() == "Noch kein Ablauf")
    assert not drift.panel._road.isVisible()
    assert not drift.panel.reasons.isVisible()


def test_a_proposal_is_applied_by_keyboard_and_the_keyboard_is_not_lost(drift: Drift):
    drift.cockpit.until(lambda: bool(drift.offers))
    apply = drift.buttons("Übernehmen")[drift.offers[0]]
    apply.setFocus()
    drift.cockpit.press(Key.Key_Space)
    drift.cockpit.until(lambda: not drift.offers)
    assert drift.cockpit.window.focusWidget() is not None
    assert drift.cockpit.window.focusWidget().isVisible()


def test_while_it_gets_later_the_keyboard_stays_on_the_same_proposal(drift: Drift):
    drift.cockpit.until(lambda: bool(drift.offers))
    drift.buttons("Nein")[drift.offers[0]].setFocus()
    before = dict(drift.panel._offers)
    drift.pass_by(1)
    assert drift.panel._offers != before
    assert drift.cockpit.window.focusWidget() is drift.buttons("Nein")[drift.offers[0]]
