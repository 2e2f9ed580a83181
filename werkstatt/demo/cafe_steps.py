"""What can happen with the café during the demo evening."""

from dataclasses import dataclass
from datetime import datetime

from werkstatt.domain.cafe import NoteKind
from werkstatt.domain.template import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginCafe:
    """The moderator sets up the café: who (list numbers) hosts the tables, and where those stand."""

    at: datetime
    title: str
    hosts: tuple[int, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """Everybody who takes part gets seats; those that are known change as little as can be."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeIn:
    """Who came late gets a seat, and nobody else changes."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """Badges and signs are printed that are new or say something else than before."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendTable:
    """The table with this number gets more minutes than the round."""

    at: datetime
    table: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteAtTable:
    """Something is written at the table with this number in the round that runs, or ran last.

    `point` is the place (from 1) of the focus point it speaks to.
    """

    at: datetime
    table: int
    kind: NoteKind
    text: str
    point: int | None = None
    starred: bool = False


CafeStep = BeginCafe | Mix | TakeIn | Print | ExtendTable | NoteAtTable


def read_cafe_step(table: Table, do: str, at: datetime) -> CafeStep:
    """What `table` tells, without whatever all steps have."""
    match do:
        case "café":
            places = tuple(table.get("places", list))
            return BeginCafe(at=at, title=table.get("title", str), hosts=table.numbers("hosts"), places=places)
        case "mix":
            return Mix(at=at)
        case "take-in":
            return TakeIn(at=at)
        case "print":
            return Print(at=at)
        case "extend-table":
            return ExtendTable(at=at, table=table.amount("table"), minutes=table.amount("minutes"))
        case "table-note":
            return _table_note(table, at)
        case _:
            raise table.wrong("do")


def _table_note(table: Table, at: datetime) -> NoteAtTable:
    return NoteAtTable(
        at=at,
        table=table.amount("table"),
        kind=table.choice("kind", NoteKind) if "kind" in table else NoteKind.IDEA,
        text=table.get("text", str),
        point=table.find("point", int),
        starred=table.get("starred", bool, False),
    )
