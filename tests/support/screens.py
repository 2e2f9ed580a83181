"""Screens without hardware, for Qt's offscreen platform."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen of `width` × `height` pixels at 96 dpi."""

    name: str
    width: int
    height: int


LAPTOP = Screen("Laptop", 1366, 768)
BEAMER = Screen("Projector", 1920, 1080)


def offscreen_platform(folder: Path, *screens: Screen) -> str:
    """The value of QT_QPA_PLATFORM for `screens` side by side, the first one primary. Writes a file to `folder`.

    Qt reads it once, when the application is made: set it for a child process.
    """
    names = [screen.name for screen in screens]
    assert names == sorted(names), "Qt takes the screen whose name sorts first for the primary one"
    left, listed = 0, []
    for screen in screens:
        size = {"name": screen.name, "x": left, "y": 0, "width": screen.width, "height": screen.height}
        listed.append(size | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1})
        left += screen.width
    file = folder / "screens.json"
    file.write_text(json.dumps({"screens": listed}), encoding="utf-8")
    return f"offscreen:configfile={file}"
