"""Garbage is collected on the window's thread alone.

Python collects wherever it happens to run. If that is the storage thread and the garbage holds a widget, Qt destroys
the widget on the wrong thread and the program crashes.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000


class GarbageCollector(QObject):
    """Replaces the automatic collection from now on; what exists already is never looked at again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def _collect(self) -> None:
        """Collect the youngest generations that are full, as Python itself would."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        full = [generation for generation in (0, 1, 2) if counts[generation] > thresholds[generation]]
        if full:
            gc.collect(full[-1])
