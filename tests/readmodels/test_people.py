"""The list of an event: in the order of names, counted, and who on a new list is known already."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.desk import Desk
from werkstatt.domain.clock import VirtualClock
from werkstatt.domain.event import Event
from werkstatt.domain.person import Attendance, Person, Presence, Wish
from werkstatt.domain.registration import Registration
from werkstatt.readmodels.people import PeoplePicture, people, recognised
from werkstatt.storage.records import Records

EVENING = datetime(2023, 1, 18, 17, 30, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.create(tmp_path / "process.werkstatt", VirtualClock(EVENING))
    yield opened
    opened.close()


def fill(records: Records, event_id: str, *people: tuple[str, str, Presence]) -> None:
    """An event whose people are given as surname, organisation and presence, numbered from 1."""
    records.add(Event(id=event_id, title=event_id))
    for number, (last_name, organisation, presence) in enumerate(people, start=1):
        key = f"{event_id}{number}"
        records.add(Person(id=key, last_name=last_name, organisation=organisation))
        records.add(Attendance(id=key, event_id=event_id, person_id=key, number=number, presence=presence))
        records.add(Wish(id=f"{key}b", attendance_id=key, rank=1, topic="second"))
        records.add(Wish(id=f"{key}a", attendance_id=key, rank=0, topic="first"))


def test_the_list_is_by_name_and_the_nameless_come_last_by_number(desk: Desk):
    names = ["Özdemir", "", "Otto", "von der Heide", "", "Peters", "Müller", "Mueller"]
    desk.do(fill, "e", *((name, "", Presence.REGISTERED) for name in names)).result()
    desk.do(fill, "other", ("Elsewhere", "", Presence.PRESENT)).result()
    rows = desk.ask(people, "e").result().rows
    assert [row.attendance.number for row in rows] == [7, 8, 1, 3, 6, 4, 2, 5]
    assert {row.wishes for row in rows} == {("first", "second")}


@given(st.lists(st.sampled_from(Presence)))
def test_everybody_is_counted_once(presences: list[Presence]):
    picture = PeoplePicture(
        rows=[None] * len(presences),  # type: ignore[list-item]
        by_presence={presence: presences.count(presence) for presence in set(presences)},
        walk_ins=0,
    )
    away = sum(presences.count(presence) for presence in (Presence.EXCUSED, Presence.REMOTE, Presence.LEFT))
    assert picture.in_the_room <= picture.expected == len(presences) - away


def test_who_may_be_known_is_found(desk: Desk):
    desk.do(fill, "e", ("Roth", "Sparkasse", Presence.PRESENT), ("Becker", "", Presence.PRESENT)).result()
    registrations = [
        Registration(line=3, last_name="ROTH", organisation="Sparkasse"),
        Registration(line=4, last_name="Quint", organisation="Sparkasse"),
    ]
    found = desk.ask(recognised, registrations).result()
    assert {line: [person.id for person in persons] for line, persons in found.items()} == {3: ["e1"]}
