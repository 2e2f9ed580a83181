"""Rolling backups in a folder beside the workshop file, each with its SHA-256."""

import contextlib
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from werkstatt.domain.errors import FileTrouble
from werkstatt.domain.event import at_home
from werkstatt.storage import backup_note, health
from werkstatt.storage.backup_note import BackupNote, note_file
from werkstatt.storage.safe_copy import COMPANIONS, free_name, safe_copy, sha256

# As the clock on the wall says it, because people read these names.
_STAMP = "%Y-%m-%d_%H-%M-%S%z"
_ASIDE_STAMP = "%Y-%m-%d %H.%M.%S"
_NEWEST_KEPT = 12
_HOURLY_FOR = timedelta(days=1)
_DAILY_FOR = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup, the moment (UTC) at which it was made, and what is known of it.

    That is: the operation that was done last, the item that ran, and how many rows some tables had.
    """

    path: Path
    made_at: datetime
    operation: str = ""
    running: str = ""
    counts: Sequence[tuple[str, int]] = ()


def folder(file: Path) -> Path:
    """Where the backups of a workshop file lie."""
    return file.with_name(f"{file.stem}-Sicherungen")


def existing(file: Path, now: datetime | None = None) -> list[Backup]:
    """The backups of a workshop file, newest first; those that a wrong clock made after `now` come last."""
    return [_as_noted(backup, backup_note.read(backup.path)) for backup in _found(file, now)]


def _found(file: Path, now: datetime | None = None) -> list[Backup]:
    """By their names alone."""
    found = []
    for path in folder(file).glob("*.werkstatt"):
        with contextlib.suppress(ValueError):
            found.append(Backup(path, datetime.strptime(path.stem, _STAMP).astimezone(UTC)))
    return _newest_first(found, now)


def _as_noted(backup: Backup, note: BackupNote) -> Backup:
    return replace(backup, operation=note.operation, running=note.running, counts=note.counts)


def _newest_first(backups: Iterable[Backup], now: datetime | None) -> list[Backup]:
    return sorted(backups, key=lambda backup: (now is None or backup.made_at <= now, backup.made_at), reverse=True)


def keep(snapshot: Path, file: Path, now: datetime, operation: str = "") -> Backup | None:
    """Keep a copy of `snapshot` as a backup of `file`. None when it equals the newest one. Raises FileTrouble.

    `operation` is what was done last.
    """
    target = folder(file) / f"{at_home(now).strftime(_STAMP)}.werkstatt"
    try:
        target.parent.mkdir(exist_ok=True)
        for left in target.parent.glob(".*.draft"):  # by a crash in the middle
            left.unlink()
        earlier = _found(file, now)
        if earlier and backup_note.read(earlier[0].path).digest == sha256(snapshot):
            return None
        note_file(target).unlink(missing_ok=True)  # of another backup in this second: a crash must not leave it
        note = backup_note.write(target, safe_copy(snapshot, target), operation)
    except OSError as error:
        raise FileTrouble("backup_failed", str(file), detail=error.strerror) from error
    for backup in expired(_found(file), now):
        # A virus scanner may hold it: then it goes next time.
        with contextlib.suppress(OSError):
            backup.path.unlink(missing_ok=True)
            note_file(backup.path).unlink(missing_ok=True)
    return _as_noted(Backup(target, now), note)


def require_room(file: Path, place: Path) -> None:
    """Raise FileTrouble unless a copy of `file` fits into the folder `place` and leaves something to work with."""
    needed = 2 * sum(path.stat().st_size for path in (file, _companion(file, "-wal")) if path.exists())
    if shutil.disk_usage(place).free < needed:
        raise FileTrouble("no_room_for_backup", str(file), megabytes=needed // 2**20 + 1)


def expired(backups: Sequence[Backup], now: datetime) -> list[Backup]:
    """Those to remove: all but the newest twelve, one an hour for a day and one a day for two months."""
    newest_first = _newest_first(backups, now)
    kept = set(newest_first[:_NEWEST_KEPT])
    kept |= _one_each(newest_first, now - _HOURLY_FOR, "%Y-%m-%d %H")
    kept |= _one_each(newest_first, now - _DAILY_FOR, "%Y-%m-%d")
    return [backup for backup in newest_first if backup not in kept]


def _one_each(newest_first: Iterable[Backup], since: datetime, period: str) -> set[Backup]:
    """The newest backup of each period since a moment."""
    by_period: dict[str, Backup] = {}
    for backup in newest_first:
        if backup.made_at >= since:
            by_period.setdefault(backup.made_at.strftime(period), backup)
    return set(by_period.values())


def require_sound(backup: Path) -> None:
    """Raise FileTrouble unless the backup is what was written and SQLite finds no fault in it."""
    health.require_file(backup)
    try:
        is_as_written = backup_note.read(backup).digest in {None, sha256(backup)}
    except OSError as error:
        raise FileTrouble("unreadable", str(backup), detail=error.strerror) from error
    if not is_as_written or health.examine(backup):
        raise FileTrouble("backup_damaged", str(backup))


def put_back(file: Path, backup: Path, now: datetime) -> Path:
    """Make `backup` the workshop file again; the present one is kept beside it and its new path returned.

    The file must be closed. What a crash left beside it moves along with it. Raises FileTrouble.
    """
    health.require_unused(file)
    require_sound(backup)
    aside = free_name(file.with_name(f"{file.stem} (Stand {at_home(now).strftime(_ASIDE_STAMP)}){file.suffix}"))
    try:
        if file.exists():
            safe_copy(file, aside)
        for suffix in COMPANIONS:
            if (left := _companion(file, suffix)).exists():
                left.replace(_companion(aside, suffix))
        safe_copy(backup, file)
    except OSError as error:
        raise FileTrouble("not_put_back", str(file), detail=error.strerror) from error
    return aside


def _companion(file: Path, suffix: str) -> Path:
    return file.with_name(file.name + suffix)
