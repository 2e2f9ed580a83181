"""What is said about a delay."""

import re
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from hypothesis import given

from tests.domain.test_forecast import KONFERENZ, Evening, at, conference
from tests.domain.test_proposal import late_evenings
from tests.domain.test_schedule import EVENING, EVENT, clock, item
from tests.support import desks
from werkstatt.domain.agenda import ItemKind
from werkstatt.domain.forecast import Drift
from werkstatt.domain.proposal import apply, proposals
from werkstatt.domain.schedule import MINUTE
from werkstatt.operations import live
from werkstatt.wording.agenda import item_from_line, slot_note
from werkstatt.wording.clocks import clock_text
from werkstatt.wording.drift import drift_account, drift_headline, drift_reasons, proposal_effect, proposal_title


@pytest.fixture
def night(tmp_path: Path):
    with desks.evening(tmp_path) as opened:
        yield opened


def late_by(night: desks.Evening, minutes: int) -> None:
    night.clock.advance(timedelta(minutes=minutes))
    night.desk.do(live.proceed, night.day_id, night.clock.now()).result()


def test_an_evening_that_has_not_begun_is_as_planned(night):
    assert drift_headline(night.picture.forecast(night.clock.now())) == "Alles wie geplant"


def test_an_empty_agenda_is_none():
    forecast = Evening(EVENING, [], at("17:00")).outlook()
    assert (drift_headline(forecast), drift_reasons(EVENT, forecast)) == ("Noch kein Ablauf", "")


def test_a_plan_that_can_not_work_is_not_as_planned():
    talk = item("i3", 20, title="Impuls", fixed_start=time(18, 50))
    forecast = Evening(EVENING, [item("i1", 60), item("i2", 110), talk], at("17:00")).outlook()
    assert drift_headline(forecast) == "Der Plan geht nicht auf"
    said = "20 min zu viel im Plan, 10 min Luft bis zum angekündigten Ende."
    assert drift_reasons(EVENT, forecast) == f"{said} „Impuls“ erst 20:50 statt 18:50 Uhr."


def test_a_plan_that_is_longer_than_announced_says_by_how_much():
    forecast = Evening(EVENING, [item("i1", 60), item("i2", 125)], at("17:00")).outlook()
    assert drift_headline(forecast) == "5 Minuten zu viel geplant"
    assert drift_reasons(EVENT, forecast) == "5 min mehr geplant als angekündigt."


def test_a_late_evening_says_how_late_and_why(night):
    late_by(night, 30)
    forecast = night.picture.forecast(night.clock.now())
    assert drift_headline(forecast) == "15 Minuten später als angekündigt"
    said = "30 min später begonnen, 15 min fangen Puffer und Luft auf. „Pause“ erst 19:30 statt 19:15 Uhr."
    assert drift_reasons(night.picture.event, forecast) == said


def test_an_evening_in_time_is_not_praised_above_a_break_that_is_late():
    items = [item("i1", 30), item("i2", 30), item("i3", 15, title="Pause", fixed_start=time(19)), item("i4", 60)]
    evening = Evening(EVENING, items, at("18:14"))
    evening.lead_on()
    forecast = evening.outlook()
    assert forecast.late_minutes < 0
    assert drift_headline(forecast) == "„Pause“ 14 Minuten zu spät"
    assert drift_reasons(EVENT, forecast).endswith("„Pause“ erst 19:14 statt 19:00 Uhr.")


def test_two_causes_are_enough_and_who_wants_all_finds_them():
    forecast = replace(
        Evening(EVENING, KONFERENZ, at("17:00")).outlook(),
        current=KONFERENZ[0],
        drift=Drift(
            overtime=10 * MINUTE, added=5 * MINUTE, shortened=70 * MINUTE, held=19 * MINUTE, waiting=MINUTE / 2
        ),
    )
    assert drift_reasons(EVENT, forecast) == "70 min eingespart, 19 min mehr Luft vor dem, was kommt."
    whole = "70 min eingespart, 19 min mehr Luft vor dem, was kommt, 10 min überzogen, 5 min zugegeben."
    assert drift_account(EVENT, forecast) == whole


def test_who_is_early_waits_for_the_fixed_break_and_not_between_items():
    evening = conference("18:00", "18:15", "18:16", now="18:17")
    assert drift_reasons(EVENT, evening.outlook()) == "19 min eingespart, 19 min mehr Luft vor dem, was kommt."


def test_each_proposal_says_what_it_does_and_what_follows(night):
    late_by(night, 30)
    picture = night.picture
    offers = picture.proposals(night.clock.now())
    assert offers
    for offer in offers:
        after = replace(picture, items=apply(picture.items, offer)).forecast(night.clock.now())
        assert proposal_title(picture.items, offer)
        assert "Ende 19:" in proposal_effect(picture.event, after, offer)
    titles = [proposal_title(picture.items, offer) for offer in offers]
    assert len(set(titles)) == len(titles)


def test_nothing_is_later_than_announced_when_nothing_is_announced():
    talk = item("i2", 20, fixed_start=time(18, 5), title="Impuls")
    items = [item("i1", 60, kind=ItemKind.BREAK), talk]
    evening = Evening(replace(EVENING, announced_end=None), items, at("17:00"))
    offers = proposals(EVENT, evening.day, items, [], None, evening.now)
    said = [proposal_effect(EVENT, evening.outlook(apply(items, offer)), offer) for offer in offers]
    assert said == ["„Impuls“ erst 18:30 statt 18:05 Uhr, Ende 18:50 Uhr"]


@given(late_evenings())
def test_what_a_proposal_says_comes_true(evening: Evening):
    """Whoever applies it sees the very same figures: end, delay, and which fixed start is met or missed."""
    named = [replace(each, title=f"Punkt {each.id}") for each in evening.items]
    for offer in proposals(EVENT, evening.day, named, evening.runs, evening.timer, evening.now):
        after = evening.outlook(apply(named, offer))
        said = proposal_effect(EVENT, after, offer)
        end = re.search(r"Ende (\d\d:\d\d) Uhr", said)
        assert end
        assert end[1] == clock(after.expected_end)
        late = re.search(r"noch (\d+) Minuten? später als angekündigt", said)
        assert int(late[1] if late else 0) == max(0, after.late_minutes)
        assert end[1] == clock(after.announced_end + after.late_minutes * MINUTE) or after.late_minutes == 0
        if late and (evening.runs or after.missed is None):
            assert drift_headline(after).startswith(late[1])
        slots = {slot.item.title: slot for slot in after.slots}
        assert ("pünktlich" in said) == (offer.for_item_id is not None and not offer.remaining)
        for title in re.findall(r"„([^“]+)“ pünktlich", said):
            assert slots[title].late < MINUTE
        missed = re.findall(r"„([^“]+)“ erst (\d\d:\d\d) statt (\d\d:\d\d) Uhr", said)
        assert bool(missed) == (after.missed is not None)
        for title, expected, fixed in missed:
            assert expected == clock(slots[title].starts_at)
            assert fixed == f"{slots[title].item.fixed_start:%H:%M}"


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
