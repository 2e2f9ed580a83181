"""Seats for those who come late, or of whom nobody knows yet, beside all who have theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from werkstatt.domain.person import Presence
from werkstatt.readmodels.cafe import CafePicture, RoundState
from werkstatt.readmodels.seating import Change, problem, seats, takes_part
from werkstatt.seating.problem import Guest, Problem, Rounds
from werkstatt.seating.problem import seats as seats_of
from werkstatt.seating.replan import disturbing_nobody, with_people

_RESERVE = "reserve "

# Round, guest and table (their ids).
Joining = tuple[str, str, str]


def joining(picture: CafePicture, found: Change) -> Sequence[Joining]:
    """Where those who came late sit down in the round that runs, which no plan changes.

    That is the table with fewest people whose topic is none of those they visit later.
    """
    held = next((held for held in picture.rounds[: picture.past] if held.state is RoundState.RUNNING), None)
    late = [guest for guest in takes_part(picture) if held and guest.id not in held.seated]
    if held is None or not late:
        return []
    tables = [table for table in picture.open_tables(held) if table.is_open_in(held.number - 1)]
    sizes = {table.id: len(held.seats.get(table.id, ())) for table in tables}
    made = []
    for guest in late:
        online = guest.attendance.presence is Presence.REMOTE
        later = {key for seated in found.places.values() for key, people in seated.items() if guest.id in people}
        topics = {picture.table(key).topic_id for key in later if picture.cafe.topics_differ}
        fitting = [table for table in tables if table.remote is online]
        best = min(fitting, key=lambda table: (table.topic_id in topics, sizes[table.id], table.number), default=None)
        if best is not None:
            sizes[best.id] += 1
            made.append((held.id, guest.id, best.id))
    return made


def latecomers_problem(picture: CafePicture) -> Problem:
    """Seats for those who have none, while all others keep theirs, also those who may still come."""
    there = takes_part(picture)
    known = {row.id for row in there}
    seated = {person for row in picture.rounds for person in row.seated}
    awaited = [row for row in picture.expected if row.id in seated - known]
    return disturbing_nobody(problem(picture, [*there, *awaited]))


def reserve_problem(picture: CafePicture, count: int) -> Problem:
    """Routes for so many unknown people, while everybody who has a seat stays."""
    asked = replace(problem(picture), published=seats(picture))
    return disturbing_nobody(with_people(asked, [Guest(f"{_RESERVE}{number}") for number in range(1, count + 1)]))


def reserve_places(picture: CafePicture, rounds: Rounds) -> Mapping[int, Mapping[str, str]]:
    """The routes of the unknown people by number: for each coming round (its id) the table (its id)."""
    routes: dict[int, dict[str, str]] = {}
    for row in picture.rounds[picture.past :]:
        for person, table in seats_of(rounds[row.number - 1]).items():
            if person.startswith(_RESERVE):
                routes.setdefault(int(person.removeprefix(_RESERVE)), {})[row.id] = table
    return routes
