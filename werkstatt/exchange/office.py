"""The import of a registration list without a window: for the command line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from werkstatt.desk import Desk
from werkstatt.domain.clock import Clock
from werkstatt.domain.errors import Refused, WerkstattError
from werkstatt.domain.event import at_home
from werkstatt.domain.person import Person, Presence
from werkstatt.domain.registration import Merge, merged
from werkstatt.exchange.columns import Field
from werkstatt.exchange.left_behind import left_behind
from werkstatt.exchange.line_reader import Unclear
from werkstatt.exchange.people_list import PeopleList, read_people
from werkstatt.exchange.sheet import ListFault, UnreadableList
from werkstatt.i18n import _
from werkstatt.operations.event import add_event
from werkstatt.operations.person import import_registrations
from werkstatt.operations.process import begin_process
from werkstatt.readmodels.choice import event_meant
from werkstatt.readmodels.people import recognised
from werkstatt.systemclock import SystemClock
from werkstatt.wording import people_list as words
from werkstatt.wording.errors import sentence


def import_people(file: Path, source: Path, event_number: int | None) -> Iterator[str]:
    """Put the people of a list on an event's list; what was done and what is odd, in lines.

    A file that does not exist is made, with an event of today named after it. Nobody can be asked here: who does not
    clearly say yes or no counts as invited, who may be one of several people in the file is a new person, hidden sheets
    stay behind, hidden rows come along, and all that is said. Raises FileTrouble, Refused and UnreadableList; trouble
    with the file once the people are on the list is raised behind the last line.
    """
    if event_number not in {None, 1} and not file.exists():
        raise Refused("no_such_event", number=event_number, count=0)
    best, *others = read_people(source)
    merge = merged(best.reading.registrations)
    if best.sheet.is_hidden or not merge.people:
        raise UnreadableList(ListFault.NOBODY, file=source.name)
    people = [one if one.presence else replace(one, presence=Presence.INVITED) for one in merge.people]
    clock = SystemClock()
    desk = Desk.open(file, clock) if file.exists() else _new(file, clock)
    try:
        event = desk.ask(event_meant, event_number).result()
        found = desk.ask(recognised, people).result()
        known = {line: persons[0].id for line, persons in found.items() if len(persons) == 1}
        desk.do(import_registrations, event.id, people, known).result()
    finally:
        trouble = _closed(desk)
    skipped = sum(bool(row.text) for row in best.reading.skipped)
    done = words.import_result(replace(merge, people=tuple(people)), skipped=skipped, known=len(known))
    doubts = _doubts(merge, best.reading.unclear, found)
    opening = [sentence(desk.found)] if desk.found else []
    return _told([*opening, *done.splitlines(), *_hidden(best), *doubts, *_left_behind(best, others)], trouble)


def _closed(desk: Desk) -> WerkstattError | None:
    """The desk is closed; the trouble with that, which must not hide what was done before."""
    try:
        desk.close()
    except WerkstattError as trouble:
        return trouble
    return None


def _told(lines: Sequence[str], trouble: WerkstattError | None) -> Iterator[str]:
    yield from lines
    if trouble:
        raise trouble


def _new(file: Path, clock: Clock) -> Desk:
    now = at_home(clock.now())
    hour = now.time().replace(minute=0, second=0, microsecond=0)
    title = file.stem
    return Desk.create(
        file, clock, lambda records: (begin_process(records, title), add_event(records, title, now.date(), hour))
    )


def _doubts(merge: Merge, unclear: Sequence[Unclear], found: Mapping[int, Sequence[Person]]) -> Iterator[str]:
    """What somebody should look into, because nobody could be asked."""
    undecided = {person.line for person in merge.people if person.presence is None}
    first_lines = {line: lines[0] for lines in merge.doubles for line in lines}
    for cell in unclear:
        if cell.field is not Field.PRESENCE:
            yield words.several_people_words(cell.line, cell.text)
        elif first_lines.get(cell.line, cell.line) in undecided:
            yield words.unclear_presence_words(cell.line, cell.text)
    if any(contradiction.field == "presence" for contradiction in merge.contradictions):
        yield _("Where the list contradicts itself, the person counts as invited: please ask.")
    for person in merge.people:
        if (count := len(found.get(person.line, ()))) > 1:
            yield words.one_of_several_words(words.registered_name(person), count)


def _hidden(best: PeopleList) -> Iterator[str]:
    """A filter that was forgotten must leave nobody out, but who hid rows may have meant to."""
    lines = [one.line for one in best.reading.registrations if one.line in best.sheet.hidden_lines]
    if lines:
        yield words.hidden_lines_words(lines)


def _left_behind(best: PeopleList, others: Sequence[PeopleList]) -> Iterator[str]:
    """What of a file did not come along."""
    for _key, said in left_behind(best.layout.columns, best.reading.unused, best.sheet.unread):
        yield said
    for other in others:
        if other.sheet.is_hidden:
            yield words.hidden_sheet_words(other.sheet.name)
        else:
            yield words.unused_sheet_words(other.sheet.name)
    for row in best.reading.skipped:
        if row.text:
            yield words.skipped_words(row.line, row.text, row.reason)
