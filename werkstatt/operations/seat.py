"""Who sits where in a café: taking over a plan, moving people by hand, latecomers, and what was printed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from werkstatt.domain.cafe import Cafe, Hosting, Paper, Printed, ReserveSeat, Round, Seat
from werkstatt.domain.errors import NotThere
from werkstatt.domain.ids import new_id
from werkstatt.domain.person import Attendance
from werkstatt.operations import rounds
from werkstatt.storage.records import Records

# For each round (its id) the people (their attendances' ids) at each table (its id).
Places = Mapping[str, Mapping[str, Iterable[str]]]


def take_plan(records: Records, places: Places) -> None:
    """Let people sit in these rounds as a plan says; a seat that stays the same stays as it was chosen.

    A round that has begun since the plan was made stays as it is, and who is gone from the list since is left out.
    """
    listed = {row.id for row in records.find(Attendance)}
    for round_id, tables in places.items():
        if _has_begun(records, round_id):
            continue
        wanted = {person: table for table, people in tables.items() for person in people if person in listed}
        seated = {seat.attendance_id: seat for seat in records.find(Seat, round_id=round_id)}
        records.remove(Seat, [seat.id for person, seat in seated.items() if person not in wanted])
        for person, table in wanted.items():
            _sit(records, seated.get(person), round_id, table, person, by_hand=False)


def take_in(records: Records, places: Places, joining: Iterable[tuple[str, str, str]]) -> None:
    """Latecomers: a plan for the coming rounds, and who joins which table (round, person, table) of the running one."""
    take_plan(records, places)
    for round_id, person, table in joining:
        if not records.find(Seat, round_id=round_id, attendance_id=person):
            _sit(records, None, round_id, table, person, by_hand=False)


def move(records: Records, round_id: str, attendance_id: str, table_id: str) -> None:
    """Let somebody sit at another table in a round; that seat stays when the round is mixed anew.

    Who hosted a table in that round no longer does.
    """
    hosted = records.find(Hosting, round_id=round_id, attendance_id=attendance_id)
    records.remove(Hosting, [row.id for row in hosted])
    seated = records.find(Seat, round_id=round_id, attendance_id=attendance_id)
    _sit(records, seated[0] if seated else None, round_id, table_id, attendance_id, by_hand=True)


def exchange(records: Records, round_id: str, one: str, other: str) -> None:
    """Let two people change places in a round; raises NotThere when one of them has none."""
    table_of = {seat.attendance_id: seat.table_id for seat in records.find(Seat, round_id=round_id)}
    for person in (one, other):
        if person not in table_of:
            raise NotThere(Seat.__name__, person)
    move(records, round_id, one, table_of[other])
    move(records, round_id, other, table_of[one])


def let_go(records: Records, seat_ids: Sequence[str]) -> None:
    """Seats chosen by hand may be mixed again."""
    for seat_id in seat_ids:
        records.change(Seat, seat_id, by_hand=False)


def keep_reserve(records: Records, cafe_id: str, routes: Mapping[int, Mapping[str, str]]) -> None:
    """Keep numbered routes for unknown people, instead of those there were for the rounds that have not begun.

    `routes` tells for each number a table (id) in each round (id).
    """
    ahead = {round_.id for round_ in rounds.ahead(records, cafe_id)}
    records.remove(ReserveSeat, [seat.id for seat in records.find(ReserveSeat, round_id=ahead)])
    records.add(
        *(
            ReserveSeat(id=new_id(), round_id=round_id, table_id=table_id, number=number)
            for number, route in routes.items()
            for round_id, table_id in route.items()
        )
    )


def seat_from_reserve(records: Records, cafe_id: str, attendance_id: str, number: int) -> None:
    """Somebody takes reserve badge `number` and its route through the rounds that have not begun.

    Raises NotThere when somebody else has it.
    """
    every = [round_.id for round_ in rounds.every(records, cafe_id)]
    kept = records.find(ReserveSeat, round_id=every, number=number)
    if not kept:
        raise NotThere(ReserveSeat.__name__, str(number))
    ahead = {round_.id for round_ in rounds.ahead(records, cafe_id)}
    for seat in kept:
        if seat.round_id in ahead:
            move(records, seat.round_id, attendance_id, seat.table_id)
    records.remove(ReserveSeat, [seat.id for seat in kept])


def publish(records: Records, cafe_id: str, now: datetime) -> None:
    """People know their tables from now on."""
    if records.get(Cafe, cafe_id).published_at is None:
        records.change(Cafe, cafe_id, published_at=now)


def note_printed(records: Records, cafe_id: str, paper: Paper, contents: Mapping[str, str], now: datetime) -> None:
    """Remember what was printed about whom, and that people know it."""
    known = {row.about_id: row for row in records.find(Printed, cafe_id=cafe_id, paper=paper)}
    for about, content in contents.items():
        if about in known:
            records.change(Printed, known[about].id, content=content)
        else:
            records.add(Printed(id=new_id(), cafe_id=cafe_id, paper=paper, about_id=about, content=content))
    publish(records, cafe_id, now)


def _has_begun(records: Records, round_id: str) -> bool:
    round_ = records.get(Round, round_id)
    return round_ in rounds.begun(records, round_.cafe_id)


def _sit(records: Records, seat: Seat | None, round_id: str, table_id: str, person: str, *, by_hand: bool) -> None:
    if seat is None:
        records.add(Seat(id=new_id(), round_id=round_id, table_id=table_id, attendance_id=person, by_hand=by_hand))
    elif seat.table_id != table_id:
        records.change(Seat, seat.id, table_id=table_id, by_hand=by_hand)
