"""What has really happened on a day so far, and until when what is running goes on by itself.

An item can be interrupted by something that nobody planned: its run ends, and its clock is held. It waits until that is
over, and goes on with another run and the rest of its clock.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from werkstatt.domain.agenda import AgendaItem, Run
from werkstatt.domain.schedule import MINUTE, NOTHING, in_order
from werkstatt.domain.timer import Timer, rest


class Interrupted(NamedTuple):
    """An item that waits for something unplanned to be over, and what is left of its clock."""

    item: AgendaItem
    rest: timedelta


def interrupted(items: Iterable[AgendaItem], runs: Iterable[Run], timers: Iterable[Timer]) -> Interrupted | None:
    """The item that waits, if any: its clock was held with a minute or more left when something unplanned began.

    What else comes unplanned is waited for, too; but an item waits no longer once something planned has begun after it.
    """
    by_id = {item.id: item for item in items}
    held = {timer.run_id: rest(timer, timer.paused_at) for timer in timers if timer.paused_at}
    waiting: Interrupted | None = None
    for before, run in pairwise(run for run in in_time(runs) if run.item_id in by_id):
        if not by_id[run.item_id].unplanned or (waiting and waiting.item.id == run.item_id):
            waiting = None
        elif waiting is None and before.ended_at and held.get(before.id, NOTHING) >= MINUTE:
            waiting = Interrupted(by_id[before.item_id], held[before.id])
    return None if waiting is None or waiting.item.skipped else waiting


def coming(items: Iterable[AgendaItem], runs: Iterable[Run], timers: Iterable[Timer] = ()) -> tuple[AgendaItem, ...]:
    """What is still to come, in order; the first of them is what "next" means; there is none when the day is over.

    That is what was interrupted (as the clocks of the runs tell), then what is `ahead`.
    """
    ordered, history = in_order(items), in_time(runs)
    waiting = interrupted(ordered, history, timers)
    return (*([waiting.item] if waiting else []), *ahead(ordered, history))


def ahead(ordered: Sequence[AgendaItem], history: Sequence[Run]) -> tuple[AgendaItem, ...]:
    """The items after the current one that have not run and are not skipped."""
    current = _current(ordered, history)
    later = ordered[ordered.index(current) + 1 :] if current else ordered
    have_run = {run.item_id for run in history}
    return tuple(item for item in later if not item.skipped and item.id not in have_run)


def in_time(runs: Iterable[Run]) -> list[Run]:
    """The runs as they followed one another, also those that ended at the moment they began."""
    return sorted(runs, key=lambda run: (run.started_at, run.ended_at is None, run.ended_at or run.started_at))


def _current(ordered: Sequence[AgendaItem], history: Sequence[Run]) -> AgendaItem | None:
    """The item of the latest run; runs of items that were removed since have no place in the order."""
    by_id = {item.id: item for item in ordered}
    return next((by_id[run.item_id] for run in reversed(history) if run.item_id in by_id), None)


class Stretch(NamedTuple):
    """A stretch of time for an item: real, going on or expected."""

    item_id: str
    starts_at: datetime
    ends_at: datetime
    due: datetime


class Course:
    """What has really happened until `now`, and until when what is running goes on by itself.

    The last stretch is that of what was interrupted, if anything `waits`: it goes on as soon as it can.
    """

    def __init__(
        self, ordered: Sequence[AgendaItem], runs: Iterable[Run], timers: Iterable[Timer], now: datetime
    ) -> None:
        history, timers = in_time(runs), list(timers)
        self.now = now
        self.ahead = ahead(ordered, history)
        self.current = _current(ordered, history)
        self.running = {run.item_id for run in history if run.ended_at is None}
        self.minutes = {item.id: item.minutes * MINUTE for item in ordered}
        self.took: defaultdict[str, timedelta] = defaultdict(timedelta)
        self.pauses: defaultdict[str, timedelta] = defaultdict(timedelta)
        self.added: defaultdict[str, timedelta] = defaultdict(timedelta)
        by_run = {timer.run_id: timer for timer in timers}
        self.stretches = [self._stretch(run, by_run.get(run.id)) for run in history]
        self.waits = interrupted(ordered, history, timers)
        if self.waits:
            self.stretches.append(self._going_on(*self.waits))
        self.began = {stretch.item_id: stretch.starts_at for stretch in reversed(self.stretches)}
        self.ended = {stretch.item_id: stretch.ends_at for stretch in self.stretches}

    def _stretch(self, run: Run, timer: Timer | None) -> Stretch:
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
        return Stretch(item_id, run.started_at, end, due)

    def _going_on(self, item: AgendaItem, left: timedelta) -> Stretch:
        """What was interrupted, from the earliest moment on."""
        starts_at = self.free_from
        self.took[item.id] += left
        return Stretch(item.id, starts_at, starts_at + left, starts_at + left)

    def taking_time(self, ordered: Iterable[AgendaItem]) -> list[AgendaItem]:
        """Those of the items that have run or are still to come."""
        taking = self.began.keys() | {item.id for item in self.ahead}
        return [item for item in ordered if item.id in taking]

    @property
    def last(self) -> AgendaItem | None:
        """The item that comes before what is ahead: the current one, or what it interrupted."""
        return self.waits.item if self.waits else self.current

    @property
    def free_from(self) -> datetime:
        """The earliest moment at which something else can start."""
        return max(self.now, self.stretches[-1].ends_at) if self.stretches else self.now

    def buffer_left(self, free_from: datetime) -> timedelta:
        """What is left at `free_from` of the buffer after the last stretch, whose own overtime uses it up."""
        if self.last is None:
            return NOTHING
        last = self.stretches[-1]
        free_until = min(last.ends_at, last.due) + self.last.buffer * MINUTE
        return max(NOTHING, free_until - free_from)
