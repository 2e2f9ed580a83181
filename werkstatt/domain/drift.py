"""Where the difference between what is expected of a day and its plan comes from."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from werkstatt.domain.course import Course, Stretch
from werkstatt.domain.schedule import MINUTE, NOTHING, Slot, is_planned


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


def drift_of(
    opens: datetime,
    slots: Sequence[Slot],
    planned_end: datetime,
    stretches: Sequence[Stretch],
    course: Course,
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
    pauses, added = ({item_id: parts[item_id] for item_id in lengths} for parts in (course.pauses, course.added))
    for item_id in lengths:
        lengths[item_id] -= pauses[item_id] + added[item_id]
    beyond = [lengths.pop(slot.item.id, NOTHING) - slot.item.minutes * MINUTE for slot in planned]
    held = sum((min(max(NOTHING, gaps[slot.item.id]), slot.buffer + slot.slack) for slot in ahead), NOTHING)
    return Drift(
        late_start=stretches[0].starts_at - (planned[0].starts_at if planned else opens),
        overtime=_above(beyond),
        pauses=sum(pauses.values(), NOTHING),
        added=_above(added.values()),
        unplanned=sum(lengths.values(), NOTHING),
        waiting=_above(gaps.values()) - held,
        held=held,
        overlap=sum((slot.overlap for slot in planned[1:]), NOTHING)
        - (planned_end - planned[-1].ends_at if planned else NOTHING),
        absorbed=_above(-gap for gap in gaps.values()),
        shortened=_above(-excess for excess in beyond) + _above(-less for less in added.values()),
    )


def _above(parts: Iterable[timedelta]) -> timedelta:
    """The sum of what is above nothing."""
    return sum((max(NOTHING, part) for part in parts), NOTHING)
