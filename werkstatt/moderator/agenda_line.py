"""A row of the run of show: what it says and how it is painted."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from werkstatt.domain import timer as timers
from werkstatt.domain.agenda import ItemKind
from werkstatt.domain.colours import TOPICS
from werkstatt.domain.event import local
from werkstatt.domain.forecast import LiveSlot, SlotState
from werkstatt.i18n import _
from werkstatt.qtkit.row_delegate import Cell, Painted, Tone
from werkstatt.qtkit.tokens import Tokens
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.wording.agenda import running_note, slot_note
from werkstatt.wording.times import clock_time, short_difference

# Room for "angehalten, 12 min über der Zeit".
_CLOCK_WIDTH = 240
_ROOM_FOR_CLOCK = 620
_KIND_COLOURS = {
    ItemKind.INPUT: TOPICS[0],
    ItemKind.CAFE: TOPICS[5],
    ItemKind.CARDS: TOPICS[3],
    ItemKind.FEEDBACK: TOPICS[3],
    ItemKind.BREAK: TOPICS[1],
    ItemKind.PLENARY: TOPICS[2],
    ItemKind.GUEST: TOPICS[4],
}


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A row of the list: what it says changes with the minute, so the minute is part of it.

    `running` says how the running item stands with its clock, `over` whether its time is up.
    """

    slot: LiveSlot
    time: str
    running: str = ""
    over: bool = False

    @property
    def id(self) -> str:
        """By which lists know rows."""
        return self.slot.item.id


def agenda_line(picture: AgendaPicture, slot: LiveSlot, now: datetime) -> AgendaLine:
    """The row of an item as it stands at `now`."""
    shown = clock_time(local(picture.event, slot.starts_at), word=False) if slot.starts_at else "–"
    clock = picture.timer
    if slot.state is not SlotState.RUNNING or clock is None:
        return AgendaLine(slot, shown)
    rest = timers.rest(clock, now)
    held = clock.paused_at is not None
    return AgendaLine(slot, shown, running_note(rest, held=held), over=rest < timedelta())


def painted_line(line: AgendaLine, tokens: Tokens, width: int) -> Painted:
    """Time, kind, title with what is special about it, length, and how much later than planned it begins.

    In a list of few pixels' `width` the clock of the running item stands below its title, which would else be cut.
    """
    slot, item = line.slot, line.slot.item
    running = slot.state is SlotState.RUNNING
    over = slot.state in {SlotState.DONE, SlotState.SKIPPED, SlotState.MISSED}
    tone = Tone.STRONG if running else Tone.MUTED if over else Tone.PLAIN
    late = slot.late_minutes
    beside = running and width >= _ROOM_FOR_CLOCK
    clock_tone = Tone.WARN if line.over else Tone.ACCENT
    clock = [Cell(line.running, _CLOCK_WIDTH, right=True, tone=clock_tone)] if beside else []
    below = line.running if running and not beside else slot_note(slot)
    return Painted(
        [
            Cell("▶" if running else "", 14, tone=Tone.ACCENT),
            Cell(line.time, 46, tone=Tone.ACCENT if running else Tone.MUTED),
            Cell(width=16, swatch=kind_colour(item.kind, tokens)),
            Cell(item.title, tone=tone, below=below),
            *clock,
            Cell(_("{minutes} min").format(minutes=item.minutes), 64, right=True, tone=Tone.MUTED),
            Cell(short_difference(late) if late else "", 40, right=True, tone=Tone.WARN if late > 0 else Tone.MUTED),
        ],
        marked=running,
    )


def kind_colour(kind: ItemKind, tokens: Tokens) -> str:
    """The colour of the square before an item."""
    return tokens.ink if kind is ItemKind.ACTIONS else _KIND_COLOURS.get(kind, tokens.muted)
