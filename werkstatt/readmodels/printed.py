"""What badges and table signs say, and which of them have to be printed anew because they would say something else.

A past round stays on a badge, so that it can be read there who sat with whom. The event's title is not part of what a
badge says here: a new title is no reason to print sixty badges again.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby

from werkstatt.domain.cafe import CafeTable, Paper, Topic
from werkstatt.readmodels.cafe import CafePicture, RoundPicture
from werkstatt.readmodels.people import PersonRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A round of a route: the table's number (None without a seat), its topic's rank, and whether the person hosts."""

    round: int
    table: int | None = None
    topic: int = 0
    is_host: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What stands on a table's sign. There is a question for each round (its number) in which it differs."""

    table_id: str
    number: int
    topic: Topic
    points: Sequence[str]
    questions: Sequence[tuple[int | None, str]]


def routes(picture: CafePicture) -> Mapping[str, Sequence[Stop]]:
    """Everybody's way through the tables, by attendance."""
    tables = _tables(picture)
    hosts = [(row, {*row.hosts.values()}) for row in picture.rounds]
    return {
        guest: [
            _stop(picture, row, tables.get(row.places.get(guest, "")), is_host=guest in hosting)
            for row, hosting in hosts
        ]
        for guest in picture.guests
    }


def reserve_routes(picture: CafePicture) -> Mapping[int, Sequence[Stop]]:
    """The ways that are kept for people nobody knows yet, by the number of the reserve badge.

    Once all rounds of a way are over, nobody can take it any more.
    """
    tables = _tables(picture)
    numbers = sorted({seat.number for row in picture.not_over for seat in row.reserve})
    places = [{seat.number: seat.table_id for seat in row.reserve} for row in picture.rounds]
    return {
        number: [
            _stop(picture, row, tables.get(at.get(number, ""))) for row, at in zip(picture.rounds, places, strict=True)
        ]
        for number in numbers
    }


def tables_ahead(picture: CafePicture) -> Mapping[str, Sequence[int]]:
    """At which tables (their numbers) everybody sits, by attendance: now, and in the rounds that come.

    Who stays at a table is told it once.
    """
    numbers = {table.id: table.number for table in picture.tables}
    rounds = picture.not_over
    seated = {person for row in rounds for person in row.seated}
    routes = {person: [numbers[row.places[person]] for row in rounds if person in row.places] for person in seated}
    return {person: [number for number, _same in groupby(route)] for person, route in routes.items()}


def wearers(picture: CafePicture) -> Sequence[PersonRow]:
    """Who gets a badge: everybody who is in the room or may still come there; A–Z, people without a name last.

    Once people are there, who still may come gets one as long as there is a seat to go to.
    """
    if not picture.in_the_room or not any(row.seats for row in picture.rounds):
        return picture.expected
    awaited = {person for row in picture.not_over for person in row.seated}
    here = {row.id for row in picture.in_the_room}
    return [row for row in picture.expected if row.id in here | awaited]


def signs(picture: CafePicture) -> Sequence[Sign]:
    """The signs of all tables that are in use."""
    return [
        Sign(
            table_id=table.id,
            number=table.number,
            topic=picture.topic(table),
            points=[point.text for point in picture.points(table)],
            questions=questions(picture, table),
        )
        for table in tables_in_use(picture)
    ]


def tables_in_use(picture: CafePicture) -> Sequence[CafeTable]:
    """The tables at which people sit from now on; once everything is over, those of the last round."""
    rounds = picture.not_over or picture.rounds[-1:]
    return [table for table in picture.tables if not rounds or any(picture.is_open(table, row) for row in rounds)]


def questions(picture: CafePicture, table: CafeTable) -> Sequence[tuple[int | None, str]]:
    """What is asked at a table: in each round (its number), or the one question of all rounds; else the event's."""
    open_in = [row for row in picture.rounds if picture.is_open(table, row)]
    asked = [(row.number, row.item.prompt or picture.event.question) for row in open_in]
    there = [(number, text) for number, text in asked if text.strip()]
    texts = dict.fromkeys(text for _number, text in there) or dict.fromkeys(filter(None, [picture.event.question]))
    return [(None, text) for text in texts] if len(texts) < 2 else there


def subjects(picture: CafePicture, paper: Paper) -> Sequence[str]:
    """About whom or what there are such papers: attendances, numbers of reserve badges, or tables."""
    match paper:
        case Paper.BADGE:
            return [row.id for row in wearers(picture)]
        case Paper.RESERVE:
            return [str(number) for number in reserve_routes(picture)]
        case Paper.SIGN:
            return [sign.table_id for sign in signs(picture)]


def contents(picture: CafePicture, paper: Paper, ids: Iterable[str]) -> Mapping[str, str]:
    """What the papers about these say now, as `operations.seat.note_printed` remembers it."""
    said = _CONTENTS[paper](picture)
    return {about: said[about] for about in ids if about in said}


def to_print(picture: CafePicture, paper: Paper) -> Sequence[str]:
    """The subjects of which there is no paper yet, or one that says something else."""
    known = {row.about_id: row.content for row in picture.printed if row.paper is paper}
    needed = subjects(picture, paper)
    now = contents(picture, paper, needed)
    return [about for about in needed if now[about] != known.get(about)]


def _badge_contents(picture: CafePicture) -> Mapping[str, str]:
    ways = routes(picture)
    return {
        row.id: _as_text(
            number=row.attendance.number,
            name=row.person.name,
            organisation=row.person.organisation,
            municipality=row.person.municipality,
            route=[asdict(stop) for stop in ways[row.id]],
        )
        for row in picture.guests.values()
    }


def _reserve_contents(picture: CafePicture) -> Mapping[str, str]:
    ways = reserve_routes(picture)
    return {str(number): _as_text(route=[asdict(stop) for stop in stops]) for number, stops in ways.items()}


def _sign_contents(picture: CafePicture) -> Mapping[str, str]:
    return {
        sign.table_id: _as_text(
            number=sign.number,
            topic=sign.topic.title,
            rank=sign.topic.rank,
            points=list(sign.points),
            questions=list(sign.questions),
        )
        for sign in signs(picture)
    }


def _as_text(**values: object) -> str:
    """The same text for the same values, whenever it is written."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def _stop(picture: CafePicture, row: RoundPicture, table: CafeTable | None, *, is_host: bool = False) -> Stop:
    if table is None:
        return Stop(round=row.number)
    return Stop(round=row.number, table=table.number, topic=picture.topic(table).rank, is_host=is_host)


def _tables(picture: CafePicture) -> Mapping[str, CafeTable]:
    return {table.id: table for table in picture.tables}


_CONTENTS: Mapping[Paper, Callable[[CafePicture], Mapping[str, str]]] = {
    Paper.BADGE: _badge_contents,
    Paper.RESERVE: _reserve_contents,
    Paper.SIGN: _sign_contents,
}
