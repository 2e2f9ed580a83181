"""Can nouns be made of what a file holds? SQLite's own check sees neither a lost column nor a date that is none."""

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from werkstatt.storage.tables import METADATA

_DIALECT = sqlite.dialect()
_KINDS = {"VARCHAR": str, "DATE": str, "TIME": str, "INTEGER": int, "BOOLEAN": int}
_ALIEN = {"trigger", "view"}
_LARGEST = 2**31  # of the whole numbers that people write; moments have limits of their own


def faults(raw: sqlite3.Connection) -> list[str]:
    """What is wrong with tables, columns and values; at most one fault for each column. Raises sqlite3.Error."""
    found = [f"{kind} {name}" for kind, name in raw.execute("SELECT type, name FROM sqlite_master") if kind in _ALIEN]
    for table in METADATA.sorted_tables:
        columns = {row[1] for row in raw.execute(f'PRAGMA table_info("{table.name}")')}
        if columns == set(table.c.keys()):
            found += _faults_of_values(raw, table)
        else:
            found.append(f"{table.name}: {', '.join(sorted(columns ^ set(table.c.keys())))}")
    return found


def _faults_of_values(raw: sqlite3.Connection, table: sa.Table) -> Iterator[str]:
    columns = [column for column in table.c if not isinstance(column.type, sa.LargeBinary)]
    names = ", ".join(f'"{column.name}"' for column in columns)
    rows = raw.execute(f'SELECT {names} FROM "{table.name}"').fetchall()
    for column, values in zip(columns, zip(*rows, strict=True), strict=False):
        is_possible = _rule(column)
        wrong = [value for value in set(values) if not is_possible(value)]
        if wrong:
            yield f"{table.name}.{column.name}: {wrong[0]!r:.60}"


def _rule(column: sa.Column[Any]) -> Callable[[object], bool]:
    """Whether a stored value can become one of the column's."""
    kind = _KINDS[column.type.compile(_DIALECT)]
    read: Callable[[Any], object] | None = column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
    if (column.table.name, column.name) == ("event", "zone"):
        read = ZoneInfo

    def is_possible(value: object) -> bool:
        if not isinstance(value, kind):
            return value is None and bool(column.nullable)
        if read is None:
            return kind is str or -_LARGEST < value < _LARGEST  # type: ignore[operator]
        try:
            read(value)
        except (LookupError, ValueError, OverflowError, TypeError, OSError):
            return False
        return True

    return is_possible
