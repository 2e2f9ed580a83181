"""Desks for the program: an existing file and a new one. Opened beside the window's thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from werkstatt.desk import Desk
from werkstatt.operations.process import begin_process
from werkstatt.qtkit.relay import Relay
from werkstatt.systemclock import SystemClock

Outcome = TypeVar("Outcome")


def open_beside(
    opener: Callable[[], Desk],
    owner: QObject,
    opened: Callable[[Desk], None],
    failed: Callable[[BaseException], None],
) -> None:
    """Run `opener` beside the window's thread and hand over what comes of it."""
    relay = Relay(owner)

    def then(receive: Callable[[Outcome], None], outcome: Outcome) -> None:
        relay.close()
        relay.deleteLater()
        receive(outcome)

    thread = ThreadPoolExecutor(1, thread_name_prefix="opening")
    relay.then(thread.submit(opener), partial(then, opened), partial(then, failed))
    thread.shutdown(wait=False)


def open_desk(path: Path) -> Desk:
    """An existing file; raises FileTrouble."""
    return Desk.open(path, SystemClock())


def create_desk(path: Path) -> Desk:
    """A new file with a process named after it; raises FileTrouble."""
    return Desk.create(path, SystemClock(), partial(begin_process, title=path.stem))


def put_back_desk(path: Path, backup: Path) -> Desk:
    """A closed file as it was in a backup; raises FileTrouble."""
    return Desk.put_back(path, backup, SystemClock())
