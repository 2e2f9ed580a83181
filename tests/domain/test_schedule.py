"""The plan of a day: times follow, fixed starts stay, and what can't work is shown."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from werkstatt.domain.agenda import AgendaItem, ItemKind
from werkstatt.domain.event import Day, Event, local
from werkstatt.domain.schedule import MINUTE, NOTHING, Slot, announced_end, opening, plan, planned_end

EVENT = Event(id="e", title="Netzwerkkonferenz")
EVENING = Day(id="d", event_id="e", date=date(2023, 1, 18), starts_at=time(18), announced_end=time(21))


def item(key: str, minutes: int, **more: Any) -> AgendaItem:
    """An item whose rank is the number in its id."""
    rank = int("".join(sign for sign in key if sign.isdigit()) or 0)
    return AgendaItem(
        **{"kind": ItemKind.PLENARY, "title": key, "rank": rank, "id": key, "day_id": "d", **more}, minutes=minutes
    )


@st.composite
def agendas(draw: st.DrawFn, live: bool = True) -> list[AgendaItem]:
    """Anything from no item to a full evening, in any order; `live` ones hold skipped and unplanned items.

    Fixed starts are about when the item would start anyway, sometimes too early.
    """
    items = []
    natural = datetime(2023, 1, 18, 18)
    for rank in range(draw(st.integers(0, 9))):
        fixed = natural + draw(st.integers(-10, 25)) * MINUTE if draw(st.integers(0, 2)) == 0 else None
        minutes, buffer = draw(st.integers(0, 40)), draw(st.sampled_from((0, 0, 5, 12)))
        items.append(
            item(
                f"i{rank}",
                minutes,
                kind=draw(st.sampled_from(ItemKind)),
                buffer=buffer,
                fixed_start=fixed and fixed.time(),
                skipped=live and draw(st.integers(0, 5)) == 0,
                unplanned=live and draw(st.integers(0, 5)) == 0,
            )
        )
        natural = (fixed or natural) + (minutes + buffer) * MINUTE
    return draw(st.permutations(items))


@st.composite
def days(draw: st.DrawFn) -> Day:
    """Evenings in winter and in summer, and the days after and before a change of the clock."""
    dates = [date(2023, 1, 18), date(2023, 7, 5), date(2023, 3, 25), date(2023, 3, 26), date(2023, 10, 28)]
    announced = draw(st.none() | st.sampled_from((time(20), time(20, 30), time(21), time(22), time(0, 30))))
    starts_at = draw(st.sampled_from((time(18), time(18), time(17, 45), time(18, 20))))
    return Day(id="d", event_id="e", date=draw(st.sampled_from(dates)), starts_at=starts_at, announced_end=announced)


def clock(when: datetime) -> str:
    return f"{local(EVENT, when):%H:%M}"


def starts(slots: Sequence[Slot]) -> list[str]:
    return [clock(slot.starts_at) for slot in slots]


def test_items_follow_one_another_and_buffers_are_kept_free() -> None:
    slots = plan(EVENT, EVENING, [item("i2", 25), item("i1", 15, buffer=5), item("i3", 5, buffer=10)])
    assert [slot.item.id for slot in slots] == ["i1", "i2", "i3"]
    assert starts(slots) == ["18:00", "18:20", "18:45"]
    assert clock(planned_end(EVENT, EVENING, slots)) == "18:50"


def test_air_before_a_fixed_start_is_shown_apart_from_the_buffer() -> None:
    slots = plan(EVENT, EVENING, [item("i1", 20, buffer=5), item("i2", 15, fixed_start=time(18, 30)), item("i3", 5)])
    assert starts(slots) == ["18:00", "18:30", "18:45"]
    assert (slots[1].buffer, slots[1].slack, slots[1].overlap) == (5 * MINUTE, 5 * MINUTE, NOTHING)


def test_buffers_give_way_to_a_fixed_start_the_earliest_first() -> None:
    items = [item("i1", 20, buffer=5), item("i2", 20, buffer=5), item("i3", 15, fixed_start=time(18, 43))]
    slots = plan(EVENT, EVENING, items)
    assert starts(slots) == ["18:00", "18:20", "18:43"]
    assert [slot.buffer for slot in slots] == [NOTHING, NOTHING, 3 * MINUTE]


def test_an_overlap_with_a_fixed_start_is_shown_not_hidden() -> None:
    slots = plan(EVENT, EVENING, [item("i1", 45, buffer=5), item("i2", 15, fixed_start=time(18, 30)), item("i3", 5)])
    assert starts(slots) == ["18:00", "18:30", "18:45"]
    assert (slots[1].overlap, slots[1].slack) == (15 * MINUTE, NOTHING)


def test_a_plan_that_can_not_work_ends_when_all_is_over() -> None:
    slots = plan(EVENT, EVENING, [item("i1", 60), item("i2", 120), item("i3", 20, fixed_start=time(18, 50))])
    assert starts(slots) == ["18:00", "19:00", "18:50"]
    assert clock(planned_end(EVENT, EVENING, slots)) == "21:00"


def test_items_after_midnight() -> None:
    day = Day(id="d", event_id="e", date=date(2023, 1, 18), starts_at=time(22), announced_end=time(1))
    slots = plan(
        EVENT, day, [item("i1", 60), item("i2", 30, fixed_start=time(0, 30)), item("i3", 10, fixed_start=time(1))]
    )
    assert [f"{local(EVENT, slot.starts_at):%d %H:%M}" for slot in slots] == ["18 22:00", "19 00:30", "19 01:00"]
    assert slots[1].slack == 90 * MINUTE
    assert f"{local(EVENT, announced_end(EVENT, day, slots)):%d %H:%M}" == "19 01:00"


def test_a_fixed_start_a_little_before_the_opening_is_no_matter_of_tomorrow() -> None:
    slots = plan(EVENT, EVENING, [item("i1", 15, fixed_start=time(17, 30))])
    assert slots[0].overlap == 30 * MINUTE


def test_the_night_when_the_clock_goes_forward() -> None:
    day = Day(id="d", event_id="e", date=date(2023, 3, 25), starts_at=time(23))
    slots = plan(EVENT, day, [item("i1", 180), item("i2", 30), item("i3", 10, fixed_start=time(4))])
    assert starts(slots) == ["23:00", "03:00", "04:00"]
    assert slots[2].slack == 30 * MINUTE


def test_a_day_on_which_the_clock_went_forward() -> None:
    day = Day(id="d", event_id="e", date=date(2023, 3, 26), starts_at=time(9), announced_end=time(12))
    slots = plan(EVENT, day, [item("i1", 90), item("i2", 30, fixed_start=time(11))])
    assert slots[0].starts_at.hour == 7
    assert slots[1].slack == 30 * MINUTE
    assert announced_end(EVENT, day, slots) - slots[1].starts_at == 60 * MINUTE


def test_skipped_and_unplanned_items_take_no_planned_time() -> None:
    slots = plan(
        EVENT, EVENING, [item("i1", 10), item("i2", 20, skipped=True), item("i3", 9, unplanned=True), item("i4", 5)]
    )
    assert starts(slots) == ["18:00", "18:10", "18:10", "18:10"]
    assert [slot.ends_at - slot.starts_at for slot in slots] == [10 * MINUTE, NOTHING, NOTHING, 5 * MINUTE]


def test_skipping_an_item_with_a_fixed_start_leaves_the_later_ones_where_they_are() -> None:
    items = [item("i1", 10), item("i2", 5, fixed_start=time(23), skipped=True), item("i3", 5, fixed_start=time(12, 30))]
    assert plan(EVENT, EVENING, items)[2].starts_at - opening(EVENT, EVENING) == timedelta(hours=18, minutes=30)


def test_no_items() -> None:
    assert plan(EVENT, EVENING, []) == ()
    assert clock(planned_end(EVENT, EVENING, ())) == "18:00"
    assert clock(announced_end(EVENT, EVENING, ())) == "21:00"


def test_without_an_announcement_the_planned_end_was_promised() -> None:
    day = Day(id="d", event_id="e", date=EVENING.date, starts_at=time(18))
    slots = plan(EVENT, day, [item("i1", 50)])
    assert clock(announced_end(EVENT, day, slots)) == "18:50"


@given(days(), agendas())
def test_every_item_has_its_slot_in_order_and_only_reported_overlaps(day: Day, items: list[AgendaItem]) -> None:
    slots = plan(EVENT, day, items)
    assert [slot.item for slot in slots] == sorted(items, key=lambda item: item.rank)
    end = opening(EVENT, day)
    for slot in slots:
        assert slot.starts_at == end + slot.buffer + slot.slack - slot.overlap
        assert min(slot.buffer, slot.slack, slot.overlap) >= NOTHING
        assert not (slot.overlap and (slot.slack or slot.buffer))
        end = slot.ends_at


@given(days(), agendas())
def test_fixed_starts_are_kept_and_minutes_are_real_time(day: Day, items: list[AgendaItem]) -> None:
    for slot in plan(EVENT, day, items):
        counted = not (slot.item.skipped or slot.item.unplanned)
        assert slot.ends_at - slot.starts_at == slot.item.minutes * MINUTE * counted
        if counted and slot.item.fixed_start:
            assert local(EVENT, slot.starts_at).time() == slot.item.fixed_start
