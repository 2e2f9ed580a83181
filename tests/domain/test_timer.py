"""A timer is right whatever happens to it, because it only stores its end."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from werkstatt.domain.timer import Timer, extended, paused, rest, resumed

START = datetime(2023, 1, 18, 18, tzinfo=UTC)
seconds = st.integers(0, 6 * 60 * 60).map(lambda n: timedelta(seconds=n))


def countdown(minutes: int = 25) -> Timer:
    return Timer(
        id="t", event_id="e", title="Round 1", ends_at=START + timedelta(minutes=minutes), planned_seconds=minutes * 60
    )


def test_counts_down_and_goes_on_below_nothing() -> None:
    assert rest(countdown(), START + timedelta(minutes=10)) == timedelta(minutes=15)
    assert rest(countdown(), START + timedelta(minutes=27)) == timedelta(minutes=-2)


@given(seconds, seconds)
def test_stands_still_while_paused(before: timedelta, pause: timedelta) -> None:
    held = paused(countdown(), START + before)
    assert rest(held, START + before + pause) == rest(countdown(), START + before)


@given(seconds, seconds, seconds)
def test_goes_on_after_a_pause_as_if_there_had_been_none(before: timedelta, pause: timedelta, after: timedelta) -> None:
    going_on = resumed(paused(countdown(), START + before), START + before + pause)
    assert rest(going_on, START + before + pause + after) == rest(countdown(), START + before + after)
    assert going_on.paused_at is None
    assert going_on.paused_seconds == pause.total_seconds()


def test_pausing_twice_keeps_the_first_pause_and_resuming_twice_changes_nothing() -> None:
    held = paused(countdown(), START)
    assert paused(held, START + timedelta(minutes=1)) == held
    assert resumed(countdown(), START + timedelta(minutes=1)) == countdown()


def test_pauses_add_up() -> None:
    timer = countdown()
    for minute in (5, 10):
        timer = resumed(paused(timer, START + timedelta(minutes=minute)), START + timedelta(minutes=minute + 2))
    assert timer.paused_seconds == 240
    assert timer.ends_at == START + timedelta(minutes=29)


@given(st.lists(st.integers(-600, 600)), seconds)
def test_what_is_given_is_known_and_moves_the_end(given_seconds: list[int], passed: timedelta) -> None:
    timer = countdown()
    for more in given_seconds:
        timer = extended(timer, timedelta(seconds=more))
    assert timer.added_seconds == sum(given_seconds)
    assert rest(timer, START + passed) == rest(countdown(), START + passed) + timedelta(seconds=sum(given_seconds))


def test_can_be_given_more_while_it_is_paused() -> None:
    held = extended(paused(countdown(), START), timedelta(minutes=5))
    assert rest(held, START + timedelta(hours=1)) == timedelta(minutes=30)
