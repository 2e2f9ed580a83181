"""Moments and the clock on the wall of an event's place, also where the wall clock jumps."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.domain.event import Event, local, moment, without_names

HERE = Event(id="e", title="Werkstatt", moderation="Henning Abendroth", minutes_taker="Gudrun Ehrenpreis")
ELSEWHERE = Event(id="e", title="Werkstatt", zone="America/St_Johns")


@given(
    st.sampled_from([HERE, ELSEWHERE]),
    st.dates(date(1990, 1, 1), date(2035, 1, 1)),
    st.times().filter(lambda t: t.hour > 3),
)
def test_a_time_on_the_wall_is_found_again(event: Event, day: date, clock_time: time) -> None:
    when = moment(event, day, clock_time)
    assert when.tzinfo is UTC
    assert (local(event, when).date(), local(event, when).time()) == (day, clock_time)


def test_the_same_evening_is_another_moment_in_summer() -> None:
    assert moment(HERE, date(2023, 1, 18), time(18)) == datetime(2023, 1, 18, 17, tzinfo=UTC)
    assert moment(HERE, date(2023, 7, 18), time(18)) == datetime(2023, 7, 18, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("clock_time", "shown"), [(time(1, 59), time(1, 59)), (time(2, 30), time(3, 30)), (time(3), time(3))]
)
def test_a_time_that_the_clock_jumps_over_comes_an_hour_later(clock_time: time, shown: time) -> None:
    assert local(HERE, moment(HERE, date(2023, 3, 26), clock_time)).time() == shown


def test_of_an_hour_that_comes_twice_the_first_is_meant() -> None:
    first = moment(HERE, date(2023, 10, 29), time(2, 30))
    assert first == datetime(2023, 10, 29, 0, 30, tzinfo=UTC)
    again = local(HERE, first + timedelta(hours=1))
    assert (again.time(), again.fold) == (time(2, 30), 1)


def test_without_names_nothing_else_is_missing() -> None:
    assert without_names(HERE) == Event(id="e", title="Werkstatt")
