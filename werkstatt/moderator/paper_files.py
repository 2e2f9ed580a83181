"""Papers as files: asking where they are to lie, and writing them in the process for long work."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from werkstatt.moderator.places import ask_to_save
from werkstatt.moderator.workplace import Workplace
from werkstatt.paper.delivery import deliver

# Makes the bytes of a PDF; it goes to another process, so it is a top-level function with its arguments.
Make = Callable[[], bytes]


def ask_where(window: QWidget, workplace: Workplace, title: str, event: str, chosen: Callable[[Path], object]) -> None:
    """Have a PDF named: after its title and the event, beside the open file."""
    name = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", f"{title} {event}")[:90].strip() + ".pdf"
    ask_to_save(window, title, "PDF (*.pdf)", chosen, suffix="pdf", beside=workplace.desk.path, name=name)


def write(workplace: Workplace, makes: Sequence[tuple[Make, Path]], done: Callable[[None], None]) -> None:
    """Write files beside the window's work; trouble is said."""
    workplace.relay.then(workplace.jobs.run(_write, makes), done, workplace.complain)


def _write(makes: Sequence[tuple[Make, Path]]) -> None:
    for make, target in makes:
        deliver(make(), target)
