"""The café in words: singular and plural, and a sentence for every rule, cause and remedy."""

import pytest

from werkstatt.seating.plan import BrokenRule, Cause, Reason, Remedy, Rule, Score
from werkstatt.wording.cafe import (
    broken_text,
    decimal,
    effect_text,
    longer_text,
    percent,
    reason_text,
    repeats_hint,
    size_line,
    some_names,
    waiting_text,
)


def scored(repeats: int, bound: int) -> Score:
    return Score(
        repeated_meetings=repeats,
        pair_excess=repeats,
        pair_excess_bound=bound,
        proven_best=repeats == bound,
        wishes_met=1.0,
        moved=0,
    )


@pytest.mark.parametrize(
    ("repeats", "bound", "rounds", "said"),
    [
        (0, 0, 2, "niemand trifft sich zweimal"),
        (8, 8, 2, "weniger geht nicht"),
        (12, 10, 2, "mindestens 10 sind unvermeidlich"),
        (3, 0, 2, ""),
        (12, 10, 4, ""),
    ],
)
def test_repeated_meetings_stand_beside_their_proven_least(repeats: int, bound: int, rounds: int, said: str):
    assert repeats_hint(scored(repeats, bound), rounds) == said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"moved": 4, "seated": 0, "unseated": 0, "more_repeats": 1, "known": True},
            "4 Personen wechseln den Tisch, 1 Wiederbegegnung mehr",
        ),
        (
            {"moved": 0, "seated": 1, "unseated": 5, "more_repeats": 0, "known": True},
            "Niemand muss wechseln, 1 Person bekommt einen Platz, 5 Plätze werden frei, "
            "keine Wiederbegegnung mehr als bisher",
        ),
        ({"moved": 9, "seated": 0, "unseated": 0, "more_repeats": -2, "known": False}, "2 Wiederbegegnungen weniger"),
    ],
)
def test_the_effect_of_a_change_is_one_sentence(values: dict, said: str):
    assert effect_text(**values) == said


@pytest.mark.parametrize("rule", list(Rule))
def test_every_rule_that_does_not_hold_has_a_sentence(rule: Rule):
    text = broken_text(BrokenRule(rule, 2, "t", ("a", "b"), 8, 9), "Tisch 3", ["Anna Roth", "Ute Berg"])
    assert "Runde 2" in text and "{" not in text


@pytest.mark.parametrize("cause", list(Cause))
@pytest.mark.parametrize("remedy", list(Remedy))
def test_every_cause_and_remedy_has_a_sentence(cause: Cause, remedy: Remedy):
    text = reason_text(Reason(cause, remedy, 20, 16, round=1, people=("a",)), "Wohnen", ["Anna Roth"])
    assert text.startswith("Runde 1: ") and "{" not in text and len(text) > 40


def test_a_few_names_and_how_many_more():
    assert some_names(["Anna", "Ben", "Cem"]) == "Anna, Ben, Cem"
    assert some_names(["Anna", "Ben", "Cem", "Dora"]) == "Anna, Ben und 2 weitere"


def test_which_tables_go_on_and_who_waits():
    assert longer_text([3, 5], [5, 1]) == "Tisch 3 läuft 5 Minuten länger\nTisch 5 läuft 1 Minute länger"
    assert waiting_text(7, "19:34 Uhr", "21:05 Uhr").startswith("7 Tische warten oder wechseln um 19:34 Uhr.")


def test_figures_by_german_rules():
    assert decimal(13.66) == "13,7"
    assert percent(0.999) == "99\N{NO-BREAK SPACE}%", "never rounded up to all of it"


def test_the_size_of_a_cafe():
    assert size_line(63, 4, 8, [25, 25]) == "63 zu setzen · 4 Themen an 8 Tischen · 2 Runden zu je 25 Minuten"
    assert size_line(20, 1, 1, [25, 20]) == "20 zu setzen · 1 Thema an 1 Tisch · 2 Runden"
