"""Dates and times as people type them."""

import re
from datetime import date, time

_TIME = re.compile(r"^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(?:uhr|h)?$", re.IGNORECASE)
_GERMAN_DATE = re.compile(r"^(\d{1,2})[./-]\s*(\d{1,2})[./-]\s*(\d{2}|\d{4})$")


def read_clock_time(text: str) -> time:
    """ "19:30", "19.30", "1930", "19 Uhr"; raises ValueError for anything else."""
    found = _TIME.match(text.strip())
    if not found:
        raise ValueError(text)
    return time(int(found[1]), int(found[2] or 0))


def read_date(text: str) -> date:
    """ "18.01.2023", "18. 1. 23", "2023-01-18"; raises ValueError for anything else."""
    found = _GERMAN_DATE.match(text.strip())
    if not found:
        return date.fromisoformat(text.strip())
    day, month, year = (int(part) for part in found.groups())
    return date(year if year > 99 else 2000 + year, month, day)
