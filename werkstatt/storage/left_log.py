"""The write-ahead log that SQLite leaves beside a file whose program died: is it there, whole, and of this file?

SQLite takes what it can read of a log and deletes the rest without a word. What was acknowledged may be in that rest.
"""

import struct
from enum import StrEnum
from pathlib import Path

from werkstatt.domain.errors import FileTrouble
from werkstatt.storage.safe_copy import named_beside, safe_copy

# Of SQLite's file format: the byte that says that a file is written ahead (2) or was closed properly (1); the log's
# header with page size and salts; a frame's header with the size after a commit and the salts; and, in the index
# beside a log, the number of frames that SQLite accepts.
_WRITE_VERSION, _WRITTEN_AHEAD = 18, 2
_HEAD, _PAGE_SIZE, _SALTS = 32, slice(8, 12), slice(16, 24)
_FRAME_HEAD, _COMMITTED, _FRAME_SALTS = 24, slice(4, 8), slice(8, 16)
_ACCEPTED = slice(16, 20)


class Log(StrEnum):
    """What is beside a file."""

    NONE = "none"
    WHOLE = "whole"
    CUT = "cut"
    DAMAGED = "damaged"
    MISSING = "missing"
    STRANGE = "strange"

    @property
    def is_left_out(self) -> bool:
        """Whether the file has to be read without it."""
        return self is Log.STRANGE


def log_beside(path: Path) -> Log:
    """What lies beside a file that nobody has open, while a connection that has read it still is. Raises OSError."""
    with path.open("rb") as file:
        is_written_ahead = file.read(_WRITE_VERSION + 1)[_WRITE_VERSION:] == bytes([_WRITTEN_AHEAD])
    log = log_of(path)
    size = log.stat().st_size if log.exists() else 0
    if not is_written_ahead:
        return Log.STRANGE if size else Log.NONE
    return _read(log, _accepted(path)) if size > _HEAD else Log.MISSING


def trouble(log: Log, path: Path) -> FileTrouble | None:
    """What the person must know of the log beside `path`."""
    return None if log in {Log.NONE, Log.WHOLE} else FileTrouble(f"log_{log}", str(path))


def put_aside(log: Log, path: Path, original: Path) -> FileTrouble | None:
    """Keep what SQLite would delete, beside the original; what the person must know. Raises FileTrouble."""
    if log not in {Log.DAMAGED, Log.STRANGE}:
        return trouble(log, original)
    aside = _aside(original)
    try:
        safe_copy(log_of(path), aside)
        if log is Log.STRANGE:
            log_of(path).unlink()
    except OSError as error:
        raise FileTrouble("unreadable", str(original), detail=error.strerror) from error
    return FileTrouble(f"log_{log}_aside", str(original), aside=str(aside))


def forget(path: Path) -> None:
    """A new file takes the name of one that is gone: what that one left must not be read into it. Raises OSError."""
    if (left := log_of(path)).exists():
        left.replace(_aside(path))


def log_of(path: Path) -> Path:
    """The name that SQLite gives to the log of a file."""
    return path.with_name(f"{path.name}-wal")


def _aside(original: Path) -> Path:
    return named_beside(log_of(original), " (beiseite)")


def _accepted(path: Path) -> int | None:
    """How many frames SQLite accepts, as it noted in its index; None when there is none."""
    try:
        (accepted,) = struct.unpack("=I", path.with_name(f"{path.name}-shm").read_bytes()[_ACCEPTED])
    except (OSError, struct.error):
        return None
    return int(accepted)


def _read(log: Path, accepted: int | None) -> Log:
    """Whether anything that belongs to the log lies beyond what SQLite accepts. Older frames have other salts."""
    if accepted is None:
        return Log.WHOLE
    with log.open("rb") as file:
        head = file.read(_HEAD)
        frame_size = _FRAME_HEAD + int.from_bytes(head[_PAGE_SIZE], "big")
        found = Log.WHOLE if accepted else Log.DAMAGED
        if accepted:
            file.seek(_HEAD + accepted * frame_size)
        while frame := file.read(frame_size):
            if frame[_FRAME_SALTS] == head[_SALTS]:
                if len(frame) == frame_size and any(frame[_COMMITTED]):
                    return Log.DAMAGED
                found = Log.CUT
    return found
