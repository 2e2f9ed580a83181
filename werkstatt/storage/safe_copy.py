"""Copies that are either whole or not there at all."""

import contextlib
import errno
import hashlib
import os
from pathlib import Path

_CHUNK = 1024 * 1024

# In bytes: 255 are allowed, and something must fit before and behind (".… 2.werkstatt-journal.draft").
_LONGEST_NAME = 230

# What SQLite may leave beside a file. It belongs to that very file: beside another one it would spoil that.
COMPANIONS = ("-wal", "-journal", "-shm")


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def safe_copy(source: Path, target: Path) -> str:
    """Put a copy of `source` at `target`: temporary name, fsync, read back, rename. Returns its SHA-256.

    Raises OSError; then `target` is what it was before.
    """
    draft = target.with_name(f".{target.name}.draft")
    digest = hashlib.sha256()
    try:
        with source.open("rb") as reader, draft.open("wb") as writer:
            while chunk := reader.read(_CHUNK):
                digest.update(chunk)
                writer.write(chunk)
            writer.flush()
            os.fsync(writer.fileno())
        if sha256(draft) != digest.hexdigest():
            raise OSError(errno.EIO, "what was written reads differently", str(target))
        draft.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)
    return digest.hexdigest()


def free_name(wanted: Path) -> Path:
    """`wanted`, or the first name like it that nobody has."""
    others = (wanted.with_name(f"{wanted.stem} {number}{wanted.suffix}") for number in range(2, 1000))
    return next((path for path in (wanted, *others) if not path.exists()), wanted)


def named_beside(path: Path, addition: str) -> Path:
    """A free name beside `path` that says something more; a stem that no file system would take then is cut."""
    room = _LONGEST_NAME - len(os.fsencode(addition + path.suffix))
    stem = path.stem
    while len(os.fsencode(stem)) > room:
        stem = stem[:-1]
    return free_name(path.with_name(f"{stem}{addition}{path.suffix}"))


def _flush_folder(folder: Path) -> None:
    """The new name has to survive power loss too. Windows knows no such thing for folders."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
