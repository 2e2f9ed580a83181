"""The minutes without a window: of the event that is meant, in the edition asked for; the file stays sound."""

from datetime import date, time
from pathlib import Path

import pytest

from tests.paper.reading import text_of
from tests.support.desks import evening
from werkstatt.desk import examine
from werkstatt.domain.errors import FileTrouble, Refused
from werkstatt.domain.minutes import Edition
from werkstatt.operations.action import add_action
from werkstatt.operations.event import add_event
from werkstatt.operations.person import add_walk_in
from werkstatt.paper.office import deliver_minutes, write_minutes


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed file with two events and somebody at the one on the beamer."""
    with evening(tmp_path) as night:
        night.desk.do(add_event, "Entwicklerwerkstatt", date(2023, 3, 1), time(9)).result()
        night.desk.do(add_walk_in, night.event_id, "Abendroth", "Henning", night.clock.now()).result()
        return night.desk.path


@pytest.mark.parametrize(
    ("number", "title"), [(None, "Netzwerkkonferenz"), (1, "Netzwerkkonferenz"), (2, "Entwickler")]
)
def test_the_minutes_are_those_of_the_event_meant(file: Path, number: int | None, title: str) -> None:
    target = file.with_name("Protokoll.pdf")
    write_minutes(file, number, "public", target)
    assert title in text_of(target.read_bytes(), file.parent)
    assert examine(file) == []


@pytest.mark.parametrize(("edition", "named"), [("public", False), ("internal", True)])
def test_names_are_in_the_internal_edition_only(file: Path, edition: str, named: bool) -> None:
    target = file.with_name("Protokoll.pdf")
    write_minutes(file, None, edition, target)
    assert ("Abendroth" in text_of(target.read_bytes(), file.parent)) is named


def test_names_to_check_are_told_of_the_public_edition(tmp_path: Path) -> None:
    with evening(tmp_path) as night:
        night.desk.do(add_action, night.event_id, "Flyer", who="Uwe Ende").result()
        file = night.desk.path
    said = write_minutes(file, None, "public", tmp_path / "Protokoll.pdf")
    assert "– Maßnahme 1, verantwortlich: „Uwe Ende“" in said
    assert write_minutes(file, None, "internal", tmp_path / "Protokoll.pdf") == []


def test_without_such_an_event_nothing_is_written(file: Path) -> None:
    target = file.with_name("Protokoll.pdf")
    with pytest.raises(Refused):
        write_minutes(file, 3, "public", target)
    assert not target.exists()


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble):
        write_minutes(tmp_path / "weg.werkstatt", None, "public", tmp_path / "Protokoll.pdf")
    assert list(tmp_path.iterdir()) == []


def test_minutes_can_be_taken_of_an_open_desk(tmp_path: Path) -> None:
    with evening(tmp_path) as night:
        target = tmp_path / "Protokoll.pdf"
        deliver_minutes(night.desk, night.event_id, Edition.INTERNAL, target)
        assert target.read_bytes().startswith(b"%PDF-")
