"""An item that something unplanned interrupts waits, and goes on for the rest of its clock."""

from dataclasses import replace

from tests.domain.test_forecast import KONFERENZ, Evening, at, conference, expected_starts
from tests.domain.test_schedule import EVENING, clock, item
from werkstatt.domain.course import coming, interrupted
from werkstatt.domain.drift import Drift
from werkstatt.domain.forecast import SlotState
from werkstatt.domain.schedule import MINUTE


def test_what_was_interrupted_goes_on_for_the_rest_of_its_clock() -> None:
    evening = conference("18:00", "18:15", "18:35", "19:00", now="19:13:30")
    before = evening.outlook()
    evening.interrupt(5)
    outlook = evening.outlook()
    waiting = outlook.slots[3]
    assert (waiting.item.id, waiting.state, waiting.rest) == ("i4", SlotState.INTERRUPTED, 11.5 * MINUTE)
    assert [clock(moment) for moment in (waiting.starts_at, waiting.next_start, waiting.ends_at) if moment] == [
        "19:00",
        "19:18",
        "19:30",
    ]
    assert expected_starts(outlook)["i5"] == "19:30"
    assert outlook.drift == Drift(unplanned=5 * MINUTE, absorbed=5 * MINUTE)
    assert outlook.expected_end == before.expected_end
    evening.now = at("19:20")
    assert evening.outlook().drift.unplanned == 6.5 * MINUTE
    evening.lead_on()
    assert evening.open is not None
    assert evening.open.item_id == "i4"
    outlook = evening.outlook()
    assert outlook.slots[3].state is SlotState.RUNNING
    assert expected_starts(outlook)["i5"] == "19:31"
    evening.now = at("19:31:30")
    evening.lead_on()
    assert evening.open.item_id == "i5"
    assert evening.outlook().drift == Drift(unplanned=6.5 * MINUTE, absorbed=5 * MINUTE)


def test_the_buffer_of_what_was_interrupted_is_kept_after_it() -> None:
    evening = Evening(EVENING, [item("i1", 20, buffer=5), item("i2", 20)], at("18:00"))
    evening.lead_on()
    evening.now = at("18:10")
    evening.interrupt(3)
    assert expected_starts(evening.outlook())["i2"] == "18:28"
    assert evening.outlook().slots[0].kept == 5 * MINUTE


def test_something_else_that_comes_unplanned_is_waited_for_as_well() -> None:
    evening = conference("18:00", now="18:05")
    evening.interrupt(5)
    evening.now = at("18:07")
    evening.interrupt(5)
    evening.now = at("18:10")
    assert [slot.item.id for slot in evening.outlook().slots if slot.state is SlotState.INTERRUPTED] == ["i1"]
    evening.lead_on()
    assert evening.runs[-1].item_id == "i1"
    evening.now = at("18:12")
    evening.interrupt(2)
    waiting = interrupted(evening.items, evening.runs, evening.timers.values())
    assert waiting is not None
    assert (waiting.item.id, waiting.rest) == ("i1", 8 * MINUTE)


def test_a_clock_that_was_held_by_hand_before_waits_as_it_was() -> None:
    evening = conference("18:00", now="18:05")
    evening.press("pause", 0)
    evening.now = at("18:08")
    evening.interrupt(5)
    waiting = interrupted(evening.items, evening.runs, evening.timers.values())
    assert waiting is not None
    assert (waiting.item.id, waiting.rest) == ("i1", 10 * MINUTE)
    assert evening.outlook().drift == Drift(pauses=3 * MINUTE, unplanned=5 * MINUTE, absorbed=5 * MINUTE)


def test_nothing_waits_whose_time_was_up_or_after_which_the_plan_went_on() -> None:
    nearly_over = conference("18:00", now="18:14:01")
    nearly_over.interrupt(5)
    went_on = conference("18:00", now="18:05")
    went_on.interrupt(5)
    went_on.start(KONFERENZ[1])
    left_out = conference("18:00", now="18:05")
    left_out.interrupt(5)
    left_out.items[0] = replace(left_out.items[0], skipped=True)
    for evening in (nearly_over, went_on, left_out):
        assert interrupted(evening.items, evening.runs, evening.timers.values()) is None
        assert coming(evening.items, evening.runs, evening.timers.values())[0].id != "i1"
        assert not any(slot.state is SlotState.INTERRUPTED for slot in evening.outlook().slots)
