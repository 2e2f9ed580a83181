"""The run of show with its clocks: which run, which timer, and what comes next."""

from datetime import date, time, timedelta

import pytest

from tests.support.desks import SIX_O_CLOCK, Evening
from tests.support.full_file import fill
from werkstatt.domain.agenda import ItemKind
from werkstatt.domain.errors import NotThere
from werkstatt.operations import agenda, event, live
from werkstatt.readmodels.actions import actions
from werkstatt.readmodels.agenda import agenda as agenda_picture
from werkstatt.readmodels.offers import offers
from werkstatt.readmodels.overview import Overview, overview
from werkstatt.readmodels.scene import shown_scene


def test_each_timer_has_its_place(night: Evening) -> None:
    ids = fill(night)
    picture = night.picture
    assert picture.item is not None
    assert (picture.item.id, picture.item.title) == (ids["running"], "Projekt-Café")
    assert picture.run is not None
    assert picture.timer is not None
    assert (picture.timer.id, picture.timer.run_id) == (ids["timer"], picture.run.id)
    assert [timer.title for timer in picture.earlier_timers] == ["Ankommen", "Rückblick", "Frage aus dem Saal"]
    assert [timer.id for timer in picture.group_clocks] == [ids["group"]]
    assert picture.next_item is not None
    assert picture.next_item.title == "Abschluss"


def test_before_and_after_nothing_runs(night: Evening) -> None:
    assert (night.picture.item, night.picture.run, night.picture.timer) == (None, None, None)
    night.desk.do(live.jump_to, night.item_id("Abschluss"), night.clock.now()).result()
    night.desk.do(live.finish, night.day_id, night.clock.now() + timedelta(minutes=9)).result()
    assert (night.picture.item, night.picture.run, night.picture.timer) == (None, None, None)
    assert night.picture.next_item is None


def test_clocks_of_another_day_stay_there(night: Evening) -> None:
    second = night.desk.do(event.add_day, night.event_id).result()
    night.desk.do(agenda.add_item, second, ItemKind.INPUT, "Am zweiten Tag", 10).result()
    night.desk.do(live.proceed, night.day_id, night.clock.now()).result()
    picture = night.desk.ask(agenda_picture, second).result()
    assert (picture.run, picture.timer, picture.earlier_timers) == (None, None, [])
    assert [day.id for day in picture.days] == [night.day_id, second]
    with pytest.raises(NotThere):
        night.desk.ask(agenda_picture, "gone").result()


def test_a_day_is_another_one_until_it_is_today_or_has_begun(night: Evening) -> None:
    now, tomorrow = night.clock.now(), night.clock.now() + timedelta(days=1)
    assert not night.picture.is_for_another_day(now)
    assert night.picture.is_for_another_day(tomorrow)
    night.desk.do(live.proceed, night.day_id, now).result()
    assert not night.picture.is_for_another_day(tomorrow)


def test_a_clock_time_has_its_place_in_the_order(night: Evening) -> None:
    now = night.clock.now()
    places = {
        at: night.picture.rank_at(at, now) for at in (time(17), time(18, 15), time(18, 20), time(19, 15), time(20))
    }
    assert list(places.values()) == [0, 1, 2, 3, None]
    night.desk.do(live.proceed, night.day_id, now).result()
    assert night.picture.rank_at(time(17), now) == 1


@pytest.mark.parametrize(
    ("kind", "begun", "awaits"),
    [
        (ItemKind.PLENARY, 73, True),
        (ItemKind.PLENARY, 75, False),
        (ItemKind.PLENARY, 30, False),
        (ItemKind.BREAK, 73, False),
    ],
)
def test_a_fixed_start_is_awaited_although_the_item_was_begun(
    night: Evening, kind: ItemKind, begun: int, awaits: bool
) -> None:
    night.desk.do(agenda.change_item, night.item_id("Pause"), kind=kind).result()
    assert night.picture.awaited is None
    night.clock.advance(timedelta(minutes=begun))
    night.desk.do(live.jump_to, night.item_id("Pause"), night.clock.now()).result()
    fixed = SIX_O_CLOCK + timedelta(minutes=75)
    assert night.picture.awaited == (fixed if awaits else None)
    content = night.desk.ask(shown_scene).result().content
    assert getattr(content, "begins_at", None) == night.picture.awaited


def test_an_evening_is_over_when_nothing_is_to_come(night: Evening) -> None:
    assert not night.picture.is_over
    night.desk.do(live.proceed, night.day_id, night.clock.now()).result()
    assert not night.picture.is_over
    night.desk.do(live.end_day, night.day_id, night.clock.now()).result()
    assert night.picture.is_over


def test_the_room_sees_the_day_without_names_and_notes(night: Evening) -> None:
    fill(night)
    picture = night.picture
    shown = picture.for_the_room
    assert {(item.notes, item.responsible) for item in shown.items} == {("", "")}
    assert (shown.event.moderation, shown.event.minutes_taker) == ("", "")
    now = night.clock.now()
    assert shown.forecast(now).expected_end == picture.forecast(now).expected_end


def test_the_rail_counts_what_this_event_has(night: Evening) -> None:
    assert night.desk.ask(overview, night.event_id).result() == Overview("Netzwerkkonferenz", people=0, actions=0)
    ids = fill(night)
    assert night.desk.ask(overview, night.event_id).result() == Overview("Netzwerkkonferenz", people=3, actions=2)
    assert night.desk.ask(overview, ids["other_event"]).result() == Overview("Entwicklerwerkstatt", people=0, actions=0)


def test_what_the_beamer_could_show_is_offered_in_order(night: Evening) -> None:
    fill(night)
    offered = night.desk.ask(offers, night.event_id).result()
    assert [initiative.title for initiative in offered.initiatives] == ["Neues Wohnen", "Handwerk"]
    assert [(kept.name, kept.pages) for kept in offered.attachments] == [("dorf.png", 1), ("gast.pdf", 3)]


def test_the_plan_of_actions_knows_what_nobody_has_taken(night: Evening) -> None:
    fill(night)
    picture = night.desk.ask(actions, night.event_id).result()
    assert [action.what for action in picture.without_responsible] == ["Noch etwas"]
    day = night.desk.do(event.add_event, "Andere", date(2023, 5, 1), time(9)).result()
    assert not night.desk.ask(actions, day).result().actions
