"""People: registering, importing, checking in."""

from collections.abc import Sequence
from datetime import datetime

from werkstatt.domain.ids import new_id
from werkstatt.domain.person import Attendance, Person, Presence, Role, Wish
from werkstatt.domain.registration import Registration
from werkstatt.storage.records import Records


def add_walk_in(
    records: Records, /, event_id: str, last_name: str, first_name: str, now: datetime, **values: object
) -> str:
    """Somebody came unannounced: known from now on, and present. Returns the attendance's id."""
    person = Person(id=new_id(), last_name=last_name, first_name=first_name, **values)  # type: ignore[arg-type]
    attendance = Attendance(
        id=new_id(),
        event_id=event_id,
        person_id=person.id,
        number=_next_number(records, event_id),
        presence=Presence.PRESENT,
        walk_in=True,
        arrived_at=now,
    )
    records.add(person, attendance)
    return attendance.id


def add_anonymous(records: Records, event_id: str, count: int, now: datetime) -> None:
    """`count` people without names are present; each has a number and can be named later."""
    first = _next_number(records, event_id)
    people = [Person(id=new_id()) for _ in range(count)]
    attendances = [
        Attendance(
            id=new_id(),
            event_id=event_id,
            person_id=person.id,
            number=first + offset,
            presence=Presence.PRESENT,
            arrived_at=now,
        )
        for offset, person in enumerate(people)
    ]
    records.add(*people, *attendances)


def set_presence(records: Records, attendance_ids: Sequence[str], presence: Presence, now: datetime) -> None:
    """Check in, excuse, connect … one or several people at once."""
    arrived = now if presence in {Presence.PRESENT, Presence.REMOTE} else None
    for key in attendance_ids:
        records.change(Attendance, key, presence=presence, arrived_at=arrived)


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
    records: Records, event_id: str, registrations: Sequence[Registration], known: dict[int, str]
) -> int:
    """Put registrations on the event's list; returns how many people were added to it.

    `known` maps a registration's line to the person in the file it belongs to: empty fields of that person are filled,
    nothing is overwritten, and presence is taken over.
    """
    attendances = {row.person_id: row for row in records.find(Attendance, event_id=event_id)}
    number = _next_number(records, event_id)
    added: list[object] = []
    for registration in registrations:
        person_id = known.get(registration.line)
        if person_id is None:
            person = _person(registration)
            added.append(person)
            person_id = person.id
        else:
            _complete(records, person_id, registration)
        presence = registration.presence or Presence.REGISTERED
        if (attendance := attendances.get(person_id)) is not None:
            records.change(Attendance, attendance.id, presence=presence)
            continue
        attendance = Attendance(
            id=new_id(),
            event_id=event_id,
            person_id=person_id,
            number=number,
            presence=presence,
            role=_role(registration),
        )
        attendances[person_id] = attendance
        number += 1
        added.append(attendance)
        added += [
            Wish(id=new_id(), attendance_id=attendance.id, rank=rank, topic=topic)
            for rank, topic in enumerate(registration.wishes)
        ]
    records.add(*sorted(added, key=lambda noun: (Person, Attendance, Wish).index(type(noun))))
    return sum(isinstance(noun, Attendance) for noun in added)


def _role(registration: Registration) -> Role:
    return registration.role or Role.PARTICIPANT


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


def _complete(records: Records, person_id: str, registration: Registration) -> None:
    present = records.get(Person, person_id)
    fields = ("title", "organisation", "municipality", "email", "phone", "note")
    missing = {name: getattr(registration, name) for name in fields if not getattr(present, name)}
    if any(missing.values()):
        records.change(Person, person_id, **missing)


def _next_number(records: Records, event_id: str) -> int:
    return max((row.number for row in records.find(Attendance, event_id=event_id)), default=0) + 1
