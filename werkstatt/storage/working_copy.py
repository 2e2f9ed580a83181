"""A file on a stick, on a network drive, in a synchronised folder or write-protected: worked on as a copy.

SQLite must not write there: a pulled stick, a lock that the network only pretends to give or a synchroniser that takes
half a transaction would spoil the file. So the copy on this computer is the truth while it is open, and it is written
back whole. A copy that could not be written back waits and is taken up when the original is opened again. An original
that was changed elsewhere meanwhile is never overwritten: then there are two files, and the person is told.
"""

import errno
import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from werkstatt.domain.errors import FileTrouble
from werkstatt.storage import connection, health
from werkstatt.storage.claim import Claim, Hold
from werkstatt.storage.home import Home, own_version, put_unless_changed
from werkstatt.storage.location import Kind, is_protected, kind_of
from werkstatt.storage.safe_copy import COMPANIONS, free_name, safe_copy, sha256
from werkstatt.storage.workshop_file import WorkshopFile


@dataclass(frozen=True, slots=True)
class Origin:
    """What a working copy stands for: the original, and the digests it had when it was read or written by us."""

    original: str
    known: tuple[str, ...]

    @classmethod
    def of(cls, folder: Path) -> "Origin | None":
        """Read the note in a working copy's folder."""
        try:
            note = json.loads((folder / "origin.json").read_text(encoding="utf-8"))
            return cls(str(note["original"]), tuple(note["known"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def note(self, folder: Path) -> None:
        """Write the note, safely."""
        draft = folder / "origin.draft"
        draft.write_text(json.dumps(asdict(self)), encoding="utf-8")
        safe_copy(draft, folder / "origin.json")


class WorkingCopy(Home):
    """The copy of one original on the `shelf`, the folder of all working copies of this computer."""

    def __init__(self, original: Path, kind: Kind, shelf: Path) -> None:
        """Raises FileTrouble when another program or computer works on the original."""
        super().__init__(original)
        self._folder = _folder_for(original, shelf)
        self.path = self._folder / original.name
        self.snapshot = self._folder / "snapshot.draft"
        self._target = original
        self.notice = None if kind is Kind.LOCAL else self._say(f"copy_of_{kind}")
        self._is_backup = kind is Kind.BACKUP
        self._usual = None if kind is Kind.PROTECTED else self.notice  # what is to be said once it is written back
        self._volume = _volume(original)
        self._claim = Claim(original)
        self._hold = Hold(self._folder.with_name(f"{self._folder.name}.lock"), original)
        try:
            self._claim.require()
        except FileTrouble:
            self._hold.release()
            raise
        if not self._is_backup:
            self._claim.keep()
        waiting = Origin.of(self._folder) if self.path.exists() else None
        self._is_new = waiting is None
        self._known = waiting.known if waiting else ()

    def take(self) -> None:
        """Make the copy ready to be opened. Raises FileTrouble, OSError."""
        if self._is_new:
            self._fetch()
        elif not self.original.exists():
            self.notice = self._say("away")
        elif sha256(self.original) in self._known:
            self._remember(*self._known)
            self.notice = self._say("recovered")
        else:
            self._put_aside()
            self._fetch()

    def begin(self) -> None:
        """Make ready for a file that is new. Raises FileTrouble, OSError."""
        if self.original.exists():
            raise FileTrouble("exists", str(self.original))
        if not self._is_new:  # of an original that is gone
            self._put_aside()
            self._is_new = True
        self._remember()

    def write_back(self, file: WorkshopFile) -> bool:
        """Take a snapshot of the open file and write it back; False when that can't be done now."""
        self._take_snapshot(file)
        is_written = False
        try:
            if self._is_kept_from_us():
                self.notice = self._say("copy_of_backup" if self._is_backup else "copy_of_protected")
            else:
                self._deliver()
                is_written = True
        except OSError as error:
            volume = _volume(self.original)
            is_away = volume is None or volume != self._volume
            self.notice = self._say("away" if is_away else "not_written_back", detail=error.strerror)
        self.backups_beside = self._target if is_written else self.path
        return is_written

    def leave(self, *, is_written: bool, has_changed: bool) -> FileTrouble | None:
        """The file is closed. The copy stays if it holds what the original lacks."""
        is_needed = not is_written and (has_changed or not self._is_new)
        if not is_needed:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._claim.give_up()
        self._hold.release()
        if is_needed and not self._is_kept_from_us():
            detail = self.notice.values.get("detail") if self.notice else None
            return self._say("kept_here", detail=detail or os.strerror(errno.EIO))
        return self.notice if is_needed or self._target != self.original else None

    @property
    def is_behind(self) -> bool:
        """What an earlier session could not write back is in the copy only."""
        return not self._is_new

    def _is_kept_from_us(self) -> bool:
        return self._is_backup or is_protected(self._target)

    def _deliver(self) -> None:
        if not self._target.exists() and _volume(self.original) != self._volume:
            raise FileNotFoundError("another disk, or none, lies where the original lay")
        digest = sha256(self.snapshot)
        self._remember(*self._known, digest)  # before: a crash between the two must not look like somebody's change
        self._target = put_unless_changed(self.snapshot, self._target, self._known)
        self._remember(digest)
        self._volume = _volume(self.original)
        self._claim.renew()
        is_apart = self._target != self.original
        self.notice = self._say("two_versions", other=str(self._target)) if is_apart else self._usual

    def _fetch(self) -> None:
        health.require_file(self.original)
        self._folder.mkdir(parents=True, exist_ok=True)
        if self.path.exists():  # nobody knows of what it is a copy, so it stays
            self.path.replace(free_name(self.path))
        incoming = self._folder / "incoming.draft"
        digest = safe_copy(self.original, incoming)
        for suffix in COMPANIONS[:2]:
            if (left := self.original.with_name(self.original.name + suffix)).exists():
                safe_copy(left, self.path.with_name(self.path.name + suffix))
        self._remember(digest)
        incoming.replace(self.path)
        self._is_new = True

    def _put_aside(self) -> None:
        """Original and copy both changed: the copy gets a name of its own, beside the original if possible."""
        with suppress(sqlite3.Error), closing(connection.connect(self.path)) as raw:
            connection.single_file(raw)
        aside = own_version(self.original)
        try:
            safe_copy(self.path, aside)
            self.path.unlink()
        except OSError:
            aside = own_version(self.path)
            self.path.replace(aside)
        self._usual = self._say("two_versions", other=str(aside))
        self.notice = self._usual

    def _remember(self, *known: str) -> None:
        self._known = known
        self._folder.mkdir(parents=True, exist_ok=True)
        Origin(str(self.original), known).note(self._folder)

    def _say(self, key: str, **values: object) -> FileTrouble:
        return FileTrouble(key, str(self.original), copy=str(self.path), **values)


def home_of(path: Path, shelf: Path) -> Home:
    """Where an existing file is worked on. Raises FileTrouble."""
    kind = kind_of(path)
    if kind is Kind.LOCAL and Origin.of(_folder_named_after(path, shelf)) is None:
        return Home(path)
    with _saying("unreadable", path), ExitStack() as on_failure:
        copy = WorkingCopy(path, kind, shelf)
        on_failure.callback(copy.leave, is_written=False, has_changed=False)
        copy.take()
        on_failure.pop_all()
    return copy


def home_of_new(path: Path, shelf: Path) -> Home:
    """Where a file that does not exist yet will be worked on. Raises FileTrouble."""
    kind = kind_of(path)
    if kind is Kind.LOCAL:
        return Home(path)
    if kind in {Kind.PROTECTED, Kind.BACKUP}:
        raise FileTrouble("not_created", str(path), detail=os.strerror(errno.EACCES))
    with _saying("not_created", path), ExitStack() as on_failure:
        copy = WorkingCopy(path, kind, shelf)
        on_failure.callback(copy.leave, is_written=False, has_changed=False)
        copy.begin()
        on_failure.pop_all()
    return copy


@contextmanager
def _saying(reason: str, path: Path) -> Iterator[None]:
    """What the place of the copies, or of the original, does not allow is raised as FileTrouble."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        detail = error.strerror if isinstance(error, OSError) else str(error)
        raise FileTrouble(reason, str(path), detail=detail) from error


def _folder_for(original: Path, shelf: Path) -> Path:
    """The folder of an original's copy. A stick may come back under another name: then its content tells."""
    own = _folder_named_after(original, shelf)
    if not own.exists() and original.is_file():
        for note in shelf.glob("*/origin.json"):
            origin = Origin.of(note.parent)
            moved = origin and origin.known and not Path(origin.original).exists()
            if origin and moved and (note.parent / original.name).exists() and sha256(original) in origin.known:
                return note.parent
    return own


def _folder_named_after(original: Path, shelf: Path) -> Path:
    return shelf / f"{original.stem}-{hashlib.sha256(os.fsencode(original)).hexdigest()[:8]}"


def _volume(original: Path) -> int | None:
    """Tells disks apart that come and go at the same place."""
    try:
        return original.parent.stat().st_dev
    except OSError:
        return None
