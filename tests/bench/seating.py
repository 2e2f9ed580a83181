"""How well and how fast people are seated: known instances, cafés of their kind, values spread, plans changed.

Prints one JSON line for each instance, with what it is held to (`bar`), and for each size what a proposal costs. Times
are CPU seconds of this process; the budget of proposals makes the figures the same on any machine that is fast enough.
"""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from tests.seating.cases import cafe, sgp, with_values
from werkstatt.seating import replan
from werkstatt.seating.anneal import Annealing, Schedule, Start
from werkstatt.seating.engine import seat
from werkstatt.seating.plan import Plan
from werkstatt.seating.problem import Guest, Problem, Rounds, Table
from werkstatt.seating.room import Room
from werkstatt.seating.score import meetings
from werkstatt.seating.start import dealt

SEED = 7
SECONDS = 1.0
Figures = dict[str, object]
# The most pair excess that is allowed; None: as low as is proven to be possible.
INSTANCES: dict[str, tuple[Problem, int | None]] = {
    **{f"golfers {a}-{b}-{c}": (sgp(a, b, c), None) for a, b, c in (
        (3, 3, 4), (4, 4, 5), (5, 3, 7), (5, 5, 6), (6, 6, 3), (7, 4, 7), (7, 7, 8), (8, 4, 8), (8, 4, 9), (8, 8, 9),
        (9, 3, 11), (9, 3, 13), (10, 4, 9), (9, 9, 10), (11, 5, 11), (4, 4, 6), (6, 3, 7), (7, 3, 9),
    )},
    "golfers 8-4-10": (sgp(8, 4, 10), 23),
    "golfers 10-10-4": (sgp(10, 10, 4), 10),
    "overfull 32-8-11": (sgp(8, 4, 11), 48),
    **{f"cafe {people}-{tables}-{rounds}, {topics} topics": (cafe(people, tables, rounds, topics), None)
       for people, tables, rounds, topics in (
        (60, 4, 2, 0), (60, 4, 2, 4), (61, 4, 2, 4), (64, 8, 2, 4), (64, 8, 2, 8), (62, 8, 2, 4), (30, 6, 3, 0),
        (30, 6, 3, 6), (28, 6, 3, 6), (48, 6, 4, 0), (48, 6, 4, 6), (50, 6, 4, 6), (120, 12, 4, 0), (120, 12, 4, 12),
        (115, 12, 4, 12), (120, 15, 3, 5), (200, 20, 5, 20), (250, 25, 4, 25), (400, 40, 5, 0), (1000, 100, 6, 100),
    )},
}  # fmt: skip


def measured(problem: Problem, seconds: float = SECONDS) -> tuple[Plan, float]:
    """A plan, and what it took in CPU seconds."""
    began = time.process_time()
    plan = seat(problem, SEED, seconds)
    return plan, round(time.process_time() - began, 3)


def figures_of(plan: Plan, cpu: float) -> Figures:
    score = plan.score
    return {
        "repeated_meetings": score.repeated_meetings,
        "pair_excess": score.pair_excess,
        "bound": score.pair_excess_bound,
        "proven_best": score.proven_best,
        "broken_rules": len(score.broken_rules),
        "proposals": plan.proposals,
        "cpu_seconds": cpu,
    }


def instances() -> Iterator[Figures]:
    for name, (problem, bar) in INSTANCES.items():
        plan, cpu = measured(problem)
        most = plan.score.pair_excess_bound if bar is None else bar
        sizes = [len(people) for tables in plan.rounds for people in tables.values()]
        met = plan.score.pair_excess <= most and not plan.score.broken_rules and max(sizes) - min(sizes) <= 1
        yield {"instance": name, **figures_of(plan, cpu), "bar": most, "met": met}


def people_who_miss_rounds() -> Iterator[Figures]:
    """One in ten comes late, one in ten leaves early; and a host at each table."""
    for people, tables, rounds in ((64, 8, 3), (120, 12, 4), (250, 25, 4)):
        problem = with_limits(cafe(people, tables, rounds), 1, people)
        parts = {0: frozenset(range(2, rounds + 1)), 1: frozenset(range(1, rounds))}
        guests = tuple(replace(guest, rounds=parts.get(n % 10)) for n, guest in enumerate(problem.people))
        plan, cpu = measured(replace(problem, people=guests))
        yield {
            "instance": f"cafe {people}-{tables}-{rounds}, absences",
            **figures_of(plan, cpu),
            "sizes": sizes_of(plan),
        }
        hosts = {table.id: (f"p{n}",) * rounds for n, table in enumerate(problem.tables, start=1)}
        plan, cpu = measured(replace(problem, hosts=hosts))
        yield {"instance": f"cafe {people}-{tables}-{rounds}, hosts", **figures_of(plan, cpu), "sizes": sizes_of(plan)}


def sizes_of(plan: Plan) -> list[int]:
    sizes = [len(people) for tables in plan.rounds for people in tables.values()]
    return [min(sizes), max(sizes)]


def with_limits(problem: Problem, least: int, most: int) -> Problem:
    return replace(problem, tables=tuple(replace(table, min=least, max=most) for table in problem.tables))


def spreading() -> Iterator[Figures]:
    """Organisations and municipalities, against the plan that doesn't care: pairs within 3 %, excess within 10 %."""
    cafes = {(64, 8, 2, 4): (16, 8), (64, 8, 3, 8): (16, 8), (120, 12, 4, 12): (30, 8), (120, 15, 3, 5): (30, 8)}
    cafes |= {(250, 25, 4, 25): (50, 12), (250, 32, 3, 4): (50, 12), (250, 20, 4, 20): (50, 12)}
    for shape, (organisations, municipalities) in cafes.items():
        problem = with_values(cafe(*shape), organisation=organisations, municipality=municipalities)
        without = seat(replace(problem, spread=()), SEED, SECONDS).score.pair_excess
        plan, cpu = measured(problem)
        spread = plan.score.spread.values()
        share = sum(one.pairs for one in spread) / sum(one.pairs_bound for one in spread)
        met = share <= 1.03 and plan.score.pair_excess <= 1.1 * without
        name = "spread {}-{}-{}, {} topics".format(*shape)
        yield {
            "instance": name,
            **figures_of(plan, cpu),
            "without": without,
            "pairs": {attribute: [one.pairs, one.pairs_bound] for attribute, one in plan.score.spread.items()},
            "against_bound": round(share, 3),
            "met": met,
        }


def replanning() -> Iterator[Figures]:
    """What happens between two rounds. Seats are those of rounds that are not over, of people who are still there."""
    large, small = with_limits(cafe(120, 12, 4), 4, 12), with_limits(cafe(64, 8, 2, 4), 4, 9)
    huge = with_limits(cafe(400, 40, 5), 4, 12)
    changes: dict[str, Problem] = {
        "64-8-2, 4 topics, -5 +3": without_some(once_round(small), 5, 3),
        "120-12-4, -8 +5": without_some(once_round(large), 8, 5),
        "120-12-4, -8 +5 before the first": without_some(once_round(large, past=0), 8, 5),
        "120-12-4, one latecomer": replan.disturbing_nobody(without_some(once_round(large), 0, 1)),
        "120-12-4, table closed": replan.without_tables(once_round(large), ["t3"]),
        "120-12-4, table added": replan.with_tables(once_round(large), [Table("t13", "Neu", 4, 12)]),
        "120-12-4, one more round": replan.with_rounds(once_round(large), 5),
        "120-12-4, one round less": replan.with_rounds(once_round(large), 3),
        "400-40-5, -30 +15": without_some(once_round(huge), 30, 15),
    }
    for name, problem in changes.items():
        plan, cpu = measured(problem)
        seats = len(list(seats_ahead(problem, problem.published or ())))
        yield {
            "instance": f"re-plan {name}",
            **figures_of(plan, cpu),
            "repeats_before": sum(times - 1 for times in meetings(problem, problem.published or ()).values()),
            "moved": plan.score.moved,
            "seats": seats,
        }


def once_round(problem: Problem, past: int = 1) -> Problem:
    return replan.published(problem, seat(problem, SEED, SECONDS).rounds, past)


def without_some(problem: Problem, gone: int, come: int) -> Problem:
    names = Random(SEED).sample([guest.id for guest in problem.people], gone)
    return replan.with_people(replan.without_people(problem, names), [Guest(f"late{n}") for n in range(come)])


def seats_ahead(problem: Problem, rounds: Rounds) -> Iterator[str]:
    for number, tables in enumerate(rounds[problem.past :], start=problem.past + 1):
        there = set(problem.present(number)) if number <= problem.rounds else set()
        yield from (person for people in tables.values() for person in people if person in there)


def costs_of_a_proposal() -> Iterator[Figures]:
    """By size, with ten at a table and five rounds: of any proposal, and of one that was accepted."""
    for people in (60, 120, 250, 500, 1000):
        room, random = Room(cafe(people, people // 10, 5, topics=0)), Random(SEED)
        began = time.process_time()
        start = Start(dealt(room, random), Schedule(1.0, 0.25, 100_000, 10**9), room.free)
        annealing = Annealing(room, start, random, -1)
        ready = time.process_time()
        while annealing.proposals < 200_000:
            annealing.run_block()
        took = time.process_time() - ready
        yield {
            "people": people,
            "seats": people * 5,
            "setting_up": round(ready - began, 3),
            "microseconds_per_proposal": round(1e6 * took / annealing.proposals, 2),
            "microseconds_per_exchange_at_most": round(1e6 * took / annealing.accepted, 1),
            "accepted": round(annealing.accepted / annealing.proposals, 3),
        }


if __name__ == "__main__":
    for part in (instances, people_who_miss_rounds, spreading, replanning, costs_of_a_proposal):
        for line in part():
            sys.stdout.write(json.dumps({"bench": "seating", "part": part.__name__, **line}) + "\n")
            sys.stdout.flush()
