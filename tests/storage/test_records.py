"""Nouns go into the file and come out as they were."""

import sqlite3
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from werkstatt.domain.action import Action, ActionState
from werkstatt.domain.errors import NotThere
from werkstatt.domain.event import Day, Event
from werkstatt.domain.ids import new_id
from werkstatt.domain.person import Attendance, Person, Presence
from werkstatt.domain.process import FocusPoint, Initiative
from werkstatt.domain.timer import Timer
from werkstatt.storage.records import Records
from werkstatt.storage.tables import Moment
from werkstatt.storage.workshop_file import WorkshopFile

anything = st.text(st.characters(exclude_categories=["Cs"]))
moments = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31), timezones=st.just(UTC))
# Each example brings nouns of its own, so that the file may be shared.
shared_file = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)


def written(file: WorkshopFile, *nouns: object) -> None:
    file.perform("test", lambda records: records.add(*nouns))


@shared_file
@given(last_name=anything, note=anything, may_be_named=st.booleans())
def test_texts_survive(file: WorkshopFile, last_name: str, note: str, may_be_named: bool):
    person = Person(id=new_id(), last_name=last_name, note=note, may_be_named=may_be_named)
    written(file, person)
    with file.reading() as records:
        assert records.get(Person, person.id) == person


@shared_file
@given(starts=st.times(), on=st.dates(), ends=st.none() | st.times(), at=moments, paused=st.none() | moments)
def test_times_survive(file: WorkshopFile, starts: time, on: date, ends: time | None, at: datetime, paused):
    event = Event(id=new_id(), title="E")
    day = Day(id=new_id(), event_id=event.id, date=on, starts_at=starts, announced_end=ends)
    timer = Timer(id=new_id(), event_id=event.id, title="T", ends_at=at, planned_seconds=9, paused_at=paused)
    written(file, event, day, timer)
    with file.reading() as records:
        assert (records.get(Day, day.id), records.get(Timer, timer.id)) == (day, timer)


def test_moments_sort_as_they_happened(file: WorkshopFile):
    start = datetime(1969, 12, 31, 23, 59, tzinfo=UTC)
    event = Event(id="e", title="E")
    ends = [start + timedelta(microseconds=7 * step**9) for step in range(10)]
    timers = [Timer(id=str(9 - n), event_id="e", title="", ends_at=at, planned_seconds=0) for n, at in enumerate(ends)]
    written(file, event, *timers)
    with file.reading() as records:
        assert [timer.ends_at for timer in records.find(Timer, order="ends_at")] == ends


def test_a_naive_moment_is_refused():
    with pytest.raises(TypeError):
        Moment().process_bind_param(datetime(2023, 1, 18), None)  # type: ignore[arg-type]


def test_finding(file: WorkshopFile):
    people = [Person(id=f"p{n}", last_name=name) for n, name in enumerate(["Roth", "Kahl", "Auer", "Kahl"])]
    written(file, *people)
    with file.reading() as records:
        assert [person.id for person in records.find(Person, order="last_name")] == ["p2", "p1", "p3", "p0"]
        assert [person.id for person in records.find(Person, last_name="Kahl")] == ["p1", "p3"]
        assert [person.id for person in records.find(Person, id={"p0", "p2", "nobody"})] == ["p0", "p2"]
        assert not records.find(Person, id=[])


def test_finding_by_what_is_empty(file: WorkshopFile):
    event = Event(id="e", title="E")
    actions = [
        Action(id="a", event_id="e", rank=0, what="", due=date(2023, 1, 18)),
        Action(id="b", event_id="e", rank=1, what=""),
    ]
    written(file, event, *actions)
    with file.reading() as records:
        assert records.find(Action, due=None) == [actions[1]]


def test_many_keys_at_once(file: WorkshopFile):
    """SQLite takes no more than so many values in one statement: usually 32,766, here 500."""
    file._raw.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 500)
    people = [Person(id=f"{number:06}") for number in range(1000)]
    written(file, *people)
    keys = [person.id for person in people]
    with file.reading() as records:
        assert len(records.find(Person, id=keys)) == len(keys)
    file.perform("test", lambda records: records.remove(Person, keys))
    with file.reading() as records:
        assert not records.find(Person)


def test_members_of_an_enumeration_in_a_collection(file: WorkshopFile):
    written(file, Event(id="e", title="E"), Person(id="p"), Person(id="q"))
    written(
        file,
        Attendance(id="a", event_id="e", person_id="p", number=1, presence=Presence.PRESENT),
        Attendance(id="b", event_id="e", person_id="q", number=2, presence=Presence.EXCUSED),
    )
    with file.reading() as records:
        found = records.find(Attendance, presence=[Presence.PRESENT, Presence.REMOTE])
    assert [attendance.id for attendance in found] == ["a"]


def test_changing(file: WorkshopFile):
    action = Action(id="a", event_id="e", rank=0, what="Bus")
    written(file, Event(id="e", title="E"), action)
    file.perform("test", lambda records: records.change(Action, "a", state=ActionState.DONE, who="Rat"))
    with file.reading() as records:
        assert records.get(Action, "a") == Action(
            id="a", event_id="e", rank=0, what="Bus", who="Rat", state=ActionState.DONE
        )


def test_what_is_gone_is_said_to_be_gone(file: WorkshopFile):
    for act in (
        lambda records: records.get(Person, "nobody"),
        lambda records: records.change(Person, "nobody", note=""),
        lambda records: records.add(Attendance(id="a", event_id="none", person_id="nobody", number=1)),
    ):
        with pytest.raises(NotThere):
            file.perform("test", act)


def test_removing_takes_what_belongs_along(file: WorkshopFile):
    written(file, Initiative(id="i", rank=0, title=""), FocusPoint(id="f", initiative_id="i", rank=0, text=""))
    file.perform("test", lambda records: records.remove(Initiative, ["i"]))
    with file.reading() as records:
        assert not records.find(FocusPoint)


def test_what_was_read_is_known(file: WorkshopFile):
    def read(records: Records) -> set[str]:
        records.find(Person)
        records.find(FocusPoint, initiative_id="i")
        return records.tables_read

    with file.reading() as records:
        assert read(records) == {"person", "focus_point"}


def test_half_a_surrogate_is_kept_out_without_harm(file: WorkshopFile):
    """Qt hands such halves over when somebody pastes half an emoji."""
    written(file, Person(id="p", last_name="Ro\ud83dth", note="\ud83d\ude00"))
    with file.reading() as records:
        assert records.get(Person, "p").last_name == "Ro�th"
