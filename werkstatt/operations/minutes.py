"""Writing down what was said and decided."""

from collections.abc import Sequence
from datetime import datetime

from werkstatt.domain.agenda import AgendaItem
from werkstatt.domain.ids import new_id
from werkstatt.domain.minutes import Entry, EntryKind
from werkstatt.operations import ranked
from werkstatt.storage.records import Records


def write_entries(
    records: Records, event_id: str, item_id: str | None, kind: EntryKind, texts: Sequence[str], now: datetime
) -> None:
    """Write notes or decisions under an agenda item (None, or removed meanwhile: under the event), one per text."""
    there = item_id if records.find(AgendaItem, id=item_id) else None
    first = ranked.end(records, Entry, event_id=event_id)
    records.add(
        *(
            Entry(
                id=new_id(),
                event_id=event_id,
                rank=first + offset,
                kind=kind,
                text=text,
                written_at=now,
                item_id=there,
            )
            for offset, text in enumerate(texts)
        )
    )


def change_entry(records: Records, /, entry_id: str, **values: object) -> None:
    """Change text or kind of an entry."""
    records.change(Entry, entry_id, **values)


def remove_entry(records: Records, entry_id: str) -> None:
    """Remove an entry."""
    event_id = records.get(Entry, entry_id).event_id
    records.remove(Entry, [entry_id])
    ranked.renumber(records, Entry, event_id=event_id)
