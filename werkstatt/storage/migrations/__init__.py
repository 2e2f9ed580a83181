"""Numbered steps from an older file to the present one.

A step, once released, never changes, and imports nothing of ours.
"""

import sqlite3
from collections.abc import Callable, Sequence

from werkstatt.storage.migrations.m0001_first import upgrade as first

Migration = Callable[[sqlite3.Connection], None]

MIGRATIONS: Sequence[Migration] = (first,)
NEWEST_VERSION = len(MIGRATIONS)


def upgrade(raw: sqlite3.Connection, version: int) -> None:
    """Bring a file of `version` up to the newest, all or nothing."""
    raw.execute("BEGIN IMMEDIATE")
    try:
        for migration in MIGRATIONS[version:]:
            migration(raw)
        raw.execute(f"PRAGMA user_version = {NEWEST_VERSION}")
    except BaseException:
        raw.rollback()  # SQLite may have done so by itself, when the disk is full
        raise
    raw.execute("COMMIT")
