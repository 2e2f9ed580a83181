"""Actions as people type them, and how late they are."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.domain.action import Action
from werkstatt.wording.action import ActionLine, action_from_line, due_text, late_words

TODAY = date(2023, 1, 18)


@pytest.mark.parametrize(
    ("line", "what", "who", "due"),
    [
        ("Flyer drucken", "Flyer drucken", "", ""),
        ("Flyer drucken; Bauamt", "Flyer drucken", "Bauamt", ""),
        ("Flyer  drucken ; Bauamt; 30.6.2023", "Flyer drucken", "Bauamt", "30.6.2023"),
        ("Flyer; 30.6.", "Flyer", "", "30.6."),
        ("Flyer; Halle; Bauamt; 30.6.", "Flyer; Halle", "Bauamt", "30.6."),
        ("Flyer; Ende Mai", "Flyer", "", "Ende Mai"),
        ("Flyer; bis zum Sommerfest", "Flyer", "", "bis zum Sommerfest"),
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


def test_until_when_is_a_date_or_words():
    agreed = Action(id="1", event_id="1", rank=0, what="Flyer")
    said = [due_text(replace(agreed, **until)) for until in ({}, {"due": TODAY}, {"due_words": "laufend"})]
    assert said == ["", "18.01.2023", "laufend"]


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
