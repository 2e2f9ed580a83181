"""Dates by which something is due, read by the desk's clock and its calendar."""

from datetime import date, timedelta

import pytest

from tests.support.bench import bench
from werkstatt.moderator.actions_page import ActionsPage
from werkstatt.moderator.due import DueEditor, today


@pytest.fixture
def at(tmp_path, qtbot):
    with bench(tmp_path, qtbot, ActionsPage) as opened:
        yield opened


def test_the_day_changes_at_midnight_of_the_place(at):
    assert today(at.workplace) == date(2023, 1, 18)
    at.night.clock.advance(timedelta(hours=6) - timedelta(seconds=1))
    assert today(at.workplace) == date(2023, 1, 18)
    at.night.clock.advance(timedelta(seconds=1))
    assert today(at.workplace) == date(2023, 1, 19)


def test_a_date_without_a_year_is_the_next_one(at, qtbot):
    editor = DueEditor(at.workplace)
    qtbot.addWidget(editor)
    assert editor.read("17.1.") == date(2024, 1, 17)
    assert editor.read("18.1.") == date(2023, 1, 18)
    with pytest.raises(ValueError, match="bald"):
        editor.read("bald")
