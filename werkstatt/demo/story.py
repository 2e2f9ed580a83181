"""The story of the demo evening, read from `resources/demo`: the process, its events, what happens minute by minute.

It is plain data: nothing here knows how an evening is played or stored. The ids in it are readable words.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from werkstatt import paths
from werkstatt.demo.steps import Step, read_action, read_steps
from werkstatt.domain.action import Action
from werkstatt.domain.event import Day, Event
from werkstatt.domain.process import Criterion, FieldOfAction, FocusPoint, Initiative, Process, Stage
from werkstatt.domain.template import Table, TemplateItem, read_day, table_of


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEvent:
    """An event of the process as it was planned, on its one day. `actions` were agreed at an event of the past."""

    event: Event
    day: Day
    items: tuple[TemplateItem, ...]
    actions: tuple[Action, ...]


N = TypeVar("N", FieldOfAction, Criterion)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All of the demo. `steps` of the evening are sorted by time; `invented` holds the ids of what no source states."""

    process: Process
    stages: tuple[Stage, ...]
    fields: tuple[FieldOfAction, ...]
    criteria: tuple[Criterion, ...]
    initiatives: tuple[Initiative, ...]
    focus_points: tuple[FocusPoint, ...]
    past: tuple[StoryEvent, ...]
    evening: StoryEvent
    registrations: Path
    picture: Path
    slides: Path
    steps: tuple[Step, ...]
    invented: frozenset[str]


def load() -> Story:
    """The story as it lies in the resources; a mistake in its files is `Refused` with the name of the field."""
    folder = paths.resources() / "demo"
    process = table_of((folder / "process.toml").read_text(encoding="utf-8"))
    evening = table_of((folder / "evening.toml").read_text(encoding="utf-8"))
    invented: set[str] = set()
    initiatives = [_initiative(t, rank, invented) for rank, t in enumerate(process.tables("initiatives"))]
    *past, last = [_event(t, invented) for t in process.tables("events")]
    story = Story(
        process=_process(process.table("process")),
        stages=tuple(_stage(t, rank, invented) for rank, t in enumerate(process.tables("stages"))),
        fields=_titled(FieldOfAction, process.tables("fields_of_action"), invented),
        criteria=_titled(Criterion, process.tables("criteria"), invented),
        initiatives=tuple(initiative for initiative, _ in initiatives),
        focus_points=tuple(point for _, points in initiatives for point in points),
        past=tuple(past),
        evening=last,
        registrations=folder / "anmeldungen.csv",
        picture=folder / "dorf.png",
        slides=folder / "gastvortrag.pdf",
        steps=read_steps(evening, last.event, last.day.date),
        invented=frozenset(invented),
    )
    process.finish()
    return story


def _process(table: Table) -> Process:
    process = Process(
        id=table.get("id", str),
        title=table.get("title", str),
        challenge=table.get("challenge", str),
        aim=table.get("aim", str),
        sponsor=table.get("sponsor", str),
        starts_on=table.get("starts_on", date),
        ends_on=table.get("ends_on", date),
    )
    table.finish()
    return process


def _id(table: Table, invented: set[str]) -> str:
    """The id of `table`, noted in `invented` if the table says so."""
    return _noted(table.get("id", str), table, invented)


def _noted(key: str, table: Table, invented: set[str]) -> str:
    if table.get("invented", bool, False):
        invented.add(key)
    return key


def _titled(noun: type[N], tables: list[Table], invented: set[str]) -> tuple[N, ...]:
    """The nouns that have a title and nothing else."""
    nouns = [noun(id=_id(t, invented), rank=rank, title=t.get("title", str)) for rank, t in enumerate(tables)]
    for table in tables:
        table.finish()
    return tuple(nouns)


def _stage(table: Table, rank: int, invented: set[str]) -> Stage:
    stage = Stage(
        id=_id(table, invented),
        rank=rank,
        title=table.get("title", str),
        period=table.get("period", str),
        summary=table.get("summary", str),
        event_id=table.find("event", str),
    )
    table.finish()
    return stage


def _initiative(table: Table, rank: int, invented: set[str]) -> tuple[Initiative, list[FocusPoint]]:
    key = table.get("id", str)
    initiative = Initiative(id=key, rank=rank, title=table.get("title", str), aim=table.get("aim", str))
    points = [_focus_point(t, key, place, invented) for place, t in enumerate(table.tables("focus_points"))]
    table.finish()
    return initiative, points


def _focus_point(table: Table, initiative_id: str, rank: int, invented: set[str]) -> FocusPoint:
    point = FocusPoint(
        id=_noted(f"{initiative_id}-{rank + 1}", table, invented),
        initiative_id=initiative_id,
        rank=rank,
        text=table.get("text", str),
    )
    table.finish()
    return point


def _event(table: Table, invented: set[str]) -> StoryEvent:
    key = _id(table, invented)
    names = ("title", "place", "municipality", "question", "occasion", "moderation", "minutes_taker")
    plan = read_day(table.table("day"))
    story_event = StoryEvent(
        event=Event(id=key, **{name: table.get(name, str) for name in names}),
        day=Day(
            id=f"{key}-day",
            event_id=key,
            date=table.get("date", date),
            starts_at=plan.starts_at,
            announced_end=plan.announced_end,
        ),
        items=plan.items,
        actions=tuple(
            read_action(t, key, rank) for rank, t in enumerate(table.tables("actions") if "actions" in table else [])
        ),
    )
    table.finish()
    return story_event
