"""The clocks of this computer: the wall clock, the one that only stops with a restart, and the one that sleeps."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True)
class Reading:
    """All clocks read at once, in seconds. `awake` stands still while the computer sleeps, `boot` does not."""

    wall: float
    boot: float
    awake: float


def read() -> Reading:
    """Read the clocks of this computer now."""
    boot_clock = getattr(time, "CLOCK_BOOTTIME", None)
    awake = time.monotonic()
    boot = time.clock_gettime(boot_clock) if boot_clock is not None else awake
    return Reading(time.time(), boot, awake)


def boot_id() -> str:
    """Names this start of the computer; empty where the system does not tell."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""


class SystemClock:
    """The real time, steady against changes of the wall clock.

    It reads the wall clock once and goes on by the boot clock, so that a corrected wall clock moves no timer. `drift`
    tells by how much both have parted since; `adopt_wall_clock` accepts the new time.
    """

    def __init__(self) -> None:
        self._offset = 0.0
        self.adopt_wall_clock()

    def now(self) -> datetime:
        """The present moment in UTC."""
        return datetime.fromtimestamp(read().boot + self._offset, UTC)

    def drift(self) -> timedelta:
        """Wall clock minus this clock: more than a moment means that somebody set the wall clock."""
        reading = read()
        return timedelta(seconds=reading.wall - reading.boot - self._offset)

    def adopt_wall_clock(self) -> None:
        """Take the wall clock's time as the truth from now on."""
        reading = read()
        self._offset = reading.wall - reading.boot
