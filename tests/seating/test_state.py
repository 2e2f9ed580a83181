"""The costs that the search keeps up to date are those that counting anew gives."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.seating.cases import problems
from werkstatt.seating.problem import Problem
from werkstatt.seating.room import Room
from werkstatt.seating.start import dealt
from werkstatt.seating.state import State


def slots(room: Room) -> list[tuple[int, int]]:
    return [(r, person) for r, people in enumerate(room.free) for person in people]


def exchanges(state: State, random: Random, count: int) -> float:
    """Make some exchanges that come to mind; the result is what they said they would cost."""
    room, cost = state.room, 0.0
    for _exchange in range(count):
        r, i = random.choice(slots(room))
        j = random.choice([*room.free[r], room.nobody])
        there = random.choice(room.open[r]) if j == room.nobody else state.table[r][j]
        if there != state.table[r][i]:
            cost += state.change(r, i, j, there)
            state.exchange(r, i, j, there)
    return cost


@given(problems(), st.integers(0, 99))
@settings(max_examples=150)
def test_exchanges_keep_all_costs_right(problem: Problem, seed: int):
    room, random = Room(problem), Random(seed)
    state = State(room, dealt(room, random))
    if not slots(room):
        return
    expected = state.cost + exchanges(state, random, 12)
    anew = State(room, state.copy())
    assert anew.cost == expected
    for r, i in slots(room):
        assert state.costs[r][i][:-1] == anew.costs[r][i][:-1]
    assert [row[:-1] for row in state.pair[:-1]] == [row[:-1] for row in anew.pair[:-1]]
    assert state.alike == anew.alike or all(
        state.alike[r][k][:-1] == anew.alike[r][k][:-1] for r in state.live for k in range(len(room.alike))
    )
    assert state.size == anew.size


@given(problems(), st.integers(0, 99))
def test_nothing_costs_less_than_nothing(problem: Problem, seed: int):
    room = Room(problem)
    state = State(room, dealt(room, Random(seed)))
    assert state.cost >= 0
    assert all(cost >= 0 for r, i in slots(room) for cost in state.costs[r][i][:-1])
