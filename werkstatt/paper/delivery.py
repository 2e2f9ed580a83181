"""Puts a finished document where it belongs: the file is right, or the old one is still there."""

import os
from contextlib import suppress
from pathlib import Path

from werkstatt.domain.errors import FileTrouble
from werkstatt.domain.ids import new_id


def deliver(content: bytes, target: Path) -> Path:
    """Write `content` to `target`: temporary name, fsync, rename. Raises FileTrouble("not_delivered")."""
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
