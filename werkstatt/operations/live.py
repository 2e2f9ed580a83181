"""Running an event: going on, back, jumping, pausing, and the clocks that belong to it."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime, time, timedelta

from werkstatt.domain import timer as timers
from werkstatt.domain.agenda import AgendaItem, ItemKind, Run
from werkstatt.domain.course import coming, in_time, interrupted
from werkstatt.domain.event import Day, Event, local
from werkstatt.domain.ids import new_id
from werkstatt.domain.schedule import is_planned, plan, planned_end
from werkstatt.domain.timer import Timer
from werkstatt.operations import agenda, spotlight
from werkstatt.storage.records import Records

# A presenter remote sends a second press when a thumb trembles.
IGNORED_AGAIN_WITHIN = timedelta(seconds=1.5)


def proceed(records: Records, day_id: str, now: datetime) -> str | None:
    """End the running item and start the next; returns the id of what runs now, None after the last one.

    A second press within 1.5 s of the first changes nothing.
    """
    running = _open_run(records, day_id)
    if running and timedelta() <= now - running.started_at < IGNORED_AGAIN_WITHIN:
        return running.item_id
    following = _next_item(records, day_id)
    _end(records, running, now)
    if following:
        _start(records, following, now)
    return following.id if following else None


def jump_to(records: Records, item_id: str, now: datetime) -> None:
    """End the running item and start any other one."""
    item = records.get(AgendaItem, item_id)
    running = _open_run(records, item.day_id)
    if running and running.item_id == item_id:
        return
    _end(records, running, now)
    if item.skipped:
        records.change(AgendaItem, item_id, skipped=False)
    _start(records, item, now)


def go_back(records: Records, day_id: str) -> str | None:
    """Take the last start back: clock and times of the item before are exactly as if it had never ended.

    A clock that was held when its run ended was held because something came between, and goes on.

    Returns the id of what runs now, None before the first item.
    """
    running = _open_run(records, day_id)
    if running:
        records.remove(Run, [running.id])
    earlier = in_time(records.find(Run, day_id=day_id))
    if not earlier:
        _forget_the_plan(records, day_id)
        return None
    for timer in records.find(Timer, run_id=earlier[-1].id):
        if timer.paused_at == earlier[-1].ended_at:
            records.change(Timer, timer.id, paused_at=None)
    records.change(Run, earlier[-1].id, ended_at=None)
    _follow(records, day_id)
    return earlier[-1].item_id


def skip(records: Records, item_id: str, now: datetime) -> None:
    """Leave an item out; if it is running, the next one starts."""
    agenda.change_item(records, item_id, skipped=True)
    day_id = records.get(AgendaItem, item_id).day_id
    running = _open_run(records, day_id)
    if running and running.item_id == item_id:
        following = _next_item(records, day_id)
        _end(records, running, now)
        if following:
            _start(records, following, now)


def insert_now(
    records: Records, day_id: str, title: str, minutes: int, now: datetime, kind: ItemKind = ItemKind.PLENARY
) -> str:
    """Start an item that nobody planned, after the one that runs or ran last; returns its id.

    The one that runs is interrupted: its clock is held, and it is what comes next, for the rest of its time.
    """
    runs = in_time(records.find(Run, day_id=day_id))
    rank = records.get(AgendaItem, runs[-1].item_id).rank + 1 if runs else 0
    item_id = agenda.add_item(records, day_id, kind, title, minutes, rank, unplanned=True)
    if running := _open_run(records, day_id):
        for timer in records.find(Timer, run_id=running.id):
            _write(records, timers.paused(timer, max(now, running.started_at)))
    jump_to(records, item_id, now)
    return item_id


def began_earlier(records: Records, day_id: str, ago: timedelta, now: datetime) -> None:
    """The running item really began `ago` before `now`; the item before it ended then, and the clock follows.

    It can't have begun before the item that ran before it: then it began together with that one.
    """
    runs = in_time(records.find(Run, day_id=day_id))
    if not runs or runs[-1].ended_at:
        return
    *earlier, running = runs
    began = max([now - ago, *(run.started_at for run in earlier[-1:])])
    for before in earlier[-1:]:
        if before.ended_at == running.started_at or (before.ended_at and before.ended_at > began):
            records.change(Run, before.id, ended_at=began)
            _held_since(records, before, began)
    records.change(Run, running.id, started_at=began)
    for timer in records.find(Timer, run_id=running.id):
        _write(records, _begun(timer, running.started_at, began))


def finish(records: Records, day_id: str, now: datetime) -> None:
    """End the running item; nothing runs any more."""
    _end(records, _open_run(records, day_id), now)


def end_day(records: Records, day_id: str, now: datetime) -> None:
    """End the day with its running item: what was still to come is left out."""
    for item in _coming(records, day_id):
        agenda.change_item(records, item.id, skipped=True)
    finish(records, day_id, now)


def start_timer(records: Records, event_id: str, title: str, seconds: int, now: datetime) -> str:
    """Start a clock of its own, for a small group; returns its id."""
    ends_at = now + timedelta(seconds=seconds)
    timer = Timer(id=new_id(), event_id=event_id, title=title, ends_at=ends_at, planned_seconds=seconds)
    records.add(timer)
    return timer.id


def remove_timer(records: Records, timer_id: str) -> None:
    """Take a clock away."""
    records.remove(Timer, [timer_id])


def extend_timer(records: Records, timer_id: str, seconds: int) -> None:
    """Give a clock more time (or less)."""
    _write(records, timers.extended(records.get(Timer, timer_id), timedelta(seconds=seconds)))


def pause_timer(records: Records, timer_id: str, now: datetime) -> None:
    """Hold a clock."""
    _write(records, timers.paused(records.get(Timer, timer_id), now))


def resume_timer(records: Records, timer_id: str, now: datetime) -> None:
    """Let a held clock go on."""
    _write(records, timers.resumed(records.get(Timer, timer_id), now))


def subtract_sleep(records: Records, event_id: str, slept: timedelta) -> None:
    """The laptop slept while clocks were running: give that time back to all that are not held."""
    open_runs = {run.id for run in records.find(Run, ended_at=None)}
    for timer in records.find(Timer, event_id=event_id, paused_at=None):
        if timer.run_id is None or timer.run_id in open_runs:
            seconds = round(slept.total_seconds())
            changed = {"ends_at": timer.ends_at + slept, "paused_seconds": timer.paused_seconds + seconds}
            records.change(Timer, timer.id, **changed)


def _held_since(records: Records, run: Run, ended_at: datetime) -> None:
    """The run really ended at another moment: a clock that was held then, or later, was held at that one."""
    for timer in records.find(Timer, run_id=run.id):
        if timer.paused_at and (timer.paused_at == run.ended_at or timer.paused_at > ended_at):
            records.change(Timer, timer.id, paused_at=ended_at)


def _begun(timer: Timer, before: datetime, began: datetime) -> Timer:
    """The clock of a run that began at `began` instead of `before`; pauses before it began are none."""
    if began <= before:
        return replace(timer, ends_at=timer.ends_at - (before - began))
    length = timedelta(seconds=timer.planned_seconds + timer.added_seconds)
    held = timer.paused_at and max(timer.paused_at, began)
    return replace(timer, ends_at=began + length, paused_seconds=0, paused_at=held)


def _write(records: Records, timer: Timer) -> None:
    records.change(Timer, timer.id, **asdict(timer))


def _open_run(records: Records, day_id: str) -> Run | None:
    found = records.find(Run, day_id=day_id, ended_at=None)
    return found[0] if found else None


def _next_item(records: Records, day_id: str) -> AgendaItem | None:
    return next(iter(_coming(records, day_id)), None)


def _coming(records: Records, day_id: str) -> Sequence[AgendaItem]:
    return coming(*_course(records, day_id))


def _course(records: Records, day_id: str) -> tuple[Sequence[AgendaItem], Sequence[Run], Sequence[Timer]]:
    """The items of a day, and their runs with their clocks."""
    runs = records.find(Run, day_id=day_id)
    clocks = records.find(Timer, run_id=[run.id for run in runs])
    return records.find(AgendaItem, day_id=day_id), runs, clocks


def _end(records: Records, running: Run | None, now: datetime) -> None:
    """Nothing ends before it began, even if the computer's clock was put back meanwhile."""
    if running:
        records.change(Run, running.id, ended_at=max(now, running.started_at))


def _start(records: Records, item: AgendaItem, now: datetime) -> None:
    """Start an item with all its minutes, or with the rest of its clock if it was interrupted."""
    _hold_to_the_plan(records, item.day_id)
    waiting = interrupted(*_course(records, item.day_id))
    length = waiting.rest if waiting and waiting.item.id == item.id else timedelta(minutes=item.minutes)
    run = Run(id=new_id(), day_id=item.day_id, item_id=item.id, started_at=now)
    event_id = records.get(Day, item.day_id).event_id
    clock = Timer(
        id=new_id(),
        event_id=event_id,
        title=item.title,
        ends_at=now + length,
        planned_seconds=round(length.total_seconds()),
        run_id=run.id,
    )
    records.add(run, clock)
    _follow(records, item.day_id)


def _hold_to_the_plan(records: Records, day_id: str) -> None:
    """From the first start on the plan stays what it is, and its end is the announced one.

    So nothing that is moved, shortened or added later moves what the day is measured against.
    """
    if records.find(Run, day_id=day_id):
        return
    day = records.get(Day, day_id)
    items = records.find(AgendaItem, order="rank", day_id=day_id)
    for item in items:
        lengths = (item.minutes, item.buffer) if is_planned(item) else (None, None)
        records.change(
            AgendaItem, item.id, planned_rank=item.rank, planned_minutes=lengths[0], planned_buffer=lengths[1]
        )
    if day.announced_end is None:
        records.change(Day, day_id, announced_end=_end_of_plan(records, day, items))


def _forget_the_plan(records: Records, day_id: str) -> None:
    """Nobody has begun after all: the plan is what it is now, and an end that only followed from it is not promised."""
    day = records.get(Day, day_id)
    items = records.find(AgendaItem, order="rank", day_id=day_id)
    as_planned = sorted((item.as_planned for item in items), key=lambda item: item.rank)
    if day.announced_end == _end_of_plan(records, day, as_planned):
        records.change(Day, day_id, announced_end=None)
    for item in items:
        records.change(AgendaItem, item.id, planned_rank=None, planned_minutes=None, planned_buffer=None)


def _end_of_plan(records: Records, day: Day, items: Sequence[AgendaItem]) -> time:
    event = records.get(Event, day.event_id)
    return local(event, planned_end(event, day, plan(event, day, items))).time()


def _follow(records: Records, day_id: str) -> None:
    spotlight.follow(records, records.get(Day, day_id).event_id)
