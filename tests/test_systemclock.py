"""The clocks of the computer, read for real."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from werkstatt.moderator.wakefulness import gap
from werkstatt.systemclock import Reading, SystemClock, boot_id, read


def test_the_system_clock_tells_the_time():
    clock = SystemClock()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=1)
    assert abs(clock.drift()) < timedelta(seconds=1)


def test_it_never_goes_back():
    clock = SystemClock()
    moments = [clock.now() for _ in range(100)]
    assert moments == sorted(moments)


def test_the_boot_has_a_name_on_linux():
    assert boot_id() == boot_id()
    assert read().boot >= read().awake - 1


SECONDS = st.floats(0, 1e6)


@given(SECONDS, st.floats(0, 5))
def test_time_that_passes_is_no_gap(start, passed):
    before = Reading(start, start, start)
    assert gap(before, Reading(start + passed, start + passed, start + passed)) is None


@given(SECONDS, st.floats(3, 1e5))
def test_sleep_is_what_the_waking_clock_did_not_count(start, slept):
    found = gap(Reading(start, start, start), Reading(start + slept, start + slept, start))
    assert found is not None
    assert abs(found.slept.total_seconds() - slept) < 0.01
    assert found.set_by == timedelta()


@given(SECONDS, st.floats(-1e5, 1e5).filter(lambda by: abs(by) > 3))
def test_a_set_wall_clock_is_told_apart_from_sleep(start, by):
    found = gap(Reading(start, start, start), Reading(start + 1 + by, start + 1, start + 1))
    assert found is not None
    assert found.slept == timedelta()
    assert abs(found.set_by.total_seconds() - by) < 0.01
