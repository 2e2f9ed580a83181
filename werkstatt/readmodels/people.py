"""Who is on the list of an event, who is there, and how many of each."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from werkstatt.domain.person import Attendance, Person, Presence, Wish
from werkstatt.storage.records import Records


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
    """The list of an event by number, with counts."""

    rows: Sequence[PersonRow]
    by_presence: Mapping[Presence, int]
    walk_ins: int
    organisations: int

    @property
    def expected(self) -> int:
        """Everybody who was not excused."""
        return len(self.rows) - self.by_presence.get(Presence.EXCUSED, 0)

    @property
    def in_the_room(self) -> int:
        """Everybody who checked in."""
        return self.by_presence.get(Presence.PRESENT, 0)


def people(records: Records, event_id: str) -> PeoplePicture:
    """The picture of an event's list."""
    attendances = records.find(Attendance, order="number", event_id=event_id)
    persons = {person.id: person for person in records.find(Person)}
    here = {attendance.id for attendance in attendances}
    wishes: dict[str, list[str]] = {}
    for wish in records.find(Wish, order="rank"):
        if wish.attendance_id in here:
            wishes.setdefault(wish.attendance_id, []).append(wish.topic)
    rows = [
        PersonRow(person=persons[row.person_id], attendance=row, wishes=tuple(wishes.get(row.id, ())))
        for row in attendances
    ]
    present = [row for row in rows if row.attendance.presence in {Presence.PRESENT, Presence.REMOTE}]
    return PeoplePicture(
        rows=rows,
        by_presence=Counter(row.attendance.presence for row in rows),
        walk_ins=sum(row.attendance.walk_in for row in rows),
        organisations=len({row.person.organisation.casefold() for row in present if row.person.organisation}),
    )


def known_persons(records: Records) -> Sequence[Person]:
    """Everybody in the file, for finding out whom a registration means."""
    return records.find(Person, order="last_name")
