"""Numbered steps from an older file to the present one.

A step, once released, never changes, and imports nothing of ours. A file is kept as it was before steps change it
(`storage/older.py`). A step may do nothing but raise the version: so an older program, which would not understand
what the newer one writes, says that instead of calling the file damaged.
"""

import sqlite3
from collections.abc import Callable, Sequence

from werkstatt.storage.migrations.m0001_first import upgrade as first
from werkstatt.storage.migrations.m0002_cafe import upgrade as cafe
from werkstatt.storage.migrations.m0003_open_tables import upgrade as open_tables

Migration = Callable[[sqlite3.Connection], None]

MIGRATIONS: Sequence[Migration] = (first, cafe, open_tables)
NEWEST_VERSION = len(MIGRATIONS)


def upgrade(raw: sqlite3.Connection, version: int) -> None:
    """Bring a file of `version` up to the newest, all or nothing.

    References rest meanwhile: a step that replaces a table would else take along all rows that refer to it. Raises
    sqlite3.IntegrityError when a step leaves a reference to nothing.
    """
    (referring,) = raw.execute("PRAGMA foreign_keys").fetchone()
    raw.execute("PRAGMA foreign_keys = OFF")  # has no effect inside a transaction
    raw.execute("BEGIN IMMEDIATE")
    try:
        for migration in MIGRATIONS[version:]:
            migration(raw)
        if broken := raw.execute("PRAGMA foreign_key_check").fetchall():
            raise sqlite3.IntegrityError(f"{len(broken)} references to nothing, the first in {broken[0][0]}")
        raw.execute(f"PRAGMA user_version = {NEWEST_VERSION}")
        raw.execute("COMMIT")
    except BaseException:
        raw.rollback()  # SQLite may have done so by itself, when the disk is full
        raise
    finally:
        raw.execute(f"PRAGMA foreign_keys = {referring}")
