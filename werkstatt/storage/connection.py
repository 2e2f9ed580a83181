"""The one connection to a workshop file, set up so that what was committed survives power loss."""

import sqlite3
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

# "Werk" in ASCII: tells our files from any other SQLite file.
APPLICATION_ID = 0x5765726B


def connect(path: Path) -> sqlite3.Connection:
    """Open `path` for this program alone: EXCLUSIVE holds the lock of the operating system until we close or die."""
    raw = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=0.2)
    for pragma in (
        "locking_mode = EXCLUSIVE",
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "trusted_schema = OFF",
    ):
        raw.execute(f"PRAGMA {pragma}")
    return raw


def write_ahead(raw: sqlite3.Connection) -> None:
    """While open: a log beside the file, flushed at every commit (WAL with NORMAL loses commits on power loss)."""
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")


def single_file(raw: sqlite3.Connection) -> None:
    """Before closing: everything in one plain file again."""
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.execute("PRAGMA journal_mode = DELETE")


def engine(raw: sqlite3.Connection) -> sa.Engine:
    """SQLAlchemy over the one connection. Transactions begin IMMEDIATE: the default mode loses updates."""
    made = sa.create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)

    @sa.event.listens_for(made, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return made
