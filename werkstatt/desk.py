"""An opened workshop file with everything around it that needs no window.

Window, command line and demo are built on the same desk. A person's act is handed to `do`; the storage thread runs it
as one transaction; then the pictures that depend on what changed are rebuilt there and handed to whoever watches them.
Backups, and writing a working copy back, are errands of another thread: no act waits for them.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from werkstatt import paths
from werkstatt.domain.clock import Clock
from werkstatt.domain.errors import FileTrouble, NotThere
from werkstatt.storage import backups, health, left_log
from werkstatt.storage.backups import Backup
from werkstatt.storage.home import Home
from werkstatt.storage.location import file_of_backup, is_backup, real_place
from werkstatt.storage.records import Records
from werkstatt.storage.working_copy import home_of, home_of_new
from werkstatt.storage.workshop_file import MODERATOR, Outcome, WorkshopFile

P = ParamSpec("P")
Result = TypeVar("Result")
_log = logging.getLogger(__name__)
_NOTHING = object()


@dataclass(slots=True, eq=False)
class Watch:
    """Someone who wants a picture kept up to date. `receive` is called on the storage thread, on every change."""

    build: Callable[[Records], Any]
    receive: Callable[[Any], None]
    tables: set[str] = field(default_factory=set)
    shown: Any = field(default=_NOTHING)
    has_failed: bool = False


@dataclass(frozen=True, slots=True)
class Stacks:
    """The names of the operations that undo and redo would take back or do again."""

    undo: str | None
    redo: str | None


class Desk:
    """Runs operations and keeps pictures true. Its methods may be called from any one thread and return at once.

    What is asked of a closed desk is cancelled.
    """

    def __init__(self, file: WorkshopFile, home: Home, storage: ThreadPoolExecutor, clock: Clock) -> None:
        self.path = home.original
        self.clock = clock
        self.on_stacks: Callable[[Stacks], None] = lambda stacks: None
        self.on_saved: Callable[[], None] = lambda: None
        self.on_notice: Callable[[FileTrouble | None], None] = lambda notice: None
        self.on_trouble: Callable[[BaseException], None] = lambda trouble: None
        self.found = file.notice
        self._file = file
        self._home = home
        self._storage = storage
        self._errands = ThreadPoolExecutor(1, thread_name_prefix="errands")
        self._watches: list[Watch] = []
        self._backed_up: int | None = None
        self._is_written = False
        self._is_closed = False

    @classmethod
    def open(cls, path: Path, clock: Clock) -> "Desk":
        """Open an existing workshop file; raises FileTrouble."""
        home = home_of(real_place(path), paths.working_copies())
        return cls._with(home, partial(WorkshopFile.open, original=home.original), clock)

    @classmethod
    def create(cls, path: Path, clock: Clock, begin: Callable[[Records], object] = lambda records: None) -> "Desk":
        """Make a new workshop file with what `begin` writes into it, which can't be undone; raises FileTrouble."""
        home = home_of_new(real_place(path), paths.working_copies())
        desk = cls._with(home, partial(WorkshopFile.create, begin=begin), clock)
        try:
            if not desk.path.exists():
                desk.back_up().result()
        except FileTrouble:
            desk.close()
            raise
        return desk

    @classmethod
    def put_back(cls, path: Path, backup: Path, clock: Clock) -> "Desk":
        """Open a closed file as it was in a backup; the present state is kept beside it. Raises FileTrouble."""
        if is_backup(path):
            raise FileTrouble("backup_stays", str(path))
        aside = backups.put_back(path, backup, clock.now())
        desk = cls.open(path, clock)
        if aside.exists():
            desk.found = FileTrouble("went_back", str(path), aside=str(aside))
        return desk

    @classmethod
    def _with(cls, home: Home, opener: Callable[[Path], WorkshopFile], clock: Clock) -> "Desk":
        storage = ThreadPoolExecutor(1, thread_name_prefix="storage")
        try:
            return cls(storage.submit(opener, home.path).result(), home, storage, clock)
        except BaseException:
            storage.shutdown()
            home.leave(is_written=False, has_changed=False)
            raise

    @property
    def notice(self) -> FileTrouble | None:
        """What the person has to know of the place where the file lies: it is worked on as a copy, the stick is gone …

        `on_notice` is called (on another thread) whenever it changes. `found` says what is to be known once.
        """
        return self._home.notice

    def now(self) -> datetime:
        """The present moment in UTC, by this desk's clock."""
        return self.clock.now()

    def do(
        self,
        operation: Callable[Concatenate[Records, P], Result],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Future[Result]:
        """Run an operation for the moderator; once the future is done it is on disk and can be undone."""
        return self._submit(self._storage, lambda: self._perform(MODERATOR, operation, args, kwargs))

    def ask(
        self,
        picture: Callable[Concatenate[Records, P], Result],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Future[Result]:
        """Build a picture once."""

        def build() -> Result:
            with self._file.reading() as records:
                return picture(records, *args, **kwargs)

        return self._submit(self._storage, build)

    def watch(
        self,
        receive: Callable[[Result], None],
        picture: Callable[Concatenate[Records, P], Result],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Watch:
        """Hand a picture to `receive` (on the storage thread) now and whenever it changes, until `unwatch`."""
        watch = Watch(lambda records: picture(records, *args, **kwargs), receive)

        def begin() -> None:
            self._watches.append(watch)
            self._rebuild(watch)

        self._submit(self._storage, begin)
        return watch

    def unwatch(self, watch: Watch) -> None:
        """Stop keeping a picture up to date."""
        self._submit(self._storage, lambda: self._watches.remove(watch) if watch in self._watches else None)

    def undo(self) -> Future[str]:
        """Take back the moderator's last deed; the result is the operation's name. Raises Refused."""
        return self._submit(self._storage, lambda: self._tell(self._file.undo()))

    def redo(self) -> Future[str]:
        """Do again what was undone last; the result is the operation's name. Raises Refused."""
        return self._submit(self._storage, lambda: self._tell(self._file.redo()))

    def back_up(self) -> Future[Backup | None]:
        """Write a working copy back and make a backup, unless nothing changed since the last one."""
        return self._submit(self._errands, self._back_up)

    def backups(self) -> list[Backup]:
        """The backups beside the file, newest first."""
        return backups.existing(self._home.backups_beside, self.now())

    def close(self) -> None:
        """Finish what is queued, back up and close the file; blocks until done. Closing again does nothing.

        Raises FileTrouble; also when what was done can't be written to where the file belongs: then it is kept.
        """
        if self._is_closed:
            return
        self._is_closed = True
        try:
            self._storage.submit(self._watches.clear).result()
            if self._file.changes or self._home.is_behind:
                self._errands.submit(self._back_up).result()
        finally:
            self._errands.shutdown()
            try:
                self._storage.submit(self._close).result()
            finally:
                self._storage.shutdown()

    def _close(self) -> None:
        has_changed = self._file.changes > 0
        try:
            self._file.close()
        finally:
            untold = self._home.leave(is_written=self._is_written, has_changed=has_changed)
        if untold:
            raise untold

    def _submit(self, thread: ThreadPoolExecutor, task: Callable[[], Result]) -> Future[Result]:
        if not self._is_closed:
            return thread.submit(task)
        refused: Future[Result] = Future()
        refused.cancel()
        return refused

    def _back_up(self) -> Backup | None:
        changes, before = self._file.changes, self._home.notice
        if changes == self._backed_up:
            return None
        try:
            self._is_written = False
            self._is_written = self._home.write_back(self._file)
            done_last = self._file.history.next_undo() or ""
            made = backups.keep(self._home.snapshot, self._home.backups_beside, self.now(), done_last)
            self._backed_up = changes if self._is_written else None
            return made
        finally:
            self._home.discard_snapshot()
            if self._home.notice is not before:
                _call(self.on_notice, self._home.notice)

    def _perform(self, actor: str, operation: Callable[..., Result], args: Any, kwargs: Any) -> Result:
        name = f"{operation.__module__.rpartition('.')[2]}.{operation.__name__}"
        return self._tell(self._file.perform(name, lambda records: operation(records, *args, **kwargs), actor))

    def _tell(self, outcome: Outcome[Result]) -> Result:
        """The deed is on disk: tell everybody. Whatever they do with it, the deed is done."""
        _call(self.on_saved)
        _call(self.on_stacks, Stacks(self._file.history.next_undo(), self._file.history.next_redo()))
        for watch in self._watches:
            if outcome.changed & watch.tables:
                self._rebuild(watch)
        return outcome.result

    def _rebuild(self, watch: Watch) -> None:
        """A picture that can't be built keeps no other from being shown, and is tried again at the next change."""
        try:
            with self._file.reading() as records:
                watch.tables = records.tables_read
                picture = watch.build(records)
        except NotThere:
            return  # what it shows was removed: whoever watches will turn to something else
        except Exception as error:
            _log.exception("a picture could not be built")
            if not watch.has_failed:
                known = isinstance(error, FileTrouble)
                _call(self.on_trouble, error if known else FileTrouble("not_shown", str(self.path), detail=str(error)))
            watch.has_failed = True
            return
        watch.has_failed = False
        if picture != watch.shown:
            watch.shown = picture
            _call(watch.receive, picture)


def _call(receiver: Callable[..., None], *values: object) -> None:
    try:
        receiver(*values)
    except Exception:
        _log.exception("a receiver failed")


def examine(path: Path) -> list[str]:
    """What is wrong with a file, without changing it; empty for a sound one.

    Raises FileTrouble if it is not ours, or if what was done last may be missing.
    """
    found = health.inspect(path)
    if not found.defects and (missing := left_log.trouble(found.log, path)):
        raise missing
    return found.defects


def backups_of(path: Path) -> tuple[Path, list[Backup]]:
    """A closed file, or the one of which `path` is a backup, and its backups, newest first."""
    file = file_of_backup(path) if is_backup(path) else path
    return file, backups.existing(file, datetime.now(UTC))
