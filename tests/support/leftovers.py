"""Finds what a test left behind: threads, child processes, windows and running timers.

It looks at Qt only when a test made an application, and costs well under a millisecond a test.
"""

import contextlib
import gc
import multiprocessing
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GRACE = 0.5
"""Seconds that a thread gets to come to its end."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was there before a test: identities of threads, children and windows."""

    threads: frozenset[int]
    children: frozenset[int]
    windows: frozenset[int]


def take_snapshot() -> Snapshot:
    """Remember what is there now. Objects made from now on are the test's own until `since` is called."""
    snapshot = Snapshot(frozenset(_threads()), frozenset(_children()), frozenset(_windows()))
    gc.freeze()  # what exists now is out of sight for gc.get_objects, which makes the search for timers quick
    return snapshot


def since(before: Snapshot) -> list[str]:
    """What came and did not go since `before`, in words."""
    found = _new(before)
    if found:
        _let_things_end(before)
        found = _new(before)
    gc.unfreeze()
    return found


def _new(before: Snapshot) -> list[str]:
    threads = [f"thread {thread.name}" for key, thread in _threads().items() if key not in before.threads]
    children = [f"child process {key}: {command}" for key, command in _children().items() if key not in before.children]
    windows = [f"window {name}" for key, name in _windows().items() if key not in before.windows]
    return [*threads, *children, *windows, *_running_timers()]


def _let_things_end(before: Snapshot) -> None:
    gc.collect()
    multiprocessing.active_children()  # takes note of processes that have ended
    if _application() is not None:
        core = sys.modules["PySide6.QtCore"]
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
    for key, thread in _threads().items():
        if key not in before.threads:
            thread.join(GRACE)


def _threads() -> dict[int, threading.Thread]:
    """Living threads by identity, without those that Qt's pool lent to Python (Dummy-1 …)."""
    return {id(thread): thread for thread in threading.enumerate() if not thread.name.startswith("Dummy-")}


def _children() -> dict[int, str]:
    """Command lines of child processes by process id, as Linux knows them; multiprocessing's own helper is not one."""
    commands = {}
    for task in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):  # a thread or a child may end while we look
            for process in task.read_text(encoding="ascii").split():
                command = Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                if "multiprocessing.resource_tracker" not in command:
                    commands[int(process)] = command.strip() or "(ended, but nobody waited for it)"
    return commands


def _application() -> Any:
    """The Qt application, if a test made one. Importing Qt to ask for it would make pure tests slow."""
    core = sys.modules.get("PySide6.QtCore")
    return core.QCoreApplication.instance() if core is not None else None


def _windows() -> dict[int, str]:
    """Names of top-level widgets by their address, shown or not. Dialogs belong to their parents."""
    application = _application()
    if application is None or not hasattr(application, "topLevelWidgets"):
        return {}
    address = sys.modules["shiboken6"].getCppPointer
    windows = [widget for widget in application.topLevelWidgets() if widget.parent() is None]
    return {address(widget)[0]: f"{type(widget).__name__} “{widget.windowTitle()}”" for widget in windows}


def _running_timers() -> list[str]:
    """Active timers that the test made and that belong to no window."""
    if _application() is None:
        return []
    is_alive, timer = sys.modules["shiboken6"].isValid, sys.modules["PySide6.QtCore"].QTimer
    made = [thing for thing in gc.get_objects() if issubclass(type(thing), timer)]
    return [f"timer of {it.interval()} ms" for it in made if is_alive(it) and it.isActive() and not _in_window(it)]


def _in_window(thing: Any) -> bool:
    while thing.parent() is not None:
        thing = thing.parent()
    return bool(thing.isWidgetType())
