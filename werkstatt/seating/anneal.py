"""Simulated annealing over exchanges of two seats (Kirkpatrick, Gelatt and Vecchi 1983).

People who are in nobody's way are left alone, all others are offered a random exchange. A worse one is accepted with
probability exp(-cost / temperature).
"""

from dataclasses import dataclass
from math import exp
from random import Random

from werkstatt.seating.moves import Moves
from werkstatt.seating.room import Room
from werkstatt.seating.state import State, Tables

BLOCK = 1000
_HOPELESS = 12  # temperatures: exp(-12) is one in 160,000


@dataclass(frozen=True, slots=True)
class Schedule:
    """From `hot` to `cold` within `cooling` proposals, then cold until `patience` proposals brought nothing."""

    hot: float
    cold: float
    cooling: int
    patience: int


@dataclass(frozen=True, slots=True)
class Start:
    """Where a run begins, how warm, and whose seats it may change: `people` for each round."""

    tables: Tables
    schedule: Schedule
    people: list[list[int]]


class Annealing:
    """One run from one start. `best` is the best assignment so far and `best_cost` what it costs."""

    def __init__(self, room: Room, start: Start, random: Random, target: float) -> None:
        tables, schedule = start.tables, start.schedule
        self._room = room
        self._state = State(room, tables)
        self._random = random
        self._schedule = schedule
        self._target = target
        self._moves = Moves(self._state, random, start.people)
        self._roomy = room.uneven is not None or self._state.unevenness > 0
        self._picky = not room.spreads and not self._roomy
        self._partners = [people + self._places(r) for r, people in enumerate(start.people)]
        self._slots = [self._slot(r, i) for r, people in enumerate(start.people) for i in people]
        self._cost = self._state.cost
        self.best_cost = self._cost
        self.best = self._state.copy()
        self.proposals = 0
        self.accepted = 0
        self._proposal_units = (1.0 if self._picky else 2.0) + (2.0 if room.spreads else 0.0)
        self._improved_at = 0

    @property
    def units(self) -> float:
        """How much was done, in what a proposal takes that is declined at once."""
        return self.proposals * self._proposal_units + self.accepted * self._room.exchange_units

    @property
    def is_done(self) -> bool:
        """Whether going on is of no use: the target is reached, or patience is at its end."""
        idle = self.proposals - max(self._improved_at, self._schedule.cooling)
        return self.best_cost <= self._target or not self._slots or idle > self._schedule.patience

    def run_block(self) -> None:
        """A thousand proposals at one temperature, and some larger moves."""
        cooled = self.proposals >= self._schedule.cooling
        temperature = self._temperature()
        self._sweep(temperature, keen=cooled)
        if self._moves:
            changed, cost = self._moves.try_some(temperature)
            self._cost += cost
            self.accepted += changed
        if self._cost < self.best_cost:
            self._keep()
        self.proposals += BLOCK

    def _temperature(self) -> float:
        plan = self._schedule
        if self.proposals >= plan.cooling:
            return plan.cold
        return float(plan.hot * (plan.cold / plan.hot) ** (self.proposals / plan.cooling))

    def _keep(self) -> None:
        self.best_cost = self._cost
        self.best = self._state.copy()
        self._improved_at = self.proposals

    def _slot(self, r: int, i: int) -> tuple[int, int, list[int], list[list[float]], list[float], list[int], int]:
        """All that a proposal for one seat needs, looked up once. Partners above `nobody` mean a free place."""
        state, partners = self._state, self._partners[r]
        return r, i, state.table[r], state.costs[r], state.costs[r][i], partners, len(partners)

    def _places(self, r: int) -> list[int]:
        """Free places, one for each table; where all tables are alike and full there are none."""
        room = self._room
        return [room.nobody + 1 + table for table in room.open[r]] if self._roomy or room.has_odd_seats(r) else []

    def _sweep(self, temperature: float, *, keen: bool) -> None:
        """The loop that all time goes into: everything it touches is local, and no call is made before acceptance."""
        random, state, slots, picky = self._random.random, self._state, self._slots, self._picky
        pair, exchange, count, nobody = state.pair, state.exchange, len(self._slots), self._room.nobody
        kinds, alike, between = self._room.kind, state.alike, self._room.between
        rate, hopeless = -1 / temperature, _HOPELESS * temperature
        for _proposal in range(BLOCK):
            r, i, table, rows, mine, partners, choices = slots[int(random() * count)]
            here = table[i]
            if picky and not mine[here]:
                continue
            j = partners[int(random() * choices)]
            if j > nobody:
                there, j = j - nobody - 1, nobody
                if here == there:
                    continue
                change = state.change(r, i, nobody, there)
            else:
                there = table[j]
                if here == there:
                    continue
                theirs = rows[j]
                change = mine[there] - mine[here] + theirs[here] - theirs[there] - 2 * pair[i][j]
                if alike and (k := kinds[i]) != (m := kinds[j]):
                    of_mine, of_theirs = alike[r][k], alike[r][m]
                    change += of_mine[there] - of_mine[here] + of_theirs[here] - of_theirs[there] + between[k][m]
            if change <= 0 or (change < hopeless and random() < exp(change * rate)):
                exchange(r, i, j, there)
                self.accepted += 1
                self._cost += change
                if self._cost < self.best_cost and (keen or self._cost <= self._target):
                    self._keep()
                    if self.best_cost <= self._target:
                        return
