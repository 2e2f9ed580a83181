"""Preparing the run of show."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import time, timedelta

from werkstatt.domain.agenda import AgendaItem, ItemDraft, ItemKind, Run
from werkstatt.domain.cafe import Round, Seat, TableNote
from werkstatt.domain.course import in_time, interrupted
from werkstatt.domain.errors import Refused
from werkstatt.domain.event import Day
from werkstatt.domain.ids import new_id
from werkstatt.domain.timer import Timer, extended
from werkstatt.operations import ranked
from werkstatt.storage.records import Records


def add_item(
    records: Records,
    /,
    day_id: str,
    kind: ItemKind,
    title: str,
    minutes: int,
    rank: int | None = None,
    **values: object,
) -> str:
    """Add an item at `rank`, or at the end; returns its id. Once the day has begun it came unplanned."""
    values.setdefault("unplanned", bool(records.find(Run, day_id=day_id)))
    last = ranked.end(records, AgendaItem, day_id=day_id)
    item = AgendaItem(id=new_id(), day_id=day_id, rank=last, kind=kind, title=title, minutes=minutes, **values)  # type: ignore[arg-type]
    records.add(item)
    if rank is not None:
        ranked.place(records, AgendaItem, item.id, rank, day_id=day_id)
    return item.id


def add_items(
    records: Records,
    day_id: str,
    drafts: Sequence[ItemDraft | tuple[str, int]],
    rank: int | None = None,
    starts_at: time | None = None,
) -> str:
    """Add items one after the other from `rank` on, or at the end; the last one's id. The day may get its start."""
    added = ""
    for offset, draft in enumerate(ItemDraft(*draft) for draft in drafts):
        place = None if rank is None else rank + offset
        fixed = draft.fixed_start
        added = add_item(records, day_id, draft.kind, draft.title, draft.minutes, place, fixed_start=fixed)
    if starts_at is not None:
        records.change(Day, day_id, starts_at=starts_at)
    return added


def change_item(records: Records, /, item_id: str, **values: object) -> None:
    """Change fields of an item. More or fewer minutes of one that runs or was interrupted move its clock's end."""
    if isinstance(minutes := values.get("minutes"), int):
        _move_clock(records, item_id, timedelta(minutes=minutes - records.get(AgendaItem, item_id).minutes))
    records.change(AgendaItem, item_id, **values)


def move_item(records: Records, item_id: str, rank: int) -> None:
    """Move an item to another place of its day."""
    ranked.place(records, AgendaItem, item_id, rank, day_id=records.get(AgendaItem, item_id).day_id)


def remove_item(records: Records, item_id: str) -> None:
    """Remove an item; what was noted during it stays with the event.

    Refused("item_runs") for the running one, "item_has_notes" for a round of a café in which people sat or wrote.
    """
    day_id = records.get(AgendaItem, item_id).day_id
    if records.find(Run, item_id=item_id, ended_at=None):
        raise Refused("item_runs")
    has_run = bool(records.find(Run, item_id=item_id))
    if any(_was_used(records, held, has_run=has_run) for held in records.find(Round, item_id=item_id)):
        raise Refused("item_has_notes")
    records.remove(AgendaItem, [item_id])
    ranked.renumber(records, AgendaItem, day_id=day_id)


def apply_proposal(records: Records, changed: Iterable[AgendaItem]) -> None:
    """Take over the minutes, buffers and omissions of items as a proposal changed them."""
    for item in changed:
        change_item(records, item.id, minutes=item.minutes, buffer=item.buffer, skipped=item.skipped)


def _was_used(records: Records, held: Round, *, has_run: bool) -> bool:
    """Whether people sat in a round, or wrote something, be it beforehand."""
    return bool(records.find(TableNote, round_id=held.id)) or (has_run and bool(records.find(Seat, round_id=held.id)))


def _move_clock(records: Records, item_id: str, by: timedelta) -> None:
    day_id = records.get(AgendaItem, item_id).day_id
    runs = in_time(records.find(Run, day_id=day_id)) if by else []
    clocks = records.find(Timer, run_id=[run.id for run in runs])
    waiting = interrupted(records.find(AgendaItem, day_id=day_id), runs, clocks)
    is_waiting = waiting is not None and waiting.item.id == item_id
    moving = {run.id for run in [run for run in runs if run.item_id == item_id][-1:] if is_waiting or not run.ended_at}
    for timer in clocks:
        if timer.run_id in moving:
            records.change(Timer, timer.id, **asdict(extended(timer, by)))
