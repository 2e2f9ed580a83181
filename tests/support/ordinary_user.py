"""Be an ordinary user for a while: root may read and write everything, so permissions mean nothing to it."""

import _strptime  # noqa: F401 - loaded on first use, which the other user may not be allowed
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534


@contextmanager
def ordinary_user(home: Path) -> Iterator[None]:
    """Everything inside is done as somebody without special rights, to whom `home` and what is in it belongs."""
    if os.geteuid() != 0:
        yield
        return
    for place in (home, *home.rglob("*")):
        os.chown(place, _NOBODY, _NOBODY)
    for parent in home.parents:
        if not parent.stat().st_mode & 0o001:
            parent.chmod(0o711)
    os.setresgid(_NOBODY, _NOBODY, 0)
    os.setresuid(_NOBODY, _NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)
