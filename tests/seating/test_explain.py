"""What can't hold is proven and comes with a remedy, and the best compromise is seated all the same."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.seating.cases import cafe, problems
from werkstatt.seating.engine import seat
from werkstatt.seating.explain import explain
from werkstatt.seating.plan import Cause, Remedy, Rule
from werkstatt.seating.problem import FixedSeat, Guest, Problem, Table

PEOPLE = tuple(Guest(f"p{n}") for n in range(12))
TABLES = (Table("t1", "A", max=4), Table("t2", "B", max=4), Table("t3", "C", max=4))
FINE = Problem(PEOPLE, TABLES, 2, topics_differ=True)
IMPOSSIBLE: dict[str, tuple[Problem, Cause, Remedy, int, Rule]] = {
    "too few seats": (
        replace(FINE, people=(*PEOPLE, Guest("late"))),
        *(Cause.TOO_FEW_SEATS, Remedy.ADD_SEATS, 1, Rule.TOO_FULL),
    ),
    "too many seats to fill": (
        replace(FINE, tables=tuple(replace(table, min=5, max=6) for table in TABLES)),
        *(Cause.TOO_MANY_SEATS_TO_FILL, Remedy.LOWER_MINIMUM, 3, Rule.TOO_EMPTY),
    ),
    "too few topics": (replace(FINE, rounds=5), Cause.TOO_FEW_TOPICS, Remedy.ADD_TOPICS, 2, Rule.TOPIC_TWICE),
    "group too large": (
        replace(FINE, together=(("p0", "p1", "p2", "p3", "p4"),)),
        *(Cause.GROUP_TOO_LARGE, Remedy.SPLIT_GROUP, 1, Rule.TOGETHER),
    ),
    "group torn": (
        replace(FINE, together=(("p0", "p1"),), fixed=(FixedSeat(1, "p0", "t1"), FixedSeat(1, "p1", "t2"))),
        *(Cause.GROUP_TORN, Remedy.DROP_ONE_RULE, 1, Rule.TOGETHER),
    ),
    "together and apart": (
        replace(FINE, together=(("p0", "p1"), ("p1", "p2")), apart=(("p0", "p2"),)),
        *(Cause.TOGETHER_AND_APART, Remedy.DROP_ONE_RULE, 1, Rule.APART),
    ),
    "too many apart": (
        replace(FINE, apart=(("p0", "p1", "p2", "p3"),)),
        *(Cause.TOO_MANY_APART, Remedy.ADD_TABLES, 1, Rule.APART),
    ),
    "too few remote seats": (
        replace(FINE, people=tuple(replace(guest, remote=guest.id == "p0") for guest in PEOPLE)),
        *(Cause.TOO_FEW_REMOTE_SEATS, Remedy.ADD_REMOTE_SEATS, 1, Rule.REMOTE),
    ),
}


@pytest.mark.parametrize(("problem", "cause", "remedy", "by", "rule"), IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_what_cannot_hold_is_explained(problem: Problem, cause: Cause, remedy: Remedy, by: int, rule: Rule):
    plan = seat(problem, proposals=20_000)
    reason = next(reason for reason in plan.reasons if reason.cause == cause)
    assert (reason.remedy, reason.by) == (remedy, by)
    broken = [found.rule for found in plan.score.broken_rules]
    assert rule in broken or (cause == Cause.TOGETHER_AND_APART and Rule.TOGETHER in broken)
    assert not plan.score.proven_best


def test_too_popular_topics_are_told():
    wishes = {guest.id: {"A": 1.0} for guest in PEOPLE}
    reason = explain(replace(FINE, wishes=wishes))[0]
    assert (reason.cause, reason.topic, reason.needed, reason.there) == (Cause.TOPIC_TOO_POPULAR, "A", 12, 8)


def test_a_possible_problem_needs_no_explanation():
    assert explain(FINE) == ()
    assert explain(cafe(64, 8, 2, topics=4)) == ()


@given(problems())
@settings(max_examples=80)
def test_what_is_explained_does_break(problem: Problem):
    """A proof is a proof: no plan keeps all rules if one of them can't hold."""
    reasons = [reason for reason in explain(problem) if reason.cause != Cause.TOPIC_TOO_POPULAR]
    broken = seat(problem, proposals=2000).score.broken_rules
    assert broken or not reasons
