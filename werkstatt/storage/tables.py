"""The tables of a workshop file: one per noun, its columns in the order of the noun's fields."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from werkstatt.domain.action import Action, ActionState
from werkstatt.domain.agenda import AgendaItem, ItemKind, Run
from werkstatt.domain.attachment import Attachment, AttachmentContent
from werkstatt.domain.cafe import (
    Bond,
    Cafe,
    CafeTable,
    Hosting,
    Mix,
    NoteKind,
    Paper,
    Printed,
    ReserveSeat,
    Round,
    Seat,
    SeatingRule,
    TableNote,
    TableTime,
    Topic,
)
from werkstatt.domain.event import Day, Event
from werkstatt.domain.minutes import Entry, EntryKind
from werkstatt.domain.person import Attendance, Person, Presence, Role, Wish
from werkstatt.domain.process import Criterion, FieldOfAction, FocusPoint, Initiative, Process, Stage
from werkstatt.domain.spotlight import Curtain, RoomText, Scene, Spotlight
from werkstatt.domain.timer import Timer

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Moment(sa.types.TypeDecorator[datetime]):
    """An aware moment, stored as whole microseconds since 1970 in UTC: exact, and it sorts."""

    impl = sa.Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> int | None:
        """From aware datetime to microseconds."""
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: sa.Dialect) -> datetime | None:
        """From microseconds to aware datetime."""
        return None if value is None else _EPOCH + value * _MICROSECOND


class Text(sa.types.TypeDecorator[str]):
    """Text as people write it. Half an emoji, as pasting leaves it, can't be stored and becomes a replacement mark."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """The same text, but without halves of surrogate pairs."""
        try:
            if value is not None:
                value.encode()
        except UnicodeEncodeError:
            return str(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return value


def _words(kind: type[StrEnum]) -> sa.Enum:
    """An enumeration stored by its value, of any length, so that a new member changes no table.

    It needs a step in `migrations` all the same, if only an empty one: an older program can't read its value, and by
    the version it knows that a newer one wrote the file.
    """
    return sa.Enum(kind, native_enum=False, length=None, values_callable=lambda members: [m.value for m in members])


def _key() -> sa.Column[str]:
    return sa.Column("id", sa.String, primary_key=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, Text, nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _chosen(name: str, kind: type[StrEnum]) -> sa.Column[Any]:
    return sa.Column(name, _words(kind), nullable=False)


def _belongs_to(noun: str) -> sa.Column[str]:
    """The row goes when the other one goes."""
    reference = sa.ForeignKey(f"{noun}.id", ondelete="CASCADE")
    return sa.Column(f"{noun}_id", sa.String, reference, nullable=False, index=True)


def _about(noun: str, column: str) -> sa.Column[str]:
    """As `_belongs_to`, under another name."""
    return sa.Column(column, sa.String, sa.ForeignKey(f"{noun}.id", ondelete="CASCADE"), nullable=False, index=True)


def _may_point_to(noun: str, column: str | None = None) -> sa.Column[str | None]:
    """The row stays when the other one goes."""
    reference = sa.ForeignKey(f"{noun}.id", ondelete="SET NULL")
    return sa.Column(column or f"{noun}_id", sa.String, reference, nullable=True, index=True)


def _at_a_table() -> tuple[sa.Column[str], sa.Column[str]]:
    """In a round, at a table."""
    return _about("cafe_round", "round_id"), _about("cafe_table", "table_id")


METADATA = sa.MetaData()
_column: Callable[..., sa.Column[Any]] = sa.Column


def _table(name: str, *columns: sa.Column[Any]) -> sa.Table:
    return sa.Table(name, METADATA, *columns)


TABLES: dict[type, sa.Table] = {
    Process: _table(
        "process",
        _key(),
        *map(_text, ("title", "challenge", "aim", "sponsor")),
        _column("starts_on", sa.Date),
        _column("ends_on", sa.Date),
    ),
    Event: _table(
        "event",
        _key(),
        *map(_text, ("title", "place", "municipality", "question", "occasion", "moderation", "minutes_taker", "zone")),
    ),
    Stage: _table("stage", _key(), _whole("rank"), *map(_text, ("title", "period", "summary")), _may_point_to("event")),
    FieldOfAction: _table("field_of_action", _key(), _whole("rank"), _text("title")),
    Criterion: _table("criterion", _key(), _whole("rank"), _text("title")),
    Initiative: _table("initiative", _key(), _whole("rank"), _text("title"), _text("aim")),
    FocusPoint: _table("focus_point", _key(), _belongs_to("initiative"), _whole("rank"), _text("text")),
    Day: _table(
        "day",
        _key(),
        _belongs_to("event"),
        _column("date", sa.Date, nullable=False),
        _column("starts_at", sa.Time, nullable=False),
        _column("announced_end", sa.Time),
    ),
    AgendaItem: _table(
        "agenda_item",
        _key(),
        _belongs_to("day"),
        _whole("rank"),
        _chosen("kind", ItemKind),
        _text("title"),
        _whole("minutes"),
        _column("fixed_start", sa.Time),
        _whole("buffer"),
        *map(_text, ("responsible", "notes", "prompt")),
        _column("scene", _words(Scene)),
        _column("subject_id", sa.String),
        _flag("unplanned"),
        _flag("skipped"),
        _column("planned_rank", sa.Integer),
        _column("planned_minutes", sa.Integer),
        _column("planned_buffer", sa.Integer),
    ),
    Run: _table(
        "run",
        _key(),
        _belongs_to("day"),
        _column("item_id", sa.String, sa.ForeignKey("agenda_item.id", ondelete="CASCADE"), nullable=False, index=True),
        _column("started_at", Moment, nullable=False),
        _column("ended_at", Moment),
    ),
    Timer: _table(
        "timer",
        _key(),
        _belongs_to("event"),
        _text("title"),
        _column("ends_at", Moment, nullable=False),
        _whole("planned_seconds"),
        _column("run_id", sa.String, sa.ForeignKey("run.id", ondelete="CASCADE"), index=True),
        _whole("added_seconds"),
        _whole("paused_seconds"),
        _column("paused_at", Moment),
    ),
    Spotlight: _table(
        "spotlight",
        _key(),
        _belongs_to("event"),
        _column("day_id", sa.String),
        _flag("follows"),
        _chosen("scene", Scene),
        _column("subject_id", sa.String),
        _whole("page"),
        _chosen("curtain", Curtain),
    ),
    RoomText: _table("room_text", _key(), _belongs_to("event"), _text("text")),
    Person: _table(
        "person",
        _key(),
        *map(_text, ("last_name", "first_name", "title", "organisation", "municipality", "email", "phone")),
        _flag("may_be_named"),
        _text("note"),
    ),
    Attendance: _table(
        "attendance",
        _key(),
        _belongs_to("event"),
        _belongs_to("person"),
        _whole("number"),
        _chosen("presence", Presence),
        _chosen("role", Role),
        _flag("walk_in"),
        _column("arrived_at", Moment),
    ),
    Wish: _table("wish", _key(), _belongs_to("attendance"), _whole("rank"), _text("topic")),
    Action: _table(
        "action",
        _key(),
        _belongs_to("event"),
        _whole("rank"),
        *map(_text, ("what", "who", "partners")),
        _column("due", sa.Date),
        _text("due_words"),
        _chosen("state", ActionState),
        _may_point_to("initiative"),
        _may_point_to("agenda_item", "item_id"),
        _may_point_to("table_note", "note_id"),
    ),
    Entry: _table(
        "entry",
        _key(),
        _belongs_to("event"),
        _whole("rank"),
        _chosen("kind", EntryKind),
        _text("text"),
        _column("written_at", Moment, nullable=False),
        _may_point_to("agenda_item", "item_id"),
    ),
    Attachment: _table(
        "attachment",
        _key(),
        _belongs_to("event"),
        _text("name"),
        _text("media_type"),
        _whole("pages"),
    ),
    AttachmentContent: _table(
        "attachment_content",
        _column("id", sa.String, sa.ForeignKey("attachment.id", ondelete="CASCADE"), primary_key=True),
        _column("content", sa.LargeBinary, nullable=False),
    ),
    Cafe: _table(
        "cafe",
        _key(),
        _belongs_to("event"),
        _whole("rank"),
        _text("title"),
        _chosen("mix", Mix),
        _flag("topics_differ"),
        _column("published_at", Moment),
    ),
    Topic: _table("topic", _key(), _belongs_to("cafe"), _whole("rank"), _text("title"), _may_point_to("initiative")),
    CafeTable: _table(
        "cafe_table",
        _key(),
        _belongs_to("cafe"),
        _belongs_to("topic"),
        _whole("number"),
        _text("place"),
        _whole("most"),
        _flag("remote"),
        _column("opened_after", Moment),
        _column("closed_after", Moment),
    ),
    Round: _table("cafe_round", _key(), _belongs_to("cafe"), _about("agenda_item", "item_id")),
    Hosting: _table("hosting", _key(), *_at_a_table(), _belongs_to("attendance")),
    Seat: _table("seat", _key(), *_at_a_table(), _belongs_to("attendance"), _flag("by_hand")),
    ReserveSeat: _table("reserve_seat", _key(), *_at_a_table(), _whole("number")),
    SeatingRule: _table(
        "seating_rule",
        _key(),
        _belongs_to("cafe"),
        _chosen("bond", Bond),
        _about("attendance", "one_id"),
        _about("attendance", "other_id"),
    ),
    TableTime: _table("table_time", _key(), *_at_a_table(), _whole("seconds")),
    Printed: _table(
        "printed",
        _key(),
        _belongs_to("cafe"),
        _chosen("paper", Paper),
        _column("about_id", sa.String, nullable=False),
        _text("content"),
    ),
    TableNote: _table(
        "table_note",
        _key(),
        *_at_a_table(),
        _whole("rank"),
        _chosen("kind", NoteKind),
        _text("text"),
        _column("written_at", Moment, nullable=False),
        _may_point_to("focus_point"),
        _flag("starred"),
    ),
}

# What the moderator does to these is not undone: the beamer goes back by its own keys.
NOT_UNDONE = frozenset({"spotlight"})
