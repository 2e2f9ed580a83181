"""Garbage is collected on the window's thread, and only there."""

import gc
import weakref

from PySide6.QtCore import QObject

from werkstatt.qtkit.garbage import GarbageCollector


class Knot:
    """Garbage that only the collector finds: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_knots_are_untied_in_time_and_automatic_collection_is_off(qtbot):
    owner = QObject()
    try:
        collector = GarbageCollector(owner)
        assert not gc.isenabled()
        knot = weakref.ref(Knot())
        kept = [Knot() for _ in range(gc.get_threshold()[0] + 1)]
        qtbot.waitUntil(lambda: knot() is None, timeout=5000)
        assert kept
        assert collector.parent() is owner
    finally:
        owner.deleteLater()
        gc.enable()
        gc.unfreeze()
