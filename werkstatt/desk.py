"""An opened workshop file with everything around it that needs no window.

Window, command line and demo are built on the same desk. A person's act is handed to `do`; the storage thread runs it
as one transaction; then the pictures that depend on what changed are rebuilt there and handed to whoever watches them.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from werkstatt.domain.clock import Clock
from werkstatt.storage import backups, health
from werkstatt.storage.records import Records
from werkstatt.storage.workshop_file import MODERATOR, Outcome, WorkshopFile

P = ParamSpec("P")
Result = TypeVar("Result")
_log = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class Watch:
    """Someone who wants a picture kept up to date. `receive` is called on the storage thread, on every change."""

    build: Callable[[Records], Any]
    receive: Callable[[Any], None]
    tables: frozenset[str] = frozenset()
    shown: Any = field(default=None)


@dataclass(frozen=True, slots=True)
class Stacks:
    """The names of the operations that undo and redo would take back or do again."""

    undo: str | None
    redo: str | None


class Desk:
    """Runs operations and keeps pictures true. Its methods may be called from any one thread and return at once."""

    def __init__(self, file: WorkshopFile, storage: ThreadPoolExecutor, clock: Clock) -> None:
        self.path = file.path
        self.clock = clock
        self.on_stacks: Callable[[Stacks], None] = lambda stacks: None
        self.on_saved: Callable[[], None] = lambda: None
        self._file = file
        self._storage = storage
        self._watches: list[Watch] = []

    @classmethod
    def open(cls, path: Path, clock: Clock) -> "Desk":
        """Open an existing workshop file; raises FileTrouble."""
        return cls._with(WorkshopFile.open, path, clock)

    @classmethod
    def create(cls, path: Path, clock: Clock) -> "Desk":
        """Make a new workshop file; raises FileTrouble."""
        return cls._with(WorkshopFile.create, path, clock)

    @classmethod
    def _with(cls, opener: Callable[[Path], WorkshopFile], path: Path, clock: Clock) -> "Desk":
        storage = ThreadPoolExecutor(1, thread_name_prefix="storage")
        try:
            return cls(storage.submit(opener, path).result(), storage, clock)
        except BaseException:
            storage.shutdown()
            raise

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
        return self._storage.submit(self._perform, MODERATOR, operation, args, kwargs)

    def ask(
        self,
        picture: Callable[Concatenate[Records, P], Result],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Future[Result]:
        """Build a picture once."""
        return self._storage.submit(lambda: self._file.read(lambda records: picture(records, *args, **kwargs))[0])

    def watch(
        self,
        receive: Callable[[Result], None],
        picture: Callable[Concatenate[Records, P], Result],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Watch:
        """Hand a picture to `receive` (on the storage thread) now and whenever it changes, until `unwatch`."""
        watch = Watch(lambda records: picture(records, *args, **kwargs), receive)
        self._storage.submit(self._begin_watching, watch).add_done_callback(_log_failure)
        return watch

    def unwatch(self, watch: Watch) -> None:
        """Stop keeping a picture up to date."""
        self._storage.submit(lambda: self._watches.remove(watch) if watch in self._watches else None)

    def undo(self) -> Future[str]:
        """Take back the moderator's last deed; the result is the operation's name. Raises Refused."""
        return self._storage.submit(self._reverse, WorkshopFile.undo)

    def redo(self) -> Future[str]:
        """Do again what was undone last; the result is the operation's name. Raises Refused."""
        return self._storage.submit(self._reverse, WorkshopFile.redo)

    def back_up(self) -> Future[backups.Backup | None]:
        """Make a backup beside the file, unless nothing changed since the last one."""
        return self._storage.submit(lambda: backups.make(self._file, self.now()))

    def close(self) -> None:
        """Finish what is queued, back up and close the file; blocks until done. Raises FileTrouble."""
        try:
            self._storage.submit(self._close).result()
        finally:
            self._storage.shutdown()

    def _close(self) -> None:
        self._watches.clear()
        try:
            backups.make(self._file, self.now())
        finally:
            self._file.close()

    def _perform(self, actor: str, operation: Callable[..., Result], args: Any, kwargs: Any) -> Result:
        name = f"{operation.__module__.rpartition('.')[2]}.{operation.__name__}"
        outcome = self._file.perform(name, lambda records: operation(records, *args, **kwargs), actor)
        self._tell(outcome)
        return outcome.result

    def _reverse(self, way: Callable[[WorkshopFile], Outcome[str]]) -> str:
        outcome = way(self._file)
        self._tell(outcome)
        return outcome.result

    def _tell(self, outcome: Outcome[Any]) -> None:
        self.on_saved()
        self.on_stacks(Stacks(self._file.history.next_undo(), self._file.history.next_redo()))
        for watch in self._watches:
            if outcome.changed & watch.tables:
                self._rebuild(watch)

    def _begin_watching(self, watch: Watch) -> None:
        self._watches.append(watch)
        self._rebuild(watch)

    def _rebuild(self, watch: Watch) -> None:
        """A picture that can't be built must not keep the others from being shown."""
        try:
            picture, watch.tables = self._file.read(watch.build)
        except Exception:
            _log.exception("a picture could not be built")
            return
        if picture != watch.shown:
            watch.shown = picture
            watch.receive(picture)


def _log_failure(future: Future[None]) -> None:
    if not future.cancelled() and (error := future.exception()):
        _log.error("the storage thread failed", exc_info=error)


def examine(path: Path) -> list[str]:
    """What is wrong with a file, without changing it; empty for a sound one. Raises FileTrouble if it is not ours."""
    return health.examine(path)
