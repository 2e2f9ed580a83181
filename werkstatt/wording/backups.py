"""Backups in words: when, in the middle of what, after what, and how much there was."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from werkstatt.domain.event import at_home
from werkstatt.i18n import _, ngettext
from werkstatt.wording.deeds import deed
from werkstatt.wording.times import clock_time, short_date

_LONGEST_TITLE = 32


class Known(Protocol):
    """What is known of a backup without opening it: the moment (UTC), and what was noted then."""

    @property
    def made_at(self) -> datetime:
        """When it was made."""

    @property
    def operation(self) -> str:
        """What was done last."""

    @property
    def running(self) -> str:
        """The title of the item that ran."""

    @property
    def counts(self) -> Sequence[tuple[str, int]]:
        """How many rows tables had."""


def backup_titles(backups: Sequence[Known], today: date, *, between: str = " · ") -> list[str]:
    """The time of each, to the minute where that is unique, and `between` it and what else tells it from the others."""
    moments = [at_home(backup.made_at) for backup in backups]
    in_that_minute = Counter(f"{moment:%x %H:%M}" for moment in moments)
    said = [backup_moment(moment, today, exactly=in_that_minute[f"{moment:%x %H:%M}"] > 1) for moment in moments]
    return [between.join(filter(None, parts)) for parts in zip(said, backup_details(backups), strict=True)]


def backup_details(backups: Sequence[Known]) -> list[str]:
    """What ran, what was done last, and how much there was of what some have more of: "Pause · 7 Maßnahmen"."""
    kinds = [kind for kind in _COUNTED if len({dict(backup.counts).get(kind) for backup in backups}) > 1]
    return [
        " · ".join(filter(None, (_quoted(one.running), deed(one.operation), _counted(one, kinds)))) for one in backups
    ]


def backup_moment(moment: datetime, today: date, *, exactly: bool = False) -> str:
    """ "heute, 19:52 Uhr", or to the second."""
    time = clock_time(moment, exactly=exactly)
    if moment.date() == today:
        return _("today, {time}").format(time=time)
    if moment.date() == today - timedelta(days=1):
        return _("yesterday, {time}").format(time=time)
    return _("{date}, {times}").format(date=short_date(moment.date()), times=time)


def _quoted(running: str) -> str:
    title = " ".join(running.split())
    if len(title) > _LONGEST_TITLE:
        title = title[: _LONGEST_TITLE - 1] + "…"
    return _("“{title}”").format(title=title) if title else ""


def _counted(backup: Known, kinds: Sequence[str]) -> str:
    counts = dict(backup.counts)
    return ", ".join(_COUNTED[kind](counts[kind]).format(count=counts[kind]) for kind in kinds if kind in counts)


_COUNTED: Mapping[str, Callable[[int], str]] = {
    "person": lambda count: ngettext("{count} person", "{count} people", count),
    "agenda_item": lambda count: ngettext("{count} agenda item", "{count} agenda items", count),
    "action": lambda count: ngettext("{count} action", "{count} actions", count),
    "entry": lambda count: ngettext("{count} entry", "{count} entries", count),
}
