"""How a running day will go on: what has happened, what is expected, and where the delay comes from.

What is expected follows from what is running: it ends when its timer does (or now, once that is over), then goes on
what it interrupted, and then come the items after it that have not run yet, laid out by the rules of the plan. Buffers
are kept, except that an item that runs over uses up its own, and that buffers are given up where a fixed start would be
missed otherwise.
Items that a jump passed over are missed: they take no time unless someone jumps back to them.
The day ends with its programme; a bus that leaves after the announced end does not make it later.

All of it is measured against the plan as it was when the day began: what is moved, shortened or added while it runs
does not move the plan. Until somebody begins, the plan is what it is now, and only on the day itself it gets late.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from werkstatt.domain.agenda import AgendaItem, Run
from werkstatt.domain.course import Course, Stretch
from werkstatt.domain.drift import Drift, drift_of
from werkstatt.domain.event import Day, Event
from werkstatt.domain.schedule import (
    MINUTE,
    NOTHING,
    Slot,
    afterwards,
    announced_end,
    fixed_starts,
    in_order,
    is_another_day,
    is_planned,
    laid_out,
    opening,
    plan,
    planned_end,
    programme,
)
from werkstatt.domain.timer import Timer


class SlotState(StrEnum):
    """Where an item stands while the day runs."""

    DONE = "done"
    RUNNING = "running"
    INTERRUPTED = "interrupted"
    AHEAD = "ahead"
    SKIPPED = "skipped"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveSlot:
    """When an item really started and ended or is expected to; None for one that takes no time (skipped, missed).

    `late` is the start compared with the plan (for an unplanned item: with its fixed start, if any); negative when it
    is early. `buffer` and `slack` are the air expected before an item ahead, as in `Slot`; `kept` is what is left of
    the item's own buffer after it. What is `afterwards` comes after the programme: see `schedule.afterwards`. `rest` is
    what is left of an interrupted item, which ends when that is over, too.
    """

    item: AgendaItem
    state: SlotState
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    late: timedelta = NOTHING
    buffer: timedelta = NOTHING
    slack: timedelta = NOTHING
    kept: timedelta = NOTHING
    afterwards: bool = False
    rest: timedelta = NOTHING

    @property
    def next_start(self) -> datetime | None:
        """When an item that is still to come starts, or goes on after it was interrupted; None for all others."""
        if self.state is SlotState.INTERRUPTED and self.ends_at:
            return self.ends_at - self.rest
        return self.starts_at if self.state is SlotState.AHEAD else None

    @property
    def late_minutes(self) -> int:
        """`late` as clocks without seconds show it: planned 18:15, started 18:17:40, so 2."""
        return self.late // MINUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The whole day as it looks now. `current` is the item that runs or, between items, the one that ran last.

    `last` is the item before what is ahead: the current one, or what that interrupted.
    An end that is not `promised` is that of the plan: it moves with the plan.
    """

    slots: tuple[LiveSlot, ...]
    current: AgendaItem | None
    last: AgendaItem | None
    planned_end: datetime
    announced_end: datetime
    promised: bool
    expected_end: datetime
    drift: Drift

    @property
    def late(self) -> timedelta:
        """How much later than announced the day is expected to end; negative when it is early."""
        return self.expected_end - self.announced_end

    @property
    def late_minutes(self) -> int:
        """`late` as clocks without seconds show it: announced 21:00, expected 21:45:40, so 45. Under a minute is none.

        This is the one figure for "how late are we", wherever it is said.
        """
        return self.late // MINUTE if abs(self.late) >= MINUTE else 0

    @property
    def missed(self) -> LiveSlot | None:
        """The next item whose fixed start will be missed by a minute or more."""
        ahead = (slot for slot in self.slots if slot.state is SlotState.AHEAD and slot.item.fixed_start is not None)
        return next((slot for slot in ahead if slot.late >= MINUTE), None)


def forecast(
    event: Event,
    day: Day,
    items: Iterable[AgendaItem],
    runs: Iterable[Run],
    timer: Timer | None,
    now: datetime,
    earlier: Iterable[Timer] = (),
) -> Forecast:
    """What to expect of `day` at `now` (aware), given its items and runs and the `timer` of the open run, if any.

    With the timers of `earlier` runs their pauses and added time are told apart from overtime, and it is known what was
    interrupted; else the expected times are the same without them.
    """
    ordered = in_order(items)
    course = Course(ordered, runs, [*earlier, *([timer] if timer else [])], now)
    planned = plan(event, day, [item.as_planned for item in ordered] if course.stretches else ordered)
    fixed = fixed_starts(event, day, ordered)
    after = afterwards(event, day, course.taking_time(ordered), fixed)
    free_from = course.free_from if course.stretches else _first_moment(event, day, now)
    ahead = list(laid_out(course.ahead, fixed, after, free_from, course.buffer_left(free_from), punctual=False))
    stretches = course.stretches + [Stretch(slot.item.id, slot.starts_at, slot.ends_at, slot.ends_at) for slot in ahead]
    stretches = [stretch for stretch in stretches if stretch.item_id not in after]
    outlook = _Outlook({slot.item.id: slot for slot in planned}, fixed, after, course, ahead)
    due = programme(planned)
    end = planned_end(event, day, due)
    return Forecast(
        slots=tuple(outlook.slot(item) for item in ordered),
        current=course.current,
        last=course.last,
        planned_end=end,
        announced_end=announced_end(event, day, planned),
        promised=day.announced_end is not None,
        expected_end=stretches[-1].ends_at if stretches else end,
        drift=drift_of(opening(event, day), due, end, stretches, course, ahead),
    )


def _first_moment(event: Event, day: Day, now: datetime) -> datetime:
    """When a day that nobody has begun can begin."""
    opens = opening(event, day)
    return opens if is_another_day(event, day, now) else max(now, opens)


class _Outlook:
    """Looks up what the plan, the course so far and the time to come say about an item."""

    def __init__(
        self,
        planned: Mapping[str, Slot],
        fixed: Mapping[str, datetime],
        after: Collection[str],
        course: Course,
        ahead: Sequence[Slot],
    ) -> None:
        self._planned = planned
        self._fixed = fixed
        self._after = after
        self._course = course
        self._ahead = {slot.item.id: slot for slot in ahead}
        in_turn = [item for item in (course.last, *(slot.item for slot in ahead)) if item]
        self._kept = {item.id: item.buffer * MINUTE for item in in_turn[-1:]}
        self._kept |= {
            item.id: slot.buffer for item, slot in zip(reversed(in_turn[:-1]), reversed(ahead), strict=False)
        }

    def slot(self, item: AgendaItem) -> LiveSlot:
        """How an item stands now."""
        course, ahead = self._course, self._ahead.get(item.id)
        if ahead:
            return LiveSlot(
                item=item,
                state=SlotState.AHEAD,
                starts_at=ahead.starts_at,
                ends_at=ahead.ends_at,
                late=self._late(item, ahead.starts_at),
                buffer=ahead.buffer,
                slack=ahead.slack,
                kept=self._kept.get(item.id, NOTHING),
                afterwards=item.id in self._after,
            )
        if item.id not in course.began:
            return LiveSlot(item=item, state=SlotState.SKIPPED if item.skipped else SlotState.MISSED)
        return LiveSlot(
            item=item,
            state=self._state(item),
            starts_at=course.began[item.id],
            ends_at=course.ended[item.id],
            late=self._late(item, course.began[item.id]),
            kept=self._kept.get(item.id, NOTHING),
            afterwards=item.id in self._after,
            rest=course.waits.rest if course.waits and course.waits.item is item else NOTHING,
        )

    def _state(self, item: AgendaItem) -> SlotState:
        """How an item stands that has begun."""
        if item.id in self._course.running:
            return SlotState.RUNNING
        waits = self._course.waits
        return SlotState.INTERRUPTED if waits and waits.item is item else SlotState.DONE

    def _late(self, item: AgendaItem, starts_at: datetime) -> timedelta:
        """How late a start is. What came unplanned can only be late for a fixed start."""
        planned = self._planned[item.id]
        due = self._fixed.get(item.id) or (planned.starts_at if is_planned(planned.item) else starts_at)
        return starts_at - due
