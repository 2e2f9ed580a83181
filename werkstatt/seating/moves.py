"""Larger moves, for rules that no single exchange gets around: several exchanges, accepted or undone as one."""

from collections.abc import Callable, Iterator
from math import exp
from random import Random

from werkstatt.seating.state import State

# A round, who goes, in exchange for whom, to which table.
Exchange = tuple[int, int, int, int]
Move = Callable[[], Iterator[Exchange]]


class Moves:
    """The larger moves that a problem needs; many need none, and then it is false.

    A move yields exchanges one by one, each from the state that the one before has left.
    """

    def __init__(self, state: State, random: Random, people: list[list[int]]) -> None:
        self._state = state
        self._random = random
        room = state.room
        self._people = people
        self._free = [set(free) for free in people]
        self._live = [r for r, free in enumerate(people) if free]
        self._grouped = {person for group in room.groups for person in group}
        self._kinds: list[tuple[Move, int]] = []
        if room.groups and self._live:
            self._kinds.append((self._gather, 20))
        if len(self._live) > 1 and room.topic and room.topics_are_scarce:
            self._kinds.append((self._trade_topics, 20))
        if len(self._live) > 1 and (room.spreads or room.problem.wishes or room.problem.apart):
            self._kinds.append((self._trade_routes, 1))

    def __bool__(self) -> bool:
        return bool(self._kinds)

    def try_some(self, temperature: float) -> tuple[int, float]:
        """Try a few of each kind; the result is how many exchanges were made and what they cost."""
        made, cost = 0, 0.0
        for move, trials in self._kinds:
            for _trial in range(trials):
                exchanges, change = self._try(move, temperature)
                made += exchanges
                cost += change
        return made, cost

    def _try(self, move: Move, temperature: float) -> tuple[int, float]:
        state, change, done = self._state, 0.0, []
        for r, i, j, there in move():
            done.append((r, i, j, state.table[r][i]))
            change += state.change(r, i, j, there)
            state.exchange(r, i, j, there)
        if change <= 0 or self._random.random() < exp(-change / temperature):
            return len(done), change
        for r, i, j, before in reversed(done):
            state.exchange(r, i, j, before)
        return len(done), 0.0

    def _gather(self) -> Iterator[Exchange]:
        """Bring all of a group to one table, in exchange for people who belong to no group."""
        state, random = self._state, self._random
        r = random.choice(self._live)
        group = [i for i in random.choice(state.room.groups) if i in self._free[r]]
        if not group:
            return
        there = random.choice(state.room.tables_for(r, group[0]))
        coming = [i for i in group if state.table[r][i] != there]
        partners = [j for j in state.guests[r][there] if j in self._free[r] and j not in self._grouped]
        if len(partners) >= len(coming):
            for i, j in zip(coming, random.sample(partners, len(coming)), strict=True):
                yield r, i, j, there

    def _trade_topics(self) -> Iterator[Exchange]:
        """Two people trade topics in two rounds, so that both visit the same topics as before."""
        state, random = self._state, self._random
        r, q = random.sample(self._live, 2)
        i = random.choice(self._people[r])
        if i not in self._free[q]:
            return
        same = state.room.same_topic
        mine, later = state.table[r][i], state.table[q][i]
        fitting = [
            j
            for there in same[later]
            for j in state.guests[r][there]
            if j in self._free[r] and j in self._free[q] and state.table[q][j] in same[mine]
        ]
        if fitting and mine != later:
            j = random.choice(fitting)
            yield from self._swaps((r, q), i, j)

    def _trade_routes(self) -> Iterator[Exchange]:
        """Two people trade all their seats: who meets whom how often stays the same but for the names."""
        random = self._random
        i, j = (random.choice(self._people[random.choice(self._live)]) for _person in range(2))
        if i != j:
            yield from self._swaps([r for r in self._live if i in self._free[r] and j in self._free[r]], i, j)

    def _swaps(self, rounds: list[int] | tuple[int, int], i: int, j: int) -> Iterator[Exchange]:
        for r in rounds:
            there = self._state.table[r][j]
            if self._state.table[r][i] != there:
                yield r, i, j, there
