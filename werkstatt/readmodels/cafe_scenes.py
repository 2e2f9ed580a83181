"""What the room sees of a café: names and tables, without anything else that is known of people."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from werkstatt.domain.agenda import ItemKind, Run
from werkstatt.domain.cafe import Cafe, CafeTable, Paper, Round
from werkstatt.domain.course import in_time
from werkstatt.domain.event import Event
from werkstatt.domain.rounds import RoundState
from werkstatt.domain.spotlight import Scene
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.readmodels.cafe import CafePicture, RoundPicture, cafe, cafes, rounds_of
from werkstatt.readmodels.people import PersonRow
from werkstatt.readmodels.scene_contents import (
    ChangeScene,
    HarvestNote,
    HarvestScene,
    HarvestStep,
    LongerTable,
    NamedSeat,
    PlannedTable,
    PlannedTopic,
    RoundScene,
    SeatsScene,
    ShownName,
    TablesScene,
)
from werkstatt.storage.records import Records

_NOTES_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """What a scene of a café is about: a round or a café of the event (None: the one that is meant)."""

    records: Records
    event: Event
    agenda: AgendaPicture | None
    subject_id: str | None


def usual_in_cafe(records: Records, agenda: AgendaPicture) -> Scene | None:
    """The scene of a running item that is a round, or the change before one; None for any other."""
    item, following = agenda.item, agenda.next_item
    if item is not None and item.kind is ItemKind.CAFE and records.find(Round, item_id=item.id):
        return Scene.ROUND
    if item is None or following is None or item.kind is not ItemKind.CHANGE:
        return None
    return Scene.CHANGE if records.find(Round, item_id=following.id) else None


def round_scene(asked: Asked) -> RoundScene | None:
    """A round; None without one."""
    picture, row = _meant(asked)
    if picture is None or row is None:
        return None
    following = asked.agenda.next_item if asked.agenda else None
    runs = row.state is RoundState.RUNNING
    return RoundScene(
        event=asked.event,
        cafe=picture.cafe.title,
        number=row.number,
        rounds=len(picture.rounds),
        question=row.item.prompt.strip() or picture.cafe.title,
        topics=_topics(picture, picture.open_tables(row), {}),
        timer=row.timer if runs else None,
        longer=_longer(picture, row) if runs else (),
        on_badges=any(printed.paper is Paper.BADGE for printed in picture.printed),
        next_title=following.title if following and runs else "",
    )


def seats_scene(asked: Asked) -> SeatsScene | None:
    """Who sits where in a round; None without one."""
    picture, row = _meant(asked)
    return _seating(asked, picture, row) if picture and row else None


def change_scene(asked: Asked) -> ChangeScene | None:
    """Who goes where in the round that follows; None without one."""
    picture, row = _meant(asked)
    if picture is None or row is None:
        return None
    if row.state is RoundState.RUNNING and asked.subject_id is None:
        row = picture.rounds[min(row.number, len(picture.rounds) - 1)]
    longer = _longer(picture, picture.rounds[row.number - 2]) if row.number > 1 else ()
    return ChangeScene(seats=_seating(asked, picture, row), longer=longer)


def tables_scene(asked: Asked) -> TablesScene | None:
    """The plan of the tables, as it is in the round that runs or comes; None without a café."""
    picture, row = _meant(asked)
    if picture is None:
        return None
    tables = picture.open_tables(row) if row else picture.tables
    return TablesScene(
        event=asked.event, cafe=picture.cafe.title, topics=_topics(picture, tables, row.hosts if row else {})
    )


def harvest_scene(asked: Asked) -> HarvestScene | None:
    """The starred notes of all rounds, a few at once; None without a café."""
    picture, _row = _meant(asked)
    if picture is None:
        return None
    return HarvestScene(
        event=asked.event,
        cafe=picture.cafe.title,
        harvest=[step for table in picture.tables for step in _harvested(picture, table)],
    )


@dataclass(frozen=True, slots=True)
class CafeOffers:
    """The cafés of an event that can be put on the beamer, each with its rounds (their ids) in their order."""

    cafes: Sequence[tuple[Cafe, Sequence[str]]]

    @property
    def rounds(self) -> Sequence[tuple[Cafe, int, str]]:
        """All rounds: the café, the number (from 1), the id."""
        return [(one, number, key) for one, rounds in self.cafes for number, key in enumerate(rounds, start=1)]


def cafe_offers(records: Records, event_id: str) -> CafeOffers:
    """What there is to show of the cafés of an event; it is asked for often, so nobody's seat is read."""
    there = cafes(records, event_id)
    held, _left_out, _agenda = rounds_of(records, *(one.id for one in there))
    return CafeOffers([(one, [row.round.id for row in held if row.round.cafe_id == one.id]) for one in there])


def _meant(asked: Asked) -> tuple[CafePicture, RoundPicture | None] | tuple[None, None]:
    """The café and the round that a scene is about: the named ones, else the round that runs or comes next."""
    records, event_id = asked.records, asked.event.id
    named = next(iter(records.find(Round, id=asked.subject_id)), None) if asked.subject_id else None
    there = cafes(records, event_id)
    wanted = named.cafe_id if named else asked.subject_id or _latest(asked, there)
    if wanted not in {one.id for one in there}:
        return None, None
    picture = cafe(records, wanted)
    if named is None:
        return picture, picture.current
    row = next((row for row in picture.rounds if row.id == named.id), None)
    return (picture, row) if row else (None, None)


def _latest(asked: Asked, there: Sequence[Cafe]) -> str | None:
    """Of several cafés the one that people change tables for now, else the one that ran last, else the first."""
    cafe_of = {row.item_id: row.cafe_id for row in asked.records.find(Round, cafe_id=[one.id for one in there])}
    ran = [run.item_id for run in in_time(asked.records.find(Run, item_id=list(cafe_of)))]
    item, following = (asked.agenda.item, asked.agenda.next_item) if asked.agenda else (None, None)
    if item is not None and following is not None and item.kind is ItemKind.CHANGE:
        ran.append(following.id)
    found = (cafe_of[item_id] for item_id in reversed(ran) if item_id in cafe_of)
    return next(found, there[0].id if there else None)


def _seating(asked: Asked, picture: CafePicture, row: RoundPicture) -> SeatsScene:
    agenda = asked.agenda
    item, following = (agenda.item, agenda.next_item) if agenda else (None, None)
    before = picture.rounds[row.number - 2].item.id if row.number > 1 else None
    changes = item is not None and item.kind is ItemKind.CHANGE and following is not None
    changes_now = changes and following is not None and following.id == row.item.id
    is_awaited = changes_now or (item is not None and item.id == before)
    return SeatsScene(
        event=asked.event,
        cafe=picture.cafe.title,
        number=row.number,
        seats=_seats(picture, row),
        topics=_topics(picture, picture.open_tables(row), row.hosts),
        timer=agenda.timer if agenda and is_awaited else None,
        changes_now=changes_now,
    )


def _seats(picture: CafePicture, row: RoundPicture) -> Sequence[NamedSeat]:
    """By name, as people are listed; who said that they don't come is left out."""
    tables = {table.id: (table.number, picture.topic(table).rank) for table in picture.tables}
    return [
        NamedSeat(_name(guest), *tables[row.places[guest.id]]) for guest in picture.listed if guest.id in row.places
    ]


def _topics(picture: CafePicture, tables: Iterable[CafeTable], hosts: Mapping[str, str]) -> Sequence[PlannedTopic]:
    """The topics that are talked about, each with its tables."""
    there: dict[str, list[PlannedTable]] = {}
    listed = {guest.id: guest for guest in picture.listed}
    for table in tables:
        host = listed.get(hosts.get(table.id, ""))
        planned = PlannedTable(table.number, table.place, _name(host) if host else None)
        there.setdefault(table.topic_id, []).append(planned)
    return [PlannedTopic(topic.title, topic.rank, there[topic.id]) for topic in picture.topics if topic.id in there]


def _longer(picture: CafePicture, row: RoundPicture) -> Sequence[LongerTable]:
    """The tables that got more time than their round."""
    found = []
    for table in picture.tables:
        ends_at, more = row.ends_at(table.id), row.table_times.get(table.id)
        if ends_at and more:
            found.append(LongerTable(table.number, ends_at, round(more.total_seconds())))
    return found


def _harvested(picture: CafePicture, table: CafeTable) -> Iterable[HarvestStep]:
    """The starred notes of a table, from the first round to the last."""
    points, topic = {point.id: point.text for point in picture.points(table)}, picture.topic(table)
    starred = [note for row in picture.every_round for note in row.notes.get(table.id, ()) if note.starred]
    notes = [HarvestNote(note.kind, note.text, points.get(note.focus_point_id or "", "")) for note in starred]
    for first in range(0, len(notes), _NOTES_AT_ONCE):
        yield HarvestStep(table.number, topic.title, topic.rank, notes[first : first + _NOTES_AT_ONCE])


def _name(guest: PersonRow) -> ShownName:
    person = guest.person
    given = " ".join(part for part in (person.title, person.first_name) if part)
    return ShownName(person.last_name, given, guest.attendance.number)


BUILDERS: Mapping[
    Scene, Callable[[Asked], RoundScene | ChangeScene | SeatsScene | TablesScene | HarvestScene | None]
] = {
    Scene.ROUND: round_scene,
    Scene.CHANGE: change_scene,
    Scene.SEATS: seats_scene,
    Scene.TABLES: tables_scene,
    Scene.HARVEST: harvest_scene,
}
