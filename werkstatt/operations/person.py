"""People: registering, importing, checking in."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from werkstatt.domain.check_in import Range
from werkstatt.domain.ids import new_id
from werkstatt.domain.person import Attendance, Person, Presence, Role, Wish
from werkstatt.domain.registration import Registration
from werkstatt.domain.spelling import compact
from werkstatt.storage.records import Records

_CAME = frozenset({Presence.PRESENT, Presence.REMOTE, Presence.LEFT})
_LARGEST_LIST_NUMBER = 9_999
_COMPLETED = ("title", "organisation", "municipality", "email", "phone", "note")


def add_walk_in(
    records: Records, /, event_id: str, last_name: str, first_name: str, now: datetime, **values: object
) -> str:
    """Somebody came unannounced: on the list from now on, and present. Returns the attendance's id.

    Whoever was at another event of the process under the same name, and belongs to no other organisation, is known.
    """
    newcomer = Person(id=new_id(), last_name=last_name, first_name=first_name, **values)  # type: ignore[arg-type]
    person = _known(records, event_id, newcomer)
    if person is None:
        records.add(person := newcomer)
    attendance = Attendance(
        id=new_id(),
        event_id=event_id,
        person_id=person.id,
        number=_next_number(records, event_id),
        presence=Presence.PRESENT,
        walk_in=True,
        arrived_at=now,
    )
    records.add(attendance)
    return attendance.id


def add_anonymous(records: Records, event_id: str, count: int, now: datetime) -> Range:
    """`count` people without names came unannounced and are present; each can be named later.

    Returns their first and their last number.
    """
    first = _next_number(records, event_id)
    people = [Person(id=new_id()) for _ in range(count)]
    attendances = [
        Attendance(
            id=new_id(),
            event_id=event_id,
            person_id=person.id,
            number=first + offset,
            presence=Presence.PRESENT,
            walk_in=True,
            arrived_at=now,
        )
        for offset, person in enumerate(people)
    ]
    records.add(*people, *attendances)
    return first, first + count - 1


def set_presence(records: Records, attendance_ids: Sequence[str], presence: Presence, now: datetime) -> None:
    """Check in, excuse, connect … one or several people at once. Who is here already keeps the time of arrival."""
    for attendance in records.find(Attendance, id=attendance_ids):
        arrived = (attendance.arrived_at or now) if presence in _CAME else None
        records.change(Attendance, attendance.id, presence=presence, arrived_at=arrived)


def set_role(records: Records, attendance_id: str, role: Role) -> None:
    """Say what somebody does at the event."""
    records.change(Attendance, attendance_id, role=role)


def change_person(records: Records, /, person_id: str, **values: object) -> None:
    """Change fields of a person."""
    records.change(Person, person_id, **values)


def remove_attendance(records: Records, attendance_ids: Sequence[str]) -> None:
    """Take people off the event's list; people whom no other event knows are forgotten altogether."""
    people = {row.person_id for row in records.find(Attendance, id=attendance_ids)}
    records.remove(Attendance, attendance_ids)
    elsewhere = {row.person_id for row in records.find(Attendance, person_id=people)}
    records.remove(Person, people - elsewhere)


def import_registrations(
    records: Records, event_id: str, registrations: Sequence[Registration], known: Mapping[int, str]
) -> int:
    """Put registrations on the event's list; returns how many people were added to it.

    `known` maps a registration's line to the person in the file it belongs to: empty fields of that person are filled,
    nothing is overwritten. Presence is taken over, unless the person has arrived already.
    """
    listed = {row.person_id: row for row in records.find(Attendance, event_id=event_id)}
    persons = {person.id: person for person in records.find(Person, id=set(known.values()))}
    meant = [(persons.get(known.get(one.line, "")) or _person(one), one) for one in registrations]
    unlisted = [registration for person, registration in meant if person.id not in listed]
    numbers = _list_numbers(unlisted, {row.number for row in listed.values()})
    added: dict[str, Attendance] = {}
    for person, registration in meant:
        if person.id in persons:
            _complete(records, person, registration)
        if person.id in listed:
            _update(records, listed[person.id], registration)
        elif person.id not in added:
            added[person.id] = _attendance(event_id, person, registration, numbers[registration.line])
    records.add(*(person for person, _registration in meant if person.id not in persons))
    records.add(*added.values())
    attending = listed | added
    records.add(*_wishes(records, [(attending[person.id], registration) for person, registration in meant]))
    return len(added)


def _known(records: Records, event_id: str, newcomer: Person) -> Person | None:
    """The one person in the file whom the newcomer may be, if there is one and it is not on this list already."""
    if not newcomer.last_name or not newcomer.first_name:
        return None
    namesakes = records.find(Person, last_name=newcomer.last_name, first_name=newcomer.first_name)
    listed = {row.person_id for row in records.find(Attendance, event_id=event_id)}
    fitting = [
        person
        for person in namesakes
        if person.id not in listed
        and compact(newcomer.organisation) in {"", compact(person.organisation)}
        and newcomer.email in {"", person.email}
    ]
    return fitting[0] if len(fitting) == 1 else None


def _list_numbers(registrations: Sequence[Registration], taken: set[int]) -> dict[int, int]:
    """A number for each line: the one that the list itself gives, where that is free, else the next after all."""
    numbers: dict[int, int] = {}
    for registration in registrations:
        own = registration.number or 0
        if 0 < own <= _LARGEST_LIST_NUMBER and own not in taken:
            numbers[registration.line] = own
            taken.add(own)
    following = max(taken, default=0) + 1
    for registration in registrations:
        if registration.line not in numbers:
            numbers[registration.line] = following
            following += 1
    return numbers


def _person(registration: Registration) -> Person:
    return Person(
        id=new_id(),
        last_name=registration.last_name,
        first_name=registration.first_name,
        title=registration.title,
        organisation=registration.organisation,
        municipality=registration.municipality,
        email=registration.email,
        phone=registration.phone,
        note=registration.note,
    )


def _complete(records: Records, person: Person, registration: Registration) -> None:
    missing = {name: getattr(registration, name) for name in _COMPLETED if not getattr(person, name)}
    if any(missing.values()):
        records.change(Person, person.id, **missing)


def _attendance(event_id: str, person: Person, registration: Registration, number: int) -> Attendance:
    return Attendance(
        id=new_id(),
        event_id=event_id,
        person_id=person.id,
        number=number,
        presence=registration.presence or Presence.REGISTERED,
        role=registration.role or Role.PARTICIPANT,
    )


def _update(records: Records, attendance: Attendance, registration: Registration) -> None:
    said: dict[str, object] = {}
    if registration.presence is not None and attendance.arrived_at is None:
        said["presence"] = registration.presence
    if registration.role is not None and attendance.role is Role.PARTICIPANT:
        said["role"] = registration.role
    if any(getattr(attendance, name) != value for name, value in said.items()):
        records.change(Attendance, attendance.id, **said)


def _wishes(records: Records, registered: Sequence[tuple[Attendance, Registration]]) -> list[Wish]:
    """The wishes of everybody who has not said any before."""
    said = {wish.attendance_id for wish in records.find(Wish, attendance_id={row.id for row, _one in registered})}
    wishes = {attendance.id: registration.wishes for attendance, registration in reversed(registered)}
    return [
        Wish(id=new_id(), attendance_id=key, rank=rank, topic=topic)
        for key, topics in wishes.items()
        if key not in said
        for rank, topic in enumerate(topics)
    ]


def _next_number(records: Records, event_id: str) -> int:
    return max((row.number for row in records.find(Attendance, event_id=event_id)), default=0) + 1
