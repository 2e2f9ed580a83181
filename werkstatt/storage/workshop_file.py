"""An open workshop file: what was acknowledged is on disk, and what the moderator did can be undone."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import sqlalchemy as sa

from werkstatt.domain.errors import FileTrouble, NotThere, Refused
from werkstatt.storage import connection, health, migrations
from werkstatt.storage.history import Deed, History
from werkstatt.storage.recorder import Recorder, Step
from werkstatt.storage.records import Records
from werkstatt.storage.reserve import Reserve
from werkstatt.storage.tables import METADATA, NOT_UNDONE

Result = TypeVar("Result")
MODERATOR = "moderator"

# A slice of a copy, in pages of 4 kB, and the moment (in seconds) that others get between two slices.
_SLICE = 128
_MOMENT = 0.001


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What an operation returned and which tables it changed."""

    result: Result
    changed: frozenset[str]


class WorkshopFile:
    """Owns the file's only connection. Used by one thread at a time; only `copy_to` may run beside it."""

    def __init__(self, path: Path, raw: sqlite3.Connection) -> None:
        self.path = path
        self.history = History()
        self._raw = raw
        self._turn = threading.Lock()
        self._engine = connection.engine(raw)
        self._recorder = Recorder(raw, METADATA.sorted_tables, NOT_UNDONE)
        self._identity = _identity(path)
        self._reserve = Reserve(path)
        self._reserve.lay_in()

    @classmethod
    def create(cls, path: Path) -> "WorkshopFile":
        """Make a new, empty file; raises FileTrouble when there is one already or the place can't be written."""
        try:
            path.touch(exist_ok=False)
        except FileExistsError as error:
            raise FileTrouble("exists", str(path)) from error
        except OSError as error:
            raise FileTrouble("not_created", str(path), detail=error.strerror) from error
        with ExitStack() as on_failure, health.told(path):
            on_failure.callback(path.unlink)
            raw = connection.connect(path)
            on_failure.callback(raw.close)
            raw.execute(f"PRAGMA application_id = {connection.APPLICATION_ID}")
            migrations.upgrade(raw, 0)
            connection.write_ahead(raw)
            on_failure.pop_all()
        return cls(path, raw)

    @classmethod
    def open(cls, path: Path) -> "WorkshopFile":
        """Open an existing file, upgrading an older one; raises FileTrouble when it can't or shouldn't be opened."""
        health.require_file(path)
        with ExitStack() as on_failure, health.told(path):
            raw = connection.connect(path)
            on_failure.callback(raw.close)
            version = health.version_of(raw, path)
            if found := health.defects(raw):
                raise FileTrouble("damaged", str(path), detail=found[0])
            if version < migrations.NEWEST_VERSION:
                migrations.upgrade(raw, version)
            connection.write_ahead(raw)
            on_failure.pop_all()
        return cls(path, raw)

    def close(self) -> None:
        """Leave one plain file behind. Raises FileTrouble when there is no room for that: then nothing is lost."""
        self._reserve.give_up()
        try:
            connection.single_file(self._raw)
        except sqlite3.Error as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_DBMOVED:
                raise FileTrouble("not_tidied", str(self.path), detail=str(error)) from error
        finally:
            self._engine.dispose()
            self._raw.close()

    @property
    def changes(self) -> int:
        """How many rows were written since it was opened."""
        return self._raw.total_changes

    def is_in_place(self) -> bool:
        """Whether the open file still lies at its path: somebody may have moved or deleted it."""
        return _identity(self.path) == self._identity

    @contextmanager
    def reading(self) -> Iterator[Records]:
        """One consistent state to build pictures from."""
        with self._turn, health.told(self.path), self._engine.connect() as open_connection:
            yield Records(open_connection)

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
        try:
            with self._transaction():
                done = self._recorder.revert(deed.step)
        except NotThere as error:
            raise Refused("changed_since") from error
        source.pop()
        target.append(Deed(deed.operation, self._recorder.undoable(done)))
        return Outcome(deed.operation, _tables(done))

    def copy_to(self, target: Path) -> None:
        """Write the present state to `target`, one plain file. Any thread may ask for it; others go on meanwhile.

        What they change is in the copy too. Raises sqlite3.Error when there is no room for it.
        """
        target.unlink(missing_ok=True)
        with closing(connection.connect(target, "rwc")) as copy:
            copy.execute("PRAGMA journal_mode = OFF")
            copy.execute("PRAGMA synchronous = OFF")
            with self._turn:
                self._raw.backup(copy, pages=_SLICE, progress=self._let_others_in)
            copy.execute("PRAGMA journal_mode = DELETE")
        self._reserve.lay_in()

    def _let_others_in(self, _status: int, _remaining: int, _total: int) -> None:
        self._turn.release()
        time.sleep(_MOMENT)  # or else this thread would take the lock again before another one wakes up
        self._turn.acquire()

    @contextmanager
    def _transaction(self) -> Iterator[sa.Connection]:
        try:
            with self._turn, health.told(self.path), self._engine.begin() as open_connection:
                yield open_connection
        except BaseException as error:
            self._recorder.forget()
            if isinstance(error, FileTrouble) and error.reason == "disk_full":
                self._reserve.give_up()
            raise


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _tables(step: Step) -> frozenset[str]:
    return frozenset(name for name, _ in step)
