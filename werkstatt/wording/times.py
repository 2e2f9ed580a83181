"""Dates, clock times and lengths as people read them, in the language in use.

Moments are given as the clock on the wall of the event's place shows them (`domain.event.local`).
"""

from datetime import date, datetime, time

from werkstatt import i18n
from werkstatt.i18n import _, ngettext, pgettext

_LOCALES = {"de": "de_DE", "en": "en_GB"}


def long_date(day: date, *, weekday: bool = False) -> str:
    """For sentences: "18. Januar 2023", or "Mittwoch, 18. Januar 2023"."""
    return _date(day, "full" if weekday else "long")


def short_date(day: date) -> str:
    """For tables: "18.01.2023"."""
    return _date(day, "medium")


def clock_time(when: datetime | time, *, word: bool = True, exactly: bool = False) -> str:
    """The time as "19:30 Uhr", or as "19:30" without the word; `exactly` to the second."""
    # Both languages write hours and minutes alike; that keeps Babel away from the window's first picture.
    digits = f"{when:%H:%M:%S}" if exactly else f"{when:%H:%M}"
    return pgettext("clock time", "{time}").format(time=digits) if word else digits


def clock_range(start: datetime | time, end: datetime | time, *, word: bool = True) -> str:
    """From–to as "18:00–20:37 Uhr", or as "18:00–20:37" without the word."""
    digits = f"{start:%H:%M}–{end:%H:%M}"
    return pgettext("clock time", "{time}").format(time=digits) if word else digits


def minutes_text(minutes: int) -> str:
    """A length in words: "25 Minuten", "1 Minute", from an hour on "4 Std 5 min"."""
    hours, rest = divmod(minutes, 60)
    if hours:
        return (_("{hours} h {minutes} min") if rest else _("{hours} h")).format(hours=hours, minutes=rest)
    return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)


def short_minutes(minutes: int) -> str:
    """A length for tables: "25 min"."""
    return f"{minutes}\N{NO-BREAK SPACE}min"


def difference(minutes: int) -> str:
    """How far something is from its plan, for tables: "+7 min", "−2 min", "±0 min"."""
    return _sign(minutes) + short_minutes(abs(minutes))


def short_difference(minutes: int) -> str:
    """How far something is from its plan, where "min" is clear: "+7", "−2", "±0"."""
    return f"{_sign(minutes)}{abs(minutes)}"


def _sign(minutes: int) -> str:
    return "+" if minutes > 0 else "−" if minutes < 0 else "±"


def _date(day: date, form: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415  # heavy: not before a date is shown

    return format_date(day, form, locale=_LOCALES[i18n.language()])
