"""The search finds its way round rules that no single exchange gets around, and keeps to its budget."""

from dataclasses import replace
from random import Random

import pytest

from tests.seating.cases import cafe, sgp, with_values
from werkstatt.jobs import Jobs
from werkstatt.seating.anneal import Annealing, Schedule, Start
from werkstatt.seating.casting import cast
from werkstatt.seating.engine import seat
from werkstatt.seating.moves import Moves
from werkstatt.seating.plan import Plan
from werkstatt.seating.room import Room
from werkstatt.seating.score import spread
from werkstatt.seating.search import Effort, Search
from werkstatt.seating.start import constructed, dealt
from werkstatt.seating.state import State


def test_annealing_knows_what_its_best_costs():
    room, random = Room(sgp(6, 4, 5)), Random(1)
    annealing = Annealing(room, Start(dealt(room, random), Schedule(1.0, 0.25, 5000, 10_000), room.free), random, 0)
    while not annealing.is_done:
        annealing.run_block()
    assert annealing.best_cost == State(room, annealing.best).cost
    assert annealing.proposals >= 15_000 or annealing.best_cost == 0


def test_everybody_visits_every_topic():
    """Six topics in six rounds: any single exchange would bring somebody to a topic again."""
    plan = seat(cafe(36, 6, 6), proposals=150_000, seconds=60)
    assert plan.score.broken_rules == ()


def test_groups_travel_together_through_all_topics():
    problem = cafe(40, 5, 4)
    together = (("p1", "p2", "p3"), ("p9", "p8"), ("p4", "p40"))
    plan = seat(replace(problem, together=together, apart=(("p1", "p9"), ("p20", "p21"))), proposals=100_000)
    assert plan.score.broken_rules == ()


def test_a_simple_problem_needs_no_larger_moves():
    room, random = Room(sgp(5, 3, 3)), Random(1)
    assert not Moves(State(room, dealt(room, random)), random, room.free)


def test_casting_spreads_values_without_changing_who_meets_how_often():
    problem = with_values(cafe(120, 12, 4), organisation=30, municipality=8)
    room = Room(problem)
    tables = constructed(Room(replace(problem, spread=())), Random(1))
    assert tables is not None
    before = State(room, tables).cost
    cast(room, tables, Random(1))
    assert State(Room(replace(problem, spread=())), tables).cost == 0
    assert State(room, tables).cost < 0.8 * before


@pytest.mark.parametrize("problem", [with_values(cafe(64, 8, 2, topics=4), organisation=16, municipality=8)])
def test_values_are_spread_as_well_as_can_be_and_nobody_meets_more(problem):
    plan = seat(problem, proposals=100_000, seconds=60)
    assert plan.score.proven_best
    for name in problem.spread:
        figures = spread(problem, plan.rounds, name)
        assert figures.pairs <= 1.03 * figures.pairs_bound


def test_the_budget_of_proposals_is_kept():
    room = Room(sgp(8, 4, 11))
    search = Search(room, Random(7), 0, Effort(60, 12_000), lambda tables, proposals: None, None)
    search.run()
    assert search.proposals == 12_000


def test_time_is_only_a_cap():
    assert seat(sgp(8, 4, 11), proposals=10**9, seconds=0.2).seconds < 1


def test_a_seating_runs_as_a_job():
    jobs, reported = Jobs(), list[Plan]()
    problem = sgp(10, 10, 4)
    try:
        plan = jobs.run(seat, problem, 7, 30.0, 600_000, progress=reported.append).result()
    finally:
        jobs.close()
    assert plan.rounds == seat(problem, 7, 30.0, 600_000).rounds
    assert all(report.score.pair_excess >= plan.score.pair_excess for report in reported)
