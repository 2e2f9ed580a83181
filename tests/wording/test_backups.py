"""Backups are told apart by when they were made, and by what was done last before."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from werkstatt.wording.backups import backup_moment, backup_titles

NOW = datetime(2026, 3, 12, 19, 52, 36)


def test_today_and_yesterday_have_no_date():
    made = [(NOW, ""), (NOW - timedelta(hours=1), "action.add_action"), (NOW - timedelta(days=1), "")]
    assert backup_titles([*made, (NOW - timedelta(days=2), "")], NOW.date()) == [
        *("heute, 19:52 Uhr", "heute, 18:52 Uhr · Maßnahme ergänzt", "gestern, 19:52 Uhr", "10.03.2026, 19:52 Uhr")
    ]


def test_two_of_the_same_minute_are_told_apart_by_seconds():
    made = [(NOW, ""), (NOW - timedelta(seconds=9), ""), (NOW - timedelta(minutes=5), "")]
    assert backup_titles(made, NOW.date()) == ["heute, 19:52:36 Uhr", "heute, 19:52:27 Uhr", "heute, 19:47 Uhr"]


def test_an_operation_of_another_version_is_left_out():
    assert backup_titles([(NOW, "poll.never_heard_of")], NOW.date()) == ["heute, 19:52 Uhr"]
    assert backup_moment(NOW, NOW.date(), exactly=True) == "heute, 19:52:36 Uhr"


@given(st.lists(st.integers(0, 3 * 24 * 3600), unique=True, max_size=20))
def test_no_two_titles_are_the_same(ages: list[int]):
    titles = backup_titles([(NOW - timedelta(seconds=age), "") for age in ages], NOW.date())
    assert len(set(titles)) == len(ages)
