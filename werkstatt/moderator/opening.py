"""Desks for the program: an existing file, a new one, a backup put back, the demo. Runs beside the window's thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from werkstatt import paths
from werkstatt.demo import story
from werkstatt.demo.evening import Evening, prepare
from werkstatt.desk import Desk
from werkstatt.domain.clock import ShiftedClock, VirtualClock
from werkstatt.operations.process import begin_process
from werkstatt.qtkit.relay import Relay
from werkstatt.systemclock import SystemClock

Outcome = TypeVar("Outcome")

# In the first café round: the moment that the pictures of the product show.
_DEMO_OPENS_AT = datetime(2023, 1, 18, 18, 24, 30, tzinfo=UTC)


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
    desk = Desk.create(path, SystemClock())
    desk.do(begin_process, path.stem).result()
    return desk


def demo_desk(folder: Path | None = None) -> Desk:
    """The demo file, made anew in `folder`, in the middle of its evening and going on by itself."""
    home = folder or paths.working_copies() / "demo"
    home.mkdir(parents=True, exist_ok=True)
    path = home / "Masterplan Verbandsgemeinde (Demo).werkstatt"
    for old in (path, *home.glob(f"{path.name}-*")):
        old.unlink(missing_ok=True)
    told = story.load()
    clock = VirtualClock(told.steps[0].at)
    desk = Desk.create(path, clock)
    prepare(desk, told)
    Evening(desk, clock, told).play(_DEMO_OPENS_AT)
    desk.clock = ShiftedClock(SystemClock(), _DEMO_OPENS_AT)
    return desk
