"""Puts a finished document where it belongs: the file is right, or the old one is still there."""

import os
from pathlib import Path

from werkstatt.domain.errors import FileTrouble


def deliver(content: bytes, target: Path) -> Path:
    """Write `content` to `target`: temporary name, fsync, rename. Raises FileTrouble("not_delivered")."""
    draft = target.with_name(f".{target.name}.draft")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise FileTrouble("not_delivered", str(target), detail=error.strerror) from error
    return target
