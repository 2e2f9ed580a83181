"""Pictures of cafés for the tests of their papers: any number of people, tables and rounds, without a file."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.paper.pictures import EVENT, WRITTEN_AT, item, row
from werkstatt.domain.cafe import Cafe, CafeTable, NoteKind, ReserveSeat, Round, Seat, TableNote, Topic
from werkstatt.domain.person import Person
from werkstatt.domain.process import FocusPoint
from werkstatt.domain.rounds import RoundState
from werkstatt.readmodels.cafe import CafePicture, RoundPicture

TOPICS = ("Bündnis neues Wohnen", "Fachkräfte-Offensive Handwerk", "Gesunde Betriebe", "Lebendige Dörfer")


def guest(number: int, name: str = "", organisation: str = "", municipality: str = "") -> Person:
    """Somebody; without a name, people go by their number."""
    return Person(
        id=f"person-{number}", last_name=name, organisation=organisation, municipality=municipality or "Rhaunen"
    )


def crowd(count: int) -> list[Person]:
    """So many people with names."""
    return [guest(number, f"Gast{number:03}", f"Verein {number % 9}") for number in range(1, count + 1)]


def note(rank: int, text: str, **values: Any) -> TableNote:
    """Something that was written at a table."""
    given = {"round_id": "round-1", "table_id": "table-1", "kind": NoteKind.IDEA, "written_at": WRITTEN_AT}
    return TableNote(id=f"note-{rank}", rank=rank, text=text, **{**given, **values})


def seated(people: Sequence[Person], tables: int = 8, rounds: int = 2, **values: Any) -> CafePicture:
    """These people at so many tables. In each round everybody goes one table further."""
    rows = [row(number, person) for number, person in enumerate(people, start=1)]
    keys = [f"table-{number}" for number in range(1, tables + 1)]
    made = {
        "event": EVENT,
        "cafe": Cafe(id="cafe", event_id="event", rank=0, title="Projekt-Café"),
        "topics": [
            Topic(id=f"topic-{rank}", cafe_id="cafe", rank=rank, title=title, initiative_id=f"initiative-{rank}")
            for rank, title in enumerate(TOPICS)
        ],
        "tables": [
            CafeTable(id=key, cafe_id="cafe", topic_id=f"topic-{place // 2 % len(TOPICS)}", number=place + 1)
            for place, key in enumerate(keys)
        ],
        "rounds": [_round(number, [one.id for one in rows], keys) for number in range(1, rounds + 1)],
        "guests": {one.id: one for one in rows},
        "rules": [],
        "printed": [],
        "day": date(2023, 1, 18),
        "past": 0,
        "left_out": [],
        "people": rows,
        "initiatives": [],
        "focus_points": {
            "initiative-0": [
                FocusPoint(id="point", initiative_id="initiative-0", rank=0, text="Leerstand im Ortskern sanieren")
            ]
        },
    }
    return CafePicture(**{**made, **values})


def table_in(picture: CafePicture, round_number: int, place: int) -> int:
    """The number of the table at which the person at this place of the list sits."""
    return (place + round_number - 1) % len(picture.tables) + 1


def _round(number: int, people: Sequence[str], tables: Sequence[str]) -> RoundPicture:
    key = f"round-{number}"
    seats: dict[str, list[Seat]] = {}
    for place, person in enumerate(people):
        table = tables[(place + number - 1) % len(tables)] if tables else ""
        seat = Seat(id=f"{key}-{person}", round_id=key, table_id=table, attendance_id=person)
        if tables:
            seats.setdefault(table, []).append(seat)
    reserve = [
        ReserveSeat(id=f"{key}-{n}", round_id=key, table_id=tables[(n + number) % len(tables)], number=n)
        for n in range(1, 13)
        if tables
    ]
    return RoundPicture(
        round=Round(id=key, cafe_id="cafe", item_id=f"item-{number}"),
        number=number,
        item=item(number, f"Runde {number}", 25, prompt="Was braucht diese Initiative, damit sie gelingt?"),
        state=RoundState.AHEAD,
        began_at=None,
        timer=None,
        seats=seats,
        hosts={},
        reserve=reserve,
        notes={},
        table_times={},
    )
