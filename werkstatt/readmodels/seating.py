"""What a café asks of the seating engine, and what a plan of it would change: the bridge between the two."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from werkstatt.domain.cafe import Bond, Cafe, CafeTable
from werkstatt.domain.person import Presence
from werkstatt.domain.spelling import folded
from werkstatt.readmodels.cafe import CafePicture, RoundPicture, cafes, current_cafe
from werkstatt.readmodels.people import PersonRow
from werkstatt.seating.plan import Score
from werkstatt.seating.problem import FixedSeat, Guest, Mix, Problem, Rounds, Table
from werkstatt.seating.problem import seats as seats_of
from werkstatt.seating.replan import with_people
from werkstatt.seating.score import meetings, moved, score
from werkstatt.storage.records import Records

SPREAD = ("organisation", "municipality")
_FIRST_WISH = 3
# A host who is late is waited for; one of these no longer hosts once a plan is taken without them.
_GONE = frozenset({Presence.EXCUSED, Presence.LEFT})

_RESERVE = "reserve "

# For each number of a reserve badge the table (its id) in each round (its id) whose seats can still change.
Routes = Mapping[int, Mapping[str, str]]

# For each round (its id) the guests (their attendances) at each table (its id), without hosts.
Places = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How good the seats are: the engine's figures, and how many others each guest meets on average."""

    score: Score
    contacts: float
    has_wishes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a plan would change: whose known seats, who gets a seat, who loses one, and the quality after and before.

    `reserve` are the routes that the plan has found for reserve badges.
    """

    places: Places
    reserve: Routes
    moved: Sequence[str]
    seated: Sequence[str]
    unseated: Sequence[str]
    before: Quality
    after: Quality

    @property
    def more_repeats(self) -> int:
        """How many meetings more (or less) are a repeated one."""
        return self.after.score.repeated_meetings - self.before.score.repeated_meetings

    @property
    def is_nothing(self) -> bool:
        """Whether everybody stays where they are."""
        return not (self.moved or self.seated or self.unseated)


@dataclass(frozen=True, slots=True, kw_only=True)
class CafeView:
    """What the page of a café shows: one of the event's cafés, and how good its seats are."""

    cafes: Sequence[Cafe]
    picture: CafePicture
    quality: Quality


def cafe_view(records: Records, event_id: str, chosen: str = "") -> CafeView | None:
    """The chosen café of an event, or the one that runs or comes next; None while there is none."""
    picture = current_cafe(records, event_id, chosen)
    return CafeView(cafes=cafes(records, event_id), picture=picture, quality=quality(picture)) if picture else None


def takes_part(picture: CafePicture) -> Sequence[PersonRow]:
    """Who is to be seated: whoever is here once the first have come, before that all who are expected.

    Who is online is seated when there is a table for it.
    """
    coming = picture.ahead
    has_table = any(table.remote and picture.is_open(table, row) for table in picture.tables for row in coming)
    online = picture.online if has_table else []
    return [*(picture.in_the_room or picture.expected), *online]


def problem(picture: CafePicture, guests: Iterable[PersonRow] | None = None) -> Problem:
    """The problem of seating these guests, or all who take part. Known seats change as little as can be.

    Reserve badges keep their routes, as long as there are enough chairs.
    """
    asked = _problem(picture, guests)
    routes = reserved(picture)
    kept = sorted(routes)[: chairs_left(asked)]
    ahead = {row.id: row for row in picture.ahead}
    open_in = {(row.id, table.id) for row in picture.ahead for table in picture.tables if picture.is_open(table, row)}
    fixed = (
        FixedSeat(ahead[round_id].number, f"{_RESERVE}{number}", table_id)
        for number in kept
        for round_id, table_id in routes[number].items()
        if (round_id, table_id) in open_in
    )
    return with_reserve(replace(asked, fixed=(*asked.fixed, *fixed)), kept)


def with_reserve(asked: Problem, numbers: Iterable[int]) -> Problem:
    """The problem with somebody for each reserve badge of these numbers."""
    return with_people(asked, [Guest(f"{_RESERVE}{number}") for number in numbers])


def reserved(picture: CafePicture) -> Routes:
    """The routes that are kept in reserve for the rounds whose seats can still change."""
    routes: dict[int, dict[str, str]] = {}
    for row in picture.ahead:
        for kept in row.reserve:
            routes.setdefault(kept.number, {})[row.id] = kept.table_id
    return routes


def _problem(picture: CafePicture, guests: Iterable[PersonRow] | None = None) -> Problem:
    there = {row.id for row in (takes_part(picture) if guests is None else guests)}
    known = picture.rounds if picture.is_known else []
    sat = {person for row in known for person in row.seated}
    return Problem(
        people=tuple(_guest(row, row.id in there, picture.past) for row in _ordered(picture, there | sat)),
        tables=tuple(_table(picture, table) for table in picture.tables),
        rounds=len(picture.rounds),
        topics_differ=picture.cafe.topics_differ,
        hosts=_hosts(picture, there | sat),
        wishes={row.id: wishes for row in _ordered(picture, there) if (wishes := _wishes(picture, row))},
        together=_bonds(picture, Bond.TOGETHER, there),
        apart=_bonds(picture, Bond.APART, there),
        spread=SPREAD,
        fixed=tuple(_chosen(picture, there)),
        published=seats(picture) if known else None,
        past=picture.past,
        mix=Mix(picture.cafe.mix.value),
    )


def chairs_left(asked: Problem) -> int:
    """How many chairs stay free in each coming round, whoever sits where; remote tables have none for the room."""
    online = {guest.id for guest in asked.people if guest.remote}
    left = [
        sum(table.max or 0 for table in asked.open_tables(number) if not table.remote)
        - len(set(asked.present(number)) - online)
        for number in range(asked.past + 1, asked.rounds + 1)
    ]
    return max(0, min(left, default=0))


def seats(picture: CafePicture) -> Rounds:
    """Who sits where now, as the engine tells it: hosts first."""
    return tuple(_tables_of(row, picture) for row in picture.rounds)


def quality(picture: CafePicture) -> Quality:
    """How good the seats are as they are now."""
    return _quality(picture, seats(picture), takes_part(picture))


def change(picture: CafePicture, rounds: Rounds, guests: Iterable[PersonRow] | None = None) -> Change:
    """What it would mean to seat people like this."""
    there = takes_part(picture) if guests is None else list(guests)
    seated = _without_reserve(picture, rounds)
    before, after = _by_round(seats(picture)), _by_round(seated)
    ahead = range(picture.past, len(picture.rounds))
    gone = {row.id for row in picture.guests.values() if row.attendance.presence in _GONE}
    return Change(
        places=_places(picture, seated),
        reserve=_reserve_routes(picture, rounds),
        moved=_unique(
            person for _number, person in moved(replace(_problem(picture, there), published=seats(picture)), seated)
        ),
        seated=_unique(person for number in ahead for person in after[number] if person not in before[number]),
        unseated=_unique(
            person
            for number in ahead
            for person in before[number]
            if person not in after[number] and (person not in picture.rounds[number].hosts.values() or person in gone)
        ),
        before=_quality(picture, seats(picture), there),
        after=_quality(picture, seated, there),
    )


def with_move(picture: CafePicture, row: RoundPicture, person: str, table: str) -> Rounds:
    """The seats with one person at another table of a round."""
    rounds = list(seats(picture))
    without = {key: tuple(one for one in people if one != person) for key, people in rounds[row.number - 1].items()}
    rounds[row.number - 1] = {**without, table: (*without.get(table, ()), person)}
    return tuple(rounds)


def with_exchange(picture: CafePicture, row: RoundPicture, one: str, other: str) -> Rounds:
    """The seats with two people of a round in each other's places."""
    change_of = {one: other, other: one}
    rounds = list(seats(picture))
    rounds[row.number - 1] = {
        key: tuple(change_of.get(person, person) for person in people) for key, people in rounds[row.number - 1].items()
    }
    return tuple(rounds)


def _quality(picture: CafePicture, rounds: Rounds, there: Iterable[PersonRow]) -> Quality:
    """Counted for all who have a seat; once a round has begun, without those who are not here: they met nobody.

    Who has left met people as long as they were here.
    """
    here = {row.id for row in there} if picture.past else picture.guests.keys()
    left = {row.id for row in picture.guests.values() if row.attendance.presence is Presence.LEFT}
    met = [here | left if number <= picture.past else here for number in range(1, len(rounds) + 1)]
    held = tuple(
        {table: tuple(person for person in people if person in there_then) for table, people in tables.items()}
        for tables, there_then in zip(rounds, met, strict=True)
    )
    counted = {person for tables in held for people in tables.values() for person in people}
    asked = _problem(picture, [row for row in picture.guests.values() if row.id in counted])
    asked = replace(asked, published=None, past=0, people=_present_as_seated(asked.people, held))
    pairs = meetings(asked, held)
    guests = {person for pair in pairs for person in pair}
    return Quality(
        score=score(asked, held),
        contacts=2 * len(pairs) / len(guests) if guests else 0.0,
        has_wishes=bool(asked.wishes),
    )


def _present_as_seated(people: Iterable[Guest], rounds: Rounds) -> tuple[Guest, ...]:
    """Everybody is there for the rounds in which they sit."""
    by_round = _by_round(rounds)
    there = {
        guest.id: frozenset(number for number, row in enumerate(by_round, start=1) if guest.id in row)
        for guest in people
    }
    return tuple(replace(guest, rounds=there[guest.id]) for guest in people)


def _ordered(picture: CafePicture, keys: set[str]) -> list[PersonRow]:
    """In the order of the list's numbers: the engine's answer depends on the order."""
    return sorted((row for row in picture.guests.values() if row.id in keys), key=lambda row: row.attendance.number)


def _guest(row: PersonRow, takes_part: bool, past: int) -> Guest:
    attributes = {"organisation": folded(row.person.organisation), "municipality": folded(row.person.municipality)}
    rounds = None if takes_part else frozenset(range(1, past + 1))
    return Guest(row.id, attributes, rounds, remote=row.attendance.presence is Presence.REMOTE)


def _table(picture: CafePicture, table: CafeTable) -> Table:
    numbers = frozenset(row.number for row in picture.rounds if picture.is_open(table, row))
    return Table(table.id, table.topic_id, max=table.most, rounds=numbers, remote=table.remote)


def _hosts(picture: CafePicture, known: set[str]) -> dict[str, tuple[str | None, ...]]:
    def host(row: RoundPicture, table: CafeTable) -> str | None:
        named = row.hosts.get(table.id)
        return named if named in known else None

    return {table.id: tuple(host(row, table) for row in picture.rounds) for table in picture.tables}


def _wishes(picture: CafePicture, row: PersonRow) -> dict[str, float]:
    """The topics that a person named, the first wish weighing most. People rarely write a title as we do."""
    has_table = {table.topic_id for table in picture.tables}
    topics = [topic for topic in picture.topics if topic.id in has_table]
    wishes: dict[str, float] = {}
    for rank, wish in enumerate(row.wishes):
        said = folded(wish)
        for topic in topics:
            title = folded(topic.title)
            if said and (said in title or title in said):
                wishes.setdefault(topic.id, max(1, _FIRST_WISH - rank))
    return wishes


def _bonds(picture: CafePicture, bond: Bond, there: set[str]) -> tuple[tuple[str, ...], ...]:
    pairs = ((rule.one_id, rule.other_id) for rule in picture.rules if rule.bond is bond)
    return tuple(pair for pair in pairs if there.issuperset(pair))


def _chosen(picture: CafePicture, there: set[str]) -> Iterable[FixedSeat]:
    """The seats that were chosen by hand, of rounds that have not begun and at tables that are still open."""
    for row in picture.ahead:
        open_tables = {table.id for table in picture.tables if picture.is_open(table, row)}
        hosts = set(row.hosts.values())
        for seat in (seat for table in open_tables for seat in row.seats.get(table, ())):
            if seat.by_hand and seat.attendance_id in there - hosts:
                yield FixedSeat(row.number, seat.attendance_id, seat.table_id)


def _tables_of(row: RoundPicture, picture: CafePicture) -> dict[str, tuple[str, ...]]:
    known = picture.guests
    hosts = {table: host for table, host in row.hosts.items() if host in known}
    return {
        table.id: (
            *([hosts[table.id]] if table.id in hosts else []),
            *(
                seat.attendance_id
                for seat in row.seats.get(table.id, ())
                if seat.attendance_id in known and seat.attendance_id not in hosts.values()
            ),
        )
        for table in picture.open_tables(row)
    }


def _by_round(rounds: Rounds) -> list[dict[str, str]]:
    return [seats_of(tables) for tables in rounds]


def _places(picture: CafePicture, rounds: Rounds) -> Places:
    """The plan for the rounds that have not begun; who hosts has no seat besides."""
    return {
        row.id: {
            table: [person for person in people if person not in row.hosts.values()]
            for table, people in rounds[row.number - 1].items()
        }
        for row in picture.ahead
    }


def _without_reserve(picture: CafePicture, rounds: Rounds) -> Rounds:
    return tuple(
        {table: tuple(person for person in people if person in picture.guests) for table, people in tables.items()}
        for tables in rounds
    )


def _reserve_routes(picture: CafePicture, rounds: Rounds) -> Routes:
    routes: dict[int, dict[str, str]] = {}
    for row in picture.ahead:
        for person, table in seats_of(rounds[row.number - 1]).items():
            if person.startswith(_RESERVE):
                routes.setdefault(int(person.removeprefix(_RESERVE)), {})[row.id] = table
    return routes


def _unique(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(keys))
