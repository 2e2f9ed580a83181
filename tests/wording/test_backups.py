"""Backups are told apart by when they were made, what ran, what was done last, and how much there was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from werkstatt.wording.backups import backup_details, backup_moment, backup_titles

NOW = datetime(2026, 3, 12, 19, 52, 36, tzinfo=ZoneInfo("Europe/Berlin"))


@dataclass(frozen=True)
class Made:
    """A backup so many seconds before now."""

    age: int = 0
    operation: str = ""
    running: str = ""
    counts: Sequence[tuple[str, int]] = ()

    @property
    def made_at(self) -> datetime:
        return NOW - timedelta(seconds=self.age)


HOUR, DAY = 3600, 24 * 3600


def titles(*made: Made) -> list[str]:
    return backup_titles(made, NOW.date())


def test_today_and_yesterday_have_no_date():
    assert titles(Made(), Made(HOUR, "action.add_action"), Made(DAY), Made(2 * DAY)) == [
        *("heute, 19:52 Uhr", "heute, 18:52 Uhr · Maßnahme ergänzt", "gestern, 19:52 Uhr", "10.03.2026, 19:52 Uhr")
    ]


def test_two_of_the_same_minute_are_told_apart_by_seconds():
    assert titles(Made(), Made(9), Made(300)) == ["heute, 19:52:36 Uhr", "heute, 19:52:27 Uhr", "heute, 19:47 Uhr"]


def test_an_operation_of_another_version_is_left_out():
    assert titles(Made(operation="poll.never_heard_of")) == ["heute, 19:52 Uhr"]
    assert backup_moment(NOW, NOW.date(), exactly=True) == "heute, 19:52:36 Uhr"


def counts(people: int, actions: int) -> Sequence[tuple[str, int]]:
    return (("person", people), ("agenda_item", 11), ("action", actions), ("poll", 4))


def test_what_some_have_more_of_is_counted_and_nothing_else():
    before, after = Made(HOUR, counts=counts(12, 7)), Made(counts=counts(66, 7), operation="action.add_action")
    assert backup_details([after, before]) == ["Maßnahme ergänzt · 66 Personen", "12 Personen"]
    assert backup_details([after]) == ["Maßnahme ergänzt"]
    older = Made(DAY)  # nobody noted then how much there was
    assert backup_details([after, older]) == ["Maßnahme ergänzt · 66 Personen, 11 Programmpunkte, 7 Maßnahmen", ""]


def test_what_ran_is_named_and_a_long_title_is_cut():
    short, long = backup_details([Made(running="Kaffee\n pause"), Made(running="Projekt-Café " * 20)])
    assert "Kaffee pause" in short
    assert "…" in long
    assert len(long) < 60


@given(st.lists(st.integers(0, 3 * DAY), unique=True, max_size=20))
def test_no_two_titles_are_the_same(ages: list[int]):
    assert len(set(titles(*map(Made, ages)))) == len(ages)
