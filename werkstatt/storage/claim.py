"""Who works on a file that is worked on as a copy: one program on this computer, one computer among many."""

import getpass
import json
import platform
import sqlite3
import threading
import time
from contextlib import suppress
from pathlib import Path

from werkstatt.domain.errors import FileTrouble

# Seconds. Whoever works on a file renews the claim; a computer that slept or died does not.
_VALID_FOR = 30 * 60
_RENEWED_EVERY = 5 * 60


class Hold:
    """Keeps other programs of this computer from a working copy: a lock of SQLite's, which dies with its holder."""

    def __init__(self, lock: Path, original: Path) -> None:
        """Raises FileTrouble when another program holds it, OSError or sqlite3.Error when there is no place for it."""
        lock.parent.mkdir(parents=True, exist_ok=True)
        self._raw = sqlite3.connect(lock, isolation_level=None, check_same_thread=False, timeout=0)
        try:
            self._raw.execute("PRAGMA journal_mode = OFF")
            self._raw.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            self._raw.close()
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise FileTrouble("in_use", str(original)) from error
            raise

    def release(self) -> None:
        """Let others have it."""
        self._raw.close()


class Claim:
    """Tells other computers, by a small file beside the original, who works on it.

    It is a courtesy: where it does not help, the check before writing back keeps both versions.
    """

    def __init__(self, original: Path) -> None:
        self._original = original
        self._path = original.with_name(f"{original.name}.lock")
        self._mine = {"computer": platform.node(), "person": _person()}
        self._given_up = threading.Event()
        self._renewing = threading.Thread(target=self._renew_again_and_again, name="claim", daemon=True)

    def require(self) -> None:
        """Raise FileTrouble when somebody else holds a claim that is still valid."""
        with suppress(OSError, ValueError, RecursionError):
            theirs = json.loads(self._path.read_text(encoding="utf-8"))
            age = abs(time.time() - self._path.stat().st_mtime)  # clocks of computers differ, but not by half an hour
            if isinstance(theirs, dict) and theirs != self._mine and age < _VALID_FOR:
                who = {key: str(theirs.get(key, "?")) for key in self._mine}
                raise FileTrouble("in_use_by", str(self._original), lock=self._path.name, **who)

    def renew(self) -> None:
        """Claim the file, where that can be written and nobody else has done so."""
        with suppress(OSError, FileTrouble):
            self.require()
            self._path.write_text(json.dumps(self._mine), encoding="utf-8")

    def keep(self) -> None:
        """Claim the file until it is given up, also while nothing is done for half an hour."""
        self.renew()
        self._renewing.start()

    def _renew_again_and_again(self) -> None:
        while not self._given_up.wait(_RENEWED_EVERY):
            if self._original.exists():  # another disk may lie where it lay
                self.renew()

    def give_up(self) -> None:
        """Take the claim away, if it is ours."""
        self._given_up.set()
        if self._renewing.is_alive():
            self._renewing.join()
        with suppress(OSError, ValueError, RecursionError):
            if json.loads(self._path.read_text(encoding="utf-8")) == self._mine:
                self._path.unlink()


def _person() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
