"""Bounds are true: no plan of a small problem does better. And they are good: plans of real cafés reach them."""

from collections.abc import Iterator
from itertools import combinations, product

import pytest
from hypothesis import assume, given, settings

from tests.seating.cases import cafe, problems, sgp, with_values
from werkstatt.seating.bounds import pair_excess_bound, same_value_bound
from werkstatt.seating.broken import broken_rules
from werkstatt.seating.problem import Problem, Rounds
from werkstatt.seating.score import meetings, spread

# Each with the proof's source in the comment behind it.
KNOWN = {
    "60-4-2": (cafe(60, 4, 2, topics=0), 84),  # 15 people from 4 tables
    "60-4-2 topics": (cafe(60, 4, 2), 120),  # 15 people from 3 tables
    "64-8-2 four topics": (cafe(64, 8, 2, topics=4), 16),  # 8 people from 6 tables
    "48-6-4": (cafe(48, 6, 4, topics=0), 72),
    "48-6-4 topics": (cafe(48, 6, 4), 108),
    "120-12-4 topics": (cafe(120, 12, 4), 0),
    "1000-100-6 topics": (cafe(1000, 100, 6), 0),
    "16-4-6": (sgp(4, 4, 6), 24),  # 18 neighbours, 15 others
    "32-8-11": (sgp(8, 4, 11), 32),  # 33 neighbours, 31 others
    "7-7-8": (sgp(7, 7, 8), 0),
}


@pytest.mark.parametrize(("problem", "bound"), KNOWN.values(), ids=KNOWN)
def test_bounds_are_those_of_the_literature(problem: Problem, bound: int):
    assert pair_excess_bound(problem) == bound


@given(problems(most_people=5, most_rounds=2))
@settings(max_examples=60)
def test_no_plan_does_better_than_the_bound(problem: Problem):
    plans = list(all_plans(problem))
    assume(plans)
    excess = [(sum(m * (m - 1) // 2 for m in meetings(problem, plan).values()), plan) for plan in plans]
    assert pair_excess_bound(problem, rules_hold=False) <= min(worth for worth, _plan in excess)
    if lawful := [worth for worth, plan in excess if not broken_rules(problem, plan)]:
        assert pair_excess_bound(problem) <= min(lawful)
    for name in problem.spread:
        assert same_value_bound(problem, name) <= min(spread(problem, plan, name).pairs for plan in plans)


def all_plans(problem: Problem) -> Iterator[Rounds]:
    """Every way to seat everybody once per round, whatever rules that breaks."""
    choices = []
    for number in problem.numbers:
        settled = problem.settled(number)
        open_tables = [table.id for table in problem.open_tables(number)]
        present = problem.present(number)
        tables = [[settled[person]] if person in settled else open_tables for person in present]
        choices.append([dict(zip(present, chosen, strict=True)) for chosen in product(*tables)])
    if len(choices) == 2 and len(choices[0]) * len(choices[1]) > 5000:
        return
    for rounds in product(*choices):
        yield tuple(
            {table.id: tuple(who for who, at in seats.items() if at == table.id) for table in problem.tables}
            for seats in rounds
        )


def test_values_are_counted_by_hand():
    problem = with_values(cafe(12, 3, 2), organisation=4)
    by_value = [
        sum(guest.attributes["organisation"] == f"organisation {n}" for guest in problem.people) for n in range(4)
    ]
    fewest = sum(len(list(combinations(range(size), 2))) for n in by_value for size in shares(n, 3))
    assert same_value_bound(problem, "organisation") == 2 * fewest


def shares(people: int, tables: int) -> list[int]:
    return [people // tables + (place < people % tables) for place in range(tables)]
