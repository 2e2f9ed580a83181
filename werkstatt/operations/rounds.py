"""Which rounds of a café have begun, and what that leaves alone: shared by its operations."""

from collections.abc import Sequence
from datetime import datetime

from werkstatt.domain.agenda import AgendaItem, Run
from werkstatt.domain.cafe import CafeTable, Hosting, Round, Seat, TableNote
from werkstatt.domain.event import Day
from werkstatt.domain.rounds import Agenda, HeldRound, RoundState, held, in_order, settled
from werkstatt.domain.timer import Timer
from werkstatt.storage.records import Records


def every(records: Records, cafe_id: str) -> Sequence[Round]:
    """The rounds of a café as they follow one another, also those that were left out."""
    found, agenda = _rounds(records, cafe_id)
    return in_order(found, agenda.days, agenda.items)


def begun(records: Records, cafe_id: str) -> Sequence[Round]:
    """The rounds of a café whose seats stay as they were, in their order: up to the last one that has begun."""
    return [row.round for row in _settled(records, cafe_id)]


def ahead(records: Records, cafe_id: str) -> Sequence[Round]:
    """The rounds of a café that come after those, also one that is left out so far."""
    rounds, past = every(records, cafe_id), begun(records, cafe_id)
    return rounds[rounds.index(past[-1]) + 1 :] if past else rounds


def last_start(records: Records, cafe_id: str) -> datetime | None:
    """When the last of the rounds began whose seats stay as they were; None before there is one."""
    return max((row.began_at for row in _settled(records, cafe_id) if row.began_at), default=None)


def running(records: Records, cafe_id: str) -> str | None:
    """The round (its id) that has begun and is not over."""
    found, agenda = _rounds(records, cafe_id)
    return next((row.round.id for row in held(found, agenda) if row.state is RoundState.RUNNING), None)


def was_used(records: Records, table: CafeTable) -> bool:
    """Whether people have sat at a table in a round that has begun, or written anything there."""
    rounds = [round_.id for round_ in begun(records, table.cafe_id)]
    sat = any(records.find(noun, table_id=table.id, round_id=rounds) for noun in (Seat, Hosting))
    return sat or bool(records.find(TableNote, table_id=table.id))


def _settled(records: Records, cafe_id: str) -> Sequence[HeldRound]:
    found, agenda = _rounds(records, cafe_id)
    rows = held(found, agenda)
    seated = {seat.round_id for seat in records.find(Seat, round_id=[row.id for row in found])}
    return rows[: settled(rows, seated)]


def _rounds(records: Records, cafe_id: str) -> tuple[Sequence[Round], Agenda]:
    found = records.find(Round, cafe_id=cafe_id)
    items = records.find(AgendaItem, id=[row.item_id for row in found])
    days = records.find(Day, id={item.day_id for item in items})
    keys = [day.id for day in days]
    runs = records.find(Run, day_id=keys)
    return found, Agenda(
        days=days,
        items=records.find(AgendaItem, day_id=keys),
        runs=runs,
        timers=records.find(Timer, run_id=[run.id for run in runs]),
    )
