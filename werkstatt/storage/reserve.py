"""Half a megabyte kept free beside an open file, for the moment at which the disk is full."""

import contextlib
import os
from pathlib import Path

_SIZE = 512 * 1024


class Reserve:
    """On a full disk SQLite can't even delete. Once this is given up, the next few dozen deeds can be saved."""

    def __init__(self, file: Path) -> None:
        self._path = file.with_name(f"{file.name}-reserve")

    def lay_in(self) -> None:
        """Take the space, if it is there. Random bytes, because some file systems keep no zeros."""
        if self._path.exists():
            return
        try:
            self._path.write_bytes(os.urandom(_SIZE))
        except OSError:
            self.give_up()

    def give_up(self) -> None:
        """Make the space free."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
