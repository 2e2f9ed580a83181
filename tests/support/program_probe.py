"""Runs the real program and prints its state as JSON lines: `FILE` begins an evening there, no argument just starts.

A process of its own for tests that kill the program in the middle.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from werkstatt import i18n
from werkstatt.app import Program


def main(arguments: list[str]) -> int:
    """Start as `werkstatt` does, act if a file was named, and tell the state as soon as it can be seen."""
    i18n.use("de")
    from werkstatt import app

    program = Program()
    if arguments:
        program.open(Path(arguments[0]))
    else:
        app.begin(program, None)
    watch = QTimer(interval=20)
    acted = not arguments

    def look() -> None:
        nonlocal acted
        window = program.session.window if program.session else None
        if window is None or window.agenda is None or window.shown is None or not window.isVisible():
            return
        if not acted:
            acted = True
            window.turn_to("people")
            window.remote.proceed()  # the evening of the tests is not planned for today
        elif window.agenda.item is not None:
            watch.stop()
            tell(program)

    watch.timeout.connect(look)
    watch.start()
    return program.application.exec()


def tell(program: Program) -> None:
    """One line with what the moderator sees."""
    window = program.session.window
    state = {
        "file": str(program.session.desk.path),
        "page": window.page_key,
        "item": window.agenda.item.title,
        "scene": window.shown.scene,
        "ends_at": window.agenda.timer.ends_at.isoformat(),
        "rest": window.strip.rest.text(),
    }
    print(json.dumps(state), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
