"""Who sits where in a café: taking over a plan, moving people by hand, latecomers, and what was printed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from werkstatt.domain.cafe import Cafe, CafeTable, Hosting, Paper, Printed, ReserveSeat, Round, Seat
from werkstatt.domain.errors import NotThere
from werkstatt.domain.ids import new_id
from werkstatt.domain.person import Attendance
from werkstatt.operations import rounds
from werkstatt.storage.records import Records

# For each round (its id) the people (their attendances' ids) at each table (its id).
Places = Mapping[str, Mapping[str, Iterable[str]]]

# For each number of a reserve badge the table (its id) in each round (its id).
Routes = Mapping[int, Mapping[str, str]]


def take_plan(records: Records, places: Places, unseated: Collection[str] = (), reserve: Routes | None = None) -> None:
    """Let people sit in these rounds as a plan says; those who are `unseated` sit and host nowhere.

    What was done since the plan was made stays: rounds that have begun, tables that were closed, hosts, and seats that
    were given or chosen by hand. Who is gone from the list since is left out. `reserve` are routes to be kept as well.
    """
    for round_id, tables in places.items():
        if _has_begun(records, round_id):
            continue
        hosts = records.find(Hosting, round_id=round_id, attendance_id=list(unseated))
        records.remove(Hosting, [row.id for row in hosts])
        wanted = _sitting(records, round_id, tables)
        seated = {seat.attendance_id: seat for seat in records.find(Seat, round_id=round_id)}
        leaving = set(unseated) - wanted.keys()
        records.remove(Seat, [seat.id for person, seat in seated.items() if person in leaving])
        for person, table in wanted.items():
            if not (person in seated and seated[person].by_hand and _is_open(records, seated[person].table_id)):
                _sit(records, seated.get(person), round_id, table, person, by_hand=False)
    keep_reserve(records, reserve or {})


def take_in(records: Records, places: Places, reserve: Routes | None = None) -> None:
    """Latecomers: let those sit down who have no place in these rounds, also in one that has begun meanwhile."""
    for round_id, tables in places.items():
        seated = {seat.attendance_id for seat in records.find(Seat, round_id=round_id)}
        for person, table in _sitting(records, round_id, tables).items():
            if person not in seated:
                _sit(records, None, round_id, table, person, by_hand=False)
    keep_reserve(records, reserve or {})


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


def keep_reserve(records: Records, routes: Routes) -> None:
    """Keep numbered routes for unknown people; what was kept before stays as it is."""
    for number, route in routes.items():
        known = {kept.round_id for kept in records.find(ReserveSeat, round_id=list(route), number=number)}
        records.add(
            *(
                ReserveSeat(id=new_id(), round_id=round_id, table_id=table_id, number=number)
                for round_id, table_id in route.items()
                if round_id not in known and _is_open(records, table_id)
            )
        )


def drop_reserve(records: Records, cafe_id: str, numbers: Collection[int]) -> None:
    """These reserve badges are not needed any more."""
    every = [round_.id for round_ in rounds.every(records, cafe_id)]
    records.remove(ReserveSeat, [kept.id for kept in records.find(ReserveSeat, round_id=every, number=numbers)])


def seat_from_reserve(records: Records, cafe_id: str, attendance_id: str, number: int) -> None:
    """Somebody takes reserve badge `number` and its route through the coming rounds.

    In a round that has begun the person sits down as well, unless it is over or the person sits there already. Raises
    NotThere when somebody else has the badge.
    """
    every = [round_.id for round_ in rounds.every(records, cafe_id)]
    kept = records.find(ReserveSeat, round_id=every, number=number)
    if not kept:
        raise NotThere(ReserveSeat.__name__, str(number))
    ahead = {round_.id for round_ in rounds.ahead(records, cafe_id)}
    now = rounds.running(records, cafe_id)
    for place in kept:
        if place.round_id in ahead:
            move(records, place.round_id, attendance_id, place.table_id)
        elif place.round_id == now:
            take_in(records, {place.round_id: {place.table_id: [attendance_id]}})
    records.remove(ReserveSeat, [place.id for place in kept])


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


def _sitting(records: Records, round_id: str, tables: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    """Those of a plan who can sit where it says: they are still listed, host no table, and theirs is open."""
    listed = {row.id for row in records.find(Attendance)}
    hosts = {row.attendance_id for row in records.find(Hosting, round_id=round_id)}
    return {
        person: table
        for table, people in tables.items()
        if _is_open(records, table)
        for person in people
        if person in listed - hosts
    }


def _is_open(records: Records, table_id: str) -> bool:
    return any(table.closed_after is None for table in records.find(CafeTable, id=table_id))


def _has_begun(records: Records, round_id: str) -> bool:
    round_ = records.get(Round, round_id)
    return round_ in rounds.begun(records, round_.cafe_id)


def _sit(records: Records, seat: Seat | None, round_id: str, table_id: str, person: str, *, by_hand: bool) -> None:
    if seat is None:
        records.add(Seat(id=new_id(), round_id=round_id, table_id=table_id, attendance_id=person, by_hand=by_hand))
    elif seat.table_id != table_id:
        records.change(Seat, seat.id, table_id=table_id, by_hand=by_hand)
