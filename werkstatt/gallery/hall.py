"""A hall without hardware: the moderator's laptop and a beamer, as Qt's offscreen platform can pretend them."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

_DENSITY = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
# The platform takes the first name in the alphabet for the moderator's own screen.
_SCREENS = [
    {"name": "Laptop", "x": 0, "y": 0, "width": 1366, "height": 768, **_DENSITY},
    {"name": "Projector", "x": 1366, "y": 0, "width": 1920, "height": 1080, **_DENSITY},
]

# What the platform says that it can't do; without a screen nobody misses it.
_NOT_MISSED = {"This plugin does not support raise()", "This plugin does not support propagateSizeHints()"}


def two_screens(folder: Path) -> str:
    """The value of QT_QPA_PLATFORM for two screens; their description is left in `folder`, hidden."""
    description = folder / ".screens.json"
    description.write_text(json.dumps({"screens": _SCREENS}), encoding="utf-8")
    return f"offscreen:configfile={description}"


@contextmanager
def quiet_platform() -> Iterator[None]:
    """Meanwhile the platform does not say what it can't do; everything else that Qt has to say goes to stderr."""
    earlier = qInstallMessageHandler(_say)
    try:
        yield
    finally:
        qInstallMessageHandler(earlier)


def _say(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if message not in _NOT_MISSED:
        print(qFormatLogMessage(kind, context, message), file=sys.stderr)  # noqa: T201
