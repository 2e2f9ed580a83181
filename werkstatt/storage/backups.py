"""Rolling backups in a folder beside the workshop file, each with its SHA-256."""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from werkstatt.domain.errors import FileTrouble
from werkstatt.storage import health
from werkstatt.storage.connection import connect
from werkstatt.storage.workshop_file import WorkshopFile

_STAMP = "%Y-%m-%d_%H-%M-%S"
_NEWEST_KEPT = 12
_HOURLY_FOR = timedelta(days=1)
_DAILY_FOR = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup and the moment (UTC) at which it was made."""

    path: Path
    made_at: datetime


def folder(file: Path) -> Path:
    """Where the backups of a workshop file lie."""
    return file.with_name(f"{file.stem}-Sicherungen")


def existing(file: Path) -> list[Backup]:
    """The backups of a workshop file, newest first."""
    found = []
    for path in folder(file).glob("*.werkstatt"):
        try:
            found.append(Backup(path, datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC)))
        except ValueError:
            continue
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def make(open_file: WorkshopFile, now: datetime) -> Backup | None:
    """Back up the open file: temporary name, check, fsync, rename. None when it equals the newest backup."""
    home = folder(open_file.path)
    target = home / f"{now.astimezone(UTC).strftime(_STAMP)}.werkstatt"
    draft = target.with_suffix(".draft")
    try:
        home.mkdir(exist_ok=True)
        draft.unlink(missing_ok=True)
        open_file.copy_to(draft)
        digest = _sha256(draft)
        earlier = existing(open_file.path)
        if target.exists() or (earlier and _noted_digest(earlier[0].path) == digest):
            draft.unlink()
            return None
        _flush(draft)
        _digest_file(target).write_text(f"{digest}  {target.name}\n", encoding="utf-8")
        draft.replace(target)
    except sqlite3.Error as error:
        raise health.trouble(error, target) from error
    except OSError as error:
        raise FileTrouble("backup_failed", str(target), detail=error.strerror) from error
    for backup in expired(existing(open_file.path), now):
        backup.path.unlink(missing_ok=True)
        _digest_file(backup.path).unlink(missing_ok=True)
    return Backup(target, now)


def expired(backups: Sequence[Backup], now: datetime) -> list[Backup]:
    """Those to remove: all but the newest twelve, one an hour for a day and one a day for two months."""
    newest_first = sorted(backups, key=lambda backup: backup.made_at, reverse=True)
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
    health.require_readable(backup)
    if (noted := _noted_digest(backup)) is not None and noted != _sha256(backup):
        raise FileTrouble("backup_damaged", str(backup))
    raw = connect(backup)
    try:
        health.version_of(raw, backup)
        if health.defects(raw):
            raise FileTrouble("backup_damaged", str(backup))
    finally:
        raw.close()


def put_back(file: Path, backup: Path, now: datetime) -> Path:
    """Make `backup` the workshop file again; the present one is kept beside it and its new path returned.

    The file must be closed.
    """
    require_sound(backup)
    aside = file.with_name(f"{file.stem} (vor {now.astimezone(UTC).strftime(_STAMP)}).werkstatt")
    draft = file.with_suffix(".draft")
    try:
        draft.write_bytes(backup.read_bytes())
        _flush(draft)
        if file.exists():
            file.replace(aside)
        draft.replace(file)
    except OSError as error:
        raise FileTrouble("backup_failed", str(file), detail=error.strerror) from error
    return aside


def _digest_file(backup: Path) -> Path:
    return backup.with_suffix(".sha256")


def _noted_digest(backup: Path) -> str | None:
    try:
        return _digest_file(backup).read_text(encoding="utf-8").split()[0]
    except (OSError, IndexError):
        return None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
