"""Preparing events: from a template or empty, with days that come and go; the beamer is never surprised."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.desks import Evening
from werkstatt.domain.agenda import AgendaItem
from werkstatt.domain.errors import Refused
from werkstatt.domain.event import Day, Event
from werkstatt.domain.spotlight import SPOTLIGHT_ID, Spotlight
from werkstatt.domain.template import Template, parse
from werkstatt.operations import event, live
from werkstatt.paths import resources
from werkstatt.readmodels.process import EventPicture, events
from werkstatt.storage.records import Records

FIRST_DAY = date(2023, 3, 9)


def template(name: str) -> Template:
    return parse((resources() / "templates" / f"{name}.toml").read_text(encoding="utf-8"))


def prepared(night: Evening, event_id: str) -> EventPicture:
    return next(shown for shown in night.desk.ask(events).result() if shown.id == event_id)


def items(night: Evening, day: Day) -> list[AgendaItem]:
    return list(night.desk.ask(Records.find, AgendaItem, order="rank", day_id=day.id).result())


def on_the_beamer(night: Evening) -> str:
    return night.desk.ask(Records.get, Spotlight, SPOTLIGHT_ID).result().event_id


def test_a_template_brings_days_and_agenda(night: Evening):
    plan = template("werkstatttreffen")
    key = night.desk.do(event.add_event_from_template, plan, "Werkstatt", FIRST_DAY).result()
    shown = prepared(night, key)
    assert (shown.event.title, shown.event.question) == ("Werkstatt", plan.question)
    assert [(day.date, day.starts_at, day.announced_end) for day in shown.days] == [
        (FIRST_DAY + timedelta(days=offset), day.starts_at, day.announced_end) for offset, day in enumerate(plan.days)
    ]
    for day, planned in zip(shown.days, plan.days, strict=True):
        made = items(night, day)
        assert [(item.title, item.fixed_start, item.responsible) for item in made] == [
            (item.title, item.fixed_start, item.responsible) for item in planned.items
        ]
    assert night.desk.undo().result() == "event.add_event_from_template"
    assert [shown.id for shown in night.desk.ask(events).result()] == [night.event_id]


def test_another_start_moves_the_whole_first_day(night: Evening):
    plan = template("werkstatttreffen")
    later = time(14, 30)
    key = night.desk.do(event.add_event_from_template, plan, "Werkstatt", FIRST_DAY, later).result()
    first, second = prepared(night, key).days
    by = timedelta(minutes=90)
    assert (first.starts_at, first.announced_end) == (later, moved(plan.days[0].announced_end, by))
    assert [item.fixed_start for item in items(night, first) if item.fixed_start] == [
        moved(item.fixed_start, by) for item in plan.days[0].items if item.fixed_start
    ]
    assert second.starts_at == plan.days[1].starts_at


def moved(clock_time: time, by: timedelta) -> time:
    return (datetime.combine(FIRST_DAY, clock_time) + by).time()


@given(st.times(), st.times())
def test_shifting_a_time_there_and_back_changes_nothing(one: time, other: time):
    shift = event._on_some_day(one) - event._on_some_day(other)
    assert event._moved(other, shift) == one
    assert event._moved(one, -shift) == other


def test_a_new_event_leaves_the_beamer_where_it_is(night: Evening):
    night.desk.do(event.add_event, "Zweite", FIRST_DAY, time(18)).result()
    night.desk.do(event.add_event_from_template, template("kick_off"), "Dritte", FIRST_DAY).result()
    assert on_the_beamer(night) == night.event_id


def test_a_removed_event_leaves_the_beamer_on_another_one(night: Evening):
    other = night.desk.do(event.add_event, "Zweite", FIRST_DAY, time(18)).result()
    night.desk.do(event.remove_event, night.event_id).result()
    assert on_the_beamer(night) == other
    night.desk.undo().result()
    assert len(night.picture.items) == 5


def test_the_last_event_and_the_only_day_stay(night: Evening):
    with pytest.raises(Refused, match="last_event"):
        night.desk.do(event.remove_event, night.event_id).result()
    with pytest.raises(Refused, match="last_day"):
        night.desk.do(event.remove_day, night.day_id).result()
    assert len(night.picture.items) == 5


def test_days_come_after_the_last_one_and_go(night: Evening):
    second = night.desk.do(event.add_day, night.event_id).result()
    night.desk.do(event.change_day, second, announced_end=time(13)).result()
    assert prepared(night, night.event_id).days[1] == Day(
        id=second, event_id=night.event_id, date=date(2023, 1, 19), starts_at=time(18), announced_end=time(13)
    )
    night.desk.do(event.remove_day, night.day_id).result()
    assert [day.id for day in prepared(night, night.event_id).days] == [second]


def test_a_day_on_which_something_runs_stays(night: Evening):
    night.desk.do(event.add_day, night.event_id).result()
    night.desk.do(live.proceed, night.day_id, night.clock.now()).result()
    with pytest.raises(Refused, match="day_runs"):
        night.desk.do(event.remove_day, night.day_id).result()
    night.desk.do(live.finish, night.day_id, night.clock.now()).result()
    night.desk.do(event.remove_day, night.day_id).result()


def test_an_event_is_described(night: Evening):
    before = night.desk.ask(Records.get, Event, night.event_id).result()
    night.desk.do(event.describe_event, night.event_id, place="Gemeindehalle").result()
    assert prepared(night, night.event_id).event == replace(before, place="Gemeindehalle")
