"""Which rules a plan breaks, and where. The past is as it was: it breaks none."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from werkstatt.seating.plan import BrokenRule, Rule
from werkstatt.seating.problem import Problem, Rounds, seats

Tables = Mapping[str, tuple[str, ...]]


def broken_rules(problem: Problem, rounds: Rounds) -> tuple[BrokenRule, ...]:
    """All broken rules, round by round."""
    found: list[BrokenRule] = []
    for number in range(problem.past + 1, problem.rounds + 1):
        tables = rounds[number - 1]
        found += _sizes(problem, number, tables)
        found += _remote(problem, number, tables)
        found += _together(problem, number, tables)
        found += _apart(problem, number, tables)
    return (*found, *(_topics(problem, rounds) if problem.topics_differ else ()))


def _sizes(problem: Problem, number: int, tables: Tables) -> Iterator[BrokenRule]:
    for table in problem.open_tables(number):
        people = tables.get(table.id, ())
        if table.max is not None and len(people) > table.max:
            yield BrokenRule(Rule.TOO_FULL, number, table.id, people, table.max, len(people))
        if len(people) < table.min:
            yield BrokenRule(Rule.TOO_EMPTY, number, table.id, people, table.min, len(people))


def _remote(problem: Problem, number: int, tables: Tables) -> Iterator[BrokenRule]:
    remote = {guest.id for guest in problem.people if guest.remote}
    hosts = problem.hosting(number)
    for table in problem.open_tables(number):
        guests = (person for person in tables.get(table.id, ()) if person not in hosts)
        if strangers := tuple(person for person in guests if (person in remote) != table.remote):
            yield BrokenRule(Rule.REMOTE, number, table.id, strangers)


def _together(problem: Problem, number: int, tables: Tables) -> Iterator[BrokenRule]:
    table_of = seats(tables)
    for group in problem.together:
        there = tuple(person for person in group if person in table_of)
        if len({table_of[person] for person in there}) > 1:
            yield BrokenRule(Rule.TOGETHER, number, table_of[there[0]], there)


def _apart(problem: Problem, number: int, tables: Tables) -> Iterator[BrokenRule]:
    for group in problem.apart:
        for table, people in tables.items():
            if len(met := tuple(person for person in group if person in people)) > 1:
                yield BrokenRule(Rule.APART, number, table, met)


def _topics(problem: Problem, rounds: Rounds) -> Iterator[BrokenRule]:
    """Guests who come to a topic again, and hosts who were its guests before. Who hosts it again breaks nothing."""
    subject = {table.id: table.subject for table in problem.tables}
    as_guest: dict[str, set[str]] = defaultdict(set)
    as_host: dict[str, set[str]] = defaultdict(set)
    for number, tables in enumerate(rounds, start=1):
        hosts = problem.hosting(number)
        for table, people in tables.items():
            topic = subject[table]
            again = tuple(
                person
                for person in people
                if topic in as_guest[person] or (person not in hosts and topic in as_host[person])
            )
            if again and number > problem.past:
                yield BrokenRule(Rule.TOPIC_TWICE, number, table, again)
            for person in people:
                (as_host if person in hosts else as_guest)[person].add(topic)
