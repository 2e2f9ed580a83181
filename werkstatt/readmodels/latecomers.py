"""Seats for those who come late, or of whom nobody knows yet, beside all who have theirs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from werkstatt.domain.cafe import Paper
from werkstatt.domain.person import Presence
from werkstatt.domain.rounds import RoundState
from werkstatt.readmodels.cafe import CafePicture, RoundPicture
from werkstatt.readmodels.people import PersonRow
from werkstatt.readmodels.printed import reserve_routes
from werkstatt.readmodels.seating import Change, Places, chairs_left, problem, seats, takes_part, with_reserve
from werkstatt.seating.problem import Problem, Rounds
from werkstatt.seating.replan import disturbing_nobody

_DOZEN = 12


def without_seat(picture: CafePicture) -> Sequence[PersonRow]:
    """Who has no seat in the running round or in the next one, once others have one."""
    running = _running(picture)
    asked = [*([running] if running else []), *picture.ahead[:1]]
    if not any(row.seats for row in picture.rounds):
        return []
    found = {guest.id: guest for row in asked for guest in picture.without_seat(row)}
    return [guest for guest in picture.guests.values() if guest.id in found]


def joining(picture: CafePicture, found: Change) -> Places:
    """Where those who came late sit down in the round that runs, which no plan changes.

    That is the table with fewest people (and reserved chairs) whose topic is none of those they visit later; a full
    table only when all are.
    """
    held = _running(picture)
    late = [guest for guest in takes_part(picture) if held and guest.id not in held.seated]
    if held is None or not late:
        return {}
    tables = [table for table in picture.open_tables(held) if picture.is_open(table, held)]
    kept = Counter(place.table_id for place in held.reserve)
    sizes = {
        table.id: len(held.seats.get(table.id, ())) + (table.id in held.hosts) + kept[table.id] for table in tables
    }
    made: dict[str, list[str]] = {}
    for guest in late:
        online = guest.attendance.presence is Presence.REMOTE
        later = {key for seated in found.places.values() for key, people in seated.items() if guest.id in people}
        topics = {picture.table(key).topic_id for key in later if picture.cafe.topics_differ}
        fitting = [table for table in tables if table.remote is online]
        best = min(
            fitting,
            key=lambda table: (
                sizes[table.id] >= table.most,
                table.topic_id in topics,
                sizes[table.id],
                table.number,
            ),
            default=None,
        )
        if best is not None:
            sizes[best.id] += 1
            made.setdefault(best.id, []).append(guest.id)
    return {held.id: made}


def latecomers_problem(picture: CafePicture) -> Problem:
    """Seats for those who have none, while all others keep theirs, also those who may still come."""
    there = takes_part(picture)
    known = {row.id for row in there}
    seated = {person for row in picture.rounds for person in row.seated}
    awaited = [row for row in picture.expected if row.id in seated - known]
    return disturbing_nobody(problem(picture, [*there, *awaited]))


def usual_reserve(picture: CafePicture) -> int:
    """How many reserve badges there are from the start: one for each dozen who are seated, if there are chairs."""
    asked = problem(picture)
    return min(chairs_left(asked), ceil(len(asked.people) / _DOZEN))


def reserve_problem(picture: CafePicture, count: int, rounds: Rounds | None = None) -> Problem:
    """Routes for so many more unknown people, while all others sit as now, or as in these rounds.

    Their numbers follow those that were given before, or that stand on a badge which was printed.
    """
    printed = (int(row.about_id) for row in picture.printed if row.paper is Paper.RESERVE)
    first = 1 + max((*(kept.number for row in picture.rounds for kept in row.reserve), *printed), default=0)
    asked = problem(picture)
    there = {guest.id for guest in asked.people}
    sitting = tuple(
        {table: tuple(person for person in people if person in there) for table, people in tables.items()}
        for tables in (seats(picture) if rounds is None else rounds)
    )
    asked = replace(asked, published=sitting)
    return disturbing_nobody(with_reserve(asked, range(first, first + count)))


def dispensable(picture: CafePicture, count: int) -> Sequence[int]:
    """The numbers of so many reserve badges that can be dropped: first those that were not printed, the last first."""
    printed = {int(row.about_id) for row in picture.printed if row.paper is Paper.RESERVE}
    return sorted(reserve_routes(picture), key=lambda number: (number in printed, -number))[:count]


def _running(picture: CafePicture) -> RoundPicture | None:
    """The round that runs with people at its tables."""
    held = picture.rounds[: picture.past]
    return next((row for row in held if row.state is RoundState.RUNNING), None)
