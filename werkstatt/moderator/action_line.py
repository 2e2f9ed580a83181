"""A row of the plan of actions: what it says, and how much of the width each part of it gets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QFontMetrics

from werkstatt.domain.action import Action, ActionState
from werkstatt.i18n import _
from werkstatt.qtkit import fonts
from werkstatt.qtkit.row_delegate import Cell, Painted, Tone
from werkstatt.readmodels.actions import ActionsPicture, is_late
from werkstatt.wording.action import due_text, late_words, responsible
from werkstatt.wording.minutes_cafe import from_table
from werkstatt.wording.terms import term

_OVER = frozenset({ActionState.DONE, ActionState.DROPPED})
# Margins, the number and the gaps between five columns; and the width that has room for a column for the state.
_BESIDE, _ROOM_FOR_STATE = 104, 600
_NUMBER, _GAP = 20, 12


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A row of the list. Whether it is late changes at midnight, so that is part of it.

    `table` and `topic` say where it came up, if a note became it.
    """

    action: Action
    number: int
    initiative: str
    due: str
    late: str
    table: str = ""
    topic: str = ""

    @property
    def id(self) -> str:
        """By which lists know rows."""
        return self.action.id

    @property
    def below(self) -> str:
        """Where it comes from and what it serves; titles, which may be cut, stand last."""
        return " · ".join(dict.fromkeys(part for part in (self.table, self.topic, self.initiative) if part))


def plan_line(
    row: Action, number: int, initiatives: dict[str, str], day: date, picture: ActionsPicture | None = None
) -> PlanLine:
    """The row of an action as it stands on a day; `initiatives` are titles by id, the `picture` knows its origin."""
    note_id = row.note_id or ""
    origin = picture.origins.get(note_id) if picture else None
    return PlanLine(
        action=row,
        number=number,
        initiative=initiatives.get(row.initiative_id or "", ""),
        due=due_text(row) or _("no date"),
        late=late_words(row.due, day) if row.due and is_late(row, day) else "",
        table=from_table(*origin) if origin else "",
        topic=picture.topics.get(note_id, "") if picture else "",
    )


def spoken_line(line: PlanLine) -> str:
    """For screen readers."""
    parts = [str(line.number), line.action.what, responsible(line.action.who), line.due, line.late]
    return ", ".join(part for part in [*parts, term(line.action.state), line.below] if part)


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide the texts of a plan are, in pixels."""

    what: int = 0
    who: int = 0
    due: int = 0
    state: int = 0

    @classmethod
    def of(cls, lines: Sequence[PlanLine]) -> "Columns":
        """The widest of each column."""
        return cls(
            what=_widest(((line.action.what, line.below) for line in lines), bold=False),
            who=_widest((responsible(line.action.who), line.action.partners) for line in lines),
            due=_widest((line.due, line.late) for line in lines),
            state=_widest(((term(line.action.state), "") for line in lines), bold=False),
        )

    def within(self, width: int) -> tuple[int, int, int]:
        """The widths of who, due and state in a list of `width` pixels: what is to be done gets the rest.

        No column is wider than its texts, and none is elided while another one has room to spare. No state: no room.
        """
        state = self.state if width >= _ROOM_FOR_STATE else 0
        due = min(self.due, width // 4)
        room = width - _BESIDE - due - (state or -_GAP)
        return min(self.who, max(room * 2 // 5, room - self.what)), due, state

    def left_for_what(self, width: int) -> int:
        """The rest of a list of `width` pixels."""
        who, due, state = self.within(width)
        return width - _BESIDE - who - due - (state or -_GAP)


def painted_line(line: PlanLine, columns: Columns, width: int) -> Painted:
    """Number, what, who, until when, and the state: in a list of few pixels' `width` below the date."""
    who, due, state = columns.within(width)
    over = line.action.state in _OVER
    tone = Tone.MUTED if over else Tone.PLAIN
    nobody = not line.action.who and not over
    word = term(line.action.state)
    below = line.late or ("" if state else word)
    return Painted(
        [
            Cell(str(line.number), _NUMBER, right=True, tone=Tone.MUTED),
            Cell(line.action.what, below=line.below, tone=tone),
            Cell(responsible(line.action.who), who, below=line.action.partners, tone=Tone.WARN if nobody else tone),
            Cell(line.due, due, below=below, tone=Tone.WARN if line.late else tone),
            *([Cell(word, state, tone=Tone.MUTED)] if state else []),
        ]
    )


def cut_words(line: PlanLine, columns: Columns, width: int) -> str:
    """What is to be done and where it comes from, as far as a list of `width` pixels cuts it; else empty."""
    room = columns.left_for_what(width)
    texts = ((line.action.what, (line.action.what, "")), (line.below, ("", line.below)))
    return "\n".join(text for text, place in texts if _widest([place], bold=False) > room)


def _widest(texts: Iterable[tuple[str, str]], *, bold: bool = True) -> int:
    """Of first lines, which may be `bold`, and the small ones below them."""
    first, second = QFontMetrics(fonts.font(15, bold=bold)), QFontMetrics(fonts.font(13))
    widths = (max(first.horizontalAdvance(text), second.horizontalAdvance(below)) for text, below in texts)
    return max(widths, default=0) + 1
