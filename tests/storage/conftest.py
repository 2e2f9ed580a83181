"""A workshop file for each test of the storage."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.stages import CLOCK, add
from werkstatt import paths
from werkstatt.desk import Desk
from werkstatt.operations.process import begin_process
from werkstatt.storage.workshop_file import WorkshopFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a workshop file may be made."""
    return tmp_path / "Masterplan.werkstatt"


@pytest.fixture
def file(path: Path) -> Iterator[WorkshopFile]:
    """An open file that knows its process."""
    made = WorkshopFile.create(path)
    made.perform("process.begin_process", lambda records: begin_process(records, "Masterplan"))
    made.history.done.clear()
    yield made
    made.close()


@pytest.fixture
def closed(path: Path) -> Path:
    """A closed file that knows its process."""
    made = WorkshopFile.create(path)
    made.perform("process.begin_process", lambda records: begin_process(records, "Masterplan"))
    made.close()
    return path


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working copies of this test alone."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return paths.working_copies()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A synchronised folder, known by its name. Renaming it is the stick that is pulled out."""
    folder = tmp_path / "Nextcloud"
    folder.mkdir()
    return folder


@pytest.fixture
def original(place: Path) -> Path:
    """A file in a synchronised folder, with one stage."""
    path = place / "Masterplan.werkstatt"
    desk = Desk.create(path, CLOCK)
    add(desk, "Auftakt")
    desk.close()
    return path
