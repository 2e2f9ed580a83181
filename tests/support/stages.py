"""Desks whose files hold nothing but stages: for tests of where a file lies and what becomes of it."""

from datetime import UTC, datetime
from pathlib import Path

from werkstatt.desk import Desk
from werkstatt.domain.clock import VirtualClock
from werkstatt.domain.process import Stage
from werkstatt.operations import process
from werkstatt.wording.errors import sentence

CLOCK = VirtualClock(datetime(2023, 1, 18, 18, 24, tzinfo=UTC))


def add(desk: Desk, title: str) -> None:
    """Have a stage added."""
    desk.do(process.add_stage, title).result()


def titles(desk: Desk) -> list[str]:
    """The stages in the open file."""
    return [stage.title for stage in desk.ask(lambda records: records.find(Stage, order="rank")).result()]


def content(path: Path) -> list[str]:
    """What is in a file, read in a place where it may be opened as it is."""
    copy = path.parents[1] / "looked at.werkstatt"
    copy.write_bytes(path.read_bytes())
    desk = Desk.open(copy, CLOCK)
    found = titles(desk)
    desk.close()
    return found


def reason(desk: Desk) -> str | None:
    """Why the person is told something about the file's place; the sentence must be complete."""
    if desk.notice is None:
        return None
    said = sentence(desk.notice)
    assert "Masterplan.werkstatt" in said
    assert "{" not in said
    return desk.notice.reason


def waiting(shelf: Path) -> list[str]:
    """Working copies that were not written back."""
    return [found.name for found in shelf.glob("*/*.werkstatt")]


def names(place: Path) -> list[str]:
    """The files in a folder."""
    return sorted(found.name for found in place.iterdir() if not found.is_dir())
