"""Who is on the list of an event, who is there, and how many of each."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from werkstatt.domain.person import Attendance, Person, Presence, Wish
from werkstatt.domain.registration import Registration, matches
from werkstatt.domain.spelling import folded
from werkstatt.storage.records import Records

_NO_CHAIR = (Presence.EXCUSED, Presence.REMOTE, Presence.LEFT)
_CAME = frozenset({Presence.PRESENT, Presence.LEFT})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person on the list."""

    person: Person
    attendance: Attendance
    wishes: tuple[str, ...]

    @property
    def id(self) -> str:
        """Rows are told apart by their attendance."""
        return self.attendance.id


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePicture:
    """The list of an event by name, people without a name last, with counts."""

    rows: Sequence[PersonRow]
    by_presence: Mapping[Presence, int]
    walk_ins: int

    @property
    def expected(self) -> int:
        """Everybody for whom the room has to have a chair: not who is excused, online, or has left again."""
        return len(self.rows) - sum(self.by_presence.get(away, 0) for away in _NO_CHAIR)

    @property
    def in_the_room(self) -> int:
        """Everybody who is here."""
        return self.by_presence.get(Presence.PRESENT, 0)

    @property
    def came(self) -> Sequence[PersonRow]:
        """Everybody who checked in, also who left early."""
        return [row for row in self.rows if row.attendance.presence in _CAME]


def people(records: Records, event_id: str) -> PeoplePicture:
    """The picture of an event's list."""
    attendances = records.find(Attendance, order="number", event_id=event_id)
    persons = {person.id: person for person in records.find(Person, id=[row.person_id for row in attendances])}
    wishes: dict[str, list[str]] = {}
    for wish in records.find(Wish, order="rank", attendance_id=[row.id for row in attendances]):
        wishes.setdefault(wish.attendance_id, []).append(wish.topic)
    rows = [
        PersonRow(person=persons[row.person_id], attendance=row, wishes=tuple(wishes.get(row.id, ())))
        for row in attendances
    ]
    return PeoplePicture(
        rows=sorted(rows, key=_by_name),
        by_presence=Counter(row.attendance.presence for row in rows),
        walk_ins=sum(row.attendance.walk_in for row in rows),
    )


def recognised(records: Records, registrations: Sequence[Registration]) -> Mapping[int, tuple[Person, ...]]:
    """For each line of a list whose person may be in the file already: the persons it may be."""
    return matches(registrations, records.find(Person, order="last_name"))


def _by_name(row: PersonRow) -> tuple[bool, str, str]:
    """Stable: people of one name, or of none, stay in the order of their numbers."""
    return not row.person.name, folded(row.person.last_name), folded(row.person.first_name)
