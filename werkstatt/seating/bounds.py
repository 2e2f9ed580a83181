"""Lower bounds: what no plan can do better than, proven by counting.

Two arguments, both in terms of m, the number of rounds in which a pair of guests shares a table:

- Two rounds. Pair excess, the sum of m(m - 1)/2 over pairs of people, counts for every two rounds the pairs that share
  a table in both. Those who sit at one table now came from the tables of the other round; spread evenly over these
  (without those of the same topic where topics differ) they make the fewest such pairs.
- One person. Somebody who sits with d others in total and could meet n of them meets each at best d/n times.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from werkstatt.seating.problem import Problem, Table
from werkstatt.seating.sizes import even_sizes, fewest_pairs


def pair_excess_bound(problem: Problem, *, rules_hold: bool = True) -> int:
    """A proven lower bound of the pair excess. Without `rules_hold` it is true of plans that break rules, too."""
    crowds = _crowds(problem) if rules_hold else [_Crowd(frozenset(guest.id for guest in problem.people), None)]
    total = 0
    for crowd in crowds:
        rounds = [_Round(problem, number, crowd, rules_hold) for number in problem.numbers]
        two_rounds = sum(_shared_twice(problem, a, b, rules_hold) for a, b in combinations(rounds, 2))
        total += max(two_rounds, _by_person(rounds))
    return total


def same_value_bound(problem: Problem, attribute: str) -> int:
    """How often two people with the same value share a table at least: each value spread evenly over the tables."""
    pairs = 0
    value_of = {guest.id: guest.attributes.get(attribute) for guest in problem.people}
    for number in problem.numbers:
        tables = len(problem.open_tables(number))
        counts = Counter(value_of[person] for person in problem.present(number) if value_of[person])
        pairs += sum(fewest_pairs(count, [1] * tables, [count] * tables) for count in counts.values())
    return pairs


class _Crowd(NamedTuple):
    """People who may meet, at remote tables or at others (None: at any)."""

    people: frozenset[str]
    remote: bool | None


def _crowds(problem: Problem) -> list[_Crowd]:
    """The remote people sit at tables of their own."""
    return [
        _Crowd(people, remote)
        for remote in (True, False)
        if (people := frozenset(guest.id for guest in problem.people if guest.remote == remote))
    ]


class _Round:
    """Guests of one crowd in a round, the tables they can sit at, and the seats that are known beforehand."""

    def __init__(self, problem: Problem, number: int, crowd: _Crowd, rules_hold: bool) -> None:
        hosts = problem.hosting(number)
        self.guests = {person for person in problem.present(number) if person in crowd.people and person not in hosts}
        self.settled = {who: table for who, table in problem.settled(number).items() if who in self.guests}
        self.tables = [table for table in problem.open_tables(number) if self._fits(table, crowd)]
        hosted = Counter(hosts.values())
        bounded = rules_hold and number > problem.past
        self.least = [max(0, table.min - hosted[table.id]) if bounded else 0 for table in self.tables]
        self.most = [
            max(0, table.max - hosted[table.id]) if bounded and table.max is not None else len(self.guests)
            for table in self.tables
        ]

    @property
    def is_settled(self) -> bool:
        """Whether everybody's seat is known."""
        return len(self.settled) == len(self.guests)

    def sizes(self) -> list[int]:
        """The guests at each table where that makes the fewest pairs: known, or as even as can be."""
        if self.is_settled:
            return list(Counter(self.settled.values()).values())
        even = even_sizes(len(self.guests), self.least, self.most)
        larger_ones = len(self.guests) - sum(smaller for smaller, _larger in even)
        sizes = []
        for smaller, larger in even:
            sizes.append(larger if larger_ones > 0 else smaller)
            larger_ones -= larger - smaller
        return sizes

    def _fits(self, table: Table, crowd: _Crowd) -> bool:
        return crowd.remote is None or table.remote == crowd.remote or table.id in self.settled.values()


def _shared_twice(problem: Problem, first: _Round, second: _Round, rules_hold: bool) -> int:
    """The fewest pairs that share a table in both rounds."""
    both = first.guests & second.guests
    if first.is_settled and second.is_settled:
        cells = Counter((first.settled[person], second.settled[person]) for person in both)
        return sum(size * (size - 1) // 2 for size in cells.values())
    topics_differ = problem.topics_differ and rules_hold
    return max(_from_tables(both, first, second, topics_differ), _from_tables(both, second, first, topics_differ))


def _from_tables(both: set[str], here: _Round, there: _Round, topics_differ: bool) -> int:
    """The same from one side: those of each table here are spread evenly over the tables there."""
    subjects = Counter(table.subject for table in there.tables)
    ways = [_ways(table, len(there.tables), subjects, topics_differ) for table in here.tables]
    if not all(person in here.settled for person in both):
        return fewest_pairs(len(both), ways, here.most)
    known = Counter(here.settled[person] for person in both)
    counts = [known[table.id] for table in here.tables]
    return sum(fewest_pairs(count, [way], [count]) for count, way in zip(counts, ways, strict=True))


def _ways(table: Table, tables: int, subjects: Counter[str], topics_differ: bool) -> int:
    """To how many tables those of a table can go. Where there is none the rule can't hold, and nothing is claimed."""
    return (tables - subjects[table.subject] if topics_differ else 0) or tables or 1


def _by_person(rounds: Sequence[_Round]) -> int:
    """The bound from what each person sees: all seats are dealt to the people for whom that costs least."""
    there: dict[str, list[int]] = {}
    for number, round_ in enumerate(rounds):
        for person in round_.guests:
            there.setdefault(person, []).append(number)
    alike = Counter(map(tuple, there.values()))
    others = sum(
        count * (len(set().union(*(rounds[number].guests for number in numbers))) - 1)
        for numbers, count in alike.items()
    )
    neighbours = sum(size * (size - 1) for round_ in rounds for size in round_.sizes())
    cost = twice = 0
    while neighbours > 0 and others:
        seats = min(neighbours, others)
        twice += cost * seats
        neighbours -= seats
        cost += 1
    return -(-twice // 2)
