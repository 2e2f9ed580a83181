"""How a café is set up: its topics and tables, its rounds, and who must or must not sit together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkstatt.domain.agenda import ItemDraft, ItemKind
from werkstatt.domain.cafe import Bond
from werkstatt.domain.colours import topic_colour
from werkstatt.i18n import _, ngettext
from werkstatt.moderator.bond_entry import BondEntry
from werkstatt.moderator.cafe_forms import CafeForm, RoundForm, TableForm, TopicForm, written_tables
from werkstatt.moderator.cafe_tables import guest_name
from werkstatt.moderator.noun_form import NounForm
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import cafe, cafe_round, cafe_table
from werkstatt.qtkit.flow_row import FlowRow
from werkstatt.qtkit.row_delegate import Cell, Painted, Tone
from werkstatt.qtkit.tall_area import TallArea
from werkstatt.qtkit.whole_list import WholeList
from werkstatt.qtkit.widgets import button, label
from werkstatt.readmodels.cafe import CafePicture
from werkstatt.wording.times import short_minutes

_ROW = 38


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of one of the lists: what kind of noun it is, and its cells."""

    id: str
    kind: type[NounForm] | None
    cells: tuple[Cell, ...]

    @property
    def spoken(self) -> str:
        return ", ".join(cell.text for cell in self.cells if cell.text)


class CafeSetup(QWidget):
    """Lists of what there is, buttons for more, and the form of what is being edited."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._picture: CafePicture | None = None
        self._wanted: tuple[type[NounForm], str] | None = None
        self.add_topic = button(_("Add a topic"), self._add_topic)
        self.add_table = button(_("Add a table"), self._add_table)
        self.place_hosts = button(_("Place the hosts"), self._seat_hosts)
        self.edit_cafe = button(_("Edit the café…"), self._edit_cafe)
        self.add_round = button(_("Add a round"), self._add_round)
        self.tables = self._list(_("Topics and tables"), movable=True)
        self.tables.moved.connect(self._move_topic)
        self.rounds = self._list(_("Rounds"))
        self.bonds = self._list(_("Together or apart"))
        self.bonds.removed.connect(lambda line: workplace.do(cafe.unbind, line.id))
        self.bond_entry = BondEntry(workplace)
        self.forms: dict[type[NounForm], NounForm] = {
            kind: kind(workplace) for kind in (CafeForm, TopicForm, TableForm, RoundForm)
        }
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(6)
        column.addWidget(label(_("Topics and tables"), "heading"))
        column.addWidget(self.tables)
        column.addLayout(FlowRow(self.add_topic, self.add_table, self.place_hosts))
        column.addSpacing(8)
        column.addWidget(label(_("Rounds"), "heading"))
        column.addWidget(self.rounds)
        column.addLayout(FlowRow(self.add_round, self.edit_cafe))
        column.addSpacing(8)
        column.addWidget(label(_("Together or apart"), "heading"))
        column.addWidget(self.bond_entry)
        column.addWidget(self.bonds)
        column.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(TallArea(inside), 1)
        for form in self.forms.values():
            form.closed.connect(self._leave)
            outside.addWidget(form)

    def show_cafe(self, picture: CafePicture) -> None:
        """Show a state of the café."""
        self._picture = picture
        self.tables.rows.set_rows(_table_lines(picture))
        self.rounds.rows.set_rows(_round_lines(picture))
        self.bonds.rows.set_rows(_bond_lines(picture))
        self.bonds.setVisible(bool(picture.rules))
        self.bond_entry.show_cafe(picture)
        for kind, form in self.forms.items():
            form.offer_choices(picture)
            form.refresh(_nouns(picture, kind))
        if self._wanted is not None:
            self._edit(*self._wanted)

    def take_keys(self) -> None:
        """Put the keyboard on the tables."""
        self.tables.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit_table(self, table_id: str) -> None:
        """Open the form of a table."""
        self.tables.select(table_id)
        self._edit(TableForm, table_id)

    def _list(self, spoken: str, *, movable: bool = False) -> WholeList:
        made = WholeList(
            _painted, lambda line: line.spoken, lambda: self._workplace.theme.tokens, height=_ROW, movable=movable
        )
        made.setAccessibleName(spoken)
        made.opened.connect(lambda line: self._edit(line.kind, line.id) if line.kind else None)
        return made

    def _edit(self, kind: type[NounForm], key: str) -> None:
        """Edit the noun, or wait until it is there."""
        self._wanted = kind, key
        nouns: Sequence[Any] = _nouns(self._picture, kind) if self._picture else ()
        if (noun := next((noun for noun in nouns if noun.id == key), None)) is not None:
            self._wanted = None
            for other in self.forms.values():
                other.leave()
            self.forms[kind].edit(noun)

    def _leave(self) -> None:
        for form in self.forms.values():
            form.leave()
        self.take_keys()

    def _add_topic(self) -> None:
        if self._picture is not None:
            then = partial(self._edit, TopicForm)
            self._workplace.do_then(then, cafe.add_topic, self._picture.cafe.id, _("New topic"))

    def _add_table(self) -> None:
        """For the topic that the keyboard is on, or the first."""
        if self._picture is None or not self._picture.topics:
            return
        line = self.tables.current()
        chosen = line.id if line is not None else ""
        topic = next((table.topic_id for table in self._picture.tables if table.id == chosen), chosen)
        known = {topic.id for topic in self._picture.topics}
        topic = topic if topic in known else self._picture.topics[0].id
        self._workplace.do_then(partial(self._edit, TableForm), cafe_table.add_table, topic)

    def _move_topic(self, line: _Line, place: int) -> None:
        """A topic goes with its tables: to the place of the topic it was taken to, or one on."""
        lines = _table_lines(self._picture) if self._picture else []
        if line.kind is not TopicForm or not 0 <= place < len(lines):
            return
        topics = [one.id for one in lines if one.kind is TopicForm]
        there = [one.id for one in lines[: place + 1] if one.kind is TopicForm][-1]
        step = 1 if place > lines.index(line) else -1
        rank = topics.index(there) if there != line.id else topics.index(line.id) + step
        self._workplace.do(cafe.move_topic, line.id, max(0, min(rank, len(topics) - 1)))

    def _edit_cafe(self) -> None:
        if self._picture is not None:
            self._edit(CafeForm, self._picture.cafe.id)

    def _seat_hosts(self) -> None:
        if self._picture is not None:
            self._workplace.do_then(self._say_hosts, cafe_table.seat_hosts, self._picture.cafe.id)

    def _say_hosts(self, placed: int) -> None:
        if not placed:
            self._workplace.say(
                _("Nobody who is a table host is without a table. Roles are given on the page “Participants”.")
            )

    def _add_round(self) -> None:
        if self._picture is None or not self._picture.rounds:
            return
        last = self._picture.rounds[-1]
        drafts = [
            ItemDraft(_("Change of tables"), 5, ItemKind.CHANGE),
            ItemDraft(
                _("Project café round {number}").format(number=last.number + 1), last.item.minutes, ItemKind.CAFE
            ),
        ]
        self._do(cafe_round.add_round, drafts)

    def _do(self, operation: Callable[..., Any], *args: Any, **values: Any) -> None:
        if self._picture is not None:
            self._workplace.do(operation, self._picture.cafe.id, *args, **values)


def _nouns(picture: CafePicture, kind: type[NounForm]) -> Sequence[Any]:
    if kind is CafeForm:
        return [picture.cafe]
    if kind is TopicForm:
        return picture.topics
    return written_tables(picture) if kind is TableForm else [held.item for held in picture.rounds]


def _painted(line: _Line) -> Painted:
    return Painted(line.cells)


def _table_lines(picture: CafePicture) -> list[_Line]:
    """Each topic, and below it its tables."""
    tables = written_tables(picture)
    lines = []
    for topic in picture.topics:
        own = [table for table in tables if table.topic_id == topic.id]
        count = ngettext("{count} table", "{count} tables", len(own)).format(count=len(own))
        swatch = Cell(swatch=topic_colour(topic.rank), width=16)
        lines.append(
            _Line(topic.id, TopicForm, (swatch, Cell(topic.title, tone=Tone.STRONG), Cell(count, 90, right=True)))
        )
        for table in own:
            host = picture.guests.get(table.host_id or "")
            said = [
                table.place,
                _("online") if table.remote else "",
                _("Host: {name}").format(name=guest_name(host)) if host else "",
            ]
            seats = ngettext("{count} seat", "{count} seats", table.most).format(count=table.most)
            cells = (
                Cell("", 16),
                Cell(table.name, 90),
                Cell(" · ".join(filter(None, said)), tone=Tone.MUTED),
                Cell(seats, 90, right=True),
            )
            lines.append(_Line(table.id, TableForm, cells))
    return lines


def _round_lines(picture: CafePicture) -> list[_Line]:
    return [
        _Line(
            held.item.id,
            RoundForm,
            (
                Cell(held.item.title, 250, tone=Tone.STRONG),
                Cell(held.item.prompt, tone=Tone.MUTED),
                Cell(short_minutes(held.item.minutes), 70, right=True),
            ),
        )
        for held in picture.rounds
    ]


def _bond_lines(picture: CafePicture) -> list[_Line]:
    words = {Bond.TOGETHER: _("always together"), Bond.APART: _("never at one table")}
    lines = []
    for rule in picture.rules:
        pair = [picture.guests[key] for key in (rule.one_id, rule.other_id) if key in picture.guests]
        said = " + ".join(guest_name(guest) for guest in pair)
        lines.append(_Line(rule.id, None, (Cell(said), Cell(words[rule.bond], 200, tone=Tone.MUTED))))
    return lines
