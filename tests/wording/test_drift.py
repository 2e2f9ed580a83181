"""What is said about a delay."""

import re
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given

from tests.domain.test_forecast import KONFERENZ, Evening, at, conference
from tests.domain.test_proposal import late_evenings
from tests.domain.test_schedule import EVENING, EVENT, clock, item
from tests.support import desks
from werkstatt.domain.agenda import AgendaItem, ItemKind
from werkstatt.domain.drift import Drift
from werkstatt.domain.proposal import ProposalKind, apply, proposals
from werkstatt.domain.schedule import MINUTE
from werkstatt.operations import live
from werkstatt.wording.agenda import item_from_line, slot_note
from werkstatt.wording.clocks import clock_text
from werkstatt.wording.drift import announced_end, drift_account, drift_headline, drift_reasons, end_of_day
from werkstatt.wording.proposal import proposal_effect, proposal_title
from werkstatt.wording.times import minutes_text


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
    start = "„Impuls“ kann erst um 20:50 Uhr beginnen, 2 Std nach dem festen Beginn (18:50 Uhr)."
    end = "Der Plan endet um 21:10 Uhr, 10 Minuten nach dem angekündigten Ende (21:00 Uhr)."
    assert drift_reasons(EVENT, forecast) == drift_account(EVENT, forecast) == f"{start} {end}"


def test_a_plan_that_is_longer_than_announced_says_by_how_much():
    forecast = Evening(EVENING, [item("i1", 60), item("i2", 365)], at("17:00")).outlook()
    assert drift_headline(forecast) == "4 Std 5 min zu viel geplant"
    said = "Der Plan endet um 01:05 Uhr, 4 Std 5 min nach dem angekündigten Ende (21:00 Uhr)."
    assert drift_reasons(EVENT, forecast) == said


def test_a_plan_that_is_shorter_than_announced_is_as_planned_and_says_when_it_ends():
    forecast = Evening(EVENING, [item("i1", 170)], at("17:00")).outlook()
    assert drift_headline(forecast) == "Alles wie geplant"
    said = "Der Plan endet um 20:50 Uhr, 10 Minuten vor dem angekündigten Ende (21:00 Uhr)."
    assert drift_reasons(EVENT, forecast) == said


def test_the_end_says_whether_it_is_planned_expected_or_over():
    planned = Evening(EVENING, [item("i1", 170)], at("17:00")).outlook()
    assert end_of_day(EVENT, planned, has_begun=False, is_over=False) == "Ende 20:50 Uhr"
    assert announced_end(EVENT, planned).endswith("21:00 Uhr")
    assert end_of_day(EVENT, planned, has_begun=True, is_over=False) == "Ende voraussichtlich 20:50 Uhr"
    assert end_of_day(EVENT, planned, has_begun=True, is_over=True) == "Beendet um 20:50 Uhr"
    assert announced_end(EVENT, Evening(EVENING, [item("i1", 180)], at("17:00")).outlook()) == ""


def test_a_bus_after_the_announced_end_is_said_and_makes_nothing_late():
    bus = item("i12", 5, title="Abfahrt Bürgerbus", fixed_start=time(21, 15))
    forecast = Evening(EVENING, [*KONFERENZ, bus], at("17:00")).outlook()
    assert drift_headline(forecast) == "Alles wie geplant"
    said = "Nach dem angekündigten Ende folgt „Abfahrt Bürgerbus“ (21:15 Uhr)."
    assert drift_reasons(EVENT, forecast) == said
    assert slot_note(forecast.slots[-1]) == "fest 21:15 · nach dem angekündigten Ende · 15 min Luft davor"
    forecast = Evening(EVENING, [*KONFERENZ, bus, item("i13", 20, title="Abbau")], at("17:00")).outlook()
    assert drift_reasons(EVENT, forecast) == "Nach dem angekündigten Ende folgen 2 weitere Punkte, ab 21:15 Uhr."


def test_what_an_item_over_time_uses_up_is_saved_no_longer():
    """As in the evening of a moderator: an item of 15 minutes took one, the next one has eaten that up bit by bit."""
    bus = item("i12", 5, fixed_start=time(21, 15))

    def said(now: str) -> str:
        evening = conference("18:00", "18:15", now="18:16")
        evening.items = [*KONFERENZ, bus]
        evening.lead_on()
        evening.now = at(now)
        assert drift_headline(evening.outlook()) == "Im Zeitplan"
        return drift_account(EVENT, evening.outlook())

    assert said("18:41").startswith("19 min eingespart")
    assert said("18:50") == "10 min eingespart, 10 min mehr Luft im weiteren Ablauf."
    assert said("19:00") == ""
    assert said("19:04") == "4 min überzogen, 4 min fangen Puffer und Luft auf."


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
    assert drift_reasons(EVENT, forecast) == "60 min eingespart, 19 min mehr Luft im weiteren Ablauf."
    whole = "60 min eingespart, 19 min mehr Luft im weiteren Ablauf, 5 min zugegeben."
    assert drift_account(EVENT, forecast) == whole


def test_who_is_early_waits_for_the_fixed_break_and_not_between_items():
    evening = conference("18:00", "18:15", "18:16", now="18:17")
    assert drift_reasons(EVENT, evening.outlook()) == "19 min eingespart, 19 min mehr Luft im weiteren Ablauf."


def test_each_proposal_says_what_it_does_and_what_follows(night):
    late_by(night, 30)
    picture = night.picture
    offers = proposals(picture.forecast(night.clock.now()))
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
    offers = proposals(evening.outlook())
    said = [proposal_effect(EVENT, evening.outlook(apply(items, offer)), offer) for offer in offers]
    assert said == ["„Impuls“ erst 18:30 statt 18:05 Uhr, Ende 18:50 Uhr"]


@given(late_evenings())
def test_what_a_proposal_says_comes_true(evening: Evening):
    """Whoever applies it sees the very same figures: end, delay, and which fixed start is met or missed."""
    named = [replace(each, title=f"Punkt {each.id}") for each in evening.items]
    for offer in proposals(evening.outlook(named)):
        after = evening.outlook(apply(named, offer))
        said = proposal_effect(EVENT, after, offer)
        end = re.search(r"Ende (\d\d:\d\d) Uhr", said)
        assert end
        assert end[1] == clock(after.expected_end)
        late = re.search(r"noch ([^,]+) später als angekündigt", said)
        assert (late[1] if late else "") == (minutes_text(after.late_minutes) if after.late_minutes > 0 else "")
        assert end[1] == clock(after.announced_end + after.late_minutes * MINUTE) or after.late_minutes == 0
        if late and (evening.runs or after.missed is None):
            assert drift_headline(after).startswith(late[1])
        slots = {slot.item.title: slot for slot in after.slots}
        aims = [slot for slot in after.slots if slot.item.id == offer.for_item_id]
        assert ("pünktlich" in said) == any(slot.late < MINUTE for slot in aims)
        for title in re.findall(r"„([^“]+)“ pünktlich", said):
            assert slots[title].late < MINUTE
        missed = re.findall(r"„([^“]+)“ erst (\d\d:\d\d) statt (\d\d:\d\d) Uhr", said)
        assert bool(missed) == (after.missed is not None)
        for title, expected, fixed in missed:
            assert expected == clock(slots[title].starts_at)
            assert fixed == f"{slots[title].item.fixed_start:%H:%M}"


def test_a_long_delay_is_said_in_hours():
    items = [item("i1", 30), item("i2", 30, kind=ItemKind.PLENARY), item("i3", 10, kind=ItemKind.CLOSING)]
    evening = Evening(replace(EVENING, announced_end=time(19, 10)), items, at("20:08"))
    evening.lead_on()
    assert drift_headline(evening.outlook()) == "2 Std 8 min später als angekündigt"
    offer = proposals(evening.outlook())[0]
    after = evening.outlook(apply(items, offer))
    assert proposal_effect(EVENT, after, offer) == "Ende 21:03 Uhr, noch 1 Std 53 min später als angekündigt"


def spread(items: list[AgendaItem], late: int) -> str:
    """The title of the proposal that takes a little everywhere."""
    planned = sum(each.minutes + each.buffer for each in items) * MINUTE
    evening = Evening(replace(EVENING, announced_end=(datetime(2023, 1, 18, 18) + planned).time()), items, at("18:00"))
    evening.now += late * MINUTE
    evening.lead_on()
    found = proposals(evening.outlook())
    title = next(proposal_title(items, offer) for offer in found if offer.kind is ProposalKind.SPREAD)
    return title.replace("\N{NO-BREAK SPACE}", " ")


def test_who_is_to_shorten_several_items_reads_which_and_by_how_much():
    items = [
        item("i1", 10),
        item("i2", 20, title="Impuls"),
        item("i3", 24, title="Runde 1"),
        item("i4", 30, title="Ü" * 99),
    ]
    assert spread(items, 20) == f"Kürzen: Impuls −6, Runde 1 −7, {'Ü' * 32}… −7 min"
    items[1] = replace(items[1], buffer=4, minutes=12)
    assert spread(items, 20).startswith("Kürzen: Impuls −3, Puffer nach „Impuls“ −4, Runde 1 −")
    many = [item("i1", 10), *(item(f"i{number}", 20, title=f"Punkt {number}") for number in range(2, 10))]
    title = spread(many, 40)
    assert title == "Kürzen: Punkt 2 −5, Punkt 3 −5, Punkt 4 −5, Punkt 5 −5, Punkt 6 −5, 3 weitere zusammen −15 min"


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
