"""Clocks that stand still until moved, and clocks that run like another one from another moment on."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from werkstatt.domain.clock import ShiftedClock, VirtualClock

SIX = datetime(2023, 1, 18, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))


def test_a_virtual_clock_stands_still_until_it_is_moved() -> None:
    clock = VirtualClock(SIX)
    assert clock.now() == clock.now() == SIX
    assert clock.now().tzinfo is UTC
    clock.advance(timedelta(minutes=7))
    assert clock.now() - SIX == timedelta(minutes=7)
    clock.move_to(SIX)
    assert (clock.now(), clock.now().tzinfo) == (SIX, UTC)


@given(MOMENTS, MOMENTS, st.lists(st.timedeltas(timedelta(), timedelta(days=400))))
def test_a_shifted_clock_keeps_pace_from_its_own_beginning(
    base: datetime, start: datetime, steps: list[timedelta]
) -> None:
    real = VirtualClock(base)
    clock = ShiftedClock(real, start)
    assert clock.now() == start
    for step in steps:
        real.advance(step)
    assert clock.now() - start == real.now() - base


def test_a_shifted_clock_tells_the_time_in_utc() -> None:
    clock = ShiftedClock(VirtualClock(datetime(2026, 5, 1, tzinfo=UTC)), SIX)
    assert (clock.now(), clock.now().tzinfo) == (SIX, UTC)
