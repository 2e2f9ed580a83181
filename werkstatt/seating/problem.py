"""What a seating problem is: people, tables, rounds and rules. Rounds are counted from 1, as people count them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

# For each round the people (their ids) at each table (its id).
Rounds = tuple[Mapping[str, tuple[str, ...]], ...]


class Mix(StrEnum):
    """What matters most: new contacts, wished topics, or that few published seats change."""

    MIXED = "mixed"
    WISHES = "wishes"
    CALM = "calm"


@dataclass(frozen=True, slots=True)
class Guest:
    """A person. `rounds` are those the person is there for (None: all); an empty attribute is like none."""

    id: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    rounds: frozenset[int] | None = None
    remote: bool = False

    def is_there_in(self, number: int) -> bool:
        """Whether the person takes part in that round."""
        return self.rounds is None or number in self.rounds


@dataclass(frozen=True, slots=True)
class Table:
    """A table for `min` to `max` people (None: any number), its host included, open in `rounds` (None: in all).

    Without a topic its id stands for one. At a remote table sit remote people only, apart from its host.
    """

    id: str
    topic: str | None = None
    min: int = 0
    max: int | None = None
    rounds: frozenset[int] | None = None
    remote: bool = False

    @property
    def subject(self) -> str:
        """What is talked about here."""
        return self.id if self.topic is None else self.topic

    def is_open_in(self, number: int) -> bool:
        """Whether people sit here in that round."""
        return self.rounds is None or number in self.rounds


@dataclass(frozen=True, slots=True)
class FixedSeat:
    """A seat that somebody chose: the search leaves it alone."""

    round: int
    person: str
    table: str


@dataclass(frozen=True, slots=True)
class Problem:
    """All that is asked. The first `past` rounds were as in `published` and stay so; later ones may change.

    `hosts` names for each table who hosts it in each round; `wishes` weigh topics for each person; `spread` names the
    attributes whose values are to be spread evenly over the tables. `check` says whether it makes sense.
    """

    people: tuple[Guest, ...]
    tables: tuple[Table, ...]
    rounds: int
    topics_differ: bool = False
    hosts: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)
    wishes: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()
    spread: tuple[str, ...] = ()
    fixed: tuple[FixedSeat, ...] = ()
    published: Rounds | None = None
    past: int = 0
    mix: Mix = Mix.MIXED

    @property
    def numbers(self) -> range:
        """The numbers of all rounds."""
        return range(1, self.rounds + 1)

    def present(self, number: int) -> tuple[str, ...]:
        """Who is there in that round. In the past those are who sat somewhere."""
        if number > self.past:
            return tuple(guest.id for guest in self.people if guest.is_there_in(number))
        seated = self._published(number)
        return tuple(guest.id for guest in self.people if guest.id in seated)

    def hosting(self, number: int) -> dict[str, str]:
        """Who hosts which table in that round: nobody hosts who is away, or where no one sits."""
        there, open_tables = set(self.present(number)), {table.id for table in self.open_tables(number)}
        named = ((hosts[number - 1], table) for table, hosts in self.hosts.items() if table in open_tables)
        return {host: table for host, table in named if host in there}

    def settled(self, number: int) -> dict[str, str]:
        """The seats of that round that nothing changes: the past, hosts, and what somebody chose."""
        if number <= self.past:
            return self._published(number)
        chosen = {seat.person: seat.table for seat in self.fixed if seat.round == number}
        return chosen | self.hosting(number)

    def open_tables(self, number: int) -> tuple[Table, ...]:
        """The tables at which people sit in that round, or did so in the past."""
        sat_at = set(self._published(number).values()) if number <= self.past else set()
        return tuple(table for table in self.tables if table.is_open_in(number) or table.id in sat_at)

    def _published(self, number: int) -> dict[str, str]:
        return seats(self.published[number - 1]) if self.published else {}


def seats(tables: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The table of each person in a round."""
    return {person: table for table, people in tables.items() for person in people}


class ProblemError(Exception):
    """A problem that makes no sense: `field` is the path to what is wrong, `reason` a key, `values` what is allowed."""

    def __init__(self, field: str, reason: str, **values: object) -> None:
        super().__init__(field, reason, values)
        self.field = field
        self.reason = reason
        self.values = values

    def __reduce__(self) -> tuple[object, ...]:
        """For the way back from another process: as it is, without calling its own `__init__` again."""
        return type(self).__new__, (type(self), *self.args), vars(self)

    def __str__(self) -> str:
        """One line for programs; people get their words elsewhere."""
        details = ", ".join(f"{name} {value}" for name, value in self.values.items())
        return f"{self.field}: {self.reason.replace('_', ' ')}" + (f" ({details})" if details else "")
