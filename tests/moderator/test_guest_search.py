"""Who is meant by a name."""

from pathlib import Path

import pytest

from tests.support.cafes import cafe_evening
from werkstatt.moderator.guest_search import guest_meant


@pytest.mark.parametrize(
    ("typed", "number"), [("Gast005", 5), ("anna gast 012", 12), ("gast003 anna", 3), ("Niemand", None), ("  ", None)]
)
def test_the_best_fitting_guest_is_meant(tmp_path: Path, typed: str, number: int | None):
    with cafe_evening(tmp_path, guests=12, tables_each=1) as at:
        found = guest_meant(at.picture.guests.values(), typed)
    assert (found.attendance.number if found else None) == number
