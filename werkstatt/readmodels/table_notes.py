"""What was said at the tables of a café, summed per topic over tables and rounds, each note with its origin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from werkstatt.domain.cafe import Cafe, NoteKind, TableNote, Topic
from werkstatt.domain.person import Presence
from werkstatt.domain.rounds import RoundState
from werkstatt.readmodels.cafe import CafePicture, RoundPicture, cafe, cafes
from werkstatt.storage.records import Records

_NEVER_CAME = frozenset({Presence.INVITED, Presence.REGISTERED, Presence.EXCUSED})
_KINDS = list(NoteKind)


class Origin(NamedTuple):
    """Where a note was written: the numbers of the round (0: one that was left out after all) and of the table."""

    round: int
    table: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A note with its origin, and the text of the focus point it speaks to (empty: to none)."""

    note: TableNote
    origin: Origin
    focus_point: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A table in a round that has begun: how many people sat there (hosts, too), and who hosted (an attendance)."""

    origin: Origin
    people: int
    host_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicNotes:
    """A topic with all its tables. The notes that were starred come first, then those on each focus point by kind."""

    topic: Topic
    sittings: Sequence[Sitting]
    notes: Sequence[Said]

    @property
    def starred(self) -> Sequence[Said]:
        """The main insights."""
        return [said for said in self.notes if said.note.starred]

    @property
    def further(self) -> Sequence[Said]:
        """All other notes."""
        return [said for said in self.notes if not said.note.starred]

    @property
    def tables(self) -> Sequence[int]:
        """The numbers of the tables at which people sat, or wrote something."""
        origins = (*(sitting.origin for sitting in self.sittings), *(said.origin for said in self.notes))
        return sorted({origin.table for origin in origins})

    @property
    def people(self) -> Mapping[int, int]:
        """How many people talked about it in each round that has begun; nothing is known of one without seats."""
        counts: dict[int, int] = {}
        for sitting in self.sittings:
            counts[sitting.origin.round] = counts.get(sitting.origin.round, 0) + sitting.people
        return {number: count for number, count in sorted(counts.items()) if count}


@dataclass(frozen=True, slots=True, kw_only=True)
class CafeNotes:
    """The harvest of a café: its topics, and for each of its rounds (by number) the agenda item that it is."""

    cafe: Cafe
    rounds: Mapping[int, str]
    topics: Sequence[TopicNotes]

    @property
    def written_items(self) -> frozenset[str]:
        """The agenda items (their ids) during which something was written; one that was left out never was."""
        numbers = {said.origin.round for topic in self.topics for said in topic.notes}
        return frozenset(item_id for number, item_id in self.rounds.items() if number in numbers)

    @property
    def has_begun(self) -> bool:
        """Whether there is anything to tell."""
        return any(topic.sittings or topic.notes for topic in self.topics)


def every_cafe(records: Records, event_id: str) -> Sequence[CafeNotes]:
    """What was said in each café of an event."""
    return [summed(cafe(records, found.id)) for found in cafes(records, event_id)]


def origins(harvest: Sequence[CafeNotes]) -> Mapping[str, Origin]:
    """Where each note (its id) was written."""
    return {said.note.id: said.origin for cafe in harvest for topic in cafe.topics for said in topic.notes}


def summed(picture: CafePicture) -> CafeNotes:
    """The notes of a café per topic."""
    return CafeNotes(
        cafe=picture.cafe,
        rounds={row.number: row.item.id for row in picture.rounds},
        topics=[
            TopicNotes(topic=topic, sittings=_sittings(picture, topic), notes=_notes(picture, topic))
            for topic in picture.topics
        ],
    )


def _sittings(picture: CafePicture, topic: Topic) -> list[Sitting]:
    tables = [table for table in picture.tables if table.topic_id == topic.id]
    return [
        Sitting(origin=Origin(row.number, table.number), people=people, host_id=row.hosts.get(table.id))
        for row in picture.rounds
        if row.state is not RoundState.AHEAD
        for table in tables
        if (people := _people(picture, row, table.id))
    ]


def _people(picture: CafePicture, row: RoundPicture, table_id: str) -> int:
    """How many sat at a table. Who never came did not, whatever was planned."""
    seated = {seat.attendance_id for seat in row.seats.get(table_id, ())} | {row.hosts.get(table_id, "")}
    guests = [picture.guests[key] for key in seated if key in picture.guests]
    return sum(guest.attendance.presence not in _NEVER_CAME for guest in guests)


def _notes(picture: CafePicture, topic: Topic) -> list[Said]:
    points = picture.focus_points.get(topic.initiative_id or "", ())
    texts = {point.id: point.text for point in points}
    places = {point.id: place for place, point in enumerate(points)}
    said = [
        Said(
            note=note,
            origin=Origin(row.number, table.number),
            focus_point=texts.get(note.focus_point_id or "", ""),
        )
        for row in picture.every_round
        for table in picture.tables
        if table.topic_id == topic.id
        for note in row.notes.get(table.id, ())
    ]

    def order(one: Said) -> tuple[bool, int, int]:
        if one.note.starred:
            return False, 0, 0
        return True, places.get(one.note.focus_point_id or "", len(points)), _KINDS.index(one.note.kind)

    return sorted(said, key=order)
