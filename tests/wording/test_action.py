"""Actions as people type them, and how late they are."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.wording.action import ActionLine, action_from_line, late_words, read_due
from werkstatt.wording.times import short_date

TODAY = date(2023, 1, 18)


@pytest.mark.parametrize(
    ("line", "what", "who", "due"),
    [
        ("Flyer drucken", "Flyer drucken", "", ""),
        ("Flyer drucken; Bauamt", "Flyer drucken", "Bauamt", ""),
        ("Flyer  drucken ; Bauamt; 30.6.2023", "Flyer drucken", "Bauamt", "30.6.2023"),
        ("Flyer; 30.6.", "Flyer", "", "30.6."),
        ("Flyer; Halle; Bauamt; 30.6.", "Flyer; Halle", "Bauamt", "30.6."),
        ("Flyer; Bauamt; bald", "Flyer", "Bauamt", "bald"),
        ("Flyer; ; 30.6.", "Flyer", "", "30.6."),
        ("Flyer; Bauamt;", "Flyer", "Bauamt", ""),
        (";", "", "", ""),
    ],
)
def test_a_line_is_taken_apart(line, what, who, due):
    assert action_from_line(line, TODAY) == ActionLine(what, who, due)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_no_word_of_a_line_is_lost(line):
    taken = action_from_line(line, TODAY)
    kept = f"{taken.what} {taken.who} {taken.due}".replace(";", " ").split()
    assert kept == line.replace(";", " ").split()


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
        ("  ", None),
    ],
)
def test_a_date_may_lack_its_year(text, due):
    assert read_due(text, TODAY) == due


@pytest.mark.parametrize("text", ["bald", "31.6.", "30.", "30.6.7.", "6/30/2023"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        read_due(text, TODAY)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_written_date_is_read_as_itself(day):
    assert read_due(short_date(day), TODAY) == day


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1 Tag"),
        (13, "13 Tagen"),
        (14, "2 Wochen"),
        (21, "3 Wochen"),
        (60, "8 Wochen"),
        (61, "2 Monaten"),
        (365, "12 Monaten"),
        (730, "2 Jahren"),
    ],
)
def test_lateness_is_said_in_words(days, words):
    assert late_words(TODAY - timedelta(days=days), TODAY) == f"seit {words} überfällig"
