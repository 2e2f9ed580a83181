"""The run of show: prepared before, followed live."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout

from werkstatt.domain.agenda import AgendaItem, ItemKind
from werkstatt.domain.event import local
from werkstatt.domain.forecast import LiveSlot, SlotState
from werkstatt.i18n import _
from werkstatt.moderator.clocks_panel import ClocksPanel
from werkstatt.moderator.drift_panel import DriftPanel
from werkstatt.moderator.invitation import Invitation
from werkstatt.moderator.item_form import ItemForm
from werkstatt.moderator.page import Page
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import agenda, live
from werkstatt.qtkit.entry_line import EntryLine
from werkstatt.qtkit.relay import LivePicture
from werkstatt.qtkit.row_list import Cell, Painted, RowList, Tone
from werkstatt.qtkit.tokens import TOPICS
from werkstatt.qtkit.widgets import button, retitle, row
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.readmodels.agenda import agenda as agenda_picture
from werkstatt.wording.agenda import item_from_line, slot_note
from werkstatt.wording.times import clock_time, long_date

_KIND_COLOURS = {
    ItemKind.INPUT: TOPICS[0],
    ItemKind.CAFE: TOPICS[5],
    ItemKind.CARDS: TOPICS[3],
    ItemKind.FEEDBACK: TOPICS[3],
    ItemKind.ACTIONS: "#1E2A32",
    ItemKind.BREAK: TOPICS[1],
    ItemKind.PLENARY: TOPICS[2],
    ItemKind.GUEST: TOPICS[4],
}

_EARLIER_MINUTES = (2, 5, 8, 12, 15, 20, 30)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the list: what it says changes with the minute, so the minute is part of it."""

    slot: LiveSlot
    time: str

    @property
    def id(self) -> str:
        return self.slot.item.id


class AgendaPage(Page):
    """Items in order, with planned, real and expected times."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, _("Agenda"))
        self._picture: AgendaPicture | None = None
        self.entry = EntryLine(
            _("New item: title and minutes, for example “Welcome 15”, then Enter. Ctrl+Enter starts it now"),
            _("New agenda item"),
        )
        self.entry.entered.connect(self._add)
        self.entry.entered_otherwise.connect(self._insert_now)
        self.list = self._items_list()
        self.form = ItemForm(workplace)
        self.form.closed.connect(self._leave_form)
        self.invitation = Invitation(button(_("Add the first item"), self.entry.setFocus, "primary"))
        self.invitation.sentence.setText(
            _("Here stands what happens when. Type a title and its minutes below, or paste a whole agenda.")
        )
        self.leave_out = button(_("Leave out"), lambda: self._with_current(self._skip))
        self.drift = DriftPanel(workplace)
        self.clocks = ClocksPanel(workplace)
        self.first = self.list
        self._lay_out()

    def _items_list(self) -> RowList:
        workplace = self.workplace
        made = RowList(
            self._paint,
            lambda line: f"{line.time} {line.slot.item.title}",
            lambda: workplace.theme.tokens,
            movable=True,
        )
        made.setAccessibleName(_("Agenda items"))
        made.opened.connect(lambda line: self._edit(line.slot.item))
        made.removed.connect(lambda line: workplace.do(agenda.remove_item, line.id))
        made.moved.connect(lambda line, place: workplace.do(agenda.move_item, line.id, place))
        made.chosen.connect(self._show_choice)
        return made

    def _lay_out(self) -> None:
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.invitation)
        self.column.addStretch(0)
        self.column.addWidget(self.form)
        self.column.addSpacing(6)
        self.column.addWidget(self.entry)
        self.column.addLayout(
            row(
                button(_("Edit…"), lambda: self._with_current(self._edit)),
                button(_("Start now"), lambda: self._with_current(self._jump)),
                self.leave_out,
                self._earlier_button(),
                1,
            )
        )
        side = QVBoxLayout(self.side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(14)
        side.addWidget(self.drift)
        side.addWidget(self.clocks)
        side.addStretch(1)

    def pictures(self) -> Iterable[LivePicture]:
        """The chosen day."""
        return [self.workplace.live(self.show_agenda, agenda_picture, self.workplace.day_id)]

    def show_agenda(self, picture: AgendaPicture) -> None:
        """Show a state of the day."""
        self._picture = picture
        self.drift.show_agenda(picture)
        self.clocks.show_agenda(picture)
        self._refresh()
        self.form.refresh(picture.items)

    def tick(self) -> None:
        """Times go on."""
        self.drift.tick()
        self.clocks.tick()
        self._refresh()

    def _refresh(self) -> None:
        picture = self._picture
        if picture is None:
            return
        forecast = picture.forecast(self.workplace.desk.now())
        times = _start_times(picture, forecast.slots)
        self.list.rows.set_rows([_Line(slot, times[slot.item.id]) for slot in forecast.slots])
        self._show_choice(self.list.current())
        self.list.setVisible(bool(picture.items))
        self.invitation.setVisible(not picture.items)
        starts = [slot.starts_at for slot in forecast.slots if slot.starts_at]
        begin = local(picture.event, min(starts, default=forecast.planned_end))
        self.subtitle.setText(
            _("{date} · {start}–{end} · announced end {announced}").format(
                date=long_date(picture.day.date, weekday=True),
                start=clock_time(begin, word=False),
                end=clock_time(local(picture.event, forecast.expected_end)),
                announced=clock_time(local(picture.event, forecast.announced_end)),
            )
        )

    def _paint(self, line: _Line) -> Painted:
        slot, item = line.slot, line.slot.item
        running = slot.state is SlotState.RUNNING
        over = slot.state in {SlotState.DONE, SlotState.SKIPPED, SlotState.MISSED}
        tone = Tone.ACCENT if running else Tone.MUTED if over else Tone.PLAIN
        late = slot.longer_minutes if slot.state in {SlotState.DONE, SlotState.RUNNING} else slot.late_minutes
        return Painted(
            [
                Cell(line.time, 52, tone=Tone.MUTED if not running else Tone.ACCENT),
                Cell(width=16, swatch=_KIND_COLOURS.get(item.kind, QColor(self.workplace.theme.tokens.muted).name())),
                Cell(item.title, tone=Tone.STRONG if running else tone, below=slot_note(slot)),
                Cell(_("{minutes} min").format(minutes=item.minutes), 70, right=True, tone=Tone.MUTED),
                Cell(f"{late:+d}" if late else "", 44, right=True, tone=Tone.WARN),
            ],
            marked=running,
        )

    def _add(self, lines: list[str]) -> None:
        """One item per line, after the one that was chosen, or at the end."""
        chosen = self.list.selected()
        rank = chosen.slot.item.rank + 1 if chosen is not None else None
        drafts = [item_from_line(line) for line in lines]
        self.workplace.do_then(self.list.select, agenda.add_items, self.workplace.day_id, drafts, rank)

    def _insert_now(self, lines: list[str]) -> None:
        title, minutes = item_from_line(lines[0])
        self.workplace.do(live.insert_now, self.workplace.day_id, title, minutes, self.workplace.desk.now())

    def _show_choice(self, line: _Line | None) -> None:
        """The button says what it would do to the chosen item."""
        skipped = line is not None and line.slot.item.skipped
        retitle(self.leave_out, _("Take in again") if skipped else _("Leave out"))

    def _with_current(self, act: object) -> None:
        line = self.list.current()
        if line is not None and callable(act):
            act(line.slot.item)

    def _edit(self, item: AgendaItem) -> None:
        self.form.edit(item)

    def _leave_form(self) -> None:
        self.form.leave()
        self.list.setFocus()

    def _jump(self, item: AgendaItem) -> None:
        self.workplace.do(live.jump_to, item.id, self.workplace.desk.now())

    def _skip(self, item: AgendaItem) -> None:
        if item.skipped:
            self.workplace.do(agenda.change_item, item.id, skipped=False)
        else:
            self.workplace.do(live.skip, item.id, self.workplace.desk.now())

    def _earlier_button(self) -> QPushButton:
        """For the evening on which pressing "Next" was forgotten."""
        made = button(_("Began earlier ▾"), lambda: None)
        menu = QMenu(made)
        for minutes in _EARLIER_MINUTES:
            menu.addAction(_("{minutes} minutes ago").format(minutes=minutes), partial(self._earlier, minutes))
        made.setMenu(menu)
        return made

    def _earlier(self, minutes: int) -> None:
        self.workplace.do(live.began_earlier, self.workplace.day_id, timedelta(minutes=minutes))


def _start_times(picture: AgendaPicture, slots: Iterable[LiveSlot]) -> dict[str, str]:
    def shown(moment: datetime | None) -> str:
        return clock_time(local(picture.event, moment), word=False) if moment else "–"

    return {slot.item.id: shown(slot.starts_at) for slot in slots}
