"""The one way in: a problem, a plan."""

import time
from collections.abc import Callable
from random import Random

from werkstatt.seating.bounds import same_value_bound
from werkstatt.seating.check import check
from werkstatt.seating.explain import explain
from werkstatt.seating.plan import Plan
from werkstatt.seating.problem import Problem, Rounds
from werkstatt.seating.room import Room
from werkstatt.seating.score import score
from werkstatt.seating.search import Effort, Search
from werkstatt.seating.state import Tables

Progress = Callable[[Plan], None]


def seat(
    problem: Problem,
    seed: int = 7,
    seconds: float = 1.0,
    proposals: int | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Plan:
    """The best plan found; the same problem, seed and effort give the same plan.

    The effort is a number of proposals or, without one, what a usual laptop does in `seconds`; it is never longer than
    that. `progress` is told of better plans at most every tenth of a second, `cancelled` is asked every thousand
    proposals and ends the search with the best so far. Raises ProblemError where the problem makes no sense.
    """
    began = time.perf_counter()
    check(problem)
    room = Room(problem)
    report = _Report(room, seed, began, progress)
    random = Random(seed)  # noqa: S311 - nothing here is secret
    search = Search(room, random, _target(room), Effort(seconds, proposals), report.tell, cancelled)
    return report.plan(search.run(), search.proposals)


def _target(room: Room) -> float:
    """What no assignment can cost less than."""
    problem = room.problem
    values = sum(same_value_bound(problem, name) for name in problem.spread)
    return room.pair_excess_bound + room.same_value * values + room.least_for_wishes()


class _Report:
    """Makes plans of what the search finds, and tells them."""

    def __init__(self, room: Room, seed: int, began: float, progress: Progress | None) -> None:
        self._room = room
        self._seed = seed
        self._began = began
        self._progress = progress
        self._told_at = began

    def tell(self, tables: Tables, proposals: int) -> None:
        """Tell of something better, but not too often."""
        if self._progress and time.perf_counter() - self._told_at > 0.1:
            self._progress(self.plan(tables, proposals))
            self._told_at = time.perf_counter()

    def plan(self, tables: Tables, proposals: int) -> Plan:
        """The plan with its figures."""
        problem = self._room.problem
        rounds = _with_ids(self._room, tables)
        return Plan(
            rounds=rounds,
            score=score(problem, rounds),
            reasons=explain(problem),
            seconds=time.perf_counter() - self._began,
            seed=self._seed,
            proposals=proposals,
        )


def _with_ids(room: Room, tables: Tables) -> Rounds:
    """Back to ids: everybody at their table, hosts first."""
    rounds = []
    for r, row in enumerate(tables):
        seated: dict[int, list[str]] = {table: [] for table in room.open[r]}
        for person, table in room.hosts[r].items():
            seated[table].append(room.people[person])
        for person, table in enumerate(row):
            if table != room.nowhere:
                seated[table].append(room.people[person])
        rounds.append({room.tables[table]: tuple(people) for table, people in seated.items()})
    return tuple(rounds)
