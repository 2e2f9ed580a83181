"""Until when, as people say it: what gives a date becomes one, what gives none stays as it was said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.wording.due import is_due, read_due, read_until
from werkstatt.wording.times import short_date

TODAY = date(2023, 1, 18)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("30.6.", date(2023, 6, 30)),
        ("30.6", date(2023, 6, 30)),
        ("30. 6.", date(2023, 6, 30)),
        ("17.1.", date(2024, 1, 17)),
        ("18.1.", TODAY),
        ("29.2.", date(2024, 2, 29)),
        ("1.1.2022", date(2022, 1, 1)),
        ("2023-06-30", date(2023, 6, 30)),
        ("bis 30.6.", date(2023, 6, 30)),
        ("  ", None),
    ],
)
def test_a_date_may_lack_its_year(text: str, due: date | None):
    assert read_due(text, TODAY) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        *(("Anfang Mai", date(2023, 5, 1)), ("Mitte Mai", date(2023, 5, 15)), ("Ende Mai", date(2023, 5, 31))),
        *(("bis Ende Mai", date(2023, 5, 31)), ("im März", date(2023, 3, 31)), ("Mai 2024", date(2024, 5, 31))),
        *(("Anfang Januar", date(2024, 1, 1)), ("Ende Februar 2024", date(2024, 2, 29))),
        *(("30. Juni", date(2023, 6, 30)), ("3. Jan. 2025", date(2025, 1, 3)), ("end of May", date(2023, 5, 31))),
    ],
)
def test_parts_of_months_are_those_of_the_law(text: str, due: date):
    assert read_until(text, TODAY) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        *(("Freitag", date(2023, 1, 20)), ("am Freitag", date(2023, 1, 20)), ("kommenden Montag", date(2023, 1, 23))),
        *(("nächsten Freitag", date(2023, 1, 27)), ("next friday", date(2023, 1, 27)), ("Mittwoch", date(2023, 1, 25))),
        *(("diese Woche", date(2023, 1, 20)), ("nächste Woche", date(2023, 1, 27)), ("Sonntag", date(2023, 1, 22))),
        *(("KW 23", date(2023, 6, 9)), ("23. KW", date(2023, 6, 9)), ("KW 2", date(2024, 1, 12))),
        ("KW 23/2025", date(2025, 6, 6)),
    ],
)
def test_days_and_weeks_of_the_calendar(text: str, due: date):
    assert read_until(text, TODAY) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        *(
            ("in zwei Wochen", date(2023, 2, 1)),
            ("in 3 Wochen", date(2023, 2, 8)),
            ("in einer Woche", date(2023, 1, 25)),
        ),
        *(("in 14 Tagen", date(2023, 2, 1)), ("in einem Monat", date(2023, 2, 18)), ("in a year", date(2024, 1, 18))),
        *(("heute", TODAY), ("morgen", date(2023, 1, 19)), ("übermorgen", date(2023, 1, 20))),
        *(("Ende des Monats", date(2023, 1, 31)), ("Monatsende", date(2023, 1, 31))),
        *(("Mitte des Monats", date(2023, 2, 15)), ("Ende nächsten Monats", date(2023, 2, 28))),
        *(("Jahresende", date(2023, 12, 31)), ("Ende 2024", date(2024, 12, 31))),
        *(("vor Weihnachten", date(2023, 12, 23)), ("bis Weihnachten", date(2023, 12, 24))),
    ],
)
def test_lengths_of_time_and_ends(text: str, due: date):
    assert read_until(text, TODAY) == due


def test_a_month_later_ends_where_the_month_ends():
    assert read_until("in einem Monat", date(2023, 1, 31)) == date(2023, 2, 28)


@pytest.mark.parametrize("text", ["laufend", "sofort", "bis zum nächsten Treffen", "vor den Ferien", "Mai", "31. Juni"])
def test_words_without_a_date_stay_words(text: str):
    assert read_until(f"  {text} ", TODAY) == text
    with pytest.raises(ValueError, match=r"."):
        read_due(text, TODAY)


@pytest.mark.parametrize("text", ["31.6.", "30.", "30.6.7.", "6/30/2023", "2023-02-30"])
def test_a_date_that_does_not_exist_is_refused(text: str):
    with pytest.raises(ValueError, match=r"."):
        read_until(text, TODAY)


@pytest.mark.parametrize("text", ["30.6.", "Ende Mai", "bis zum nächsten Treffen", "laufend"])
def test_a_time_is_told_from_a_name(text: str):
    assert is_due(text, TODAY)
    assert not is_due(f"Bauamt {text}", TODAY)


@pytest.mark.parametrize("text", ["Frau Mai", "August", "Bauamt", "", "Morgenstern"])
def test_a_name_is_no_time(text: str):
    assert not is_due(text, TODAY)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_written_date_is_read_as_itself(day: date):
    assert read_until(short_date(day), TODAY) == day


@given(st.text(), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_whatever_is_typed_is_a_date_or_stays(text: str, today: date):
    try:
        found = read_until(text, today)
    except ValueError:
        assert not any(letter.isalpha() for letter in text)
    else:
        assert found == (" ".join(text.split()) or None) or isinstance(found, date)
