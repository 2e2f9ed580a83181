"""Is this file one of ours, whole, and not newer than this program? And what do SQLite's errors mean for people?"""

import errno
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from werkstatt.domain.errors import FileTrouble, NotThere
from werkstatt.storage import contents, migrations
from werkstatt.storage.connection import APPLICATION_ID, connect_for_reading
from werkstatt.storage.left_log import Log, log_beside

_SQLITE_MAGIC = b"SQLite format 3\0"

# No room for, or no right to, the index that SQLite needs to read a log without writing.
_NO_INDEX = {
    sqlite3.SQLITE_IOERR_SHMOPEN,
    sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_SHMLOCK,
    sqlite3.SQLITE_IOERR_SHMMAP,
}
# Extended codes carry the plain one in their lowest byte.
_REASONS = {
    sqlite3.SQLITE_BUSY: "in_use",
    sqlite3.SQLITE_LOCKED: "in_use",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_IOERR: "medium_gone",
    sqlite3.SQLITE_CANTOPEN: "unreadable",
    sqlite3.SQLITE_PERM: "unreadable",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_ERROR: "failed",
}


def require_file(path: Path) -> None:
    """Raise FileTrouble unless `path` is a plain file with something in it.

    The file is not opened: closing it again would drop the lock of whoever has it open in this program.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileTrouble("missing", str(path)) from error
    except OSError as error:
        raise FileTrouble("unreadable", str(path), detail=error.strerror) from error
    if not stat.S_ISREG(found.st_mode):
        raise FileTrouble("foreign", str(path))
    if found.st_size == 0:
        raise FileTrouble("empty", str(path))


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong with a closed file, and what the last program left beside it."""

    defects: list[str]
    log: Log


def version_of(raw: sqlite3.Connection, path: Path) -> int:
    """The file's version; raises FileTrouble when it is something else or newer."""
    (application,) = raw.execute("PRAGMA application_id").fetchone()
    (version,) = raw.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise FileTrouble("foreign", str(path))
    if version > migrations.NEWEST_VERSION:
        raise FileTrouble("newer", str(path), version=version, known=migrations.NEWEST_VERSION)
    if version < 1:
        raise FileTrouble("damaged", str(path), detail=f"version {version}")
    return int(version)


def defects(raw: sqlite3.Connection) -> list[str]:
    """What SQLite's integrity check finds, and rows that point to nothing; empty for a sound file."""
    try:
        found = [row[0] for row in raw.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
        found += [f"{row[0]}: row {row[1]} -> {row[2]}" for row in raw.execute("PRAGMA foreign_key_check")]
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return [str(error) or type(error).__name__]
    return found


def all_defects(raw: sqlite3.Connection, path: Path) -> list[str]:
    """Those, and what no noun can be made of. Raises FileTrouble when the file is something else or newer."""
    version = version_of(raw, path)
    found = defects(raw)
    if not found and version == migrations.NEWEST_VERSION:
        found = contents.faults(raw)
    return found


def inspect(path: Path) -> Findings:
    """Look at a closed file as a whole, without changing a byte of it. Raises FileTrouble."""
    require_file(path)
    with _looking_into(path) as (raw, log):
        return Findings(all_defects(raw, path), log)


def examine(path: Path) -> list[str]:
    """The defects of a closed file, without changing a byte of it. Raises FileTrouble."""
    return inspect(path).defects


def require_intact(snapshot: Path) -> None:
    """Raise FileTrouble unless SQLite finds no fault in a snapshot. For what is written every few minutes."""
    with _looking_into(snapshot) as (raw, _):
        if found := defects(raw):
            raise FileTrouble("damaged", str(snapshot), detail=found[0])


def require_unused(path: Path) -> None:
    """Raise FileTrouble("in_use") when somebody has the file open; a damaged or missing one is nobody's."""
    try:
        with _looking_into(path):
            pass
    except FileTrouble as error:
        if error.reason == "in_use":
            raise


@contextmanager
def _looking_into(path: Path) -> Iterator[tuple[sqlite3.Connection, Log]]:
    """Read a closed file as opening it would. What SQLite makes beside it meanwhile goes again."""
    beside = [path.with_name(f"{path.name}{suffix}") for suffix in ("-shm", "-wal")]
    made = [one for one in beside if not one.exists()]
    try:
        with told(path), closing(connect_for_reading(path)) as raw:
            raw.execute("PRAGMA schema_version")  # fails when somebody has it open
            log = log_beside(path)
            if not log.is_left_out:
                yield raw, log
        if log.is_left_out:
            with told(path), closing(connect_for_reading(path, without_log=True)) as raw:
                yield raw, log
    except OSError as error:
        raise FileTrouble("unreadable", str(path), detail=error.strerror) from error
    finally:
        for one in made:
            one.unlink(missing_ok=True)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What happens inside and SQLite complains about is raised as FileTrouble or NotThere."""
    try:
        yield
    except (sa.exc.DBAPIError, sqlite3.Error) as error:
        meaning = _meaning(error.orig if isinstance(error, sa.exc.DBAPIError) else error, path)
        if meaning is None:
            raise
        raise meaning from error
    except UnicodeDecodeError as error:  # SQLite quotes what it found
        raise FileTrouble("damaged", str(path), detail=str(error)) from error


def _meaning(error: BaseException | None, path: Path) -> FileTrouble | NotThere | None:
    if isinstance(error, sqlite3.OperationalError) and not hasattr(error, "sqlite_errorcode"):
        return FileTrouble("damaged", str(path), detail=str(error))  # a text that is none: Python's own complaint
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    if code in _NO_INDEX:
        return FileTrouble("no_room_to_look", str(path))
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return NotThere("what it belongs to", "")
    if code == sqlite3.SQLITE_NOTADB:
        return FileTrouble(_what_else(path), str(path))
    if code == sqlite3.SQLITE_CANTOPEN and not os.access(path, os.R_OK):
        return FileTrouble("unreadable", str(path), detail=os.strerror(errno.EACCES))
    reason = _REASONS.get(code & 0xFF)
    return FileTrouble(reason, str(path), detail=str(error)) if reason else None


def _what_else(path: Path) -> str:
    """SQLite finds no database here. A copy that was interrupted leaves zeros."""
    with path.open("rb") as file:
        start = file.read(len(_SQLITE_MAGIC))
    if start == _SQLITE_MAGIC:
        return "damaged"
    return "foreign" if start.strip(b"\0") else "empty"
