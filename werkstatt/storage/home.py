"""Where a file is worked on: in place, on a disk of this computer."""

import platform
import sqlite3
from collections.abc import Collection
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from werkstatt.domain.errors import FileTrouble
from werkstatt.storage import backups, health
from werkstatt.storage.safe_copy import COMPANIONS, named_beside, safe_copy, sha256
from werkstatt.storage.workshop_file import WorkshopFile

_CORRUPT = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Home:
    """A file that is worked on where it lies. `notice` is what the person has to know; wording has the sentence."""

    def __init__(self, path: Path) -> None:
        self.original = path
        self.path = path
        self.snapshot = backups.folder(path) / "snapshot.draft"
        self.backups_beside = path
        self.notice: FileTrouble | None = None
        self._rescue: Path | None = None
        self._rescued: set[str] = set()

    def write_back(self, file: WorkshopFile) -> bool:
        """Take a snapshot of the open file and put it where the file belongs; whether it is there now.

        In place there is nothing to put, unless somebody moved or deleted the file while it is open.
        """
        self._take_snapshot(file)
        if not file.is_in_place():
            try:
                rescue = self._rescue or own_version(self.original)
                self._rescue = put_unless_changed(self.snapshot, rescue, self._rescued)
                self._rescued = {sha256(self._rescue)}
            except OSError as error:
                raise FileTrouble("backup_failed", str(self.original), detail=error.strerror) from error
            self.notice = FileTrouble("moved", str(self.original), other=str(self._rescue))
        return True

    def leave(self, *, is_written: bool, has_changed: bool) -> FileTrouble | None:
        """The file is closed; whether it was written back, and whether anything was changed since it was opened.

        Returns what the person must still know: that what was done is not where they expect it.
        """
        return self.notice

    @property
    def is_behind(self) -> bool:
        """Whether something that was done earlier still has to be written back."""
        return False

    def discard_snapshot(self) -> None:
        """Nobody needs it any more."""
        with suppress(OSError):
            self.snapshot.unlink(missing_ok=True)

    def _take_snapshot(self, file: WorkshopFile) -> None:
        """Raises FileTrouble when there is no room for it, or when the open file turns out to be damaged."""
        try:
            self.snapshot.parent.mkdir(parents=True, exist_ok=True)
            backups.require_room(file.path, self.snapshot.parent)
            file.copy_to(self.snapshot)
        except FileExistsError as error:
            raise FileTrouble("no_backup_folder", str(file.path), folder=self.snapshot.parent.name) from error
        except (OSError, sqlite3.Error) as error:
            self.discard_snapshot()
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _CORRUPT:
                raise FileTrouble("damaged_while_open", str(file.path), detail=str(error)) from error
            detail = error.strerror if isinstance(error, OSError) else str(error)
            raise FileTrouble("backup_failed", str(file.path), detail=detail) from error
        try:
            health.require_intact(self.snapshot)
        except FileTrouble as error:
            raise FileTrouble("damaged_while_open", str(file.path), **error.values) from error


def put_unless_changed(snapshot: Path, target: Path, known: Collection[str]) -> Path:
    """Put a snapshot at `target`, or under a name of its own if what lies there is none of the known digests.

    Returns where it was put. Raises OSError.
    """
    there = sha256(target) if target.exists() else None
    if there == sha256(snapshot):
        return target
    if there is not None and there not in known:
        target = own_version(target)
    for suffix in COMPANIONS:
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    safe_copy(snapshot, target)
    return target


def own_version(path: Path) -> Path:
    """A name for this computer's version of a file, beside that file."""
    moment = datetime.now().astimezone().strftime("%Y-%m-%d %H.%M")
    return named_beside(path, f" (Fassung von {platform.node()}, {moment})")
