"""Pictures of events for the tests of printed minutes: a small evening, and whatever a test changes about it."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from werkstatt.domain.action import Action
from werkstatt.domain.agenda import AgendaItem, ItemKind, Run
from werkstatt.domain.event import Day, Event
from werkstatt.domain.minutes import Entry, EntryKind
from werkstatt.domain.person import Attendance, Person, Presence
from werkstatt.domain.process import Process, Stage
from werkstatt.readmodels.minutes import MinutesDay, MinutesPicture
from werkstatt.readmodels.people import PeoplePicture, PersonRow

EVENT = Event(
    id="event",
    title="Netzwerkkonferenz",
    place="Gemeindehalle",
    municipality="Sensweiler",
    question="Was braucht diese Initiative?",
    occasion="Überblick zum Masterplan",
    moderation="Moderationsteam",
    minutes_taker="Geschäftsstelle",
)
DAY = Day(id="day", event_id="event", date=date(2023, 1, 18), starts_at=time(18), announced_end=time(19))
BEGIN = datetime(2023, 1, 18, 17, 0, tzinfo=UTC)  # 18:00 on the wall
WRITTEN_AT = BEGIN + timedelta(minutes=20)


def after(minutes: float) -> datetime:
    """The moment so many minutes after the planned beginning."""
    return BEGIN + timedelta(minutes=minutes)


def item(rank: int, title: str, minutes: int = 20, **values: Any) -> AgendaItem:
    kind = values.pop("kind", ItemKind.PLENARY)
    return AgendaItem(id=f"item-{rank}", day_id="day", rank=rank, kind=kind, title=title, minutes=minutes, **values)


def run(rank: int, start: float, end: float | None) -> Run:
    """A run of the item with that rank, from–to in minutes after the planned beginning."""
    ended_at = None if end is None else after(end)
    return Run(
        id=f"run-{rank}-{start}", day_id="day", item_id=f"item-{rank}", started_at=after(start), ended_at=ended_at
    )


def entry(rank: int, text: str, kind: EntryKind = EntryKind.NOTE, item_id: str | None = "item-1") -> Entry:
    return Entry(
        id=f"entry-{rank}", event_id="event", rank=rank, kind=kind, text=text, written_at=WRITTEN_AT, item_id=item_id
    )


def action(rank: int, what: str, **values: Any) -> Action:
    return Action(id=f"action-{rank}", event_id="event", rank=rank, what=what, **values)


def row(number: int, person: Person, presence: Presence = Presence.PRESENT) -> PersonRow:
    attendance = Attendance(
        id=f"attendance-{number}", event_id="event", person_id=person.id, number=number, presence=presence
    )
    return PersonRow(person=person, attendance=attendance, wishes=())


def crowd(rows: Sequence[PersonRow]) -> PeoplePicture:
    """The picture of a list, counted as the read model counts."""
    return PeoplePicture(
        rows=rows,
        by_presence=Counter(r.attendance.presence for r in rows),
        walk_ins=0,
    )


def person(number: int, last_name: str, first_name: str, **values: Any) -> Person:
    email = f"{first_name}.{last_name}@example.org".lower()
    return Person(id=f"person-{number}", last_name=last_name, first_name=first_name, email=email, **values)


PEOPLE = crowd(
    [
        row(1, person(1, "Abendroth", "Henning", organisation="Bauamt", municipality="Herrstein")),
        row(2, person(2, "Bondarenko", "Iryna", organisation="Pflegedienst", municipality="Rhaunen", title="Dr.")),
        row(3, person(3, "Çelik", "Derya", organisation="bauamt", may_be_named=True), Presence.REMOTE),
        row(4, person(4, "Dahlemer", "Ansgar"), Presence.EXCUSED),
        row(5, person(5, "Ehrenpreis", "Gudrun"), Presence.REGISTERED),
        row(6, Person(id="person-6")),
    ]
)

NOBODY = crowd([])


def evening(**values: Any) -> MinutesPicture:
    """A small evening on which everything was done that minutes tell of; `values` replace parts of it."""
    given = {
        "process": Process(id="process", title="Masterplan"),
        "event": EVENT,
        "days": [
            MinutesDay(
                day=DAY,
                items=[item(0, "Ankommen", 10), item(1, "Projekt-Café", 30, prompt="Was fehlt?"), item(2, "Ausblick")],
                runs=[run(0, 2, 14), run(1, 14, 49), run(2, 49, 61)],
            )
        ],
        "timers": [],
        "entries": [
            entry(0, "Anträge sind für kleine Vereine die größte Hürde."),
            entry(1, "Die Anlaufstelle kommt zuerst.", EntryKind.DECISION),
            entry(2, "Das Protokoll geht an alle.", item_id=None),
        ],
        "actions": [
            action(0, "Servicebüro planen", who="Henning Abendroth", partners="Vereine", due=date(2023, 6, 30)),
            action(1, "Busse am Wochenende klären", item_id="item-1"),
        ],
        "people": PEOPLE,
        "outlook": [
            Stage(id="stage", rank=1, title="Entwicklerwerkstätten", period="ab März", summary="Weiter geht es.")
        ],
    }
    return MinutesPicture(**{**given, **values})


def day_with(items: Sequence[AgendaItem], runs: Sequence[Run] = ()) -> list[MinutesDay]:
    """One day with these items and runs."""
    return [MinutesDay(day=DAY, items=items, runs=runs)]
