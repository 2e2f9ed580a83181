"""Describing the process: its head, road, lists and initiatives; each deed is one step of undo."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.desks import Evening
from werkstatt.domain.action import Action
from werkstatt.domain.errors import NotThere
from werkstatt.operations import action, process
from werkstatt.readmodels.process import ProcessPicture
from werkstatt.readmodels.process import process as process_picture
from werkstatt.storage.records import Records

LINES = st.lists(st.sampled_from("abcdef"), max_size=6)


def seen(night: Evening) -> ProcessPicture:
    return night.desk.ask(process_picture).result()


def add_initiative(night: Evening, title: str, points: Sequence[str] = ()) -> str:
    key = night.desk.do(process.add_initiative, title).result()
    night.desk.do(process.write_focus_points, key, points).result()
    return key


def points(night: Evening, key: str) -> dict[str, str]:
    """The focus points of an initiative in their order, each with its id."""
    shown = next(shown for shown in seen(night).initiatives if shown.id == key)
    assert [point.rank for point in shown.points] == list(range(len(shown.points)))
    return {point.text: point.id for point in shown.points}


def test_the_head_is_described_and_undone(night: Evening):
    head = seen(night).process
    assert head is not None
    night.desk.do(process.describe_process, head.id, aim="Gut leben").result()
    assert seen(night).process.aim == "Gut leben"
    assert night.desk.undo().result() == "process.describe_process"
    assert seen(night).process == head


def test_the_road_is_laid_moved_and_shortened(night: Evening):
    first, second, third = (night.desk.do(process.add_stage, title).result() for title in "abc")
    night.desk.do(process.move_stage, third, 0).result()
    night.desk.do(process.change_stage, first, title="A", event_id=night.event_id).result()
    night.desk.do(process.remove_stage, second).result()
    assert [(stage.title, stage.rank) for stage in seen(night).stages] == [("c", 0), ("A", 1)]
    for _deed in range(3):
        night.desk.undo().result()
    assert [(stage.title, stage.rank) for stage in seen(night).stages] == [("a", 0), ("b", 1), ("c", 2)]


def test_lists_are_written_line_by_line(night: Evening):
    night.desk.do(process.write_fields_of_action, ["Wohnen", "Handwerk", "Wohnen"]).result()
    night.desk.do(process.write_criteria, ["Wirkung"]).result()
    assert [field.title for field in seen(night).fields] == ["Wohnen", "Handwerk"]
    assert [criterion.title for criterion in seen(night).criteria] == ["Wirkung"]
    night.desk.do(process.write_fields_of_action, []).result()
    assert not seen(night).fields
    assert seen(night).criteria


def test_a_reworded_line_is_still_the_same_one(night: Evening):
    key = add_initiative(night, "Wohnen", ["zeigen", "prüfn", "beleben"])
    before = points(night, key)
    night.desk.do(process.write_focus_points, key, ["beleben", "prüfen", "zeigen"]).result()
    after = points(night, key)
    assert list(after) == ["beleben", "prüfen", "zeigen"]
    assert (after["beleben"], after["prüfen"], after["zeigen"]) == (
        before["beleben"],
        before["prüfn"],
        before["zeigen"],
    )


def test_a_line_that_came_elsewhere_is_a_new_one(night: Evening):
    key = add_initiative(night, "Wohnen", ["a", "b", "c"])
    before = points(night, key)
    night.desk.do(process.write_focus_points, key, ["b", "c", "d"]).result()
    after = points(night, key)
    assert after["d"] not in before.values()
    assert (after["b"], after["c"]) == (before["b"], before["c"])


@given(LINES, LINES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_written_is_there_and_undo_brings_back_what_was(night: Evening, old: list[str], new: list[str]):
    key = add_initiative(night, "Wohnen", old)
    other = add_initiative(night, "Handwerk", ["a", "b"])
    before, beside = points(night, key), points(night, other)
    night.desk.do(process.write_focus_points, key, new).result()
    after = points(night, key)
    assert list(after) == list(dict.fromkeys(new))
    assert all(after[text] == before[text] for text in after.keys() & before.keys())
    assert points(night, other) == beside
    if after != before:
        assert night.desk.undo().result() == "process.write_focus_points"
        assert points(night, key) == before
    for added in (key, other):
        night.desk.do(process.remove_initiative, added).result()


def test_initiatives_go_with_their_points_but_leave_their_actions(night: Evening):
    key = add_initiative(night, "Wohnen", ["zeigen"])
    other = add_initiative(night, "Handwerk")
    night.desk.do(process.move_initiative, other, 0).result()
    night.desk.do(process.change_initiative, other, aim="Anziehung").result()
    agreed = night.desk.do(action.add_action, night.event_id, "Flyer", initiative_id=key).result()
    night.desk.do(process.remove_initiative, key).result()
    assert [(shown.title, shown.initiative.rank) for shown in seen(night).initiatives] == [("Handwerk", 0)]
    assert night.desk.ask(Records.get, Action, agreed).result().initiative_id is None
    night.desk.undo().result()
    assert [shown.title for shown in seen(night).initiatives] == ["Handwerk", "Wohnen"]
    assert list(points(night, key)) == ["zeigen"]
    assert night.desk.ask(Records.get, Action, agreed).result().initiative_id == key


def test_an_initiative_that_is_gone_gets_no_points(night: Evening):
    with pytest.raises(NotThere):
        night.desk.do(process.write_focus_points, "gone", ["a"]).result()
