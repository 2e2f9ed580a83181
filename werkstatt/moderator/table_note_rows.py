"""The rows of the lists of table notes, made of the picture of a café: one table's by round, or all by topic."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFontMetrics

from werkstatt.domain.cafe import CafeTable, NoteKind, TableNote
from werkstatt.domain.colours import topic_colour
from werkstatt.domain.rounds import RoundState
from werkstatt.i18n import _
from werkstatt.moderator.cafe_tables import table_name
from werkstatt.qtkit import fonts
from werkstatt.qtkit.row_delegate import Cell, Painted, Tone
from werkstatt.readmodels.cafe import CafePicture, RoundPicture
from werkstatt.wording.minutes import action_line
from werkstatt.wording.table_notes import kinds_text
from werkstatt.wording.terms import term

_STAR, _BESIDE_PILL = 16, 24
# How wide the column of kinds may become for what stands below them, in a wide list and in a narrow one.
_WIDE, _WIDEST_BESIDE, _WIDEST_IN_NARROW = 640, 160, 112


@dataclass(frozen=True, slots=True)
class Heading:
    """What the notes below it have in common: a round or a topic; `counts` says how many there are."""

    id: str
    title: str
    counts: str
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note; `beside` says what it is about or where it was written, `action` which action it became."""

    note: TableNote
    beside: str
    action: str = ""

    @property
    def id(self) -> str:
        """By which lists know rows."""
        return self.note.id


Row = Heading | NoteRow


def place_words(table: CafeTable, held: RoundPicture) -> str:
    """Where a note was written."""
    said = _("Round {number}").format(number=held.number) if held.number else _("round left out")
    return f"{table_name(table)}, {said}"


def round_title(held: RoundPicture) -> str:
    """Its number, and how far it is."""
    if not held.number:
        return _("Round that was left out")
    words = {
        RoundState.AHEAD: _("Round {number}"),
        RoundState.RUNNING: _("Round {number} · running"),
        RoundState.OVER: _("Round {number} · over"),
    }
    return words[held.state].format(number=held.number)


def table_choices(picture: CafePicture, held: RoundPicture) -> Sequence[tuple[str, str]]:
    """The tables at which something can be written in a round, each with its topic."""
    return [(table.id, f"{table_name(table)} · {picture.topic(table).title}") for table in picture.open_tables(held)]


def rows_at_table(
    picture: CafePicture, table: CafeTable, last: RoundPicture, actions: Mapping[str, int]
) -> Sequence[Row]:
    """What was written at a table up to the round `last`, which has a heading even if nothing was written yet.

    What was written in a round that was left out after all comes first.
    `actions` are the numbers of actions by the notes (their ids) that became them. No rows where there are no notes.
    """
    points = {point.id: point.text for point in picture.points(table)}
    rows: list[Row] = []
    for held in (*picture.left_out, *picture.rounds[: last.number]):
        notes = held.notes.get(table.id, ())
        if notes or (held.id == last.id and rows):
            rows.append(Heading(f"heading-{held.id}-{table.id}", round_title(held), kinds_text(notes)))
        rows += [_row(note, points.get(note.focus_point_id or "", ""), actions) for note in notes]
    return rows


def rows_by_topic(picture: CafePicture, actions: Mapping[str, int]) -> Sequence[Row]:
    """All notes of a café below their topics, the starred ones first. No rows where there are no notes."""
    rows: list[Row] = []
    for topic in picture.topics:
        written = _written(picture, topic.id)
        colour = topic_colour(topic.rank)
        rows.append(Heading(f"heading-{topic.id}", topic.title, kinds_text(row.note for row in written), colour))
        rows += [_row(row.note, row.beside, actions) for row in sorted(written, key=lambda row: not row.note.starred)]
    return rows if any(isinstance(row, NoteRow) for row in rows) else []


def _written(picture: CafePicture, topic_id: str) -> Sequence[NoteRow]:
    """In the order of the harvest: table by table, from the first round to the last."""
    return [
        NoteRow(note, place_words(table, held))
        for table in picture.tables
        if table.topic_id == topic_id
        for held in picture.every_round
        for note in held.notes.get(table.id, ())
    ]


def _row(note: TableNote, beside: str, actions: Mapping[str, int]) -> NoteRow:
    return NoteRow(note, beside, action_line(actions[note.id]) if note.id in actions else "")


def spoken_row(row: Row) -> str:
    """For screen readers."""
    if isinstance(row, Heading):
        return f"{row.title}: {row.counts}"
    note = row.note
    parts = [_("starred") if note.starred else "", term(note.kind), note.text, row.beside, row.action]
    return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class NoteColumns:
    """How wide what stands beside the texts is, in pixels; nothing is reserved for actions while there are none."""

    kind: int = 0
    beside: int = 0
    action: int = 0

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "NoteColumns":
        """The widest of each column."""
        notes = [row for row in rows if isinstance(row, NoteRow)]
        action = _widest((row.action for row in notes), 13)
        return cls(
            kind=_widest(map(term, NoteKind), 15),
            beside=_widest((row.beside for row in notes), 13),
            action=action + _BESIDE_PILL if action else 0,
        )


def painted_row(row: Row, columns: NoteColumns, width: int, pill: str) -> Painted:
    """Star, kind, text, and action (on a ground of the colour `pill`), in a list of `width` pixels."""
    if isinstance(row, Heading):
        swatch = [Cell(swatch=row.colour, width=_STAR)] if row.colour else []
        return Painted([*swatch, Cell(row.title, tone=Tone.STRONG, below=row.counts)])
    note = row.note
    first = max(columns.kind, min(columns.beside, _WIDEST_BESIDE if width >= _WIDE else _WIDEST_IN_NARROW))
    return Painted(
        [
            Cell("★" if note.starred else "", _STAR, tone=Tone.ACCENT),
            Cell(term(note.kind), first, tone=Tone.MUTED, below=row.beside),
            Cell(note.text, tone=Tone.STRONG if note.starred else Tone.PLAIN),
            *([Cell(row.action, columns.action, pill=pill if row.action else None)] if columns.action else []),
        ]
    )


def _widest(texts: Iterable[str], pixels: int) -> int:
    metrics = QFontMetrics(fonts.font(pixels))
    return max((metrics.horizontalAdvance(text) for text in texts), default=0) + 1
