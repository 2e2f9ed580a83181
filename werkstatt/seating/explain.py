"""Why a rule can't hold, proven by counting, and what to change."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from werkstatt.seating.plan import Cause, Reason, Remedy
from werkstatt.seating.problem import Guest, Problem, Table


def explain(problem: Problem) -> tuple[Reason, ...]:
    """Everything that can't hold whatever the plan. Empty does not promise that all can hold at once."""
    reasons: list[Reason] = []
    for number in range(problem.past + 1, problem.rounds + 1):
        for remote in (False, True):
            reasons += _seats(problem, number, remote)
        reasons += _apart(problem, number)
        reasons += _together(problem, number)
        reasons += _contradictions(problem, number)
    reasons += _topics(problem) if problem.topics_differ else ()
    return (*reasons, *_wishes(problem))


def _crowd(problem: Problem, number: int, remote: bool) -> tuple[list[Guest], list[Table], int]:
    """The guests of a kind, their tables, and how many hosts sit there too."""
    hosts = problem.hosting(number)
    present = set(problem.present(number)) - hosts.keys()
    guests = [guest for guest in problem.people if guest.id in present and guest.remote == remote]
    tables = [table for table in problem.open_tables(number) if table.remote == remote]
    return guests, tables, sum(table.id in hosts.values() for table in tables)


def _seats(problem: Problem, number: int, remote: bool) -> Iterator[Reason]:
    """Too few seats, or so many that tables stay emptier than they may."""
    guests, tables, hosts = _crowd(problem, number, remote)
    people = len(guests) + hosts
    seats = sum(people if table.max is None else table.max for table in tables)
    least = sum(table.min for table in tables)
    if guests and people > seats:
        cause = Cause.TOO_FEW_REMOTE_SEATS if remote else Cause.TOO_FEW_SEATS
        remedy = Remedy.ADD_REMOTE_SEATS if remote else Remedy.ADD_SEATS
        yield Reason(cause, remedy, needed=people, there=seats, round=number)
    if people < least:
        yield Reason(Cause.TOO_MANY_SEATS_TO_FILL, Remedy.LOWER_MINIMUM, needed=least, there=people, round=number)


def _apart(problem: Problem, number: int) -> Iterator[Reason]:
    """More people who want to be apart than there are tables."""
    present = set(problem.present(number))
    tables = len(problem.open_tables(number))
    for group in problem.apart:
        if len(there := tuple(person for person in group if person in present)) > tables:
            yield Reason(Cause.TOO_MANY_APART, Remedy.ADD_TABLES, len(there), tables, number, there)


def _together(problem: Problem, number: int) -> Iterator[Reason]:
    """Groups that no table takes, or whose seats are settled at different tables."""
    present, settled = set(problem.present(number)), problem.settled(number)
    remote = {guest.id for guest in problem.people if guest.remote}
    hosts = problem.hosting(number)
    largest = max((table.max or len(present) for table in problem.open_tables(number)), default=0)
    for group in problem.together:
        there = tuple(person for person in group if person in present)
        if len(there) > largest:
            yield Reason(Cause.GROUP_TOO_LARGE, Remedy.SPLIT_GROUP, len(there), largest, number, there)
        places = len({settled[person] for person in there if person in settled})
        crowds = len({person in remote for person in there if person not in hosts})
        if places > 1 or crowds > 1:
            yield Reason(Cause.GROUP_TORN, Remedy.DROP_ONE_RULE, 1, max(places, crowds), number, there)


def _contradictions(problem: Problem, number: int) -> Iterator[Reason]:
    """People who shall sit together, be it through others who are there, and apart."""
    present = set(problem.present(number))
    group_of: dict[str, set[str]] = {}
    for group in problem.together:
        there = present.intersection(group)
        joined = there.union(*(group_of.get(person, ()) for person in there))
        group_of |= dict.fromkeys(joined, joined)
    for group in problem.apart:
        for a, b in combinations(group, 2):
            if b in group_of.get(a, ()):
                yield Reason(Cause.TOGETHER_AND_APART, Remedy.DROP_ONE_RULE, 0, 1, number, people=(a, b))


def _topics(problem: Problem) -> Iterator[Reason]:
    """People who are there for more rounds than there are topics."""
    short: dict[tuple[int, int], list[str]] = {}
    guests = {number: set(problem.present(number)) - problem.hosting(number).keys() for number in problem.numbers}
    tables = {number: problem.open_tables(number) for number in problem.numbers}
    for guest in problem.people:
        numbers = [number for number in problem.numbers if guest.id in guests[number]]
        fitting = (table for number in numbers for table in tables[number] if table.remote == guest.remote)
        topics = len({table.subject for table in fitting})
        if topics < len(numbers):
            short.setdefault((len(numbers), topics), []).append(guest.id)
    for (rounds, topics), people in short.items():
        yield Reason(Cause.TOO_FEW_TOPICS, Remedy.ADD_TOPICS, needed=rounds, there=topics, people=tuple(people))


def _wishes(problem: Problem) -> Iterator[Reason]:
    """Topics whose tables can't take all who wish for them most, in all rounds together."""
    dearest = Counter(max(weights, key=weights.__getitem__) for weights in problem.wishes.values() if weights)
    for topic, people in dearest.items():
        places: list[int | None] = [
            table.max for n in problem.numbers for table in problem.open_tables(n) if table.subject == topic
        ]
        seats = sum(place for place in places if place is not None)
        if None not in places and people > seats:
            remedy = Remedy.ADD_SEATS_FOR_TOPIC
            yield Reason(Cause.TOPIC_TOO_POPULAR, remedy, needed=people, there=seats, topic=topic)
