"""The demo as an opened file: an evening of which the first part has been played, and which goes on by itself."""

from datetime import UTC, datetime
from pathlib import Path

from werkstatt import paths
from werkstatt.demo import story
from werkstatt.demo.evening import Evening, prepare
from werkstatt.desk import Desk
from werkstatt.domain.clock import ShiftedClock, VirtualClock
from werkstatt.systemclock import SystemClock

# In the first café round: the moment that the pictures of the product show.
OPENS_AT = datetime(2023, 1, 18, 18, 24, 30, tzinfo=UTC)


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
    Evening(desk, clock, told).play(OPENS_AT)
    desk.clock = ShiftedClock(SystemClock(), OPENS_AT)
    return desk
