"""The run of show with everything its clocks and forecasts need."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from werkstatt.domain.agenda import AgendaItem, ItemKind, Run
from werkstatt.domain.course import Interrupted, coming, in_time, interrupted
from werkstatt.domain.event import Day, Event, without_names
from werkstatt.domain.forecast import Forecast, SlotState, forecast
from werkstatt.domain.schedule import fixed_starts, is_another_day, meant
from werkstatt.domain.timer import Timer
from werkstatt.storage.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPicture:
    """One day of an event. `run` and `timer` are those of the running item; `group_clocks` run on their own."""

    event: Event
    days: Sequence[Day]
    day: Day
    items: Sequence[AgendaItem]
    runs: Sequence[Run]
    run: Run | None
    timer: Timer | None
    earlier_timers: Sequence[Timer]
    group_clocks: Sequence[Timer]

    @property
    def item(self) -> AgendaItem | None:
        """The running item."""
        return next((item for item in self.items if self.run and item.id == self.run.item_id), None)

    @property
    def next_item(self) -> AgendaItem | None:
        """What "Weiter" would start."""
        return next(iter(coming(self.items, self.runs, self._clocks)), None)

    @property
    def is_over(self) -> bool:
        """Whether something has run, and nothing runs or is to come."""
        return bool(self.runs) and self.run is None and self.next_item is None

    @property
    def interrupted(self) -> Interrupted | None:
        """The item that waits for something unplanned to be over: then it is the next one."""
        return interrupted(self.items, self.runs, self._clocks)

    @property
    def _clocks(self) -> Sequence[Timer]:
        """Those of all runs."""
        return [*self.earlier_timers, *([self.timer] if self.timer else [])]

    @property
    def awaited(self) -> datetime | None:
        """The fixed start that the room waits for: the running item was begun before it and goes on beyond it.

        So people leave for a bus. Of a break they need to know the end.
        """
        if self.item is None or self.run is None or self.timer is None or self.item.kind is ItemKind.BREAK:
            return None
        start = fixed_starts(self.event, self.day, self.items).get(self.item.id)
        return start if start and self.run.started_at < start < self.timer.ends_at else None

    @property
    def for_the_room(self) -> "AgendaPicture":
        """The same day without names and without the moderator's notes."""
        items = [replace(item, responsible="", notes="") for item in self.items]
        return replace(self, event=without_names(self.event), items=items)

    def is_for_another_day(self, now: datetime) -> bool:
        """Whether nothing has begun and the day is not today: who begins it should be asked."""
        return not self.runs and is_another_day(self.event, self.day, now)

    def rank_at(self, start: time, now: datetime) -> int | None:
        """The place in the order for an item that is to start at a clock time; None for the end."""
        moment = meant(self.event, self.day, start)
        ahead = (slot for slot in self.forecast(now).slots if slot.state is SlotState.AHEAD and slot.starts_at)
        return next((slot.item.rank for slot in ahead if slot.starts_at and slot.starts_at >= moment), None)

    def could_have_begun(self, ago: timedelta, now: datetime) -> bool:
        """Whether the running item can have begun so long ago: not before the one that ran before it."""
        return self.run is not None and all(run.started_at <= now - ago for run in self.runs[:-1][-1:])

    def forecast(self, now: datetime) -> Forecast:
        """How the day will go on from `now`."""
        return forecast(self.event, self.day, self.items, self.runs, self.timer, now, self.earlier_timers)


def agenda(records: Records, day_id: str) -> AgendaPicture:
    """The picture of one day; raises NotThere when the day is gone."""
    day = records.get(Day, day_id)
    runs = in_time(records.find(Run, day_id=day_id))
    run = next((run for run in runs if run.ended_at is None), None)
    ended = {row.id for row in runs if row.ended_at}
    timers = records.find(Timer, order="ends_at", event_id=day.event_id)
    return AgendaPicture(
        event=records.get(Event, day.event_id),
        days=records.find(Day, order="date", event_id=day.event_id),
        day=day,
        items=records.find(AgendaItem, order="rank", day_id=day_id),
        runs=runs,
        run=run,
        timer=next((timer for timer in timers if run and timer.run_id == run.id), None),
        earlier_timers=[timer for timer in timers if timer.run_id in ended],
        group_clocks=[timer for timer in timers if timer.run_id is None],
    )


def agenda_on_air(records: Records, day_id: str) -> AgendaPicture:
    """The day on which something is running, whatever the cockpit looks at meanwhile; if nothing is, `day_id`'s."""
    running = in_time(records.find(Run, ended_at=None))
    return agenda(records, running[-1].day_id if running else day_id)
