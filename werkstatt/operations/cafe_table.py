"""The tables of a café: opening and closing them, who hosts them, and more time for one of them."""

from collections.abc import Iterable
from typing import Any

from werkstatt.domain.cafe import (
    BEFORE_ALL_ROUNDS,
    Cafe,
    CafeTable,
    Hosting,
    ReserveSeat,
    Seat,
    TableTime,
    Topic,
    next_number,
)
from werkstatt.domain.errors import Refused
from werkstatt.domain.ids import new_id
from werkstatt.domain.person import Attendance, Presence, Role
from werkstatt.operations import live, rounds
from werkstatt.storage.records import Records

_PLACES: tuple[type[Any], ...] = (Seat, Hosting, ReserveSeat)
_MAY_HOST = frozenset({Presence.INVITED, Presence.REGISTERED, Presence.PRESENT})


def add_table(records: Records, /, topic_id: str, **values: object) -> str:
    """Add a table for a topic, open from the next round on; returns its id."""
    cafe_id = records.get(Topic, topic_id).cafe_id
    table = CafeTable(
        id=new_id(),
        cafe_id=cafe_id,
        topic_id=topic_id,
        number=next_number(records.find(CafeTable, cafe_id=cafe_id)),
        opened_after=rounds.last_start(records, cafe_id),
        **values,  # type: ignore[arg-type]
    )
    records.add(table)
    return table.id


def change_table(records: Records, /, table_id: str, **values: object) -> None:
    """Change topic, place or number of seats of a table.

    Refused("table_was_used") for another topic once people have talked there: what they said would change its topic.
    """
    table = records.get(CafeTable, table_id)
    if values.get("topic_id", table.topic_id) != table.topic_id and rounds.was_used(records, table):
        raise Refused("table_was_used")
    records.change(CafeTable, table_id, **values)


def close_table(records: Records, table_id: str) -> None:
    """Nobody sits at a table from the next round on. One that nobody has used or been told of is removed."""
    table = records.get(CafeTable, table_id)
    is_known = records.get(Cafe, table.cafe_id).published_at is not None
    if not (is_known or rounds.was_used(records, table)):
        records.remove(CafeTable, [table_id])
        return
    last = rounds.last_start(records, table.cafe_id) or BEFORE_ALL_ROUNDS
    records.change(CafeTable, table_id, closed_after=last)
    ahead = [round_.id for round_ in rounds.ahead(records, table.cafe_id)]
    for noun in _PLACES:
        records.remove(noun, [row.id for row in records.find(noun, table_id=table_id, round_id=ahead)])


def reopen_table(records: Records, table_id: str) -> None:
    """People sit at a closed table again, from the next round on."""
    last = rounds.last_start(records, records.get(CafeTable, table_id).cafe_id)
    records.change(CafeTable, table_id, opened_after=last, closed_after=None)


def set_host(records: Records, table_id: str, attendance_id: str | None, round_ids: Iterable[str] = ()) -> None:
    """Let somebody (None: nobody) host a table in these rounds, or in all that have not begun.

    A person hosts one table at a time, and sits nowhere else: another place in the same round is left. A table that
    is closed from now on has no host. Refused("no_round_ahead") once all rounds have begun.
    """
    table = records.get(CafeTable, table_id)
    ahead = [] if table.closed_after is not None else rounds.ahead(records, table.cafe_id)
    wanted = sorted(set(round_ids) or {round_.id for round_ in ahead})
    if attendance_id and not wanted and table.closed_after is None and rounds.begun(records, table.cafe_id):
        raise Refused("no_round_ahead")
    leaving = records.find(Hosting, table_id=table_id, round_id=wanted)
    records.remove(Hosting, [row.id for row in leaving])
    if attendance_id is None:
        return
    elsewhere = records.find(Hosting, attendance_id=attendance_id, round_id=wanted)
    records.remove(Hosting, [row.id for row in elsewhere])
    seats = records.find(Seat, attendance_id=attendance_id, round_id=wanted)
    records.remove(Seat, [seat.id for seat in seats])
    records.add(*(Hosting(id=new_id(), round_id=key, table_id=table_id, attendance_id=attendance_id) for key in wanted))


def seat_hosts(records: Records, cafe_id: str) -> int:
    """Who has the role of a table host and no table gets one that has no host, in the order of the numbers.

    Only open tables get one, and nobody who takes part online or not at all. Returns how many got one.
    """
    ahead = {round_.id for round_ in rounds.ahead(records, cafe_id)}
    hostings = records.find(Hosting, round_id=ahead)
    taken, busy = {row.table_id for row in hostings}, {row.attendance_id for row in hostings}
    event_id = records.get(Cafe, cafe_id).event_id
    hosts = records.find(Attendance, order="number", event_id=event_id, role=Role.HOST, presence=_MAY_HOST)
    willing = (row for row in hosts if row.id not in busy)
    tables = records.find(CafeTable, order="number", cafe_id=cafe_id, closed_after=None)
    pairs = list(zip((table for table in tables if table.id not in taken), willing, strict=False))
    for table, host in pairs:
        set_host(records, table.id, host.id)
    return len(pairs)


def extend_table(records: Records, round_id: str, table_id: str, seconds: int) -> None:
    """Give one table more time than the round has (or less of it again)."""
    given = records.find(TableTime, round_id=round_id, table_id=table_id)
    if given:
        records.change(TableTime, given[0].id, seconds=max(0, given[0].seconds + seconds))
    else:
        records.add(TableTime(id=new_id(), round_id=round_id, table_id=table_id, seconds=max(0, seconds)))


def take_time_back(records: Records, round_id: str) -> None:
    """All tables end with the round again."""
    records.remove(TableTime, [given.id for given in records.find(TableTime, round_id=round_id)])


def let_all_wait(records: Records, round_id: str, timer_id: str) -> None:
    """The round, whose clock this is, goes on as long as the table that was given most time."""
    longest = max((given.seconds for given in records.find(TableTime, round_id=round_id)), default=0)
    take_time_back(records, round_id)
    live.extend_timer(records, timer_id, longest)
