"""What is said about a delay."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.desks import Evening, evening
from werkstatt.domain.proposal import apply
from werkstatt.operations import live
from werkstatt.wording.agenda import item_from_line, slot_note
from werkstatt.wording.clocks import clock_text
from werkstatt.wording.drift import drift_headline, drift_reasons, proposal_effect, proposal_title


@pytest.fixture
def night(tmp_path: Path):
    with evening(tmp_path) as opened:
        yield opened


def late_by(night: Evening, minutes: int) -> None:
    night.clock.advance(timedelta(minutes=minutes))
    night.desk.do(live.proceed, night.day_id, night.clock.now()).result()


def test_an_evening_that_has_not_begun_is_as_planned(night):
    assert drift_headline(night.picture.forecast(night.clock.now())) == "Alles wie geplant"


def test_a_late_evening_says_how_late_and_why(night):
    late_by(night, 30)
    forecast = night.picture.forecast(night.clock.now())
    assert drift_headline(forecast) == "15 Minuten später als angekündigt"
    reasons = drift_reasons(night.picture.event, forecast)
    assert "30 min später begonnen" in reasons
    assert "15 min fangen Puffer und Luft auf" in reasons
    assert "„Pause“ erst 19:30 statt 19:15 Uhr" in reasons


def test_each_proposal_says_what_it_does_and_what_follows(night):
    late_by(night, 30)
    picture = night.picture
    offers = picture.proposals(night.clock.now())
    assert offers
    from dataclasses import replace

    for offer in offers:
        after = replace(picture, items=apply(picture.items, offer)).forecast(night.clock.now())
        assert proposal_title(picture.items, offer)
        assert "Ende 19:" in proposal_effect(picture.event, picture.items, after, offer)
    titles = [proposal_title(picture.items, offer) for offer in offers]
    assert len(set(titles)) == len(titles)


def test_notes_name_what_is_special(night):
    slots = {slot.item.title: slot for slot in night.picture.forecast(night.clock.now()).slots}
    assert slot_note(slots["Pause"]) == "fest 19:15 · 15 min Luft davor"
    assert slot_note(slots["Rückblick"]) == ""


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("Begrüßung 15", ("Begrüßung", 15)),
        ("Runde 2, 25 min", ("Runde 2", 25)),
        ("Grußwort; 5 Minuten", ("Grußwort", 5)),
        ("Pause", ("Pause", 15)),
        ("90", ("90", 15)),
        ("  viel   Luft  7 ", ("viel Luft", 7)),
    ],
)
def test_a_typed_line_gives_title_and_minutes(typed, understood):
    assert item_from_line(typed) == understood


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "00:00"), (0.4, "00:01"), (59.5, "01:00"), (1044, "17:24"), (3725, "1:02:05"), (-3, "00:00")],
)
def test_clocks_show_a_second_until_it_is_over(seconds, shown):
    assert clock_text(seconds) == shown
