"""How long the start takes, beside a bare window with one label in the same run. Prints one JSON line.

Whole processes are timed, from their start until the window has been painted; the baseline and ours take turns.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 15
# As on the moderator's laptop, where Python keeps what it has compiled.
ENVIRONMENT = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
_PAINTED = """
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: os._exit(0))
        return False
"""
BARE = f"""
import os
from PySide6.QtCore import QObject, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
{_PAINTED}
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Werkstatt"))
painted = Painted()
window.installEventFilter(painted)
window.show()
application.exec()
"""
START = f"""
import gc, os
gc.disable()  # as __main__ does
from werkstatt import i18n
i18n.use("de")
from werkstatt import app
from PySide6.QtCore import QObject, QEvent, QTimer
{_PAINTED}
program = app.Program()
program.show_start()
painted = Painted()
program.start.installEventFilter(painted)
program.application.exec()
"""
DEMO = f"""
import gc, os, sys
gc.disable()
from pathlib import Path
from werkstatt import i18n, app
from PySide6.QtCore import QObject, QEvent, QTimer
{_PAINTED}
i18n.use("de")
program = app.Program()
painted = Painted()
watch = QTimer(interval=1)
def look():
    window = program.session.window if program.session else None
    if window is not None and window.agenda is not None and window.isVisible():
        watch.stop()
        window.installEventFilter(painted)
        window.update()
watch.timeout.connect(look)
watch.start()
program.open(Path(sys.argv[1]))
program.application.exec()
"""


def seconds(code: str, *arguments: str) -> float:
    """The time from starting a process until its window was painted."""
    began = time.perf_counter()
    # Without a timeout: with one, subprocess looks only every 50 ms whether the process has ended.
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, env=ENVIRONMENT, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    """Take turns, print medians and ratios."""
    from werkstatt.moderator.rehearsal import demo_desk

    with tempfile.TemporaryDirectory() as folder:
        desk = demo_desk(Path(folder))
        desk.close()
        codes = {
            "bare": (BARE,),
            "start_screen": (START,),
            "bare_with_sqlalchemy": ("import sqlalchemy\n" + BARE,),
            "demo_file": (DEMO, str(desk.path)),
        }
        taken: dict[str, list[float]] = {name: [] for name in codes}
        for round_number in range(ROUNDS + 1):
            for name, code in codes.items():
                measured = seconds(*code)
                if round_number:  # the first one only warms the disk's cache
                    taken[name].append(measured)
    medians = {name: round(statistics.median(values), 3) for name, values in taken.items()}
    print(
        json.dumps(
            {
                "bench": "startup",
                "seconds": medians,
                "start_screen_ratio": round(medians["start_screen"] / medians["bare"], 2),
                "demo_file_ratio": round(medians["demo_file"] / medians["bare_with_sqlalchemy"], 2),
            }
        )
    )


if __name__ == "__main__":
    main()
