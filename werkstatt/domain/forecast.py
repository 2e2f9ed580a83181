"""How a running day will go on: what has happened, what is expected, and where the delay comes from.

What is expected follows from what is running: it ends when its timer does (or now, once that is over), then come the
items after it that have not run yet, laid out by the rules of the plan. Buffers are kept, except that an item that
runs over uses up its own, and that buffers are given up where a fixed start would be missed otherwise.
Items that a jump passed over are missed: they take no time unless someone jumps back to them.

All of it is measured against the plan as it was when the day began: what is moved, shortened or added while it runs
does not move the plan. Until somebody begins, the plan is what it is now, and only on the day itself it gets late.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from werkstatt.domain.agenda import AgendaItem, Run
from werkstatt.domain.event import Day, Event
from werkstatt.domain.schedule import (
    MINUTE,
    NOTHING,
    Slot,
    announced_end,
    fixed_starts,
    in_order,
    is_another_day,
    is_planned,
    laid_out,
    opening,
    plan,
    planned_end,
)
from werkstatt.domain.timer import Timer


class SlotState(StrEnum):
    """Where an item stands while the day runs."""

    DONE = "done"
    RUNNING = "running"
    AHEAD = "ahead"
    SKIPPED = "skipped"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveSlot:
    """When an item really started and ended or is expected to; None for one that takes no time (skipped, missed).

    `late` is the start compared with the plan (for an unplanned item: with its fixed start, if any), `longer` what a
    done or running item takes beyond its minutes; both are negative when it is early or short. `buffer` and `slack`
    are the air expected before an item ahead, as in `Slot`; `kept` is what is left of the item's own buffer after it.
    """

    item: AgendaItem
    state: SlotState
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    late: timedelta = NOTHING
    longer: timedelta = NOTHING
    buffer: timedelta = NOTHING
    slack: timedelta = NOTHING
    kept: timedelta = NOTHING

    @property
    def late_minutes(self) -> int:
        """`late` as clocks without seconds show it: planned 18:15, started 18:17:40, so 2."""
        return self.late // MINUTE

    @property
    def longer_minutes(self) -> int:
        """`longer` in whole minutes that are full."""
        return self.longer // MINUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """Where the difference between expected and planned end comes from. What adds to it:

    `late_start` of the first item (negative: it began early), `overtime`, `pauses` and `added` time of items,
    `unplanned` items, `waiting` longer between items than planned, `held`: more air than planned before what is to come
    (who is early waits for a fixed start), and the `overlap` that the plan itself holds.
    What takes away from it: buffer and slack that `absorbed` delay, and what was `shortened`: items that ended
    early, got less time or were passed over.
    """

    late_start: timedelta = NOTHING
    overtime: timedelta = NOTHING
    pauses: timedelta = NOTHING
    added: timedelta = NOTHING
    unplanned: timedelta = NOTHING
    waiting: timedelta = NOTHING
    held: timedelta = NOTHING
    overlap: timedelta = NOTHING
    absorbed: timedelta = NOTHING
    shortened: timedelta = NOTHING

    @property
    def total(self) -> timedelta:
        """The expected end less the planned one."""
        by_items = self.late_start + self.overtime + self.pauses + self.added + self.unplanned
        return by_items + self.waiting + self.held + self.overlap - self.absorbed - self.shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The whole day as it looks now. `current` is the item that runs or, between items, the one that ran last.

    An end that is not `promised` is that of the plan: it moves with the plan.
    """

    slots: tuple[LiveSlot, ...]
    current: AgendaItem | None
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

    With the timers of `earlier` runs their pauses and added time are told apart from overtime; the expected times are
    the same without them.
    """
    ordered, history = in_order(items), in_time(runs)
    planned = plan(event, day, [item.as_planned for item in ordered] if history else ordered)
    fixed = fixed_starts(event, day, ordered)
    course = _Course(ordered, history, [*earlier, *([timer] if timer else [])], now)
    free_from = course.free_from if history else _first_moment(event, day, now)
    ahead = list(laid_out(course.coming, fixed, free_from, course.buffer_left(free_from), punctual=False))
    stretches = course.stretches + [
        _Stretch(slot.item.id, slot.starts_at, slot.ends_at, slot.ends_at) for slot in ahead
    ]
    outlook = _Outlook({slot.item.id: slot for slot in planned}, fixed, course, ahead)
    end = planned_end(event, day, planned)
    return Forecast(
        slots=tuple(outlook.slot(item) for item in ordered),
        current=course.current,
        planned_end=end,
        announced_end=announced_end(event, day, planned),
        promised=day.announced_end is not None,
        expected_end=stretches[-1].ends_at if stretches else end,
        drift=_drift(opening(event, day), planned, end, stretches, course, ahead),
    )


def _first_moment(event: Event, day: Day, now: datetime) -> datetime:
    """When a day that nobody has begun can begin."""
    opens = opening(event, day)
    return opens if is_another_day(event, day, now) else max(now, opens)


def coming(items: Iterable[AgendaItem], runs: Iterable[Run]) -> tuple[AgendaItem, ...]:
    """What is still to come, in order: the items after the current one that have not run and are not skipped.

    The first of them is what "next" means; there is none when the day is over.
    """
    ordered, history = in_order(items), in_time(runs)
    current = _current(ordered, history)
    rest = ordered[ordered.index(current) + 1 :] if current else ordered
    have_run = {run.item_id for run in history}
    return tuple(item for item in rest if not item.skipped and item.id not in have_run)


def in_time(runs: Iterable[Run]) -> list[Run]:
    """The runs as they followed one another, also those that ended at the moment they began."""
    return sorted(runs, key=lambda run: (run.started_at, run.ended_at is None, run.ended_at or run.started_at))


def _current(ordered: Sequence[AgendaItem], history: Sequence[Run]) -> AgendaItem | None:
    """The item of the latest run; runs of items that were removed since have no place in the order."""
    by_id = {item.id: item for item in ordered}
    return next((by_id[run.item_id] for run in reversed(history) if run.item_id in by_id), None)


class _Stretch(NamedTuple):
    """A stretch of time for an item: real, going on or expected."""

    item_id: str
    starts_at: datetime
    ends_at: datetime
    due: datetime


class _Course:
    """What has really happened until `now`, and until when what is running goes on by itself."""

    def __init__(
        self, ordered: Sequence[AgendaItem], runs: Iterable[Run], timers: Iterable[Timer], now: datetime
    ) -> None:
        history = in_time(runs)
        self.now = now
        self.coming = coming(ordered, history)
        self.current = _current(ordered, history)
        self.running = {run.item_id for run in history if run.ended_at is None}
        self.minutes = {item.id: item.minutes * MINUTE for item in ordered}
        self.took: defaultdict[str, timedelta] = defaultdict(timedelta)
        self.pauses: defaultdict[str, timedelta] = defaultdict(timedelta)
        self.added: defaultdict[str, timedelta] = defaultdict(timedelta)
        by_run = {timer.run_id: timer for timer in timers}
        self.stretches = [self._stretch(run, by_run.get(run.id)) for run in history]
        self.began = {stretch.item_id: stretch.starts_at for stretch in reversed(self.stretches)}
        self.ended = {stretch.item_id: stretch.ends_at for stretch in self.stretches}

    def _stretch(self, run: Run, timer: Timer | None) -> _Stretch:
        """The run as a stretch; one that is going on ends when it is due, or now if that is over."""
        item_id = run.item_id
        due = run.started_at + max(NOTHING, self.minutes.get(item_id, NOTHING) - self.took[item_id])
        if timer:
            pause = max(NOTHING, (run.ended_at or self.now) - timer.paused_at) if timer.paused_at else NOTHING
            self.pauses[item_id] += timedelta(seconds=timer.paused_seconds) + pause
            self.added[item_id] += timedelta(seconds=timer.added_seconds)
            due = due if run.ended_at else timer.ends_at + pause
        end = run.ended_at or max(self.now, due)
        self.took[item_id] += end - run.started_at
        return _Stretch(item_id, run.started_at, end, due)

    @property
    def free_from(self) -> datetime:
        """The earliest moment at which something else can start."""
        return max(self.now, self.stretches[-1].ends_at) if self.stretches else self.now

    def buffer_left(self, free_from: datetime) -> timedelta:
        """What is left at `free_from` of the buffer after the current item, whose own overtime uses it up."""
        if self.current is None:
            return NOTHING
        last = self.stretches[-1]
        free_until = min(last.ends_at, last.due) + self.current.buffer * MINUTE
        return max(NOTHING, free_until - free_from)


class _Outlook:
    """Looks up what the plan, the course so far and the time to come say about an item."""

    def __init__(
        self, planned: Mapping[str, Slot], fixed: Mapping[str, datetime], course: _Course, ahead: Sequence[Slot]
    ) -> None:
        self._planned = planned
        self._fixed = fixed
        self._course = course
        self._ahead = {slot.item.id: slot for slot in ahead}
        in_turn = [item for item in (course.current, *(slot.item for slot in ahead)) if item]
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
            )
        if item.id not in course.began:
            return LiveSlot(item=item, state=SlotState.SKIPPED if item.skipped else SlotState.MISSED)
        return LiveSlot(
            item=item,
            state=SlotState.RUNNING if item.id in course.running else SlotState.DONE,
            starts_at=course.began[item.id],
            ends_at=course.ended[item.id],
            late=self._late(item, course.began[item.id]),
            longer=course.took[item.id] - course.minutes[item.id],
            kept=self._kept.get(item.id, NOTHING),
        )

    def _late(self, item: AgendaItem, starts_at: datetime) -> timedelta:
        """How late a start is. What came unplanned can only be late for a fixed start."""
        planned = self._planned[item.id]
        due = self._fixed.get(item.id) or (planned.starts_at if is_planned(planned.item) else starts_at)
        return starts_at - due


def _drift(
    opens: datetime,
    slots: Sequence[Slot],
    planned_end: datetime,
    stretches: Sequence[_Stretch],
    course: _Course,
    ahead: Sequence[Slot],
) -> Drift:
    """Compare every stretch and every gap with the plan. Each is counted once: so the parts add up."""
    if not stretches:
        return Drift()
    planned = [slot for slot in slots if is_planned(slot.item)]
    lengths: defaultdict[str, timedelta] = defaultdict(timedelta)
    gaps: defaultdict[str, timedelta] = defaultdict(timedelta)
    for stretch in stretches:
        lengths[stretch.item_id] += stretch.ends_at - stretch.starts_at
    for before, after in pairwise(stretches):
        gaps[after.item_id] += after.starts_at - before.ends_at
    for slot in planned[1:]:
        gaps[slot.item.id] -= slot.buffer + slot.slack
    for item_id in course.took:
        lengths[item_id] -= course.pauses[item_id] + course.added[item_id]
    beyond = [lengths.pop(slot.item.id, NOTHING) - slot.item.minutes * MINUTE for slot in planned]
    held = sum((min(max(NOTHING, gaps[slot.item.id]), slot.buffer + slot.slack) for slot in ahead), NOTHING)
    return Drift(
        late_start=stretches[0].starts_at - (planned[0].starts_at if planned else opens),
        overtime=_above(beyond),
        pauses=sum(course.pauses.values(), NOTHING),
        added=_above(course.added.values()),
        unplanned=sum(lengths.values(), NOTHING),
        waiting=_above(gaps.values()) - held,
        held=held,
        overlap=sum((slot.overlap for slot in planned[1:]), NOTHING)
        - (planned_end - slots[-1].ends_at if slots else NOTHING),
        absorbed=_above(-gap for gap in gaps.values()),
        shortened=_above(-excess for excess in beyond) + _above(-less for less in course.added.values()),
    )


def _above(parts: Iterable[timedelta]) -> timedelta:
    """The sum of what is above nothing."""
    return sum((max(NOTHING, part) for part in parts), NOTHING)
