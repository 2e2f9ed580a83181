"""A virtual X server whose screens can be plugged in and pulled out while a program runs."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.support.screens import Screen

_OUTPUT = "screen"  # Xvfb's only output; further monitors have none


class XServer:
    """Xvfb with `screens` side by side, the first one primary."""

    def __init__(self, display: str) -> None:
        self.display = display
        self._plugged: list[Screen] = []

    def environment(self) -> dict[str, str]:
        """The environment for a program that shows its windows here."""
        return os.environ | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def plug(self, screen: Screen, *, mirrored: bool = False) -> None:
        """Add `screen` to the right of the others, or let it show what the first one shows."""
        left = 0 if mirrored else sum(other.width for other in self._plugged)
        millimetres = screen.width * 254 // 960, screen.height * 254 // 960
        geometry = f"{screen.width}/{millimetres[0]}x{screen.height}/{millimetres[1]}+{left}+0"
        self._xrandr("--setmonitor", screen.name, geometry, "none" if self._plugged else _OUTPUT)
        self._plugged.append(screen)

    def unplug(self, screen: Screen) -> None:
        """Pull `screen` out."""
        self._xrandr("--delmonitor", screen.name)
        self._plugged.remove(screen)

    def _xrandr(self, *arguments: str) -> None:
        subprocess.run(["xrandr", "--display", self.display, *arguments], check=True, timeout=20)


@contextmanager
def x_server(*screens: Screen) -> Iterator[XServer]:
    """Runs an X server with `screens`; skips the test where there is none to run."""
    missing = [tool for tool in ("Xvfb", "xrandr") if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"{' and '.join(missing)} not found: installers/test.sh installs it")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "5760x2160x24", "-nolisten", "tcp", "-noreset"]
    process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    try:
        os.close(writing)
        with os.fdopen(reading) as number:  # comes when the server is ready, or ends empty when it is not
            server = XServer(f":{number.readline().strip()}")
        for screen in screens:
            server.plug(screen)
        yield server
    finally:
        process.terminate()
        process.wait(20)
