"""Changing a published plan in the room: who is missing, who came, which table is closed or added, rounds more or less.

Each function makes the next problem; `seat` then finds a plan near the published one. Rounds that are over stay.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from werkstatt.seating.problem import FixedSeat, Guest, Problem, Rounds, Table


def published(problem: Problem, rounds: Rounds, past: int = 0) -> Problem:
    """The problem once people know their seats and `past` rounds are over. Seats chosen for later rounds stay."""
    fixed = tuple(seat for seat in problem.fixed if seat.round > past)
    return replace(problem, published=rounds, past=past, fixed=fixed)


def without_people(problem: Problem, people: Iterable[str]) -> Problem:
    """They won't come any more: gone from all rounds that are not over, as guests and as hosts."""
    gone = set(people)
    return replace(
        problem,
        people=tuple(_leaving(problem, guest) if guest.id in gone else guest for guest in problem.people),
        hosts={table: _without(problem, hosts, gone) for table, hosts in problem.hosts.items()},
        fixed=tuple(seat for seat in problem.fixed if seat.person not in gone),
    )


def with_people(problem: Problem, people: Iterable[Guest]) -> Problem:
    """Latecomers: they are there for the rounds that are not over yet."""
    ahead = frozenset(range(problem.past + 1, problem.rounds + 1))
    late = (replace(guest, rounds=ahead if guest.rounds is None else guest.rounds & ahead) for guest in people)
    return replace(problem, people=(*problem.people, *late))


def without_tables(problem: Problem, tables: Iterable[str]) -> Problem:
    """Closed from now on. Who hosted one becomes a guest."""
    closed = set(tables)
    over = frozenset(range(1, problem.past + 1))
    return replace(
        problem,
        tables=tuple(replace(table, rounds=over) if table.id in closed else table for table in problem.tables),
        hosts={
            table: _without(problem, hosts, set(filter(None, hosts))) if table in closed else hosts
            for table, hosts in problem.hosts.items()
        },
        fixed=tuple(seat for seat in problem.fixed if seat.table not in closed),
    )


def with_tables(problem: Problem, tables: Iterable[Table]) -> Problem:
    """Added, open in the rounds that are not over yet."""
    ahead = frozenset(range(problem.past + 1, problem.rounds + 1))
    return replace(problem, tables=(*problem.tables, *(replace(table, rounds=ahead) for table in tables)))


def with_rounds(problem: Problem, rounds: int) -> Problem:
    """More or fewer rounds, at least those that are over. Who is there for the last one is there for further ones.

    When all rounds are over, ask for more before saying who left and who came.
    """
    rounds = max(rounds, problem.past, 1)
    return replace(
        problem,
        rounds=rounds,
        people=tuple(replace(guest, rounds=_stretched(guest.rounds, problem, rounds)) for guest in problem.people),
        tables=tuple(replace(table, rounds=_stretched(table.rounds, problem, rounds)) for table in problem.tables),
        hosts={table: _as_many(hosts, rounds) for table, hosts in problem.hosts.items()},
        fixed=tuple(seat for seat in problem.fixed if seat.round <= rounds),
        published=None if problem.published is None else problem.published[:rounds],
    )


def disturbing_nobody(problem: Problem) -> Problem:
    """All published seats stay that can, and only those who have none are seated: a latecomer, in one keystroke."""
    settled = {(number, person) for number in problem.numbers for person in problem.settled(number)}
    kept = [
        FixedSeat(number, person, table)
        for number, (present, open_tables, tables) in _ahead(problem).items()
        for table, people in tables.items()
        for person in people
        if person in present and table in open_tables and (number, person) not in settled
    ]
    return replace(problem, fixed=(*problem.fixed, *kept))


def _ahead(problem: Problem) -> dict[int, tuple[set[str], set[str], Mapping[str, tuple[str, ...]]]]:
    """Who will be there, open tables and published seats of the rounds that are not over."""
    return {
        number: (set(problem.present(number)), {table.id for table in problem.open_tables(number)}, tables)
        for number, tables in enumerate(problem.published or (), start=1)
        if problem.past < number <= problem.rounds
    }


def _leaving(problem: Problem, guest: Guest) -> Guest:
    return replace(guest, rounds=frozenset(n for n in range(1, problem.past + 1) if guest.is_there_in(n)))


def _without(problem: Problem, hosts: tuple[str | None, ...], gone: set[str]) -> tuple[str | None, ...]:
    return tuple(host if n < problem.past or host not in gone else None for n, host in enumerate(hosts))


def _stretched(numbers: frozenset[int] | None, problem: Problem, rounds: int) -> frozenset[int] | None:
    if numbers is None:
        return None
    further = frozenset(range(problem.rounds + 1, rounds + 1)) if problem.rounds in numbers else frozenset()
    return frozenset(number for number in numbers if number <= rounds) | further


def _as_many(hosts: tuple[str | None, ...], rounds: int) -> tuple[str | None, ...]:
    return (*hosts[:rounds], *(hosts[-1:] * (rounds - len(hosts))))
