"""A hall without hardware: the moderator's laptop and a beamer, as Qt's offscreen platform can pretend them."""

import json
from pathlib import Path

_DENSITY = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
# The platform takes the first name in the alphabet for the moderator's own screen.
_SCREENS = [
    {"name": "Laptop", "x": 0, "y": 0, "width": 1366, "height": 768, **_DENSITY},
    {"name": "Projector", "x": 1366, "y": 0, "width": 1920, "height": 1080, **_DENSITY},
]


def two_screens(folder: Path) -> str:
    """The value of QT_QPA_PLATFORM for two screens; their description is left in `folder`, hidden."""
    description = folder / ".screens.json"
    description.write_text(json.dumps({"screens": _SCREENS}), encoding="utf-8")
    return f"offscreen:configfile={description}"
