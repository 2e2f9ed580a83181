"""Agreeing on actions: added one by one or many at once, changed, moved, removed."""

from datetime import date

import pytest

from tests.support.desks import Evening
from werkstatt.domain.action import ActionState
from werkstatt.domain.errors import NotThere
from werkstatt.operations import action
from werkstatt.readmodels.actions import actions

DUE = date(2023, 6, 30)


def planned(night: Evening) -> list[str]:
    """What is to be done, in order; ranks are always without gaps."""
    rows = night.desk.ask(actions, night.event_id).result().actions
    assert [row.rank for row in rows] == list(range(len(rows)))
    return [row.what for row in rows]


def test_actions_stand_in_the_order_in_which_they_were_agreed(night: Evening):
    for what in ("Flyer", "Halle", "Bus"):
        night.desk.do(action.add_action, night.event_id, what, who="Bauamt", due=DUE).result()
    assert planned(night) == ["Flyer", "Halle", "Bus"]
    first = night.desk.ask(actions, night.event_id).result().actions[0]
    assert (first.who, first.due, first.state) == ("Bauamt", DUE, ActionState.OPEN)


def test_many_are_added_and_undone_in_one_step(night: Evening):
    night.desk.do(action.add_action, night.event_id, "Flyer").result()
    night.desk.do(action.add_actions, night.event_id, [("Halle", "Bauamt", DUE), ("Bus", "", None)]).result()
    assert planned(night) == ["Flyer", "Halle", "Bus"]
    assert night.desk.undo().result() == "action.add_actions"
    assert planned(night) == ["Flyer"]


def test_moving_and_removing_leave_no_gaps(night: Evening):
    keys = [night.desk.do(action.add_action, night.event_id, what).result() for what in "abcd"]
    night.desk.do(action.move_action, keys[3], 1).result()
    assert planned(night) == ["a", "d", "b", "c"]
    night.desk.do(action.remove_action, keys[0]).result()
    assert planned(night) == ["d", "b", "c"]
    night.desk.undo().result()
    night.desk.undo().result()
    assert planned(night) == ["a", "b", "c", "d"]


def test_fields_are_changed(night: Evening):
    key = night.desk.do(action.add_action, night.event_id, "Flyer").result()
    night.desk.do(action.change_action, key, state=ActionState.DONE, partners="Vereine").result()
    row = night.desk.ask(actions, night.event_id).result().actions[0]
    assert (row.state, row.partners) == (ActionState.DONE, "Vereine")


def test_what_is_gone_can_not_be_changed(night: Evening):
    with pytest.raises(NotThere):
        night.desk.do(action.change_action, "gone", what="Flyer").result()
