"""Is the window fluent while the evening is at work? Prints one JSON line, with a bare idle window's figures beside it.

A 16 ms timer on the window's thread measures its own gaps while the demo evening runs, the minutes are printed,
backups are made and a list of 400 people is imported and undone, all again and again. Memory is that of the process
with cockpit and beamer open.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SECONDS = 20
TICK_MS = 16


def percentile(values: list[float], part: float) -> float:
    """The value that `part` of all do not exceed."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


class Gaps:
    """Collects the time between two ticks of a timer, in milliseconds."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.values: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.values.append(1000 * (now - self._last))
        self._last = now

    def figures(self) -> dict[str, float]:
        """Median, 99th percentile and maximum."""
        return {
            "p50": round(percentile(self.values, 0.5), 1),
            "p99": round(percentile(self.values, 0.99), 1),
            "max": round(max(self.values), 1),
        }


def bare() -> None:
    """An idle window with one label."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Werkstatt"))
    window.show()
    gaps = Gaps()
    QTimer.singleShot(1000 * SECONDS // 2, application.quit)
    application.exec()
    print(json.dumps(gaps.figures()))


class Busy:
    """The demo evening with everything at work."""

    def __init__(self, path: Path) -> None:
        from werkstatt import i18n
        from werkstatt.app import Program

        i18n.use("de")
        self.program = Program()
        self.program.open(path)
        self.counts = {"pdf": 0, "imports": 0, "backups": 0, "pages": 0}
        self.timers: list[object] = []
        self.begin()
        self.program.application.exec()

    def begin(self) -> None:
        """Wait until the file is open and all pages are made, then put everything to work."""
        from PySide6.QtCore import QTimer

        session = self.program.session
        if session is None or len(session.window.pages.made) < len(session.window.pages):
            QTimer.singleShot(50, self.begin)
            return
        self.session = session
        self.memory = resident_megabytes()
        self.gaps = Gaps()
        acts = ((900, self.import_again), (1100, self.back_up), (1300, self.turn), (2500, session.window.remote.go_on))
        for interval, act in acts:
            timer = QTimer(interval=interval)
            timer.timeout.connect(act)
            timer.start()
            self.timers.append(timer)
        self.print_again()
        QTimer.singleShot(1000 * SECONDS, self.finish)

    def print_again(self, _done: object = None) -> None:
        """One PDF after the other, in the process for long work."""
        from werkstatt.domain.minutes import Edition
        from werkstatt.paper.minutes_pdf import minutes_pdf
        from werkstatt.readmodels.minutes import minutes

        workplace = self.session.workplace
        self.counts["pdf"] += 1
        if self.counts["pdf"] == 1:
            self.picture = workplace.desk.ask(minutes, workplace.event_id).result()
        job = self.session.jobs.run(minutes_pdf, self.picture, Edition.INTERNAL, "de")
        workplace.relay.then(job, self.print_again, workplace.complain)

    def import_again(self) -> None:
        """400 people, and back."""
        from werkstatt.domain.registration import Registration
        from werkstatt.operations.person import import_registrations

        workplace = self.session.workplace
        self.counts["imports"] += 1
        people = [Registration(line=n, last_name=f"Muster{n}", first_name="Anna") for n in range(400)]
        workplace.do(import_registrations, workplace.event_id, people, {})
        workplace.undo()

    def back_up(self) -> None:
        """A backup beside the file."""
        self.counts["backups"] += 1
        self.session.window.guardian.back_up()

    def turn(self) -> None:
        """The next page."""
        self.counts["pages"] += 1
        keys = list(self.session.window.pages)
        self.session.window.turn_to(keys[self.counts["pages"] % len(keys)])

    def finish(self) -> None:
        """Tell the figures and leave without ceremony."""
        print(json.dumps({**self.gaps.figures(), "resident_mb": self.memory, **self.counts}), flush=True)
        os._exit(0)


def resident_megabytes() -> int:
    """The memory that this process really uses."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


def main() -> None:
    """Run both in processes of their own, on two screens without hardware."""
    from werkstatt.gallery.hall import two_screens
    from werkstatt.moderator.rehearsal import demo_desk

    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"QT_QPA_PLATFORM": two_screens(Path(folder)), "XDG_CONFIG_HOME": folder}
        desk = demo_desk(Path(folder))
        desk.close()
        figures = {}
        for name in ("bare", "busy"):
            done = subprocess.run(
                [sys.executable, __file__, name, str(desk.path)],
                env=environment,
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            )
            figures[name] = json.loads(done.stdout.splitlines()[-1])
    print(json.dumps({"bench": "gui", "unit": "ms", **figures}))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["bare", _path]:
            bare()
        case ["busy", path]:
            Busy(Path(path))
        case _:
            main()
