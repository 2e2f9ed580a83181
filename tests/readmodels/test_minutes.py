"""What the minutes are made of: days, what really happened, what was written, and what lies ahead on the road."""

from datetime import date, time, timedelta

import pytest

from tests.support.desks import Evening
from tests.support.full_file import fill
from werkstatt.domain.errors import NotThere
from werkstatt.domain.process import Process
from werkstatt.operations import event, live, process
from werkstatt.readmodels.minutes import MinutesPicture, minutes


def seen(night: Evening, event_id: str = "") -> MinutesPicture:
    return night.desk.ask(minutes, event_id or night.event_id).result()


def test_everything_of_the_event_is_there_in_its_order(night: Evening) -> None:
    ids = fill(night)
    picture = seen(night)
    assert picture.process.title == "Masterplan"
    assert picture.event.minutes_taker.endswith("Protokoll")
    assert [(day.day.id, [item.title for item in day.items]) for day in picture.days] == [
        (
            ids["day"],
            ["Ankommen", "Rückblick", "Frage aus dem Saal", "Projekt-Café", "Pause", "Abschluss"],
        ),
        (ids["second_day"], ["Zweiter Tag"]),
    ]
    first = picture.days[0]
    titles = {item.id: item.title for item in first.items}
    assert [titles[run.item_id] for run in first.runs] == [
        *("Ankommen", "Rückblick", "Frage aus dem Saal", "Projekt-Café")
    ]
    assert [entry.rank for entry in picture.entries] == [0, 1]
    assert [action.rank for action in picture.actions] == [0, 1]
    assert len(picture.people.rows) == 3
    assert len(picture.timers) == 5


def test_runs_follow_one_another_as_they_happened(night: Evening) -> None:
    for title in ("Pause", "Ankommen", "Pause"):
        night.desk.do(live.jump_to, night.item_id(title), night.clock.now()).result()
        night.clock.advance(timedelta(minutes=3))
    (day,) = seen(night).days
    titles = {item.id: item.title for item in day.items}
    assert [titles[run.item_id] for run in day.runs] == ["Pause", "Ankommen", "Pause"]


def test_the_outlook_is_what_follows_on_the_road(night: Evening) -> None:
    ids = fill(night)
    assert [stage.title for stage in seen(night).outlook] == ["Entwicklerwerkstatt"]
    assert list(seen(night, ids["other_event"]).outlook) == []
    night.desk.do(process.remove_stage, ids["stage"]).result()
    assert list(seen(night).outlook) == []


def test_other_events_stay_out(night: Evening) -> None:
    fill(night)
    other = night.desk.do(event.add_event, "Andere", date(2023, 5, 1), time(9)).result()
    picture = seen(night, other)
    assert (picture.event.title, len(picture.days)) == ("Andere", 1)
    assert not (picture.timers or picture.entries or picture.actions or picture.people.rows or picture.days[0].runs)


def test_an_event_that_is_gone_has_no_minutes(night: Evening) -> None:
    with pytest.raises(NotThere):
        seen(night, "gone")


def test_a_file_whose_process_nobody_has_begun_has_minutes_too(night: Evening) -> None:
    night.desk.do(lambda records: records.remove(Process, [found.id for found in records.find(Process)])).result()
    assert seen(night).process.title == ""
