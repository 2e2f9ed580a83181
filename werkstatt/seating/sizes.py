"""How many people sit at each table: as evenly as least and most allow."""

from bisect import bisect_right
from collections.abc import Sequence

Sizes = list[tuple[int, int]]


def even_sizes(people: int, least: Sequence[int], most: Sequence[int]) -> Sizes:
    """For each table the two sizes (often the same) that all may have when they differ as little as possible.

    Water is filled into vessels with floors and lids. Where the people don't fit, lids or floors give way evenly.
    """
    if not most:
        return []
    if people > sum(most):
        return even_sizes(people, most, [people] * len(most))
    if people < sum(least):
        return even_sizes(people, [0] * len(least), least)
    level = bisect_right(range(people + 1), people, key=lambda level: sum(_clamp(level, least, most))) - 1
    smaller = _clamp(level, least, most)
    larger = smaller if sum(smaller) == people else _clamp(level + 1, least, most)
    return list(zip(smaller, larger, strict=True))


def _clamp(level: int, least: Sequence[int], most: Sequence[int]) -> list[int]:
    return [min(max(level, low), high) for low, high in zip(least, most, strict=True)]


def fewest_pairs(people: int, ways: Sequence[int], most: Sequence[int]) -> int:
    """The fewest pairs when `people` are put into vessels of at most `most`, each split evenly into `ways` cells.

    The n-th person of a vessel meets (n - 1) // ways others in the best cell, so all are put in by rising cost.
    """
    pairs = cost = 0
    left = people
    rooms = list(most)
    while left > 0 and any(rooms):
        for vessel, room in enumerate(rooms):
            taken = min(ways[vessel], room, left)
            rooms[vessel] -= taken
            left -= taken
            pairs += cost * taken
        cost += 1
    return pairs
