"""The search: by annealing from the best start there is, and again from chance when a run has run dry."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import inf
from random import Random

from werkstatt.seating.anneal import BLOCK, Annealing, Schedule, Start
from werkstatt.seating.casting import casting_units
from werkstatt.seating.room import Room
from werkstatt.seating.start import constructed, dealt, published
from werkstatt.seating.state import Tables

# What a second is taken for, in units of one proposal, so that the result depends on the budget and not on the machine.
UNITS_PER_SECOND = 3_500_000


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to search: a number of proposals or, without one, work for about that many seconds; never longer."""

    seconds: float = 1.0
    proposals: int | None = None


class Search:
    """One search. `better` is told of improvements, `cancelled` is asked after every block of proposals."""

    def __init__(
        self,
        room: Room,
        random: Random,
        target: float,
        effort: Effort,
        better: Callable[[Tables, int], None],
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._room = room
        self._random = random
        self._target = target
        self._effort = effort
        self._until = time.perf_counter() + effort.seconds
        self._better = better
        self._cancelled = cancelled or (lambda: False)
        self._units = 0.0
        self.proposals = 0
        self._best: Tables = []
        self._cost = inf

    def run(self) -> Tables:
        """The best assignment of all runs."""
        for start in self._starts():
            annealing = Annealing(self._room, start, self._random, self._target)
            while not (annealing.is_done or self._is_over()):
                before, units = annealing.best_cost, annealing.units
                annealing.run_block()
                self.proposals += BLOCK
                self._units += annealing.units - units
                if annealing.best_cost < min(before, self._cost):
                    self._better(annealing.best, self.proposals)
            if annealing.best_cost < self._cost:
                self._best, self._cost = annealing.best, annealing.best_cost
            if self._cost <= self._target or self._is_over():
                break
        return self._best

    def _starts(self) -> Iterator[Start]:
        """Where to begin and how warm: near what people know already, else near algebra, then from chance for ever."""
        room, random = self._room, self._random
        slots = sum(map(len, room.free))
        if room.problem.published is not None:
            yield from self._starts_near(published(room, random))
            return
        if tables := constructed(room, random):
            self._units += casting_units(room) if room.needs_casting else 0
            yield Start(tables, Schedule(0.25, 0.25, 0, 50_000 + 300 * slots), room.free)
        patience = 200_000 + 3000 * slots if slots else 0
        while slots or not self._best:
            yield Start(dealt(room, random), Schedule(1.0, 0.25, max(20_000, 60 * slots), patience), room.free)
            patience += patience // 2

    def _starts_near(self, tables: Tables) -> Iterator[Start]:
        """First those who have no published seat find one, then everybody may move a little."""
        room = self._room
        newcomers = room.not_published()
        count = sum(map(len, newcomers))
        yield Start(tables, Schedule(1.0, 0.1, 60 * count, 5000 + 300 * count), newcomers)
        slots = sum(map(len, room.free))
        yield Start(self._best, Schedule(0.1, 0.1, 0, 50_000 + 1000 * slots), room.free)

    def _is_over(self) -> bool:
        if self._cancelled() or time.perf_counter() > self._until:
            return True
        if self._effort.proposals is not None:
            return self.proposals >= self._effort.proposals
        return self._units >= self._effort.seconds * UNITS_PER_SECOND
