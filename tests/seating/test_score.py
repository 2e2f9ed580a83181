"""Figures of a plan, counted by hand."""

from dataclasses import replace

import pytest

from werkstatt.seating.plan import BrokenRule, Rule
from werkstatt.seating.problem import Guest, Problem, Rounds, Table
from werkstatt.seating.score import meetings, route, score

PEOPLE = tuple(Guest(name, {"o": value}) for name, value in zip("abcdefgh", "xxyyxz z", strict=True))
PROBLEM = Problem(PEOPLE, (Table("t1", "A"), Table("t2", "B")), 3, spread=("o",))
ROUNDS: Rounds = (
    {"t1": ("a", "b", "c", "d"), "t2": ("e", "f", "g", "h")},
    {"t1": ("a", "b", "e", "f"), "t2": ("c", "d", "g", "h")},
    {"t1": ("a", "b", "g", "h"), "t2": ("c", "d", "e", "f")},
)


def test_meetings_are_counted_over_all_pairs():
    counted = score(PROBLEM, ROUNDS)
    assert counted.repeated_meetings == 4 * 2  # a-b, c-d, e-f, g-h meet three times
    assert counted.pair_excess == 4 * 3
    assert counted.pair_excess_bound == 12
    assert counted.proven_best


def test_hosts_meet_nobody_at_their_table():
    hosted = replace(PROBLEM, hosts={"t1": ("a", "a", "a")})
    assert not any("a" in pair for pair in meetings(hosted, ROUNDS))
    assert score(hosted, ROUNDS).pair_excess == 3 * 3


def test_wishes_are_counted_once_against_what_was_possible():
    wishes = {"a": {"A": 1.0, "B": 3.0}, "c": {"A": 2.0, "B": 2.0}}
    assert score(replace(PROBLEM, wishes=wishes), ROUNDS).wishes_met == pytest.approx(5 / 8)


def test_values_at_a_table_are_counted_with_hosts():
    figures = score(PROBLEM, ROUNDS).spread["o"]
    assert figures.worst_table_share == 0.75  # a, b and e of four
    assert figures.pairs == (1 + 1) + (3 + 1) + (1 + 1 + 1)
    assert figures.pairs_bound == 3 * 1


def test_moved_seats_are_of_people_who_are_there():
    before: Rounds = ({"t1": ("a", "x"), "t2": ("b",)}, ROUNDS[1])
    assert score(replace(PROBLEM, published=before), ROUNDS).moved == 1


def test_a_topic_again_is_named_with_its_people():
    differing = replace(PROBLEM, topics_differ=True)
    found = score(differing, ROUNDS).broken_rules
    assert found[0] == BrokenRule(Rule.TOPIC_TWICE, 2, "t1", ("a", "b"))
    assert found[1] == BrokenRule(Rule.TOPIC_TWICE, 2, "t2", ("g", "h"))
    hosting = replace(differing, hosts={"t1": ("a", "a", "a")})
    assert score(hosting, ROUNDS).broken_rules[0].people == ("b",)


def test_a_route_has_gaps():
    assert route(({"t1": ("a",)}, {"t1": ()}), "a") == ["t1", None]
