"""Which rounds of a café have begun, and what that leaves alone: shared by its operations."""

from collections.abc import Sequence

from werkstatt.domain.agenda import AgendaItem, Run
from werkstatt.domain.cafe import CafeTable, Hosting, Round, Seat, TableNote, in_order
from werkstatt.domain.event import Day
from werkstatt.storage.records import Records


def every(records: Records, cafe_id: str) -> Sequence[Round]:
    """The rounds of a café as they follow one another."""
    found = records.find(Round, cafe_id=cafe_id)
    items = records.find(AgendaItem, id=[round_.item_id for round_ in found])
    return in_order(found, records.find(Day, id={item.day_id for item in items}), items)


def begun(records: Records, cafe_id: str) -> Sequence[Round]:
    """The rounds of a café whose seats stay as they were, in their order: up to the last one that has begun.

    One that was left out is none of them; nor is one that runs while nobody has a seat in it yet.
    """
    rounds = every(records, cafe_id)
    runs = records.find(Run, item_id=[round_.item_id for round_ in rounds])
    over = {run.item_id for run in runs if run.ended_at}
    running = {run.item_id for run in runs}
    skipped = {item.id for item in records.find(AgendaItem, id=[round_.item_id for round_ in rounds], skipped=True)}
    held = [row for row in rounds if row.item_id in running or row.item_id not in skipped]
    seated = {seat.round_id for seat in records.find(Seat, round_id=[round_.id for round_ in rounds])}
    last = [n for n, row in enumerate(held) if row.item_id in over or (row.item_id in running and row.id in seated)]
    return held[: last[-1] + 1] if last else []


def ahead(records: Records, cafe_id: str) -> Sequence[Round]:
    """The rounds of a café that come after those, also one that is left out so far."""
    rounds, past = every(records, cafe_id), begun(records, cafe_id)
    return rounds[rounds.index(past[-1]) + 1 :] if past else rounds


def was_used(records: Records, table: CafeTable) -> bool:
    """Whether people have sat at a table in a round that has begun, or written anything there."""
    rounds = [round_.id for round_ in begun(records, table.cafe_id)]
    sat = any(records.find(noun, table_id=table.id, round_id=rounds) for noun in (Seat, Hosting))
    return sat or bool(records.find(TableNote, table_id=table.id))
