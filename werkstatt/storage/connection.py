"""The one connection to a workshop file, set up so that what was committed survives power loss."""

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

# "Werk" in ASCII: tells our files from any other SQLite file.
APPLICATION_ID = 0x5765726B


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """Open `path` for this program alone: EXCLUSIVE holds the lock of the operating system until we close or die.

    `mode` is "rw" for a file that exists or "rwc" to make one. Raises sqlite3.Error.
    """
    raw = sqlite3.connect(_uri(path, mode), uri=True, isolation_level=None, check_same_thread=False, timeout=0.2)
    try:
        for pragma in (
            "locking_mode = EXCLUSIVE",
            "synchronous = FULL",  # a log with NORMAL loses commits on power loss
            "foreign_keys = ON",
            "recursive_triggers = ON",
            "trusted_schema = OFF",
        ):
            raw.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        raw.close()
        raise
    return raw


def connect_for_reading(path: Path, *, without_log: bool = False) -> sqlite3.Connection:
    """Look into a closed file without changing a byte of it. Raises sqlite3.Error."""
    mode = "ro&immutable=1" if without_log else "ro"
    return sqlite3.connect(_uri(path, mode), uri=True, isolation_level=None, timeout=0.2)


def hold(raw: sqlite3.Connection) -> None:
    """Take the lock at once, and keep it. The file itself is changed by the first deed only. Raises sqlite3.Error."""
    raw.execute("BEGIN EXCLUSIVE")
    raw.execute("COMMIT")


def _uri(path: Path, mode: str) -> str:
    """The path as SQLite's URI. `Path.as_uri` names the server of a Windows share where SQLite wants none."""
    posix = path.absolute().as_posix()
    return f"file://{'' if posix.startswith('/') else '/'}{quote(os.fsencode(posix), safe=b'/:')}?mode={mode}"


def write_ahead(raw: sqlite3.Connection) -> None:
    """From the first deed on: a log beside the file, flushed at every commit.

    Something is written to it at once: so a file that asks for its log and finds none, or an empty one, has lost it.
    A file that somebody moved away can have none; then each backup is what saves the deeds.
    """
    try:
        raw.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_DBMOVED:
            raise
        raw.execute("PRAGMA journal_mode = MEMORY")
    write_something(raw)


def write_something(raw: sqlite3.Connection) -> None:
    """Write to the file without changing what it says."""
    (version,) = raw.execute("PRAGMA user_version").fetchone()
    raw.execute(f"PRAGMA user_version = {version}")


def is_written_ahead(raw: sqlite3.Connection) -> bool:
    """Whether there is a log beside the file."""
    return bool(raw.execute("PRAGMA journal_mode").fetchone() == ("wal",))


def is_at_rest(raw: sqlite3.Connection) -> bool:
    """Whether nothing was done yet."""
    return bool(raw.execute("PRAGMA journal_mode").fetchone() == ("delete",))


def single_file(raw: sqlite3.Connection) -> None:
    """Before closing: everything in one plain file again."""
    raw.execute("PRAGMA journal_mode = DELETE")  # brings the log home first; if that fails, the log stays


def engine(raw: sqlite3.Connection) -> sa.Engine:
    """SQLAlchemy over the one connection. Transactions begin IMMEDIATE: the default mode loses updates."""
    made = sa.create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)

    @sa.event.listens_for(made, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return made
