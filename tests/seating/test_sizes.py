"""Tables are as even as their limits allow, and people in vessels make as few pairs as can be."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from werkstatt.seating.sizes import even_sizes, fewest_pairs

LIMITS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=5)


@given(st.integers(0, 30), LIMITS)
def test_sizes_fit_and_are_even(people: int, limits: list[tuple[int, int]]):
    least = [low for low, _more in limits]
    most = [low + more for low, more in limits]
    sizes = even_sizes(people, least, most)
    assert sum(smaller for smaller, _larger in sizes) <= people <= sum(larger for _smaller, larger in sizes)
    if sum(least) <= people <= sum(most):
        for (smaller, larger), low, high in zip(sizes, least, most, strict=True):
            assert low <= smaller <= larger <= high
            assert larger - smaller <= 1
            assert all(smaller >= other - 1 or smaller == high for other, _larger in sizes if other not in least)


def test_lids_and_floors_give_way_evenly():
    assert even_sizes(9, [0, 0, 0], [2, 2, 2]) == [(3, 3)] * 3
    assert even_sizes(4, [3, 3], [5, 5]) == [(2, 2)] * 2
    assert even_sizes(10, [0, 0, 0], [2, 9, 9]) == [(2, 2), (4, 4), (4, 4)]
    assert even_sizes(3, [], []) == []


@given(st.integers(0, 8), st.lists(st.tuples(st.integers(1, 3), st.integers(0, 4)), min_size=1, max_size=3))
def test_no_filling_makes_fewer_pairs(people: int, vessels: list[tuple[int, int]]):
    ways, most = [way for way, _room in vessels], [room for _way, room in vessels]
    fillings = [f for f in product(*(range(room + 1) for room in most)) if sum(f) == min(people, sum(most))]
    assert fewest_pairs(people, ways, most) == min(
        sum(pairs_of(size, way) for size, way in zip(filling, ways, strict=True)) for filling in fillings
    )


def pairs_of(people: int, cells: int) -> int:
    sizes = [people // cells + (cell < people % cells) for cell in range(cells)]
    return sum(size * (size - 1) // 2 for size in sizes)
