"""Records what a transaction did to rows, by TEMP triggers that hand old and new values to a Python function.

Rows, not statements, are recorded: bulk statements, cascades and upserts are caught alike. The net images of all rows
are an undo step. Undoing writes the old values back, is recorded too, and refused unless it was exactly the reverse.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from werkstatt.domain.errors import Refused

Values = Mapping[str, Any]
RowKey = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after; None where it did not exist. Values are as SQLite stores them."""

    before: Values | None
    after: Values | None


Step = Mapping[RowKey, RowChange]


class Recorder:
    """Watches one connection; `take` hands over what happened since the last time."""

    def __init__(self, raw: sqlite3.Connection, tables: Iterable[sa.Table], not_undone: frozenset[str]) -> None:
        self._not_undone = not_undone
        self._raw = raw
        self._tables = {table.name: table for table in tables}
        self._log: list[tuple[Any, ...]] = []
        raw.create_function("werkstatt_recorded", -1, lambda *values: self._log.append(values))
        for table in self._tables.values():
            self._watch(table)

    def _watch(self, table: sa.Table) -> None:
        columns = table.c.keys()
        old = ", ".join(f'OLD."{name}"' for name in columns)
        new = ", ".join(f'NEW."{name}"' for name in columns)
        for what, when, values in (
            ("insert", "AFTER INSERT", new),
            ("update", "AFTER UPDATE", f"{old}, {new}"),
            ("delete", "BEFORE DELETE", old),
        ):
            self._raw.execute(
                f'CREATE TEMP TRIGGER "recorded_{table.name}_{what}" {when} ON main."{table.name}" '
                f"BEGIN SELECT werkstatt_recorded('{table.name}', '{what}', {values}); END"
            )

    def forget(self) -> None:
        """Drop what was recorded, after a rollback."""
        self._log.clear()

    def take(self) -> Step:
        """The net change of every row that differs now, and forget it."""
        first: dict[RowKey, Values | None] = {}
        last: dict[RowKey, Values | None] = {}
        for name, what, *values in self._log:
            columns = self._tables[name].c.keys()
            if what != "insert":
                old = dict(zip(columns, values, strict=False))
                first.setdefault(self._key(name, old), old)
                last[self._key(name, old)] = None
            if what != "delete":
                new = dict(zip(columns, values[-len(columns) :], strict=True))
                first.setdefault(self._key(name, new), None)
                last[self._key(name, new)] = new
        self._log.clear()
        return {key: RowChange(first[key], last[key]) for key in first if first[key] != last[key]}

    def _key(self, name: str, values: Values) -> RowKey:
        return name, tuple(values[column.name] for column in self._tables[name].primary_key)

    def undoable(self, step: Step) -> Step:
        """The part of a step that undo takes back: of what is not undone only a row that went with something else."""
        own = self._guarded(step)
        return {key: change for key, change in step.items() if own and (key in own or change.after is None)}

    def revert(self, step: Step) -> Step:
        """Write the rows of `step` back as they were, inside a transaction, and return what that did.

        Raises Refused("changed_since") unless that was exactly the reverse: when a row was changed since, or when
        rows of others would be touched. The caller rolls back.
        """
        self._raw.execute("PRAGMA defer_foreign_keys = ON")
        # First what changed: it may lean on what has to go, and would be pulled down.
        for (name, _), change in sorted(step.items(), key=lambda entry: _order(entry[1])):
            if change.before and change.after:
                self._update(name, change.before, change.after)
            elif change.after:
                self._delete(name, change.after)
            elif change.before:
                self._insert(name, change.before)
        done = self.take()
        theirs = self._guarded(done)
        if theirs != self._guarded(step) or not all(_is_reverse(done[key], step[key]) for key in theirs):
            raise Refused("changed_since")
        return done

    def _guarded(self, step: Step) -> set[RowKey]:
        return {key for key in step if key[0] not in self._not_undone}

    def _update(self, name: str, before: Values, after: Values) -> None:
        differing = [column for column in after if before[column] != after[column]]
        assignments = ", ".join(f'"{column}" = ?' for column in differing)
        self._run(f'UPDATE "{name}" SET {assignments}', [before[column] for column in differing], name, after)

    def _delete(self, name: str, values: Values) -> None:
        self._run(f'DELETE FROM "{name}"', [], name, values)

    def _run(self, statement: str, values: list[Any], name: str, row: Values) -> None:
        key = [column.name for column in self._tables[name].primary_key]
        where = " AND ".join(f'"{column}" = ?' for column in key)
        self._raw.execute(f"{statement} WHERE {where}", [*values, *(row[column] for column in key)])

    def _insert(self, name: str, values: Values) -> None:
        columns = ", ".join(f'"{column}"' for column in values)
        marks = ", ".join("?" * len(values))
        # Meanwhile there may be another one of what is not undone; that one stays.
        insert = "INSERT OR IGNORE" if name in self._not_undone else "INSERT"
        try:
            self._raw.execute(f'{insert} INTO "{name}" ({columns}) VALUES ({marks})', list(values.values()))
        except sqlite3.IntegrityError as error:
            raise Refused("changed_since") from error


def _order(change: RowChange) -> int:
    return 0 if change.before and change.after else 1 if change.after else 2


def _is_reverse(done: RowChange, step: RowChange) -> bool:
    """Whether `done` took exactly `step` back. Fields that `step` left alone may have been changed by others since."""
    if not (step.before and step.after and done.before and done.after):
        return (done.before, done.after) == (step.after, step.before)
    return all(
        (done.before[name], done.after[name]) == (value, step.before[name])
        if value != step.before[name]
        else done.before[name] == done.after[name]
        for name, value in step.after.items()
    )
