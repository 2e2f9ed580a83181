"""Whether a problem makes sense: the first thing that doesn't is named with its place, as it is in the file."""

from collections.abc import Iterable, Mapping
from math import isfinite

from werkstatt.seating.problem import Problem, ProblemError

MOST_PEOPLE, MOST_TABLES, MOST_ROUNDS, MOST_SEATS = 2000, 500, 50, 5_000_000
Ids = Mapping[str, int]


def check(problem: Problem) -> None:
    """Raise a ProblemError where the problem contradicts itself. Rules that can't hold are no error: see `explain`."""
    people = _ids("people", [guest.id for guest in problem.people], MOST_PEOPLE)
    tables = _ids("tables", [table.id for table in problem.tables], MOST_TABLES)
    _number("rounds", problem.rounds, 1, MOST_ROUNDS)
    if len(people) * len(tables) * problem.rounds > MOST_SEATS:
        raise ProblemError("rounds", "too_large", at_most=MOST_SEATS // (len(people) * len(tables)))
    _number("past", problem.past, 0, problem.rounds)
    _check_people(problem)
    _check_tables(problem)
    _check_published(problem, people, tables)
    _check_hosts(problem, people, tables)
    _check_open(problem)
    _check_wishes(problem, people)
    _check_groups("together", problem.together, people)
    _check_groups("apart", problem.apart, people)
    _check_fixed(problem, people, tables)


def _ids(field: str, ids: Iterable[str], most: int) -> Ids:
    places: dict[str, int] = {}
    for index, name in enumerate(ids):
        if not name:
            raise ProblemError(f"{field}[{index}].id", "empty")
        if name in places:
            raise ProblemError(f"{field}[{index}].id", "twice", id=name)
        places[name] = index
    if not places:
        raise ProblemError(field, "empty")
    if len(places) > most:
        raise ProblemError(field, "too_many", at_most=most)
    return places


def _number(field: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise ProblemError(field, "out_of_range", least=least, most=most)


def _known(field: str, name: str, ids: Ids) -> None:
    if name not in ids:
        raise ProblemError(field, "unknown", id=name)


def _check_people(problem: Problem) -> None:
    for index, guest in enumerate(problem.people):
        for number in sorted(guest.rounds or ()):
            _number(f"people[{index}].rounds", number, 1, problem.rounds)


def _check_tables(problem: Problem) -> None:
    for index, table in enumerate(problem.tables):
        field = f"tables[{index}]"
        if table.topic == "":
            raise ProblemError(f"{field}.topic", "empty")
        _number(f"{field}.min", table.min, 0, MOST_PEOPLE)
        if table.max is not None:
            _number(f"{field}.max", table.max, max(1, table.min), MOST_PEOPLE)
        for number in sorted(table.rounds or ()):
            _number(f"{field}.rounds", number, 1, problem.rounds)


def _check_published(problem: Problem, people: Ids, tables: Ids) -> None:
    rounds = problem.published or ()
    if len(rounds) < problem.past:
        raise ProblemError("published.rounds", "too_few", at_least=problem.past)
    for number, seated in enumerate(rounds):
        seen: set[str] = set()
        for table, names in seated.items():
            field = f"published.rounds[{number}].{table}"
            _known(field, table, tables)
            for name in names:
                _known(field, name, people)
                if name in seen:
                    raise ProblemError(field, "twice", id=name)
                seen.add(name)


def _check_hosts(problem: Problem, people: Ids, tables: Ids) -> None:
    hosting: set[tuple[int, str]] = set()
    for table, hosts in problem.hosts.items():
        _known(f"hosts.{table}", table, tables)
        if len(hosts) != problem.rounds:
            raise ProblemError(f"hosts.{table}", "one_per_round", rounds=problem.rounds)
        for index, host in enumerate(hosts):
            field = f"hosts.{table}[{index}]"
            if host is None:
                continue
            _known(field, host, people)
            if (index, host) in hosting:
                raise ProblemError(field, "hosts_twice", id=host)
            hosting.add((index, host))
            if problem.hosting(index + 1).get(host) == table:
                _check_seat(problem, field, index + 1, host, table)


def _check_seat(problem: Problem, field: str, number: int, person: str, table: str) -> None:
    """A seat that is not to change must be one that can be."""
    if number <= problem.past:
        seated = problem.settled(number)
        if seated.get(person) != table:
            raise ProblemError(field, "past_differs", id=person)
        return
    if not next(guest for guest in problem.people if guest.id == person).is_there_in(number):
        raise ProblemError(field, "absent", id=person, round=number)
    if not next(place for place in problem.tables if place.id == table).is_open_in(number):
        raise ProblemError(field, "closed", id=table, round=number)


def _check_open(problem: Problem) -> None:
    for number in problem.numbers:
        if problem.present(number) and not problem.open_tables(number):
            raise ProblemError("tables", "none_open", round=number)


def _check_wishes(problem: Problem, people: Ids) -> None:
    topics = {table.subject: 0 for table in problem.tables}
    for person, weights in problem.wishes.items():
        _known(f"wishes.{person}", person, people)
        for topic, weight in weights.items():
            field = f"wishes.{person}.{topic}"
            _known(field, topic, topics)
            if not (isfinite(weight) and 0 < weight <= 1000):
                raise ProblemError(field, "out_of_range", least="> 0", most=1000)


def _check_groups(field: str, groups: Iterable[tuple[str, ...]], people: Ids) -> None:
    for index, group in enumerate(groups):
        if len(group) < 2:
            raise ProblemError(f"{field}[{index}]", "too_few", at_least=2)
        for place, person in enumerate(group):
            _known(f"{field}[{index}][{place}]", person, people)
            if person in group[:place]:
                raise ProblemError(f"{field}[{index}][{place}]", "twice", id=person)


def _check_fixed(problem: Problem, people: Ids, tables: Ids) -> None:
    seen: set[tuple[int, str]] = set()
    for index, seat in enumerate(problem.fixed):
        field = f"fixed[{index}]"
        _number(f"{field}.round", seat.round, 1, problem.rounds)
        _known(f"{field}.person", seat.person, people)
        _known(f"{field}.table", seat.table, tables)
        if (seat.round, seat.person) in seen:
            raise ProblemError(f"{field}.person", "twice", id=seat.person)
        seen.add((seat.round, seat.person))
        _check_seat(problem, field, seat.round, seat.person, seat.table)
        if problem.hosting(seat.round).get(seat.person, seat.table) != seat.table:
            raise ProblemError(f"{field}.table", "hosts_elsewhere", id=seat.person)
