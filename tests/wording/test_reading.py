"""Dates and times as people type them; what is neither is refused and nothing else happens."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.wording.reading import read_clock_time, read_date
from werkstatt.wording.times import clock_time, short_date

CLOCK_TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
TEXTS = st.text() | st.text("0123456789.:-/ hUhr", max_size=12)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("19:30", time(19, 30)),
        ("19.30", time(19, 30)),
        ("1930", time(19, 30)),
        ("930", time(9, 30)),
        ("19 Uhr", time(19)),
        ("19 uhr", time(19)),
        ("19h30", time(19, 30)),
        ("19:30 Uhr", time(19, 30)),
        ("9h", time(9)),
        (" 7 ", time(7)),
        ("0:00", time(0)),
    ],
)
def test_a_time_is_read_as_it_was_meant(typed: str, meant: time) -> None:
    assert read_clock_time(typed) == meant


@given(CLOCK_TIMES, st.sampled_from(["{:%H:%M}", "{:%H.%M}", "{:%H%M}", "{:%H:%M} Uhr", "{0.hour}:{0:%M}"]))
def test_every_time_can_be_typed_in_every_way(when: time, way: str) -> None:
    assert read_clock_time(way.format(when)) == when
    assert read_clock_time(clock_time(when)) == when


@pytest.mark.parametrize("typed", ["", "24:00", "19:60", "19:5", "19:30:00", "halb acht", "-1", "19 30 Uhr 5", "19,5"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_clock_time(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "18.01.2023",
        "18.1.23",
        "18.1.2023",
        "18/01/2023",
        "18-1-23",
        "2023-01-18",
        " 18.01.2023 ",
        "18. 1. 2023",
        "18. 01.23",
    ],
)
def test_a_date_is_read_as_it_was_meant(typed: str) -> None:
    assert read_date(typed) == date(2023, 1, 18)


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_what_is_written_can_be_typed(day: date) -> None:
    assert read_date(short_date(day)) == day
    assert read_date(day.isoformat()) == day


@pytest.mark.parametrize(
    "typed", ["", "31.2.2023", "18.1.", "18.1.202", "1.13.2023", "morgen", "01182023", "18 1 2023"]
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_date(typed)


@given(TEXTS)
def test_any_text_is_read_or_refused(typed: str) -> None:
    for read in (read_clock_time, read_date):
        with suppress(ValueError):
            assert isinstance(read(typed), time | date)
