"""Constructions keep what they promise: even tables, no meeting twice, no topic twice; and fields are fields."""

from collections import Counter
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.seating.algebra import Routes, routes
from werkstatt.seating.difference_matrices import difference_matrix
from werkstatt.seating.field import Group, field


@pytest.mark.parametrize("order", [2, 3, 4, 5, 8, 9, 16, 25])
def test_fields_have_inverses_and_distribute(order: int):
    galois = field(order)
    assert galois is not None
    numbers = range(order)
    assert all({galois.multiply(a, b) for b in numbers} == set(numbers) for a in numbers if a)
    for a, b, c in product(range(min(order, 9)), repeat=3):
        both = galois.add(galois.multiply(a, b), galois.multiply(a, c))
        assert galois.multiply(a, galois.add(b, c)) == both


@pytest.mark.parametrize("order", [1, 6, 10, 12, 100])
def test_there_is_no_field_of_other_orders(order: int):
    assert field(order) is None


@given(st.integers(2, 25), st.integers(1, 6), st.integers(2, 150), st.booleans())
def test_tables_are_even_and_topics_differ(tables: int, rounds: int, people: int, topics: bool):
    ways = routes(people, tables, min(rounds, tables - 1), same_topic=int(topics))
    if ways is None:
        return
    assert len(ways) == people
    for seats in zip(*ways, strict=True):
        sizes = Counter(seats)
        assert max(sizes.values()) - min(sizes[table] for table in range(tables)) <= 1
    if topics:
        assert all(len(set(way)) == len(way) for way in ways)


@given(st.sampled_from([4, 5, 7, 8, 9, 11, 13, 16, 25, 100]), st.data())
def test_nobody_meets_twice_where_a_field_allows_it(tables: int, data: st.DataObject):
    topics = data.draw(st.booleans())
    people = data.draw(st.integers(2, tables * min(tables - topics, 8)))
    rounds = data.draw(st.integers(1, min(tables, 6)))
    ways = routes(people, tables, rounds, same_topic=int(topics))
    if tables == 100 and ways is None:
        return
    assert ways is not None
    assert most_meetings(ways) <= 1


@pytest.mark.parametrize(
    ("people", "tables", "rounds"), [(9, 3, 4), (16, 4, 5), (25, 5, 6), (49, 7, 8), (27, 9, 13), (32, 8, 9)]
)
def test_more_rounds_than_tables_without_meeting_twice(people: int, tables: int, rounds: int):
    ways = routes(people, tables, rounds)
    assert ways is not None
    assert all(len(way) == rounds for way in ways)
    assert most_meetings(ways) == 1


@pytest.mark.parametrize(("rounds", "repeats"), [(2, 16), (4, 192)])
def test_tables_may_share_topics(rounds: int, repeats: int):
    """Eight tables with four topics; fewer meetings again than counting proves are impossible."""
    ways = routes(64, 8, rounds, same_topic=2)
    assert ways is not None
    assert all(len({table // 2 for table in way}) == rounds for way in ways)
    met = Counter(pair for r in range(rounds) for pair in pairs_in(ways, r))
    assert sum(times * (times - 1) // 2 for times in met.values()) == repeats


@pytest.mark.parametrize(("tables", "rounds"), list(product([6, 10, 12, 14, 15, 18, 20], [3, 4, 5])))
def test_stored_columns_are_difference_matrices(tables: int, rounds: int):
    found = difference_matrix(tables, rounds)
    assert found is not None
    orders, columns = found
    group = Group(orders)
    negative = {a: b for a in range(tables) for b in range(tables) if group.add(a, b) == 0}
    for one, other in combinations([(0,) * rounds, *columns], 2):
        assert len({group.add(a, negative[b]) for a, b in zip(one, other, strict=True)}) == rounds


def most_meetings(ways: Routes) -> int:
    met = Counter(pair for r in range(len(ways[0])) for pair in pairs_in(ways, r))
    return max(met.values(), default=0)


def pairs_in(ways: Routes, r: int) -> list[tuple[int, int]]:
    tables: dict[int, list[int]] = {}
    for person, way in enumerate(ways):
        tables.setdefault(way[r], []).append(person)
    return [pair for people in tables.values() for pair in combinations(people, 2)]
