"""The participation process: its road, its fields of action and its strategic initiatives."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """The whole process that one workshop file is for."""

    id: str
    title: str
    challenge: str = ""
    aim: str = ""
    sponsor: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A step on the road of the process. `period` is free text: "2022", "ab März"."""

    id: str
    rank: int
    title: str
    period: str = ""
    summary: str = ""
    event_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldOfAction:
    """A field in which the process wants to change something."""

    id: str
    rank: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A criterion by which strategic initiatives were chosen."""

    id: str
    rank: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """A strategic initiative with its aim."""

    id: str
    rank: int
    title: str
    aim: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusPoint:
    """A focus point of an initiative."""

    id: str
    initiative_id: str
    rank: int
    text: str
