"""A workshop file for each test of the storage."""

from collections.abc import Iterator
from pathlib import Path

import pytest

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
