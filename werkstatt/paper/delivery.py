"""Puts a finished document where it belongs: the file is right, or the old one is still there."""

import os
from contextlib import suppress
from pathlib import Path

from werkstatt.domain.errors import FileTrouble
from werkstatt.domain.ids import new_id

_BEGINNING = 4


def deliver(content: bytes, target: Path) -> Path:
    """Write `content` to `target`: temporary name, fsync, rename. An earlier document of the same kind is replaced.

    Raises FileTrouble: "not_delivered", or "exists" for something else that has this name.
    """
    if not _is_replaceable(target, content):
        raise FileTrouble("exists", str(target))
    draft = target.parent / f".{new_id()}.draft"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        with suppress(OSError):  # where nothing can be written, some systems refuse even that
            draft.unlink(missing_ok=True)
        raise FileTrouble("not_delivered", str(target), detail=error.strerror) from error
    return target


def _is_replaceable(target: Path, content: bytes) -> bool:
    """Whether there is nothing at `target`, or a file that begins as `content` does (every PDF with "%PDF")."""
    try:
        if not target.exists() or target.is_dir():
            return True  # for a folder, writing will say why it can't be done
        with target.open("rb") as file:
            beginning = file.read(_BEGINNING) if target.is_file() else None
        return beginning in {b"", content[:_BEGINNING]}
    except OSError:
        return True  # as for a folder
