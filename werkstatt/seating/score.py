"""What a plan is worth, counted from the plan alone: nothing here knows how it was found."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from werkstatt.seating.bounds import pair_excess_bound, same_value_bound
from werkstatt.seating.broken import broken_rules
from werkstatt.seating.plan import Score, Spread
from werkstatt.seating.problem import Problem, Rounds, seats

Pair = tuple[str, str]


def score(problem: Problem, rounds: Rounds) -> Score:
    """All figures of a plan."""
    met = meetings(problem, rounds).values()
    excess = sum(times * (times - 1) // 2 for times in met)
    broken = broken_rules(problem, rounds)
    bound = pair_excess_bound(problem, rules_hold=not broken)
    return Score(
        repeated_meetings=sum(times - 1 for times in met),
        pair_excess=excess,
        pair_excess_bound=bound,
        proven_best=excess == bound and not broken,
        wishes_met=wishes_met(problem, rounds),
        moved=len(moved(problem, rounds)),
        spread={attribute: spread(problem, rounds, attribute) for attribute in problem.spread},
        broken_rules=broken,
    )


def meetings(problem: Problem, rounds: Rounds) -> Counter[Pair]:
    """How often each pair of guests shared a table. A host and the guests of the table don't count."""
    met: Counter[Pair] = Counter()
    for number, tables in enumerate(rounds, start=1):
        hosts = problem.hosting(number)
        for people in tables.values():
            met.update(combinations(sorted(person for person in people if person not in hosts), 2))
    return met


def wishes_met(problem: Problem, rounds: Rounds) -> float:
    """The share of wishes that came true, of what each person could get in the rounds they are there for."""
    subject = {table.id: table.subject for table in problem.tables}
    met = possible = 0.0
    for person, weights in problem.wishes.items():
        visited = [subject[table] for table in route(rounds, person) if table is not None]
        met += sum(weight for topic, weight in weights.items() if topic in visited)
        possible += sum(sorted(weights.values(), reverse=True)[: len(visited)])
    return met / possible if possible else 1.0


def moved(problem: Problem, rounds: Rounds) -> list[tuple[int, str]]:
    """Round and person of every published seat that changed, of people who are still there."""
    return list(_moved(problem, rounds))


def _moved(problem: Problem, rounds: Rounds) -> Iterator[tuple[int, str]]:
    for number, (before, after) in enumerate(zip(problem.published or (), rounds, strict=False), start=1):
        now = seats(after)
        yield from ((number, person) for person, table in seats(before).items() if now.get(person, table) != table)


def spread(problem: Problem, rounds: Rounds, attribute: str) -> Spread:
    """How evenly the values of an attribute are spread over all tables of all rounds; hosts count."""
    value_of = {guest.id: guest.attributes.get(attribute) for guest in problem.people}
    worst, pairs = 0.0, 0
    for people in (people for tables in rounds for people in tables.values() if len(people) > 1):
        counts = Counter(value_of[person] for person in people if value_of[person])
        worst = max([worst, *(count / len(people) for count in counts.values())])
        pairs += sum(count * (count - 1) // 2 for count in counts.values())
    return Spread(worst, pairs, same_value_bound(problem, attribute))


def route(rounds: Rounds, person: str) -> list[str | None]:
    """One person's tables, round by round; None where there is no seat."""
    return [next((table for table, people in tables.items() if person in people), None) for tables in rounds]
