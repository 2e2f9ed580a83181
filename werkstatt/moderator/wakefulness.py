"""Keeps the computer awake while an event is live, and knows when it ran on battery or slept."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

from werkstatt.systemclock import Reading, read

_POWER = Path("/sys/class/power_supply")
_WINDOWS_CONTINUOUS, _WINDOWS_SYSTEM, _WINDOWS_DISPLAY = 0x80000000, 0x00000001, 0x00000002
_A_MOMENT = 2.0


class StayAwake:
    """Asks the system, in its own way, for neither sleep nor screensaver while `hold` is in force."""

    def __init__(self) -> None:
        self._asked = False
        self._cookie: int | None = None
        self._helper: QProcess | None = None

    @property
    def held(self) -> bool:
        """Whether the system was asked and agreed."""
        return self._cookie is not None

    def hold(self, reason: str) -> None:
        """From now on. A system that does not know how is asked once, not at every turn of the evening."""
        if self._asked:
            return
        self._asked = True
        if sys.platform == "win32":
            self._tell_windows(_WINDOWS_CONTINUOUS | _WINDOWS_SYSTEM | _WINDOWS_DISPLAY)
        elif sys.platform == "darwin":
            self._helper = QProcess()
            self._helper.start("caffeinate", ["-d", "-i"])
            self._cookie = 0
        else:
            reply = _screensaver().call("Inhibit", "Werkstatt", reason)
            if reply.type() is QDBusMessage.MessageType.ReplyMessage and reply.arguments():
                self._cookie = int(reply.arguments()[0])

    def release(self) -> None:
        """No longer."""
        self._asked = False
        if not self.held:
            return
        if sys.platform == "win32":
            self._tell_windows(_WINDOWS_CONTINUOUS)
        elif self._helper is not None:
            self._helper.kill()
            self._helper.waitForFinished()
            self._helper = None
        else:
            _screensaver().call("UnInhibit", self._cookie or 0)
        self._cookie = None

    def _tell_windows(self, state: int) -> None:
        import ctypes  # noqa: PLC0415 - there is no such library function elsewhere

        ctypes.windll.kernel32.SetThreadExecutionState(state)  # type: ignore[attr-defined]
        self._cookie = 0


def _screensaver() -> QDBusInterface:
    name = "org.freedesktop.ScreenSaver"
    face = QDBusInterface(name, "/org/freedesktop/ScreenSaver", name, QDBusConnection.sessionBus())
    # The window never waits long for a system service that does not answer.
    face.setTimeout(300)
    return face


def battery_percent(power: Path = _POWER) -> int | None:
    """What is left while running on battery; None on mains power or where the system does not tell."""
    for supply in sorted(power.glob("BAT*")) if power.is_dir() else ():
        try:
            if (supply / "status").read_text(encoding="ascii").strip() == "Discharging":
                return int((supply / "capacity").read_text(encoding="ascii"))
        except (OSError, ValueError):
            continue
    return None


@dataclass(frozen=True, slots=True)
class Gap:
    """What happened to the clocks since the last look: the computer slept, or somebody set the wall clock."""

    slept: timedelta
    set_by: timedelta


class ClockWatch:
    """Compares the computer's clocks from look to look."""

    def __init__(self, reading: Callable[[], Reading] = read) -> None:
        self._read = reading
        self._last = reading()

    def look(self) -> Gap | None:
        """What happened since the last look, if it was more than a moment."""
        before, self._last = self._last, self._read()
        return gap(before, self._last)


def gap(before: Reading, after: Reading) -> Gap | None:
    """Sleep is what the boot clock counted and the waking clock did not; a set clock parts from the boot clock."""
    slept = (after.boot - before.boot) - (after.awake - before.awake)
    set_by = (after.wall - before.wall) - (after.boot - before.boot)
    if slept <= _A_MOMENT and abs(set_by) <= _A_MOMENT:
        return None
    return Gap(
        slept=timedelta(seconds=slept if slept > _A_MOMENT else 0),
        set_by=timedelta(seconds=set_by if abs(set_by) > _A_MOMENT else 0),
    )
