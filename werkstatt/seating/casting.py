"""Who takes which route: people trade whole routes, so that wishes come true and values spread while nobody meets more.

Where routes come from algebra, who meets whom how often is settled but for the names; this anneals the names alone,
which is much quicker than exchanging single seats and never disturbs the meetings.
"""

from math import exp
from random import Random

from werkstatt.seating.room import Room
from werkstatt.seating.state import Tables

_TRIALS = 1000  # for each person, as long as they are few
_MOST_TRIALS = 160_000
_HOT, _COLD = 0.3, 0.06
_UNITS = 2.5


def casting_units(room: Room) -> float:
    """What casting takes, in what a proposal of a seat takes that is declined at once."""
    return _UNITS * room.rounds * _trials(room.nobody)


def cast(room: Room, tables: Tables, random: Random) -> None:
    """Let people trade their routes until it is cold."""
    casting = _Casting(room, tables, random)
    trials = _trials(len(casting.people))
    for trial in range(trials):
        casting.try_to_trade(_HOT * (_COLD / _HOT) ** (trial / trials))


def _trials(people: int) -> int:
    return min(_TRIALS * people, _MOST_TRIALS)


class _Casting:
    """People who are there all the time, with the routes that they trade."""

    def __init__(self, room: Room, tables: Tables, random: Random) -> None:
        self._room = room
        self._tables = tables
        self._random = random
        self._rounds = range(room.rounds)
        self.people = [i for i in range(room.nobody) if all(row[i] != room.nowhere for row in tables)]
        self._linear = [{i: room.linear(r, i) for i in self.people} for r in self._rounds]
        self._alike = [[[0.0] * (room.nowhere + 1) for _kind in room.alike] for _round in self._rounds]
        for r, row in enumerate(tables):
            for i, t in [*enumerate(row), *room.hosts[r].items()]:
                self._count(r, room.kind[i], t, 1)

    def try_to_trade(self, temperature: float) -> None:
        """Let two people trade if that is better, or not much worse."""
        random, people = self._random.random, self.people
        i, j = people[int(random() * len(people))], people[int(random() * len(people))]
        change = self._change(i, j)
        if change < 0 or random() < exp(-change / temperature):
            self._trade(i, j)

    def _change(self, i: int, j: int) -> float:
        change = 0.0
        k, m = self._room.kind[i], self._room.kind[j]
        between = self._room.between[k][m]
        for row, linear, counts in zip(self._tables, self._linear, self._alike, strict=True):
            a, b = row[i], row[j]
            if a != b:
                mine, theirs = linear[i], linear[j]
                change += mine[b] - mine[a] + theirs[a] - theirs[b]
                if k != m:
                    mine, theirs = counts[k], counts[m]
                    change += mine[b] - mine[a] + theirs[a] - theirs[b] + between
        return change

    def _trade(self, i: int, j: int) -> None:
        kinds = self._room.kind
        for r, row in enumerate(self._tables):
            a, b = row[i], row[j]
            if a != b:
                row[i], row[j] = b, a
                for person, sign in ((i, 1), (j, -1)):
                    self._count(r, kinds[person], a, -sign)
                    self._count(r, kinds[person], b, sign)

    def _count(self, r: int, kind: int, table: int, sign: int) -> None:
        for other, weight in self._room.akin[kind]:
            self._alike[r][other][table] += sign * weight
