"""What leaves after the announced end makes the evening neither later, nor does it hide that it is late."""

from dataclasses import replace
from datetime import time

from hypothesis import assume, given

from tests.domain.test_forecast import KONFERENZ, Evening, at, clock, conference, evenings
from tests.domain.test_proposal import expected_end, offered, running
from tests.domain.test_schedule import EVENING, EVENT, item
from werkstatt.domain.drift import Drift
from werkstatt.domain.event import local
from werkstatt.domain.forecast import SlotState
from werkstatt.domain.proposal import ProposalKind, apply
from werkstatt.domain.schedule import MINUTE, NOTHING, in_order, is_planned, plan

BUS = item("i12", 5, fixed_start=time(21, 15))


def test_a_bus_after_the_announced_end_makes_the_evening_neither_later_nor_hides_that_it_is_late() -> None:
    for presses, now, late in ((("18:00",), "18:05", 0), (("18:00", "18:17", "18:41", "19:09"), "19:17", 4)):
        alone, with_bus = conference(*presses, now=now), conference(*presses, now=now)
        with_bus.items = [*KONFERENZ, BUS]
        before, after = alone.outlook(), with_bus.outlook()
        assert (after.expected_end, after.planned_end, after.drift) == (
            before.expected_end,
            before.planned_end,
            before.drift,
        )
        assert after.late_minutes == late
        assert [slot.afterwards for slot in after.slots] == [False] * 11 + [True]
        assert clock(after.slots[-1].starts_at or at("00:00")) == "21:15"


def test_a_bus_that_would_be_missed_is_seen() -> None:
    evening = conference("18:40", now="18:40")
    evening.items = [*KONFERENZ, BUS]
    while len(evening.runs) < 8:
        evening.now += 20 * MINUTE
        evening.lead_on()
    missed = evening.outlook().missed
    assert missed is not None
    assert (missed.item, missed.late_minutes) == (BUS, 30)
    assert evening.outlook().late_minutes == 45


def test_the_end_is_that_of_the_programme_when_the_bus_has_left() -> None:
    items = [item("i1", 60), item("i2", 110, buffer=9), BUS]
    evening = Evening(EVENING, items, at("18:00"))
    for press in ("18:00", "19:00", "20:52", "21:16"):
        evening.now = at(press)
        evening.lead_on()
    assert [slot.state for slot in evening.outlook().slots] == [SlotState.DONE] * 3
    assert clock(evening.outlook().expected_end) == "20:52"
    assert evening.outlook().drift == Drift(overtime=2 * MINUTE)


def test_what_only_takes_too_long_or_is_followed_by_something_earlier_does_not_come_afterwards() -> None:
    second = [item("i13", 20, fixed_start=time(18)), item("i14", 15)]
    outlook = Evening(EVENING, [*KONFERENZ, BUS, *second], at("17:00")).outlook()
    assert not any(slot.afterwards for slot in outlook.slots)
    assert outlook.late_minutes == 55
    too_long = Evening(EVENING, [*KONFERENZ, item("i12", 25)], at("17:00")).outlook()
    assert (too_long.late_minutes, too_long.slots[-1].afterwards) == (25, False)
    only_a_bus = Evening(EVENING, [BUS], at("17:00")).outlook()
    assert (only_a_bus.late_minutes, only_a_bus.slots[0].afterwards) == (20, False)
    no_promise = Evening(replace(EVENING, announced_end=None), [*KONFERENZ, BUS], at("17:00")).outlook()
    assert clock(no_promise.planned_end) == "21:20"


@given(evenings())
def test_a_bus_afterwards_changes_nothing_for_the_programme(evening: Evening) -> None:
    assume(evening.day.announced_end is not None)
    planned = [each for each in in_order(evening.items) if is_planned(each)]
    assume(planned and planned[0].fixed_start is None)  # else there is nothing for the bus to come after
    before = evening.outlook()
    assume(not any(slot.afterwards for slot in (*before.slots, *plan(EVENT, evening.day, evening.items))))
    leaves = (before.announced_end + 10 * MINUTE).astimezone(at("18:00").tzinfo)
    bus = item("i99", 5, fixed_start=local(EVENT, leaves).time())
    after = evening.outlook([*evening.items, bus])
    assume(after.slots[-1].afterwards)
    assert after.late == before.late
    assert after.drift == before.drift
    assert [replace(slot, kept=NOTHING) for slot in after.slots[:-1]] == [
        replace(slot, kept=NOTHING) for slot in before.slots
    ]


def test_proposals_bring_the_programme_back_to_its_end_whatever_leaves_after_it() -> None:
    evening = conference("18:00", "18:17", "18:41", "19:09", now="19:17")
    without = offered(evening)
    evening.items = [*KONFERENZ, BUS]
    assert offered(evening) == without
    assert [clock(expected_end(evening, proposal)) for proposal in without] == ["21:00"] * 3


def test_buffers_are_not_given_up_for_a_bus_but_offered_and_then_it_is_met() -> None:
    items = [item("i1", 20, buffer=5), item("i2", 20, buffer=5), item("i3", 10), item("i4", 5, fixed_start=time(19, 5))]
    evening = running(*items, late=9)
    assert [clock(slot.starts_at or evening.now) for slot in evening.outlook().slots] == [
        "18:09",
        "18:34",
        "18:59",
        "19:09",
    ]
    use = offered(evening)[0]
    assert (use.kind, use.for_item_id, use.remaining) == (ProposalKind.USE_BUFFER, None, NOTHING)
    after = evening.outlook(apply(items, use))
    assert (clock(after.expected_end), after.missed) == ("19:00", None)
