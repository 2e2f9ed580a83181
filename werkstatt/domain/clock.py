"""The time: a clock is handed to whoever needs one, so that a demo evening can pass in a second."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time. `now` is aware and in UTC."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        ...


class VirtualClock:
    """A clock that stands still until it is moved: for the demo evening and for tests."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        """The moment to which this clock was moved."""
        return self._now

    def advance(self, by: timedelta) -> None:
        """Let `by` pass."""
        self._now += by

    def move_to(self, moment: datetime) -> None:
        """Jump to an aware `moment`."""
        self._now = moment.astimezone(UTC)


class ShiftedClock:
    """Runs like another clock, but began at a moment of one's choice: for a demo evening that goes on by itself."""

    def __init__(self, base: Clock, start: datetime) -> None:
        self._base = base
        self._shift = start.astimezone(UTC) - base.now()

    def now(self) -> datetime:
        """The present moment of that other time."""
        return self._base.now() + self._shift
