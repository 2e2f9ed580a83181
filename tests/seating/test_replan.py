"""A published plan changes as little as can be, and never in rounds that are over."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.seating.cases import cafe, problems
from werkstatt.seating import replan
from werkstatt.seating.engine import seat
from werkstatt.seating.problem import Guest, Mix, Problem, Table


def with_limits(problem: Problem, least: int, most: int) -> Problem:
    return replace(problem, tables=tuple(replace(table, min=least, max=most) for table in problem.tables))


@given(problems(), st.data())
@settings(max_examples=100)
def test_the_past_stays_as_it_was(problem: Problem, data: st.DataObject):
    plan = seat(problem, proposals=1000)
    past = data.draw(st.integers(0, problem.rounds))
    changed = replan.with_rounds(replan.published(problem, plan.rounds, past), data.draw(st.integers(1, 4)))
    gone = data.draw(st.sets(st.sampled_from([guest.id for guest in problem.people]), max_size=3))
    changed = replan.without_people(changed, gone)
    changed = replan.with_people(changed, [Guest("late")])
    if data.draw(st.booleans()):
        changed = replan.with_tables(changed, [Table("new", "N", 0, 5)])
        changed = replan.without_tables(changed, [problem.tables[0].id])
    after = seat(changed, proposals=1000)
    assert len(after.rounds) == changed.rounds >= past
    for before, now in zip(plan.rounds[:past], after.rounds, strict=False):
        assert {table: set(people) for table, people in before.items()} == {t: set(p) for t, p in now.items()}
    for now in after.rounds[past:]:
        seated = {person for people in now.values() for person in people}
        assert not seated & gone
        assert "late" in seated


@given(problems())
@settings(max_examples=60)
def test_a_latecomer_disturbs_nobody(problem: Problem):
    plan = seat(problem, proposals=1000)
    late = replan.with_people(replan.published(problem, plan.rounds), [Guest("late")])
    after = seat(replan.disturbing_nobody(late), proposals=1000)
    assert after.score.moved == 0
    assert all("late" in {person for people in now.values() for person in people} for now in after.rounds)


@given(problems())
@settings(max_examples=60)
def test_a_seat_changes_only_where_that_spares_a_meeting(problem: Problem):
    problem = replace(problem, wishes={}, spread=(), mix=Mix.MIXED)
    plan = seat(problem, proposals=1000)
    again = seat(replan.published(problem, plan.rounds), proposals=1000)
    if not plan.score.broken_rules:
        assert again.score.broken_rules == ()
        assert again.score.moved <= plan.score.pair_excess - again.score.pair_excess


def test_no_shows_and_latecomers_in_a_large_cafe():
    problem = with_limits(cafe(120, 12, 4), 4, 11)
    plan = seat(problem)
    assert plan.score.pair_excess == 0
    changed = replan.published(problem, plan.rounds, past=1)
    changed = replan.without_people(changed, [f"p{n}" for n in range(3, 120, 15)])
    changed = replan.with_people(changed, [Guest(f"late{n}") for n in range(5)])
    after = seat(changed, proposals=400_000, seconds=60)
    assert after.score.broken_rules == ()
    assert after.score.repeated_meetings <= 1
    assert after.score.moved <= 0.03 * 3 * 112


def test_a_closed_table_moves_its_own_people_and_few_others():
    problem = with_limits(cafe(60, 6, 3), 4, 12)
    plan = seat(problem)
    closed = replan.without_tables(replan.published(problem, plan.rounds, past=1), ["t2"])
    after = seat(closed, proposals=100_000, seconds=60)
    assert after.score.broken_rules == ()
    assert all("t2" not in tables for tables in after.rounds[1:])
    assert 20 <= after.score.moved <= 40


def test_an_added_table_is_filled():
    problem = with_limits(cafe(60, 6, 3), 4, 12)
    plan = seat(problem)
    more = replan.with_tables(replan.published(problem, plan.rounds, past=1), [Table("t7", "Neu", 4, 12)])
    after = seat(more, proposals=100_000, seconds=60)
    assert after.score.broken_rules == ()
    assert all(len(tables["t7"]) >= 4 for tables in after.rounds[1:])
    assert after.score.moved <= 25


def test_a_host_who_leaves_is_missed_at_the_table_only():
    problem = cafe(24, 4, 2)
    hosts = {table.id: (f"p{n}",) * 2 for n, table in enumerate(problem.tables, start=1)}
    plan = seat(replace(problem, hosts=hosts))
    left = replan.without_people(replan.published(replace(problem, hosts=hosts), plan.rounds, past=1), ["p1"])
    assert left.hosts["t1"] == ("p1", None)
    assert left.hosts["t2"] == ("p2", "p2")
    assert seat(with_limits(left, 4, 6), proposals=20_000).score.broken_rules == ()


def test_fewer_rounds_drop_the_last():
    plan = seat(cafe(60, 6, 3))
    fewer = replan.with_rounds(replan.published(cafe(60, 6, 3), plan.rounds, past=1), 2)
    assert seat(fewer, proposals=1000).rounds == plan.rounds[:2]
