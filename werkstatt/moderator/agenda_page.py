"""The run of show: prepared before, followed live."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout

from werkstatt.domain.agenda import AgendaItem, Run
from werkstatt.domain.event import local
from werkstatt.domain.forecast import Forecast
from werkstatt.i18n import _
from werkstatt.moderator.agenda_line import AgendaLine, agenda_line, painted_line
from werkstatt.moderator.clocks_panel import ClocksPanel
from werkstatt.moderator.drift_panel import DriftPanel
from werkstatt.moderator.invitation import Invitation
from werkstatt.moderator.item_form import ItemForm
from werkstatt.moderator.page import Page
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import agenda, live
from werkstatt.qtkit.entry_line import EntryLine
from werkstatt.qtkit.relay import LivePicture
from werkstatt.qtkit.row_list import RowList
from werkstatt.qtkit.widgets import button, retitle, row
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.readmodels.agenda import agenda as agenda_picture
from werkstatt.wording.programme import programme_from_lines
from werkstatt.wording.times import clock_time, long_date

_MINUTES_AGO = (2, 5, 8, 12, 15, 20, 30)


class _Items(RowList):
    """Tells when it gets another size."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many rows as there is room for."""
        super().resizeEvent(event)
        self.resized.emit()


class AgendaPage(Page):
    """Items in order, with planned, real and expected times."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, _("Agenda"))
        self._picture: AgendaPicture | None = None
        self._followed: Run | None = None
        self.entry = EntryLine(
            _("New item, for example “Welcome 15” or “Bus 21:15”, then Enter. Ctrl+Enter starts it now"),
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
        self.began = self._began_button()
        self.drift = DriftPanel(workplace)
        self.clocks = ClocksPanel(workplace)
        self.first = self.list
        self._lay_out()

    def _items_list(self) -> RowList:
        workplace = self.workplace
        made = _Items(
            lambda line: painted_line(line, workplace.theme.tokens, made.viewport().width()),
            lambda line: f"{line.time} {line.slot.item.title} {line.running}".strip(),
            lambda: workplace.theme.tokens,
            movable=True,
        )
        made.setAccessibleName(_("Agenda items"))
        made.opened.connect(lambda line: self._edit(line.slot.item))
        made.removed.connect(lambda line: workplace.do(agenda.remove_item, line.id))
        made.moved.connect(lambda line, place: workplace.do(agenda.move_item, line.id, place))
        made.chosen.connect(self._show_choice)
        made.resized.connect(self._keep_edited_in_sight)
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
                self.began,
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
        self.clocks.show_agenda(picture)
        self._refresh()
        self.form.refresh(picture.items)
        self.began.setEnabled(picture.run is not None)
        self._follow_run(picture)

    def tick(self) -> None:
        """Times go on."""
        self.clocks.tick()
        self._refresh()

    def _refresh(self) -> None:
        picture = self._picture
        if picture is None:
            return
        now = self.workplace.desk.now()
        forecast = picture.forecast(now)
        self.drift.show_outlook(picture, forecast, now)
        self.list.rows.set_rows([agenda_line(picture, slot, now) for slot in forecast.slots])
        self._show_choice(self.list.current())
        self.list.setVisible(bool(picture.items))
        self.invitation.setVisible(not picture.items)
        self.subtitle.setText(_subtitle(picture, forecast))

    def _follow_run(self, picture: AgendaPicture) -> None:
        """What has begun and what comes next are seen; but nobody is torn away from what they are writing or moving."""
        before, self._followed = self._followed, picture.run
        if picture.run is None or (before and before.id == picture.run.id):
            return
        if self.form.isVisible() or self.entry.text() or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        if before is not None:
            self._take_choice_along(before.item_id, picture.run.item_id)
        for item in (picture.next_item, picture.item):
            if item is not None:
                self.list.scrollTo(self.list.rows.index(self.list.rows.row_of(item.id)))

    def _take_choice_along(self, before: str, began: str) -> None:
        """Whose choice was what ran stays with what runs; any other row was chosen by hand."""
        rows, chosen = self.list.selectionModel(), self.list.selected() is not None
        current, place = self.list.current(), self.list.rows.row_of(began)
        if current is not None and current.id == before and place >= 0:
            flag = QItemSelectionModel.SelectionFlag
            rows.setCurrentIndex(self.list.rows.index(place), flag.ClearAndSelect if chosen else flag.NoUpdate)

    def _add(self, lines: list[str]) -> None:
        """One item per line: where its time belongs, or after the one that was chosen, or at the end.

        The time of the very first item is when the day begins.
        """
        drafts, begins = programme_from_lines(lines)
        picture, chosen = self._picture, self.list.selected()
        rank = chosen.slot.item.rank + 1 if chosen is not None else None
        opens = None if picture is None or picture.items else begins
        if begins is not None and opens is None:
            drafts[0] = drafts[0]._replace(fixed_start=begins)
        if picture is not None and (start := drafts[0].fixed_start) is not None:
            rank = picture.rank_at(start, self.workplace.desk.now())
        self.workplace.do_then(self.list.select, agenda.add_items, self.workplace.day_id, drafts, rank, opens)

    def _insert_now(self, lines: list[str]) -> None:
        draft = programme_from_lines(lines).drafts[0]
        now, day_id = self.workplace.desk.now(), self.workplace.day_id
        self.workplace.do(live.insert_now, day_id, draft.title, draft.minutes, now, draft.kind)

    def _show_choice(self, line: AgendaLine | None) -> None:
        """The button says what it would do to the chosen item."""
        skipped = line is not None and line.slot.item.skipped
        retitle(self.leave_out, _("Take in again") if skipped else _("Leave out"))

    def _with_current(self, act: Callable[[AgendaItem], None]) -> None:
        line = self.list.current()
        if line is not None:
            act(line.slot.item)

    def _edit(self, item: AgendaItem) -> None:
        self.form.edit(item)

    def _keep_edited_in_sight(self) -> None:
        """The form takes its room from the list."""
        if self.form.noun is not None:
            self.list.scrollTo(self.list.rows.index(self.list.rows.row_of(self.form.noun.id)))

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

    def _began_button(self) -> QPushButton:
        """For the evening on which "Next" was pressed too late or too early."""
        made = button(_("Has begun ▾"), lambda: None)
        made.setToolTip(_("When the running item really began, counted back from now"))
        menu = QMenu(made)
        for minutes in _MINUTES_AGO:
            words = _("{minutes} minutes ago").format(minutes=minutes)
            menu.addAction(words, partial(self._began, timedelta(minutes=minutes))).setData(minutes)
        menu.aboutToShow.connect(lambda: self._offer_beginnings(menu))
        made.setMenu(menu)
        return made

    def _offer_beginnings(self, menu: QMenu) -> None:
        """Only what can come true: nothing begins before what ran before it."""
        now = self.workplace.desk.now()
        for action in menu.actions():
            ago = timedelta(minutes=action.data())
            action.setEnabled(self._picture is not None and self._picture.could_have_begun(ago, now))

    def _began(self, ago: timedelta) -> None:
        self.workplace.do(live.began_earlier, self.workplace.day_id, ago, self.workplace.desk.now())


def _subtitle(picture: AgendaPicture, forecast: Forecast) -> str:
    date = long_date(picture.day.date, weekday=True)
    if not picture.items:
        return f"{date} · {clock_time(picture.day.starts_at)}"
    starts = [slot.starts_at for slot in forecast.slots if slot.starts_at]
    return _("{date} · {start}–{end} · announced end {announced}").format(
        date=date,
        start=clock_time(local(picture.event, min(starts, default=forecast.planned_end)), word=False),
        end=clock_time(local(picture.event, forecast.expected_end)),
        announced=clock_time(local(picture.event, forecast.announced_end)),
    )
