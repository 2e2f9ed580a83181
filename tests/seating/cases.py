"""Seating problems for tests: well-known instances, cafés, and any small problem."""

from dataclasses import replace

from hypothesis import strategies as st

from werkstatt.seating.problem import FixedSeat, Guest, Mix, Problem, Table


def sgp(tables: int, size: int, rounds: int) -> Problem:
    """The social golfer problem (CSPLib 010): `tables` groups of `size` for some rounds."""
    return cafe(tables * size, tables, rounds, topics=0)


def cafe(people: int, tables: int, rounds: int, topics: int | None = None) -> Problem:
    """People at tables as even as can be; `topics` differ and come at equally many tables (0: topics don't matter)."""
    topics = tables if topics is None else topics
    least, most = people // tables, -(-people // tables)
    subjects = [f"Thema {number * topics // tables + 1}" if topics else None for number in range(tables)]
    return Problem(
        people=tuple(Guest(f"p{number}") for number in range(1, people + 1)),
        tables=tuple(Table(f"t{number}", topic, least, most) for number, topic in enumerate(subjects, start=1)),
        rounds=rounds,
        topics_differ=bool(topics),
    )


def with_values(problem: Problem, **numbers_of_values: int) -> Problem:
    """Everybody has a value of each attribute, of so many; a few values are frequent, as in any list of people."""
    names = tuple(numbers_of_values)

    def values(index: int) -> dict[str, str]:
        return {
            name: f"{name} {int((index * (0.618 + place / 7) % 1) ** 2 * number)}"
            for place, (name, number) in enumerate(numbers_of_values.items())
        }

    people = tuple(replace(guest, attributes=values(index)) for index, guest in enumerate(problem.people))
    return replace(problem, people=people, spread=names)


@st.composite
def problems(draw: st.DrawFn, most_people: int = 14, most_rounds: int = 3) -> Problem:
    """Any small problem with any of the rules, also ones that can't hold."""
    rounds = draw(st.integers(1, most_rounds))
    numbers = st.none() | st.frozensets(st.integers(1, rounds))
    people = tuple(
        Guest(f"p{number}", {"o": draw(st.sampled_from("abc"))}, draw(numbers), draw(st.integers(0, 7)) == 0)
        for number in range(draw(st.integers(1, most_people)))
    )
    tables = tuple(
        Table(
            f"t{number}",
            draw(st.sampled_from(["A", "B", "C", None])),
            draw(st.integers(0, 2)),
            draw(st.none() | st.integers(2, 6)),
            frozenset(range(1, rounds + 1)) if number == 0 else draw(numbers),
            draw(st.integers(0, 5)) == 0,
        )
        for number in range(draw(st.integers(1, 4)))
    )
    problem = Problem(
        people,
        tables,
        rounds,
        topics_differ=draw(st.booleans()),
        spread=draw(st.sampled_from([(), ("o",)])),
        wishes={
            p.id: {tables[0].subject: 1.5, tables[-1].subject: 0.3} for p in people if draw(st.integers(0, 3)) == 0
        },
        together=tuple(draw(groups(people))),
        apart=tuple(draw(groups(people))),
        mix=draw(st.sampled_from(list(Mix))),
    )
    return _with_settled_seats(draw, problem)


def groups(people: tuple[Guest, ...]) -> st.SearchStrategy[list[tuple[str, ...]]]:
    if len(people) < 2:
        return st.just([])
    several = st.lists(st.sampled_from([guest.id for guest in people]), min_size=2, max_size=3, unique=True)
    return st.lists(several.map(tuple), max_size=2)


def _with_settled_seats(draw: st.DrawFn, problem: Problem) -> Problem:
    """Some hosts, and some seats that somebody chose."""
    hosts: dict[str, tuple[str | None, ...]] = {}
    fixed: list[FixedSeat] = []
    for number in problem.numbers:
        present = list(problem.present(number))
        for table in problem.open_tables(number):
            if present and draw(st.integers(0, 4)) == 0:
                named = [None] * problem.rounds if table.id not in hosts else list(hosts[table.id])
                named[number - 1] = present.pop()
                hosts[table.id] = tuple(named)
            if present and draw(st.integers(0, 4)) == 0:
                fixed.append(FixedSeat(number, present.pop(), table.id))
    return replace(problem, hosts=hosts, fixed=tuple(fixed))
