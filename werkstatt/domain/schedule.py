"""The plan of a day: when each item of the run of show starts and ends.

These rules hold for the plan and for the forecast of a running day alike, because both are laid out here:

- An item takes its minutes; then its buffer is kept free before the next one starts.
- An item with a fixed start waits for it. When time is short before a fixed start, the buffers before it are given
  up, the earliest first, since the first buffer after a delay is the one that was meant for it.
- The buffer of the last item counts for nothing: when the last item is over, people go home.
- What starts at a fixed time at the announced end or later, a bus for example, comes after the programme: it is no part
  of what is to be over by then, and no buffer of the programme is given up for it but the last one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import takewhile

from werkstatt.domain.agenda import AgendaItem
from werkstatt.domain.event import Day, Event, local, moment

MINUTE = timedelta(minutes=1)
NOTHING = timedelta()
# A clock time up to this much before its anchor is a mistake of today; an earlier one is meant for after midnight.
LOOKING_BACK = timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """When an item starts and ends, in UTC, and the air before it.

    `buffer` is what is kept of the buffer of the item before, `slack` the air beyond that before a fixed start.
    `overlap` is how long the item before would still go on at this item's fixed start: a plan that can't work.
    What is `afterwards` comes after the programme: see the function of that name.
    So the start is always the end of the item before + buffer + slack - overlap.
    """

    item: AgendaItem
    starts_at: datetime
    ends_at: datetime
    buffer: timedelta = NOTHING
    slack: timedelta = NOTHING
    overlap: timedelta = NOTHING
    afterwards: bool = False


def plan(event: Event, day: Day, items: Iterable[AgendaItem]) -> tuple[Slot, ...]:
    """The planned slot of every item of `day`, in order.

    Items that are skipped or came unplanned have no time in the plan: their slots are empty, at the end of the
    one before.
    """
    ordered = in_order(items)
    planned = [item for item in ordered if is_planned(item)]
    free_from = opening(event, day)
    fixed = fixed_starts(event, day, ordered)
    after = afterwards(event, day, planned, fixed)
    laid = laid_out(planned, fixed, after, free_from, NOTHING, punctual=True)
    slots: list[Slot] = []
    upcoming = next(laid, None)
    for item in ordered:
        if upcoming and upcoming.item is item:
            slots.append(upcoming)
            free_from, upcoming = upcoming.ends_at, next(laid, None)
        else:
            slots.append(Slot(item=item, starts_at=free_from, ends_at=free_from))
    return tuple(slots)


def in_order(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """The items by rank; equal ranks by identity, so that the order is always the same."""
    return sorted(items, key=lambda item: (item.rank, item.id))


def is_planned(item: AgendaItem) -> bool:
    """Whether the item has time of its own in the plan."""
    return not (item.skipped or item.unplanned)


def opening(event: Event, day: Day) -> datetime:
    """When the day starts, in UTC."""
    return moment(event, day.date, day.starts_at)


def is_another_day(event: Event, day: Day, now: datetime) -> bool:
    """Whether the day is not today at the event's place."""
    return local(event, now).date() != day.date


def planned_end(event: Event, day: Day, slots: Sequence[Slot]) -> datetime:
    """When all planned items are over, the last one's buffer not counted; the opening when there is none.

    In a plan that can't work the last item need not be the one that ends last.
    """
    return max((slot.ends_at for slot in slots if is_planned(slot.item)), default=opening(event, day))


def announced_end(event: Event, day: Day, slots: Sequence[Slot]) -> datetime:
    """The end that people were promised: the announced one, else the planned one."""
    if day.announced_end is None:
        return planned_end(event, day, slots)
    return meant(event, day, day.announced_end)


def meant(event: Event, day: Day, clock_time: time) -> datetime:
    """The moment of the day that a clock time means: 00:30 comes after 23:00."""
    return _nearest(event, opening(event, day), clock_time)


def fixed_starts(event: Event, day: Day, items: Iterable[AgendaItem]) -> dict[str, datetime]:
    """The moments of the fixed starts by item id, `items` being in order.

    A clock time means its first occurrence after the fixed start before it (or the opening), so that 00:30 comes
    after 23:00, whatever the lengths of the items are. A time a little earlier is an overlap, not tomorrow.
    """
    anchor = opening(event, day)
    moments: dict[str, datetime] = {}
    for item in items:
        if item.fixed_start is not None:
            anchor = moments[item.id] = _nearest(event, anchor, item.fixed_start)
    return moments


def afterwards(event: Event, day: Day, items: Sequence[AgendaItem], fixed: Mapping[str, datetime]) -> frozenset[str]:
    """The ids of those `items`, in order, that come after the announced end because they are meant to.

    They begin with a fixed start then or later that none before it follows. What just takes too long is none of them,
    and a day holds more than what comes after it.
    """
    if day.announced_end is None:
        return frozenset()
    end = meant(event, day, day.announced_end)
    first = len(items)
    for place in reversed(range(len(items))):
        start = fixed.get(items[place].id)
        if start is not None and start < end:
            break
        if start is not None:
            first = place
    return frozenset(item.id for item in items[first:]) if first else frozenset()


def programme(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """The slots of a plan, in order, without those of what comes after the announced end because it is meant to."""
    return tuple(takewhile(lambda slot: not slot.afterwards, slots))


def laid_out(
    items: Sequence[AgendaItem],
    fixed: Mapping[str, datetime],
    after: Collection[str],
    free_from: datetime,
    buffer: timedelta,
    *,
    punctual: bool,
) -> Iterator[Slot]:
    """Slots for `items` one after another from `free_from` on, the `buffer` of what was before kept if possible.

    Those whose ids are in `after` come after the programme.
    A `punctual` item with a fixed start starts then, even if it overlaps; otherwise it starts late.
    """
    for stretch in _stretches(items, fixed, after):
        buffers = [buffer, *(item.buffer * MINUTE for item in stretch[:-1])]
        goal = fixed.get(stretch[-1].id)
        short = _shortage(stretch, buffers, free_from, goal)
        for item, wanted in zip(stretch, buffers, strict=True):
            given_up = min(wanted, short)
            short -= given_up
            kept = wanted - given_up
            slot = _slot(item, free_from, kept, fixed.get(item.id), punctual=punctual)
            yield replace(slot, afterwards=item.id in after)
            free_from = slot.ends_at
        buffer = stretch[-1].buffer * MINUTE


def _stretches(
    items: Sequence[AgendaItem], fixed: Mapping[str, datetime], after: Collection[str]
) -> Iterator[list[AgendaItem]]:
    """The items in stretches that each end with a fixed start (the last one, and that of the programme, may not)."""
    stretch: list[AgendaItem] = []
    for item in items:
        if stretch and item.id in after and stretch[-1].id not in after:
            yield stretch
            stretch = []
        stretch.append(item)
        if item.id in fixed:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _shortage(
    stretch: Sequence[AgendaItem], buffers: Sequence[timedelta], free_from: datetime, goal: datetime | None
) -> timedelta:
    """How much too long the stretch with all its buffers is for the fixed start at its end."""
    if goal is None:
        return NOTHING
    minutes = sum(item.minutes for item in stretch[:-1])
    return max(NOTHING, free_from + sum(buffers, NOTHING) + minutes * MINUTE - goal)


def _slot(item: AgendaItem, free_from: datetime, kept: timedelta, fixed: datetime | None, *, punctual: bool) -> Slot:
    """The slot of `item`, which could start at `free_from` + `kept` if its start were not fixed."""
    possible = free_from + kept
    start = possible if fixed is None else fixed if punctual else max(fixed, possible)
    return Slot(
        item=item,
        starts_at=start,
        ends_at=start + item.minutes * MINUTE,
        buffer=kept,
        slack=max(NOTHING, start - possible),
        overlap=max(NOTHING, possible - start),
    )


def _nearest(event: Event, anchor: datetime, clock_time: time) -> datetime:
    """The moment that a `clock_time` typed for the time around and after `anchor` means."""
    earliest = anchor - LOOKING_BACK
    date = local(event, earliest).date()
    first = moment(event, date, clock_time)
    return first if first >= earliest else moment(event, date + timedelta(days=1), clock_time)
