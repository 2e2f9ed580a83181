"""Dates, clock times and lengths read as German and English readers write them."""

from datetime import UTC, date, datetime, time

from werkstatt import i18n
from werkstatt.wording.times import (
    clock_range,
    clock_time,
    difference,
    long_date,
    minutes_text,
    short_date,
    short_difference,
    short_minutes,
)

DAY = date(2023, 1, 18)


def test_dates_in_german():
    assert long_date(DAY) == "18. Januar 2023"
    assert long_date(DAY, weekday=True) == "Mittwoch, 18. Januar 2023"
    assert short_date(DAY) == "18.01.2023"


def test_dates_in_english():
    i18n.use("en")
    assert long_date(DAY) == "18 January 2023"
    assert long_date(DAY, weekday=True) == "Wednesday, 18 January 2023"
    assert short_date(DAY) == "18 Jan 2023"


def test_clock_times_in_german():
    assert clock_time(time(19, 30)) == "19:30 Uhr"
    assert clock_time(time(7, 5), word=False) == "07:05"
    assert clock_range(time(18), time(20, 37)) == "18:00–20:37 Uhr"
    assert clock_range(time(18), time(20, 37), word=False) == "18:00–20:37"


def test_a_moment_is_shown_as_it_was_given():
    i18n.use("en")
    assert clock_time(datetime(2023, 1, 18, 19, 30, 59, tzinfo=UTC)) == "19:30"
    assert clock_range(datetime(2023, 1, 18, 18, tzinfo=UTC), datetime(2023, 1, 18, 20, tzinfo=UTC)) == "18:00–20:00"


def test_lengths():
    assert minutes_text(1) == "1 Minute"
    assert minutes_text(25) == "25 Minuten"
    assert [minutes_text(minutes) for minutes in (60, 90, 245)] == ["1 Std", "1 Std 30 min", "4 Std 5 min"]
    assert short_minutes(25) == "25\xa0min"


def test_differences_carry_their_sign():
    assert [difference(minutes) for minutes in (7, 0, -2)] == ["+7\xa0min", "±0\xa0min", "−2\xa0min"]
    assert [short_difference(minutes) for minutes in (7, 0, -2)] == ["+7", "±0", "−2"]
