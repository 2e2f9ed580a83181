"""The note beside a backup: its digest, as sha256sum reads it, and what tells it from other backups.

So nobody has to open a backup to choose one. Lines that begin with # are passed over by sha256sum.
"""

import contextlib
import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from werkstatt.storage.connection import connect_for_reading

# What people count when they ask which state it was.
_COUNTED = ("person", "agenda_item", "action", "entry")
_RUNNING = (
    "SELECT agenda_item.title FROM run JOIN agenda_item ON agenda_item.id = run.item_id "
    "WHERE run.ended_at IS NULL ORDER BY run.started_at DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupNote:
    """What was done last, the item that ran and how much there was; empty where nobody knows."""

    digest: str | None = None
    operation: str = ""
    running: str = ""
    counts: Sequence[tuple[str, int]] = ()


def note_file(backup: Path) -> Path:
    """Where the note of a backup lies."""
    return backup.with_suffix(".sha256")


def write(backup: Path, digest: str, operation: str) -> BackupNote:
    """Write the note of a new backup, which is looked into for that. Raises OSError."""
    running, counts = _look(backup)
    known = json.dumps({"running": running, "counts": dict(counts)}, ensure_ascii=False)
    said = [f"{digest}  {backup.name}", *([f"# {operation}"] if operation else []), f"#: {known}"]
    note_file(backup).write_text("\n".join(said) + "\n", encoding="utf-8")
    return BackupNote(digest=digest, operation=operation, running=running, counts=counts)


def read(backup: Path) -> BackupNote:
    """The note of a backup, as far as it can be read."""
    try:
        lines = note_file(backup).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return BackupNote()
    digest = next(iter(lines[0].split()), None) if lines else None
    operation = next((line[2:].strip() for line in lines if line.startswith("# ")), "")
    known = next((line[3:] for line in lines if line.startswith("#: ")), "")
    with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError):
        found = json.loads(known)
        counts = tuple((name, int(found["counts"][name])) for name in _COUNTED)
        return BackupNote(digest=digest, operation=operation, running=str(found["running"]), counts=counts)
    return BackupNote(digest=digest, operation=operation)


def _look(backup: Path) -> tuple[str, Sequence[tuple[str, int]]]:
    """The running item and how much there is; nothing of what is no file of ours."""
    try:
        with closing(connect_for_reading(backup, without_log=True)) as raw:
            counts = tuple((name, raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in _COUNTED)
            return next((title for (title,) in raw.execute(_RUNNING)), ""), counts
    except sqlite3.Error:
        return "", ()
