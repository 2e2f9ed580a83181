"""What is written at the tables of a café."""

from collections.abc import Sequence
from datetime import datetime

from werkstatt.domain.cafe import CafeTable, NoteKind, Round, TableNote, Topic
from werkstatt.domain.ids import new_id
from werkstatt.domain.process import FocusPoint
from werkstatt.operations import ranked
from werkstatt.storage.records import Records


def write_notes(
    records: Records,
    round_id: str,
    table_id: str,
    notes: Sequence[tuple[NoteKind, str]],
    now: datetime,
    focus_point_id: str | None = None,
) -> None:
    """Write notes at a table in a round, each of its kind; about a focus point if it is still there."""
    there = focus_point_id if records.find(FocusPoint, id=focus_point_id) else None
    first = ranked.end(records, TableNote, round_id=round_id, table_id=table_id)
    records.add(
        *(
            TableNote(
                id=new_id(),
                round_id=round_id,
                table_id=table_id,
                rank=first + offset,
                kind=kind,
                text=text,
                written_at=now,
                focus_point_id=there,
            )
            for offset, (kind, text) in enumerate(notes)
        )
    )


def change_note(records: Records, /, note_id: str, **values: object) -> None:
    """Change text, kind, focus point or star of a note."""
    records.change(TableNote, note_id, **values)


def move_note(records: Records, note_id: str, rank: int) -> None:
    """Move a note to another place among those of its table and round."""
    note = records.get(TableNote, note_id)
    ranked.place(records, TableNote, note_id, rank, round_id=note.round_id, table_id=note.table_id)


def take_note_to(records: Records, note_id: str, round_id: str, table_id: str) -> None:
    """Put a note that was typed at the wrong table, or in the wrong round, behind those of the right one.

    Everything else of it stays, but for a focus point of an initiative that is no topic there.
    """
    note = records.get(TableNote, note_id)
    round_, table = records.get(Round, round_id), records.get(CafeTable, table_id)
    if (note.round_id, note.table_id) == (round_.id, table.id):
        return
    initiative_id = records.get(Topic, table.topic_id).initiative_id
    speaks_to = records.find(FocusPoint, id=note.focus_point_id, initiative_id=initiative_id)
    records.change(
        TableNote,
        note_id,
        round_id=round_id,
        table_id=table_id,
        rank=ranked.end(records, TableNote, round_id=round_id, table_id=table_id),
        focus_point_id=note.focus_point_id if speaks_to else None,
    )
    ranked.renumber(records, TableNote, round_id=note.round_id, table_id=note.table_id)


def remove_note(records: Records, note_id: str) -> None:
    """Remove a note."""
    note = records.get(TableNote, note_id)
    records.remove(TableNote, [note_id])
    ranked.renumber(records, TableNote, round_id=note.round_id, table_id=note.table_id)
