"""A problem as numbers: people, tables and rounds are indices, rules and wishes are costs.

Every cost is at least 0 and a multiple of 1/64, so that sums stay exact however often they change. A pair that meets
again costs 1; what must hold costs so much more that no number of meetings outweighs it.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from werkstatt.seating.bounds import pair_excess_bound, same_value_bound
from werkstatt.seating.problem import Guest, Mix, Problem, Table, seats
from werkstatt.seating.sizes import even_sizes

Row = list[float]
_GRAIN = 64


@dataclass(frozen=True, slots=True)
class Weights:
    """What a mix makes of soft wishes: a person's dearest topic, a published seat, tables of unequal size."""

    wish: float
    stay: float
    uneven: float | None  # None: tables are as even as can be


_WEIGHTS = {Mix.MIXED: Weights(0.5, 1, None), Mix.WISHES: Weights(16, 1, 0.25), Mix.CALM: Weights(2, 4, None)}
_UNEVEN_WHEN_PUBLISHED = 0.25
# Two at a table who share a value. Where nobody need meet again, that is not worth a meeting.
_SAME_VALUE, _SAME_VALUE_IF_PEOPLE_MEET_ANYWAY = 1.0, 1.5
_TOPIC = 60  # at least; a topic never comes twice to spare meetings


def exact(cost: float) -> float:
    """The nearest multiple of 1/64."""
    return round(cost * _GRAIN) / _GRAIN


@lru_cache(maxsize=256)
def _size_costs(people: int, middle: float, uneven: float, limits: tuple[int, int], beyond: float) -> Row:
    """What each number of people at a table costs: nothing when even, little within its limits, much beyond."""
    least, most = limits
    return [
        beyond * max(least - size, 0, size - most) ** 2 + exact(uneven * max(0, abs(size - middle) - 0.5) ** 2)
        for size in range(people + 2)
    ]


class Room:
    """The problem as the search sees it. Absent people and hosts sit at the table `nowhere`, which costs nothing."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.people = [guest.id for guest in problem.people]
        self.tables = [table.id for table in problem.tables]
        self.rounds = problem.rounds
        self.nowhere = len(self.tables)
        self.nobody = len(self.people)
        self._weights = _WEIGHTS[problem.mix]
        self._person = {person: index for index, person in enumerate(self.people)}
        self._table = {table: index for index, table in enumerate(self.tables)}
        subjects = [table.subject for table in problem.tables]
        self.same_topic = [[u for u, other in enumerate(subjects) if other == topic] for topic in subjects]
        self.pair_excess_bound = pair_excess_bound(problem)
        self.same_value = _SAME_VALUE_IF_PEOPLE_MEET_ANYWAY if self.pair_excess_bound else _SAME_VALUE
        self._look_at_rounds()
        largest = max(len(guests) // max(1, len(self.open[r])) + 1 for r, guests in enumerate(self.guests))
        self.topic: float = self._weights.wish if problem.wishes else 0  # no wish comes true twice
        if problem.topics_differ:
            self.topic = max(_TOPIC, self.rounds * largest)
        self.must = 4 * max(_TOPIC, self.rounds * largest)
        self.groups = [[self._person[person] for person in group] for group in problem.together]
        self.liking = self._liking()
        self._look_at_values()
        self._tables_at = [self._tables_for(r, remote) for r in range(self.rounds) for remote in (False, True)]
        self._strange = [self._strange_row(tables) for tables in self._tables_at]
        self.sizes = [self._sizes(r) for r in range(self.rounds)]
        self.size_cost = [[self._size_cost(r, table) for table in range(self.nowhere)] for r in range(self.rounds)]

    def _look_at_rounds(self) -> None:
        """Who is a guest, who hosts, and which seats are settled, for each round."""
        problem = self.problem
        self.open: list[list[int]] = []
        self.hosts: list[dict[int, int]] = []
        self.settled: list[dict[int, int]] = []
        self.guests: list[list[int]] = []
        for number in problem.numbers:
            hosts = {self._person[who]: self._table[table] for who, table in problem.hosting(number).items()}
            settled = {self._person[who]: self._table[table] for who, table in problem.settled(number).items()}
            present = [self._person[who] for who in problem.present(number)]
            self.open.append([self._table[table.id] for table in problem.open_tables(number)])
            self.hosts.append({person: table for person, table in hosts.items() if person in settled})
            self.guests.append([person for person in present if person not in hosts])
            self.settled.append({person: table for person, table in settled.items() if person not in hosts})
        self.published = [
            {self._person[who]: self._table[table] for who, table in seats(tables).items()}
            for tables in problem.published or ()
        ]
        self.free = [[i for i in self.guests[r] if i not in self.settled[r]] for r in range(self.rounds)]

    def _liking(self) -> list[list[tuple[int, float]]]:
        """For each person whom to sit apart from (cost) or together with (gain)."""
        liking: list[dict[int, float]] = [{} for _person in self.people]
        rules = [(group, self.must) for group in self.problem.apart]
        rules += [(group, -self.must) for group in self.problem.together]
        for group, cost in rules:
            for a, b in combinations([self._person[person] for person in group], 2):
                liking[a][b] = liking[a].get(b, 0) + cost
                liking[b][a] = liking[b].get(a, 0) + cost
        return [list(others.items()) for others in liking]

    def _look_at_values(self) -> None:
        """People with the same values of all attributes that are spread are of one kind."""
        names = self.problem.spread
        values = [tuple(guest.attributes.get(name) or "" for name in names) for guest in self.problem.people]
        kinds = {value: kind for kind, value in enumerate(dict.fromkeys(values))}
        self.kind = [*(kinds[value] for value in values), len(kinds)]
        self.alike = [
            [self.same_value * sum(a == b != "" for a, b in zip(one, other, strict=True)) for other in kinds] + [0.0]
            for one in kinds
        ]
        self.alike.append([0.0] * (len(kinds) + 1))
        self.akin = [[(kind, weight) for kind, weight in enumerate(row) if weight] for row in self.alike]
        self.between = [
            [self.alike[k][k] + self.alike[m][m] - 2 * self.alike[k][m] for m in range(len(self.alike))]
            for k in range(len(self.alike))
        ]
        self.spreads = bool(names)
        self._main = max(names, key=lambda name: same_value_bound(self.problem, name), default="")

    @property
    def exchange_units(self) -> float:
        """What an exchange of two seats takes, in what a proposal takes that is declined at once."""
        people_at_a_table = max(map(len, self.guests)) / max(1, self.nowhere)
        kinds = sum(map(len, self.akin)) / len(self.akin) if self.spreads else 0
        return 5 + 0.3 * self.rounds * people_at_a_table + 0.7 * kinds

    @property
    def needs_casting(self) -> bool:
        """Whether it matters who takes which route."""
        return self.spreads or bool(self.problem.wishes)

    def main_value(self, person: int) -> str:
        """The person's value of the attribute that is hardest to spread."""
        return self.problem.people[person].attributes.get(self._main, "")

    # Sizes

    def tables_for(self, round_: int, person: int) -> list[int]:
        """Where a guest may sit."""
        return self.tables_at(round_, remote=self.problem.people[person].remote)

    def tables_at(self, round_: int, *, remote: bool) -> list[int]:
        """Where the remote people, or the others, may sit."""
        return self._tables_at[2 * round_ + remote]

    def _tables_for(self, round_: int, remote: bool) -> list[int]:
        tables = [table for table in self.open[round_] if self.problem.tables[table].remote == remote]
        return tables or self.open[round_]

    def _strange_row(self, fitting: list[int]) -> Row:
        costs = [4.0 * self.must] * self.nowhere
        for table in fitting:
            costs[table] = 0.0
        return [*costs, 0.0]

    def _sizes(self, round_: int) -> list[tuple[int, int]]:
        """For each table the sizes, hosts included, that make the tables as even as can be."""
        sizes = [(0, 0)] * self.nowhere
        for remote in (False, True):
            tables = self._tables_for(round_, remote)
            crowd = [i for i in self.guests[round_] if self.problem.people[i].remote == remote]
            if crowd:
                taken = [self._taken(round_, table) for table in tables]
                hosts = sum(table in tables for table in self.hosts[round_].values())
                least = [max(self._table_at(table).min, low) for table, low in zip(tables, taken, strict=True)]
                most = [self._most(table, low) for table, low in zip(tables, taken, strict=True)]
                for table, size in zip(tables, even_sizes(len(crowd) + hosts, least, most), strict=True):
                    sizes[table] = size
        return sizes

    def _taken(self, round_: int, table: int) -> int:
        hosts, settled = self.hosts[round_], self.settled[round_]
        return list(hosts.values()).count(table) + list(settled.values()).count(table)

    def _table_at(self, table: int) -> Table:
        return self.problem.tables[table]

    def _most(self, table: int, taken: int) -> int:
        most = self._table_at(table).max
        return max(taken, len(self.people) if most is None else most)

    def _size_cost(self, round_: int, table: int) -> Row:
        even = least, most = self.sizes[round_][table]
        if self.uneven is not None and table in self.open[round_]:
            limits = self._table_at(table)
            least, most = min(least, limits.min), max(most, self.nobody if limits.max is None else limits.max)
        return _size_costs(self.nobody, sum(even) / 2, self.uneven or 0, (least, most), 16 * self.must)

    @property
    def uneven(self) -> float | None:
        """What uneven tables cost; None where they must be as even as can be."""
        return self._weights.uneven if self.problem.published is None else _UNEVEN_WHEN_PUBLISHED

    def has_odd_seats(self, round_: int) -> bool:
        """Whether the tables can't all be alike, so that the larger ones may change."""
        return any(least < most for least, most in self.sizes[round_])

    @property
    def topics_are_scarce(self) -> bool:
        """Whether people visit nearly all topics, so that no single seat can change."""
        return len({tuple(tables) for tables in self.same_topic}) <= self.rounds + 1

    # What a table costs a person, whoever else is there

    def linear(self, round_: int, person: int) -> Row:
        """The cost of each table for a guest: strange tables, wishes, the published seat, hosts, topics hosted."""
        guest = self.problem.people[person]
        row = self._strange[2 * round_ + guest.remote].copy()
        self._add_wishes(row, guest)
        stays = self.published[round_].get(person) if round_ < len(self.published) else None
        if stays is not None:
            for table in range(self.nowhere):
                row[table] += self._weights.stay if table != stays else 0
        for other, cost in self.liking[person]:
            if other in self.hosts[round_]:
                for table in range(self.nowhere):
                    at_host = table == self.hosts[round_][other]
                    row[table] += max(cost, 0) if at_host else max(-cost, 0)
        for other_round, hosts in enumerate(self.hosts):
            if self.topic and other_round != round_ and person in hosts:
                for table in self.same_topic[hosts[person]]:
                    row[table] += self.topic
        return row

    def _add_wishes(self, row: Row, guest: Guest) -> None:
        if guest.id in self.problem.wishes:
            for table, place in enumerate(self.problem.tables):
                row[table] += self._wish_cost(guest.id, place.subject)

    def _wish_cost(self, person: str, topic: str) -> float:
        """The dearest topic costs nothing, one that nobody wished for the whole weight."""
        weights = self.problem.wishes[person]
        return exact(self._weights.wish * (1 - weights.get(topic, 0) / max(weights.values(), default=1)))

    def least_for_wishes(self) -> float:
        """What wishes cost if everybody gets the best that their rounds allow."""
        topics = {table.subject for table in self.problem.tables}
        live = [set(guests) for guests, free in zip(self.guests, self.free, strict=True) if free]
        least = 0.0
        for person in self.problem.wishes:
            rounds = sum(self._person[person] in guests for guests in live)
            least += sum(sorted(self._wish_cost(person, topic) for topic in topics)[:rounds])
        return least

    def not_published(self) -> list[list[int]]:
        """For each round those who may go anywhere: they have no published seat, or their table is closed."""
        return [
            [person for person in free if r >= len(self.published) or self.published[r].get(person) not in self.open[r]]
            for r, free in enumerate(self.free)
        ]
