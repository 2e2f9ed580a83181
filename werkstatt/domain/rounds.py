"""Which rounds of a café are held, how far each of them is, and from which on seats can still change."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from werkstatt.domain.agenda import AgendaItem, Run
from werkstatt.domain.cafe import Round
from werkstatt.domain.course import in_time, interrupted
from werkstatt.domain.event import Day
from werkstatt.domain.timer import Timer


class RoundState(StrEnum):
    """How far a round is. One that was interrupted and goes on later is still running: its clock is held."""

    AHEAD = "ahead"
    RUNNING = "running"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class HeldRound:
    """A round that takes place or took place, with its first and its latest run, if it has begun."""

    round: Round
    state: RoundState = RoundState.AHEAD
    began_at: datetime | None = None
    latest: Run | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is known of the days on which rounds are held: all their items, what has run, and the clocks."""

    days: Sequence[Day]
    items: Sequence[AgendaItem]
    runs: Sequence[Run]
    timers: Sequence[Timer]


def held(rounds: Iterable[Round], agenda: Agenda) -> Sequence[HeldRound]:
    """The rounds in their order, without those that were left out before they began."""
    items = {item.id: item for item in agenda.items}
    runs: defaultdict[str, list[Run]] = defaultdict(list)
    for run in in_time(agenda.runs):
        runs[run.item_id].append(run)
    waiting = _waiting(agenda)
    return [
        _held(row, runs.get(row.item_id, []), waits=row.item_id in waiting)
        for row in in_order(rounds, agenda.days, agenda.items)
        if row.item_id in runs or not items[row.item_id].skipped
    ]


def settled(rounds: Sequence[HeldRound], seated: Collection[str]) -> int:
    """How many of the held rounds keep their seats: all up to the last one that has begun.

    `seated` are those in which people have seats (their ids): one that runs without any can still be seated.
    """
    begun = (
        number
        for number, row in enumerate(rounds, start=1)
        if row.state is RoundState.OVER or (row.state is RoundState.RUNNING and row.round.id in seated)
    )
    return max(begun, default=0)


def in_order(rounds: Iterable[Round], days: Iterable[Day], items: Iterable[AgendaItem]) -> Sequence[Round]:
    """Rounds as they follow one another in the agenda."""
    dates = {day.id: day.date for day in days}
    places = {item.id: (dates[item.day_id], item.rank) for item in items}
    return sorted(rounds, key=lambda round_: places[round_.item_id])


def _held(row: Round, runs: Sequence[Run], *, waits: bool) -> HeldRound:
    if not runs:
        return HeldRound(row)
    runs_now = runs[-1].ended_at is None or waits
    return HeldRound(row, RoundState.RUNNING if runs_now else RoundState.OVER, runs[0].started_at, runs[-1])


def _waiting(agenda: Agenda) -> set[str]:
    """The items that were interrupted and go on later."""
    found = (
        interrupted(
            [item for item in agenda.items if item.day_id == day.id],
            [run for run in agenda.runs if run.day_id == day.id],
            agenda.timers,
        )
        for day in agenda.days
    )
    return {waits.item.id for waits in found if waits}
