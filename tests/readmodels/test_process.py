"""The process at a glance: what is due from earlier events, what serves an initiative, which event is when."""

from datetime import date, time

import pytest

from tests.support.desks import Evening, evening
from werkstatt.domain.action import Action, ActionState
from werkstatt.domain.person import Person
from werkstatt.domain.process import Process
from werkstatt.operations import action, event, process
from werkstatt.operations.story import write_down
from werkstatt.readmodels.actions import actions, is_late, known_names
from werkstatt.readmodels.process import ProcessPicture
from werkstatt.readmodels.process import process as process_picture
from werkstatt.storage.records import Records

TODAY = date(2023, 1, 18)


@pytest.fixture
def night(tmp_path):
    with evening(tmp_path) as opened:
        yield opened


def seen(night: Evening) -> ProcessPicture:
    return night.desk.ask(process_picture).result()


def agree(night: Evening, event_id: str, what: str, **values: object) -> str:
    return night.desk.do(action.add_action, event_id, what, **values).result()


def test_due_is_what_earlier_events_left_open(night):
    earlier = night.desk.do(event.add_event, "Früher", date(2022, 6, 14), time(18)).result()
    later = night.desk.do(event.add_event, "Später", date(2023, 3, 1), time(18)).result()
    agree(night, earlier, "irgendwann")
    agree(night, earlier, "bald", due=date(2023, 2, 1))
    agree(night, earlier, "längst", due=date(2022, 12, 28), state=ActionState.UNDER_WAY)
    agree(night, earlier, "fertig", due=date(2022, 12, 28), state=ActionState.DONE)
    agree(night, earlier, "verworfen", state=ActionState.DROPPED)
    agree(night, night.event_id, "heute")
    agree(night, later, "später")
    picture = seen(night)
    assert [shown.event.title for shown in picture.events] == ["Früher", "Netzwerkkonferenz", "Später"]
    assert [row.what for row in picture.due(night.event_id)] == ["längst", "bald", "irgendwann"]
    assert [row.what for row in picture.due(later)] == ["längst", "bald", "irgendwann", "heute"]
    assert not picture.due(earlier)
    assert len(picture.due("")) == 5


def test_an_initiative_counts_the_actions_that_serve_it(night):
    key = night.desk.do(process.add_initiative, "Wohnen").result()
    night.desk.do(process.add_initiative, "Handwerk").result()
    agree(night, night.event_id, "a", initiative_id=key)
    agree(night, night.event_id, "b", initiative_id=key, state=ActionState.DONE)
    agree(night, night.event_id, "c", initiative_id=key, state=ActionState.DROPPED)
    agree(night, night.event_id, "d")
    assert [(shown.title, shown.actions) for shown in seen(night).initiatives] == [("Wohnen", 2), ("Handwerk", 0)]


def test_a_file_without_a_process_is_shown_too(night):
    night.desk.do(Records.remove, Process, [seen(night).id]).result()
    assert (seen(night).process, seen(night).id) == (None, "")
    assert seen(night).event(night.event_id) is not None


def test_names_are_those_of_people_and_organisations_each_once(night):
    people = [
        Person(id="1", first_name="Nina", last_name="Roth", organisation="Sparkasse"),
        Person(id="2", title="Dr.", last_name="Becker", organisation="Sparkasse"),
        Person(id="3", organisation="bauamt"),
        Person(id="4"),
    ]
    night.desk.do(write_down, people).result()
    assert night.desk.ask(known_names).result() == ["bauamt", "Dr. Becker", "Nina Roth", "Sparkasse"]


def test_nobody_is_missing_where_nothing_will_be_done(night):
    agree(night, night.event_id, "a", who="Bauamt")
    agree(night, night.event_id, "b")
    agree(night, night.event_id, "c", state=ActionState.DROPPED)
    assert [row.what for row in night.desk.ask(actions, night.event_id).result().without_responsible] == ["b"]


@pytest.mark.parametrize(
    ("state", "due", "late"),
    [
        (ActionState.OPEN, date(2023, 1, 17), True),
        (ActionState.UNDER_WAY, date(2023, 1, 17), True),
        (ActionState.OPEN, TODAY, False),
        (ActionState.OPEN, None, False),
        (ActionState.DONE, date(2023, 1, 17), False),
        (ActionState.DROPPED, date(2023, 1, 17), False),
    ],
)
def test_late_is_what_is_not_finished_on_its_day(state, due, late):
    row = Action(id="1", event_id="e", rank=0, what="Flyer", due=due, state=state)
    assert is_late(row, TODAY) is late
