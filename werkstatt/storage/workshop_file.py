"""An open workshop file: what was acknowledged is on disk, and what the moderator did can be undone."""

import errno
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import sqlalchemy as sa

from werkstatt.domain.errors import FileTrouble, NotThere, Refused
from werkstatt.storage import connection, health, left_log, migrations, older
from werkstatt.storage.history import Deed, History
from werkstatt.storage.location import is_protected
from werkstatt.storage.recorder import Recorder, Step
from werkstatt.storage.records import Records
from werkstatt.storage.reserve import Reserve
from werkstatt.storage.tables import METADATA, NOT_UNDONE

Result = TypeVar("Result")
MODERATOR = "moderator"

# A slice of a copy, in pages of 4 kB, and the moment (in seconds) that others get between two slices.
_SLICE = 128
_MOMENT = 0.001

# Looking without writing is not possible then: a step half done has to be taken back first, or the disk is full.
_LOOKED_AT_LATER = {"read_only", "no_room_to_look"}
_SPOILT = {"damaged", "foreign", "empty"}
_UNTIDY = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY}


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What an operation returned and which tables it changed."""

    result: Result
    changed: frozenset[str]


class WorkshopFile:
    """Owns the file's only connection. Used by one thread at a time; only `copy_to` may run beside it.

    `notice` is what the person has to know of how the file was found.
    """

    def __init__(self, path: Path, raw: sqlite3.Connection, notice: FileTrouble | None = None) -> None:
        self.path = path
        self.notice = notice
        self.history = History()
        self._raw = raw
        self._turn = threading.Lock()
        self._engine = connection.engine(raw)
        self._recorder = Recorder(raw, METADATA.sorted_tables, NOT_UNDONE)
        self._identity = _identity(path)
        self._written_before = raw.total_changes
        self._reserve = Reserve(path)
        self._reserve.lay_in()

    @classmethod
    def create(cls, path: Path, begin: Callable[[Records], object] = lambda records: None) -> "WorkshopFile":
        """Make a new file with what `begin` writes into it, which can't be undone; it is there whole or not at all.

        Raises FileTrouble when there is one already or the place can't be written.
        """
        draft = path.with_name(f".{path.name}.draft")
        try:
            if path.exists() or path.is_symlink():
                raise FileTrouble("exists", str(path))
            draft.unlink(missing_ok=True)  # by a crash in the middle
            draft.touch()
            with health.told(path):
                _fill(draft, begin)
            left_log.forget(path)
            draft.rename(path)
        except OSError as error:
            raise FileTrouble("not_created", str(path), detail=error.strerror) from error
        except FileTrouble as trouble:
            if trouble.reason != "disk_full":
                raise
            raise FileTrouble("not_created", str(path), detail=os.strerror(errno.ENOSPC)) from trouble
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, original: Path | None = None) -> "WorkshopFile":
        """Open an existing file, upgrading an older one; raises FileTrouble when it can't or shouldn't be opened.

        An older one is kept as it was among the backups. One that is refused is left as it is. `original` is what the
        file is a copy of.
        """
        looked_at, notice = _looked_at(path, original or path)
        if is_protected(path):
            raise FileTrouble("read_only", str(path))
        with ExitStack() as on_failure, health.told(path):
            raw = connection.connect(path)
            on_failure.callback(raw.close)
            connection.hold(raw)
            if not looked_at:
                _require_sound(health.all_defects(raw, path), path)
            if (version := health.version_of(raw, path)) < migrations.NEWEST_VERSION:
                upgraded = older.upgrade(raw, path, original or path, version)
                notice = notice or upgraded  # what may be missing is more important
            on_failure.pop_all()
        return cls(path, raw, notice)

    def close(self) -> None:
        """Leave one plain file behind. Raises FileTrouble when there is no room for that: then nothing is lost.

        A file without its log is left as it is, unless something was done: the log may yet be found.
        """
        self._reserve.give_up()
        try:
            if self.changes or self.notice is None or self.notice.reason != "log_missing":
                connection.single_file(self._raw)
        except sqlite3.Error as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_READONLY_DBMOVED:
                return
            if error.sqlite_errorcode & 0xFF in _UNTIDY:
                raise FileTrouble("not_tidied", str(self.path), detail=str(error)) from error
            raise FileTrouble("damaged_while_open", str(self.path), detail=str(error)) from error
        finally:
            self._engine.dispose()
            self._raw.close()

    @property
    def changes(self) -> int:
        """How many rows were written since it was opened; upgrading it is not counted, for nobody did that."""
        return self._raw.total_changes - self._written_before

    def is_in_place(self) -> bool:
        """Whether the open file still lies at its path: somebody may have moved or deleted it."""
        return _identity(self.path) == self._identity

    @contextmanager
    def reading(self) -> Iterator[Records]:
        """One consistent state to build pictures from."""
        with self._turn, self._told(), self._engine.connect() as open_connection:
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
            if connection.is_written_ahead(copy):
                connection.single_file(copy)
            else:
                connection.write_something(copy)  # as that did: the same content always has the same bytes
        self._reserve.lay_in()

    def _let_others_in(self, _status: int, _remaining: int, _total: int) -> None:
        self._turn.release()
        time.sleep(_MOMENT)  # or else this thread would take the lock again before another one wakes up
        self._turn.acquire()

    @contextmanager
    def _transaction(self) -> Iterator[sa.Connection]:
        try:
            with self._turn, self._told():
                if connection.is_at_rest(self._raw):
                    connection.write_ahead(self._raw)
                with self._engine.begin() as open_connection:
                    yield open_connection
        except BaseException as error:
            self._recorder.forget()
            if isinstance(error, FileTrouble) and error.reason == "disk_full":
                self._reserve.give_up()
            raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """As `told`, of a file that was sound when it was opened; what it can't hold is refused."""
        try:
            with health.told(self.path):
                yield
        except FileTrouble as error:
            if error.reason not in _SPOILT:
                raise
            raise FileTrouble("damaged_while_open", error.path, **error.values) from error
        except (OverflowError, UnicodeEncodeError) as error:
            raise Refused("out_of_range") from error


def _looked_at(path: Path, original: Path) -> tuple[bool, FileTrouble | None]:
    """Look before opening: whether that was possible, and what the person has to know. Raises FileTrouble."""
    try:
        found = health.inspect(path)
    except FileTrouble as trouble:
        if trouble.reason not in _LOOKED_AT_LATER:
            raise
        return False, None
    _require_sound(found.defects, path)
    return True, left_log.put_aside(found.log, path, original)


def _require_sound(defects: Sequence[str], path: Path) -> None:
    if defects:
        raise FileTrouble("damaged", str(path), detail=defects[0])


def _fill(draft: Path, begin: Callable[[Records], object]) -> None:
    with closing(connection.connect(draft)) as raw:
        raw.execute(f"PRAGMA application_id = {connection.APPLICATION_ID}")
        migrations.upgrade(raw, 0)
        engine = connection.engine(raw)
        with engine.begin() as open_connection:
            begin(Records(open_connection))
        engine.dispose()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _tables(step: Step) -> frozenset[str]:
    return frozenset(name for name, _ in step)
