"""Backups in words: when, and after what."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from werkstatt.i18n import _
from werkstatt.wording.deeds import deed
from werkstatt.wording.times import clock_time, short_date


def backup_titles(made: Sequence[tuple[datetime, str]], today: date) -> list[str]:
    """A title for each backup (local moment and operation before it): the time to the minute, where that is unique."""
    in_that_minute = Counter(f"{moment:%x %H:%M}" for moment, _operation in made)
    return [
        _titled(backup_moment(moment, today, exactly=in_that_minute[f"{moment:%x %H:%M}"] > 1), deed(operation))
        for moment, operation in made
    ]


def backup_moment(moment: datetime, today: date, *, exactly: bool = False) -> str:
    """ "heute, 19:52 Uhr", or to the second."""
    time = clock_time(moment, exactly=exactly)
    if moment.date() == today:
        return _("today, {time}").format(time=time)
    if moment.date() == today - timedelta(days=1):
        return _("yesterday, {time}").format(time=time)
    return _("{date}, {times}").format(date=short_date(moment.date()), times=time)


def _titled(moment: str, done: str) -> str:
    return f"{moment} · {done}" if done else moment
