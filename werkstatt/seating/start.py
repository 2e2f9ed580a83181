"""Where a search starts: from chance, or from what is already known."""

from collections import Counter
from random import Random

from werkstatt.seating.algebra import routes
from werkstatt.seating.casting import cast
from werkstatt.seating.room import Room
from werkstatt.seating.state import Tables


def dealt(room: Room, random: Random, known: Tables | None = None) -> Tables:
    """Everybody at a table, as evenly as can be; `known` seats are kept and the rest is left to chance."""
    tables = [row.copy() for row in known] if known else nothing(room)
    for r in range(room.rounds):
        _deal_groups(room, random, r, tables[r])
        for remote in (False, True):
            _deal_singles(room, random, r, tables[r], remote)
    return tables


def nothing(room: Room) -> Tables:
    """Only the settled seats."""
    tables = [[room.nowhere] * room.nobody for _round in range(room.rounds)]
    for row, settled in zip(tables, room.settled, strict=True):
        for person, table in settled.items():
            row[person] = table
    return tables


def published(room: Room, random: Random) -> Tables:
    """The published seats of those who are still there, at tables that are still open; the rest from chance."""
    tables = nothing(room)
    for r, seats in enumerate(room.published[: room.rounds]):
        for person in room.free[r]:
            if seats.get(person) in room.open[r]:
                tables[r][person] = seats[person]
    return dealt(room, random, tables)


def constructed(room: Room, random: Random) -> Tables | None:
    """Seats from algebra, if nothing is settled, the same tables are open all the time, and a construction is known.

    Those who miss rounds stand in the last columns, of which each lacks at most one person at any table. People of one
    value stand in a column, too: there they never meet.
    """
    order = _tables_by_topic(room)
    rounds = Counter(person for guests in room.guests for person in guests)
    guests = [person for person in rounds if not room.problem.people[person].remote]
    if order is None or any(room.settled) or not guests:
        return None
    ways = routes(len(guests), len(order), room.rounds, len(room.same_topic[order[0]]) if room.topic else 0)
    if ways is None:
        return None
    random.shuffle(guests)
    guests.sort(key=lambda person: (-rounds[person], room.main_value(person)))
    way_of = dict(zip(guests, ways, strict=True))
    tables = nothing(room)
    for r, row in enumerate(tables):
        for person in room.free[r]:
            if r < len(way_of.get(person, ())):
                row[person] = order[way_of[person][r]]
    tables = dealt(room, random, tables)
    if room.needs_casting:
        cast(room, tables, random)
    return tables


def _tables_by_topic(room: Room) -> list[int] | None:
    """The tables for all who are not remote, those of a topic side by side; None where they are not regular."""
    order = sorted(room.tables_at(0, remote=False), key=lambda table: room.same_topic[table])
    if any(set(room.tables_at(r, remote=False)) != set(order) for r in range(room.rounds)):
        return None
    if room.topic and len(set(Counter(room.same_topic[table][0] for table in order).values())) > 1:
        return None
    return order


def _deal_groups(room: Room, random: Random, r: int, row: list[int]) -> None:
    """People who belong together go to the table with the most places, or to one of them who has a seat."""
    there = set(room.free[r])
    for group in sorted(room.groups, key=len, reverse=True):
        waiting = [person for person in group if person in there and row[person] == room.nowhere]
        if not waiting:
            continue
        seated = [row[person] for person in group if row[person] != room.nowhere]
        seated += [room.hosts[r][person] for person in group if person in room.hosts[r]]
        vacant = _vacancies(room, r, row)
        table = max(room.tables_for(r, waiting[0]), key=lambda t: (t in seated, vacant[t], random.random()))
        for person in waiting:
            row[person] = table


def _deal_singles(room: Room, random: Random, r: int, row: list[int], remote: bool) -> None:
    waiting = [
        person
        for person in room.free[r]
        if row[person] == room.nowhere and room.problem.people[person].remote == remote
    ]
    if not waiting:
        return
    random.shuffle(waiting)
    vacant = _vacancies(room, r, row)
    tables = room.tables_for(r, waiting[0])
    random.shuffle(tables := tables.copy())
    for person in waiting:
        table = max(tables, key=vacant.__getitem__)
        row[person] = table
        vacant[table] -= 1


def _vacancies(room: Room, r: int, row: list[int]) -> list[float]:
    """How many more each table may take until it is as full as the others should be."""
    vacant: list[float] = [(least + most) / 2 for least, most in room.sizes[r]]
    for table in (*row, *room.hosts[r].values()):
        if table != room.nowhere:
            vacant[table] -= 1
    return vacant
