"""Starts from algebra: for many sizes nobody need meet twice, or no more often than counting proves.

People stand in columns of as many as there are tables. Person i of a column with the entries d[0], d[1], ... sits in
round r at table i + d[r], in a group with as many elements as there are tables. So

- the tables are even by themselves, also where the last column is not full;
- two of a column never meet, and two of different columns at most once if the differences of their entries are all
  different (the columns then form a difference matrix, Bose and Bush 1952);
- somebody visits different topics if the entries of the column are all different.

Over a field d[r] = r * c does that for every c (c != 0 with topics). With more people than that the columns come again,
which spreads those of a table over all tables of any other round as evenly as can be: the proven bound.
"""

from itertools import cycle, islice
from random import Random

from werkstatt.seating.difference_matrices import Column, difference_matrix
from werkstatt.seating.field import Field, Group, field

Routes = list[list[int]]
_TRIALS = 3000


def routes(people: int, tables: int, rounds: int, same_topic: int = 0) -> Routes | None:
    """The tables of each person in the first rounds, at best in all, or None where no construction is known.

    Tables come in blocks of `same_topic` with one topic; 0 means that topics don't matter.
    """
    columns = -(-people // tables)
    galois = field(tables)
    if galois and not same_topic and rounds > tables and people == columns * tables and tables % columns == 0:
        return _with_filled_rounds(galois, tables, rounds, columns)
    if galois:
        known = _multiples(galois, tables, min(rounds, tables), same_topic)
        return _develop(galois, list(islice(cycle(known), columns)), people, tables) if known else None
    if same_topic > 1 or rounds > tables or columns > tables:
        return None
    return _by_difference_matrix(people, tables, rounds, columns, same_topic)


def _develop(group: Group, columns: list[Column], people: int, tables: int) -> Routes:
    return [[group.add(n % tables, entry) for entry in columns[n // tables]] for n in range(people)]


def _multiples(galois: Field, tables: int, rounds: int, same_topic: int) -> list[Column]:
    """The columns r * c in which no topic comes twice: blocks of topics are cosets of the first block, a subgroup."""
    columns = [tuple(galois.multiply(r, c) for r in range(rounds)) for c in range(tables)]
    if not same_topic:
        return columns
    return [column for column in columns if len({entry // same_topic for entry in column}) == rounds]


def _with_filled_rounds(galois: Field, tables: int, rounds: int, size: int) -> Routes:
    """After as many rounds as tables, each column, whose people never met, is split into tables again and again."""
    most = _develop(galois, _multiples(galois, tables, tables, 0)[:size], size * tables, tables)
    tables_each = tables // size
    inner = routes(tables, tables_each, rounds - tables) or [[n // size] for n in range(tables)]
    return [route + [n // tables * tables_each + t for t in inner[n % tables]] for n, route in enumerate(most)]


def _by_difference_matrix(people: int, tables: int, rounds: int, wanted: int, same_topic: int) -> Routes | None:
    if stored := difference_matrix(tables, rounds):
        orders, columns = stored
        columns = columns if same_topic else [(0,) * rounds, *columns]
        if len(columns) >= wanted:
            return _develop(Group(orders), columns[:wanted], people, tables)
    found = _found_by_chance(tables, rounds, wanted, same_topic)
    return _develop(Group([tables]), found, people, tables) if found else None


def _found_by_chance(tables: int, rounds: int, wanted: int, same_topic: int) -> list[Column] | None:
    """Columns over the cyclic group, one after the other: quick where there are many more tables than people at one."""
    random = Random(tables)  # noqa: S311 - the same columns every time
    chosen: list[Column] = [(0,) * rounds]
    for _trial in range(_TRIALS):
        column = (0, *(random.randrange(tables) for _round in range(rounds - 1)))
        if all(_differ(column, other, tables) for other in chosen):
            chosen.append(column)
        if len(chosen) - bool(same_topic) >= wanted:
            return chosen[bool(same_topic) :]
    return None


def _differ(one: Column, other: Column, tables: int) -> bool:
    return len({(a - b) % tables for a, b in zip(one, other, strict=True)}) == len(one)
