"""Is this file one of ours, whole, and not newer than this program?"""

import sqlite3
from pathlib import Path

from werkstatt.domain.errors import FileTrouble
from werkstatt.storage.connection import APPLICATION_ID, connect
from werkstatt.storage.migrations import NEWEST_VERSION

_SQLITE_MAGIC = b"SQLite format 3\0"


def require_readable(path: Path) -> None:
    """Raise FileTrouble unless `path` is an SQLite file that may be read."""
    try:
        with path.open("rb") as file:
            start = file.read(len(_SQLITE_MAGIC))
    except FileNotFoundError as error:
        raise FileTrouble("missing", str(path)) from error
    except IsADirectoryError as error:
        raise FileTrouble("foreign", str(path)) from error
    except OSError as error:
        raise FileTrouble("unreadable", str(path), detail=error.strerror) from error
    if start != _SQLITE_MAGIC:
        raise FileTrouble("foreign" if start.strip(b"\0") else "empty", str(path))


def version_of(raw: sqlite3.Connection, path: Path) -> int:
    """The file's version; raises FileTrouble when it is something else, newer, or in use by another program."""
    try:
        (application,) = raw.execute("PRAGMA application_id").fetchone()
        (version,) = raw.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise trouble(error, path) from error
    if application != APPLICATION_ID:
        raise FileTrouble("foreign", str(path))
    if version > NEWEST_VERSION:
        raise FileTrouble("newer", str(path), version=version, known=NEWEST_VERSION)
    return int(version)


def defects(raw: sqlite3.Connection) -> list[str]:
    """What SQLite's integrity check finds, and rows that point to nothing; empty for a sound file."""
    try:
        found = [row[0] for row in raw.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
        found += [f"{row[0]}: row {row[1]} -> {row[2]}" for row in raw.execute("PRAGMA foreign_key_check")]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return found


def examine(path: Path) -> list[str]:
    """The defects of a closed file, without upgrading or changing it. Raises FileTrouble."""
    require_readable(path)
    try:
        raw = connect(path)
    except sqlite3.Error as error:
        raise trouble(error, path) from error
    try:
        version_of(raw, path)
        return defects(raw)
    finally:
        raw.close()


def trouble(error: sqlite3.Error, path: Path) -> FileTrouble:
    """What an SQLite error means for the person at the laptop."""
    # Extended codes carry the plain one in their lowest byte.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    reason = {
        sqlite3.SQLITE_BUSY: "in_use",
        sqlite3.SQLITE_LOCKED: "in_use",
        sqlite3.SQLITE_FULL: "disk_full",
        sqlite3.SQLITE_READONLY: "read_only",
        sqlite3.SQLITE_IOERR: "medium_gone",
        sqlite3.SQLITE_CANTOPEN: "unreadable",
        sqlite3.SQLITE_PERM: "unreadable",
        sqlite3.SQLITE_NOTADB: "foreign",
        sqlite3.SQLITE_CORRUPT: "damaged",
    }.get(code, "failed")
    return FileTrouble(reason, str(path), detail=str(error))
