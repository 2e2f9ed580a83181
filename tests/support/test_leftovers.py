"""The guards against leftovers see what they are for, and nothing else."""

import multiprocessing
import subprocess
import sys
import threading

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer
from PySide6.QtWidgets import QWidget

from tests.support import leftovers


def test_nothing_is_left_behind_by_nothing(qapp):
    assert leftovers.since(leftovers.take_snapshot()) == []


def test_a_running_thread_is_seen_until_it_ends(monkeypatch):
    monkeypatch.setattr(leftovers, "GRACE", 0.01)
    end = threading.Event()
    before = leftovers.take_snapshot()
    thread = threading.Thread(target=end.wait, name="counting")
    thread.start()
    assert leftovers.since(before) == ["thread counting"]
    end.set()
    assert leftovers.since(before) == []
    thread.join()


def test_a_child_process_is_seen_until_it_is_waited_for():
    before = leftovers.take_snapshot()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        (found,) = leftovers.since(before)
        assert f"child process {child.pid}" in found
    assert leftovers.since(before) == []


def test_multiprocessings_own_helper_is_no_leftover():
    before = leftovers.take_snapshot()
    process = multiprocessing.get_context("spawn").Process(target=abs, args=(1,))
    process.start()
    process.join()
    assert leftovers.since(before) == []


def test_a_thread_of_qts_pool_is_no_leftover(qapp):
    ran = threading.Event()

    class Task(QRunnable):
        """Leaves a Dummy-1 behind in Python's list of threads."""

        def run(self):
            threading.current_thread()
            ran.set()

    before = leftovers.take_snapshot()
    QThreadPool.globalInstance().start(Task())
    assert ran.wait(5)
    assert leftovers.since(before) == []


def test_a_forgotten_window_is_seen_even_if_it_is_hidden(qapp):
    before = leftovers.take_snapshot()
    window = QWidget()
    window.setWindowTitle("Runde 2")
    assert leftovers.since(before) == ["window QWidget “Runde 2”"]
    window.deleteLater()
    assert leftovers.since(before) == []


def test_a_forgotten_timer_is_seen_unless_it_is_a_windows_own(qapp):
    window = QWidget()
    own = QTimer(window, interval=50)
    own.start()
    before = leftovers.take_snapshot()
    window_timer = QTimer(window, interval=70)
    window_timer.start()
    assert leftovers.since(before) == []
    before = leftovers.take_snapshot()
    clock = QObject()
    forgotten = QTimer(clock, interval=90)
    forgotten.start()
    assert leftovers.since(before) == ["timer of 90 ms"]
    forgotten.stop()
    window.deleteLater()
