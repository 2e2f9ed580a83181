"""The minutes without a window: for the command line and the demo."""

from pathlib import Path

from werkstatt import i18n
from werkstatt.desk import Desk
from werkstatt.domain.errors import FileTrouble
from werkstatt.domain.minutes import Edition
from werkstatt.paper.delivery import deliver
from werkstatt.paper.minutes_pdf import minutes_pdf
from werkstatt.readmodels.choice import event_meant
from werkstatt.readmodels.minutes import minutes
from werkstatt.systemclock import SystemClock


def write_minutes(file: Path, event_number: int | None, edition: str, target: Path) -> FileTrouble | None:
    """Write the minutes of an event of a closed workshop file to `target`. Raises FileTrouble, Refused.

    The result is what has to be known of the file, for example that its last minutes may be missing.
    """
    desk = Desk.open(file, SystemClock())
    try:
        deliver_minutes(desk, desk.ask(event_meant, event_number).result().id, Edition(edition), target)
        return desk.found
    finally:
        desk.close()


def deliver_minutes(desk: Desk, event_id: str, edition: Edition, target: Path) -> None:
    """Write the minutes of an event on an open desk to `target`. Raises FileTrouble."""
    picture = desk.ask(minutes, event_id).result()
    deliver(minutes_pdf(picture, edition, i18n.language()), target)
