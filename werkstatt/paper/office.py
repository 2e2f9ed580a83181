"""The minutes without a window: for the command line and the demo."""

from pathlib import Path

from werkstatt import i18n
from werkstatt.desk import Desk
from werkstatt.domain.minutes import Edition
from werkstatt.paper.delivery import deliver
from werkstatt.paper.minutes_pdf import minutes_pdf
from werkstatt.paper.public_edition import doubts_of
from werkstatt.readmodels.choice import event_meant
from werkstatt.readmodels.minutes import minutes
from werkstatt.systemclock import SystemClock
from werkstatt.wording.errors import sentence
from werkstatt.wording.minutes import doubt_lines


def write_minutes(file: Path, event_number: int | None, edition: str, target: Path) -> list[str]:
    """Write the minutes of an event of a closed workshop file to `target`. Raises FileTrouble, Refused.

    The result is what has to be known, in sentences: of the file, for example that its last minutes may be missing, and
    of the public edition, which names in it somebody should check.
    """
    desk = Desk.open(file, SystemClock())
    try:
        event_id = desk.ask(event_meant, event_number).result().id
        deliver_minutes(desk, event_id, Edition(edition), target)
        doubts = doubts_of(desk.ask(minutes, event_id).result(), Edition(edition))
        opening = [sentence(desk.found)] if desk.found else []
        return [*opening, *doubt_lines([doubt.text for doubt in doubts])]
    finally:
        desk.close()


def deliver_minutes(desk: Desk, event_id: str, edition: Edition, target: Path) -> None:
    """Write the minutes of an event on an open desk to `target`. Raises FileTrouble."""
    picture = desk.ask(minutes, event_id).result()
    deliver(minutes_pdf(picture, edition, i18n.language()), target)
