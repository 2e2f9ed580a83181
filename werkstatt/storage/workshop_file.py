"""An open workshop file: what was acknowledged is on disk, and what the moderator did can be undone."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import sqlalchemy as sa

from werkstatt.domain.errors import FileTrouble, Refused
from werkstatt.storage import connection, health, migrations
from werkstatt.storage.history import Deed, History
from werkstatt.storage.recorder import Recorder, Step
from werkstatt.storage.records import Records
from werkstatt.storage.tables import METADATA, NOT_UNDONE

Result = TypeVar("Result")
MODERATOR = "moderator"


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What an operation returned and which tables it changed."""

    result: Result
    changed: frozenset[str]


class WorkshopFile:
    """Owns the file's only connection. Used by one thread at a time."""

    def __init__(self, path: Path, raw: sqlite3.Connection) -> None:
        self.path = path
        self.history = History()
        self._raw = raw
        self._engine = connection.engine(raw)
        self._recorder = Recorder(raw, METADATA.sorted_tables, NOT_UNDONE)

    @classmethod
    def create(cls, path: Path) -> "WorkshopFile":
        """Make a new, empty file; raises FileTrouble when there is one already or the place can't be written."""
        if path.exists():
            raise FileTrouble("exists", str(path))
        try:
            raw = connection.connect(path)
            raw.execute(f"PRAGMA application_id = {connection.APPLICATION_ID}")
            migrations.upgrade(raw, 0)
            connection.write_ahead(raw)
        except sqlite3.Error as error:
            raise health.trouble(error, path) from error
        return cls(path, raw)

    @classmethod
    def open(cls, path: Path) -> "WorkshopFile":
        """Open an existing file, upgrading an older one; raises FileTrouble when it can't or shouldn't be opened."""
        health.require_readable(path)
        try:
            raw = connection.connect(path)
        except sqlite3.Error as error:
            raise health.trouble(error, path) from error
        try:
            _make_ready(raw, path)
        except FileTrouble:
            raw.close()
            raise
        except sqlite3.Error as error:
            raw.close()
            raise health.trouble(error, path) from error
        return cls(path, raw)

    def close(self) -> None:
        """Leave one plain file behind."""
        try:
            connection.single_file(self._raw)
        except sqlite3.Error as error:
            raise health.trouble(error, self.path) from error
        finally:
            self._engine.dispose()
            self._raw.close()

    def read(self, picture: Callable[[Records], Result]) -> tuple[Result, frozenset[str]]:
        """Build a picture from one consistent state; also the tables it depends on."""
        with self._engine.connect() as open_connection:
            records = Records(open_connection)
            built = picture(records)
            open_connection.rollback()
            return built, frozenset(records.tables_read)

    def perform(self, name: str, operation: Callable[[Records], Result], actor: str = MODERATOR) -> Outcome[Result]:
        """Run `operation` as one transaction. What the moderator does can be undone under `name`."""
        with self._transaction() as open_connection:
            result = operation(Records(open_connection))
        step = self._recorder.take()
        if (undoable := self._recorder.undoable(step)) and actor == MODERATOR:
            self.history.did(Deed(name, undoable))
        return Outcome(result, _tables(step))

    def undo(self) -> Outcome[str]:
        """Take back the moderator's last deed; the result is its name. Raises Refused."""
        return self._reverse(self.history.done, self.history.undone)

    def redo(self) -> Outcome[str]:
        """Do again what was undone last; the result is its name. Raises Refused."""
        return self._reverse(self.history.undone, self.history.done)

    def _reverse(self, source: list[Deed], target: list[Deed]) -> Outcome[str]:
        if not source:
            raise Refused("nothing_to_undo" if source is self.history.done else "nothing_to_redo")
        deed = source[-1]
        with self._transaction():
            done = self._recorder.revert(deed.step)
        source.pop()
        target.append(Deed(deed.operation, self._recorder.undoable(done)))
        return Outcome(deed.operation, _tables(done))

    def copy_to(self, target: Path) -> None:
        """Write a sound copy of the present state to `target`, which must not exist."""
        copy = sqlite3.connect(target)
        try:
            self._raw.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()

    @contextmanager
    def _transaction(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.begin() as open_connection:
                yield open_connection
        except (sa.exc.DBAPIError, sqlite3.Error) as error:
            self._recorder.forget()
            cause = error.orig if isinstance(error, sa.exc.DBAPIError) else error
            if isinstance(cause, sqlite3.OperationalError | sqlite3.DatabaseError):
                raise health.trouble(cause, self.path) from error
            raise
        except BaseException:
            self._recorder.forget()
            raise


def _make_ready(raw: sqlite3.Connection, path: Path) -> None:
    """Check, upgrade and switch to write-ahead; raises FileTrouble."""
    version = health.version_of(raw, path)
    found = health.defects(raw)
    if found:
        raise FileTrouble("damaged", str(path), detail=found[0])
    if version < migrations.NEWEST_VERSION:
        migrations.upgrade(raw, version)
    connection.write_ahead(raw)


def _tables(step: Step) -> frozenset[str]:
    return frozenset(name for name, _ in step)
