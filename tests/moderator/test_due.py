"""Dates by which something is due, read by the desk's clock and its calendar."""

from datetime import date, timedelta

import pytest

from tests.support.bench import bench
from werkstatt.moderator.actions_page import ActionsPage
from werkstatt.moderator.due import DayEditor, DueEditor, today


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
    editor = DayEditor(at.workplace)
    qtbot.addWidget(editor)
    assert editor.read("17.1.") == date(2024, 1, 17)
    assert editor.read("18.1.") == date(2023, 1, 18)
    with pytest.raises(ValueError, match="bald"):
        editor.read("bald")


def test_an_action_may_be_due_in_words(at, qtbot):
    editor = DueEditor(at.workplace)
    qtbot.addWidget(editor)
    assert editor.read("Ende Mai") == date(2023, 5, 31)
    assert editor.read(" laufend ") == "laufend"
    assert editor.read("") is None
    assert (editor.written(date(2023, 5, 31)), editor.written("laufend"), editor.written(None)) == (
        *("31.05.2023", "laufend"),
        "",
    )
    with pytest.raises(ValueError, match=r"31\.6"):
        editor.read("31.6.")
