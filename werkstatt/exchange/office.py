"""The import of a registration list without a window: for the command line."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from werkstatt.desk import Desk
from werkstatt.domain.clock import Clock
from werkstatt.domain.event import LOCAL_ZONE, Event, local
from werkstatt.domain.person import Presence
from werkstatt.domain.registration import Merge, Registration, merged
from werkstatt.exchange.people_list import read_people
from werkstatt.i18n import _
from werkstatt.operations.event import add_event
from werkstatt.operations.person import import_registrations
from werkstatt.operations.process import begin_process
from werkstatt.readmodels.choice import event_meant
from werkstatt.readmodels.people import recognised
from werkstatt.systemclock import SystemClock
from werkstatt.wording.people import import_result, skip_words


def import_people(file: Path, source: Path, event_number: int | None) -> Sequence[str]:
    """Put the people of a list on an event's list; what was done and what is odd, in lines.

    A file that does not exist is made, with an event of today named after it. Nobody can be asked here: where a list
    contradicts itself about somebody's coming, that person counts as invited, and this is said. Raises FileTrouble,
    Refused and UnreadableList.
    """
    best = read_people(source)[0]
    merge = merged(best.reading.registrations)
    clock = SystemClock()
    desk = Desk.open(file, clock) if file.exists() else _new(file, clock)
    try:
        event = desk.ask(event_meant, event_number).result()
        found = desk.ask(recognised, merge.people).result()
        known = {line: persons[0].id for line, persons in found.items() if len(persons) == 1}
        desk.do(import_registrations, event.id, _undecided(merge), known).result()
    finally:
        desk.close()
    lines = import_result(merge, skipped=len(best.reading.skipped), known=len(known)).splitlines()
    if any(contradiction.field == "presence" for contradiction in merge.contradictions):
        lines.append(_("Where the list contradicts itself, the person counts as invited: please ask."))
    return lines + [f"{row.line}: {row.text} ({skip_words(row.reason)})" for row in best.reading.skipped if row.text]


def _new(file: Path, clock: Clock) -> Desk:
    desk = Desk.create(file, clock)
    now = local(Event(id="", title="", zone=LOCAL_ZONE), clock.now())
    desk.do(begin_process, file.stem).result()
    desk.do(add_event, file.stem, now.date(), now.time().replace(minute=0, second=0, microsecond=0)).result()
    return desk


def _undecided(merge: Merge) -> list[Registration]:
    """The people of a list; whose coming it contradicts itself about is invited."""
    open_lines = {one.person_line for one in merge.contradictions if one.field == "presence"}
    return [
        replace(person, presence=Presence.INVITED) if person.line in open_lines else person for person in merge.people
    ]
