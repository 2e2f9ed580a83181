"""Tables that got more time than their round, in words for the room."""

from collections.abc import Sequence
from datetime import datetime

from werkstatt.domain.event import Event, local
from werkstatt.i18n import _, ngettext
from werkstatt.readmodels.scene_contents import LongerTable
from werkstatt.wording.times import clock_time

_MOST_ENDS = 3
# A time never stands alone in a line.
_BOUND = "\N{NO-BREAK SPACE}"


def going_on(longer: Sequence[LongerTable], moment: datetime) -> Sequence[LongerTable]:
    """Those whose time is not up."""
    return [table for table in longer if moment < table.ends_at]


def still_text(longer: Sequence[LongerTable], event: Event) -> str:
    """ "Tisch 3 spricht noch bis 19:39 Uhr"; tables that end together are named together, and so are very many."""
    by_time: dict[str, list[int]] = {}
    for table in sorted(longer, key=lambda table: table.ends_at):
        by_time.setdefault(clock_time(local(event, table.ends_at)), []).append(table.number)
    if len(by_time) > _MOST_ENDS:
        words = _("Tables {numbers} go on talking until {time} at the latest")
        return _said(words, [table.number for table in longer], list(by_time)[-1])
    return " · ".join(_still(numbers, time) for time, numbers in by_time.items())


def _still(numbers: Sequence[int], time: str) -> str:
    words = ngettext(
        "Table {numbers} goes on talking until {time}", "Tables {numbers} go on talking until {time}", len(numbers)
    )
    return _said(words, numbers, time)


def _said(words: str, numbers: Sequence[int], time: str) -> str:
    bound = words.replace(" {time}", f"{_BOUND}{{time}}")
    return bound.format(numbers=_listed(sorted(numbers)), time=time.replace(" ", _BOUND))


def _listed(numbers: Sequence[int]) -> str:
    """ "3, 5 and 7"."""
    *others, last = map(str, numbers)
    return _("{numbers} and {last}").format(numbers=", ".join(others), last=last) if others else last
