"""A cockpit on a real file for every test of the windows; what needs more of it builds on this one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.cockpit import Cockpit, cockpit_on_new_file


@pytest.fixture
def cockpit(qtbot: QtBot, tmp_path: Path) -> Iterator[Cockpit]:
    with cockpit_on_new_file(qtbot, tmp_path) as made:
        yield made
