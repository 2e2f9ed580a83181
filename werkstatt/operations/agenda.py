"""Preparing the run of show."""

from collections.abc import Iterable, Sequence

from werkstatt.domain.agenda import AgendaItem, ItemKind, Run
from werkstatt.domain.errors import Refused
from werkstatt.domain.ids import new_id
from werkstatt.operations import ranked
from werkstatt.storage.records import Records

_TAKES_TIME = frozenset({"minutes", "buffer", "skipped"})


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
    """Add an item at `rank`, or at the end; returns its id."""
    last = ranked.end(records, AgendaItem, day_id=day_id)
    item = AgendaItem(id=new_id(), day_id=day_id, rank=last, kind=kind, title=title, minutes=minutes, **values)  # type: ignore[arg-type]
    records.add(item)
    if rank is not None:
        ranked.place(records, AgendaItem, item.id, rank, day_id=day_id)
    return item.id


def add_items(records: Records, day_id: str, drafts: Sequence[tuple[str, int]], rank: int | None = None) -> str:
    """Add items with titles and minutes one after the other from `rank` on, or at the end; the last one's id."""
    added = ""
    for offset, (title, minutes) in enumerate(drafts):
        place = None if rank is None else rank + offset
        added = add_item(records, day_id, ItemKind.PLENARY, title, minutes, place)
    return added


def change_item(records: Records, /, item_id: str, **values: object) -> None:
    """Change fields of an item. Once its day has begun, the plan is kept beside the time that it takes now."""
    if _TAKES_TIME & values.keys():
        values |= _plan_to_keep(records, records.get(AgendaItem, item_id))
    records.change(AgendaItem, item_id, **values)


def move_item(records: Records, item_id: str, rank: int) -> None:
    """Move an item to another place of its day."""
    ranked.place(records, AgendaItem, item_id, rank, day_id=records.get(AgendaItem, item_id).day_id)


def remove_item(records: Records, item_id: str) -> None:
    """Remove an item; what was noted during it stays with the event. Refused("item_runs") for the running one."""
    day_id = records.get(AgendaItem, item_id).day_id
    if records.find(Run, item_id=item_id, ended_at=None):
        raise Refused("item_runs")
    records.remove(AgendaItem, [item_id])
    ranked.renumber(records, AgendaItem, day_id=day_id)


def apply_proposal(records: Records, changed: Iterable[AgendaItem]) -> None:
    """Take over the minutes, buffers and omissions of items as a proposal changed them."""
    for item in changed:
        change_item(records, item.id, minutes=item.minutes, buffer=item.buffer, skipped=item.skipped)


def _plan_to_keep(records: Records, item: AgendaItem) -> dict[str, object]:
    """What to remember when the time of `item` changes: nothing before its day begins, then what was planned."""
    if not records.find(Run, day_id=item.day_id):
        return {"planned_minutes": None, "planned_buffer": None}
    if item.planned_minutes is not None or item.skipped or item.unplanned:
        return {}
    return {"planned_minutes": item.minutes, "planned_buffer": item.buffer}
