"""Timers: stored as their end, never as a countdown, so that a restart finds them right."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """Counts down to `ends_at`. While it is paused, `paused_at` holds it.

    `run_id` ties the timer to the run of an agenda item; a timer of its own (a small group) has none.
    `planned_seconds` is the length at the start, `added_seconds` what was given later, `paused_seconds` the sum of
    the pauses that are over.
    """

    id: str
    event_id: str
    title: str
    ends_at: datetime
    planned_seconds: int
    run_id: str | None = None
    added_seconds: int = 0
    paused_seconds: int = 0
    paused_at: datetime | None = None


def rest(timer: Timer, now: datetime) -> timedelta:
    """What is left; negative once the time is up."""
    return timer.ends_at - (timer.paused_at or now)


def extended(timer: Timer, by: timedelta) -> Timer:
    """The timer with `by` more (or less)."""
    return replace(timer, ends_at=timer.ends_at + by, added_seconds=timer.added_seconds + round(by.total_seconds()))


def paused(timer: Timer, now: datetime) -> Timer:
    """The timer held at `now`; a paused one stays as it is."""
    return timer if timer.paused_at else replace(timer, paused_at=now)


def resumed(timer: Timer, now: datetime) -> Timer:
    """The timer going on at `now`: its end moves by the length of the pause."""
    if timer.paused_at is None:
        return timer
    pause = now - timer.paused_at
    return replace(
        timer,
        ends_at=timer.ends_at + pause,
        paused_at=None,
        paused_seconds=timer.paused_seconds + round(pause.total_seconds()),
    )
