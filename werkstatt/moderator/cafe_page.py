"""The Projekt-Café: who sits where in each round, and what was written at the tables."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from werkstatt.domain.agenda import ItemDraft, ItemKind
from werkstatt.domain.rounds import RoundState
from werkstatt.i18n import _
from werkstatt.moderator.cafe_papers import CafePapers
from werkstatt.moderator.cafe_round_view import RoundView
from werkstatt.moderator.cafe_setup import CafeSetup
from werkstatt.moderator.cafe_side import CafeSide
from werkstatt.moderator.invitation import Invitation
from werkstatt.moderator.page import Page
from werkstatt.moderator.table_menu import TableMenu
from werkstatt.moderator.table_note_rows import round_title
from werkstatt.moderator.table_notes import TableNotes
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import cafe
from werkstatt.qtkit.editors import ChoiceEditor
from werkstatt.qtkit.flow_row import FlowRow
from werkstatt.qtkit.relay import LivePicture
from werkstatt.qtkit.widgets import button, retitle
from werkstatt.readmodels.agenda import agenda_on_air
from werkstatt.readmodels.cafe import CafePicture, tables_needed
from werkstatt.readmodels.seating import CafeView, cafe_view, takes_part
from werkstatt.wording.cafe import size_line

_NOTES, _SETUP, _PAPERS = "notes", "setup", "papers"
_LEAST = 240


class CafePage(Page):
    """Tabs: one for each round, then the table notes, how the café is set up, and the papers."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, _("Project café"))
        self._view: CafeView | None = None
        self._chosen = ""
        self._cafe_id = ""
        self.cafes = ChoiceEditor([])
        self.cafes.setAccessibleName(_("Which of the cafés"))
        self.cafes.edited.connect(self._choose_cafe)
        self.cafes.hide()
        self.tabs: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._tab_row = FlowRow()
        self.rounds = RoundView(workplace)
        self.notes = TableNotes(workplace)
        self.setup = CafeSetup(workplace)
        self.papers = CafePapers(workplace)
        self.menu = TableMenu(workplace, self)
        self.begin = button(_("Begin a café"), self._begin, "primary")
        self.mix = button(_("Mix everybody"), self._mix, "primary")
        self.invitation = Invitation(self.begin, self.mix)
        self.stack = QStackedWidget()
        self.stack.setMinimumHeight(_LEAST)  # not what its largest tab would like
        for part in (self.rounds, self.notes, self.setup, self.papers):
            self.stack.addWidget(part)
        self.beside = CafeSide(workplace)
        self.column.addWidget(self.cafes)
        self.column.addLayout(self._tab_row)
        self.column.addSpacing(6)
        self.column.addWidget(self.invitation)
        self.column.addWidget(self.stack, 1)
        self.column.addStretch(0)
        side = QVBoxLayout(self.side)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.beside)
        self.rounds.table_asked.connect(self._open_menu)
        self.notes.page_wanted.connect(self.page_wanted)
        self.notes.setup_wanted.connect(lambda: self.choose(_SETUP))
        self.menu.note_wanted.connect(self._write_note)
        self.menu.form_wanted.connect(self._edit_table)
        self.beside.remix_wanted.connect(self._remix)
        self._show_nothing()

    def pictures(self) -> Iterable[LivePicture]:
        """The café of the chosen event."""
        yield self.workplace.live(self.show_cafe, cafe_view, self.workplace.event_id, self._cafe_id)
        yield self.workplace.live(self.beside.show_agenda, agenda_on_air, self.workplace.day_id)

    def show_cafe(self, view: CafeView | None) -> None:
        """Show a state of the café; without one, what it is for."""
        before, self._view = self._view, view
        self.begin.setEnabled(True)
        if view is None:
            self._show_nothing()
            return
        picture = view.picture
        self.title.setText(picture.cafe.title)
        self.cafes.offer([(one.id, one.title) for one in view.cafes])
        self.cafes.show_value(picture.cafe.id)
        self.cafes.setVisible(len(view.cafes) > 1)
        minutes = [held.item.minutes for held in picture.rounds]
        tables = [table for table in picture.tables if table.closed_after is None]
        self.subtitle.setText(size_line(len(takes_part(picture)), len(picture.topics), len(tables), minutes))
        self._show_tabs(picture)
        looks_at_rounds = self._chosen not in {_NOTES, _SETUP, _PAPERS}
        if before is None or (looks_at_rounds and _running(before.picture) != _running(picture)):
            self._chosen = picture.current.id if picture.current else _SETUP
        self.setup.show_cafe(picture)
        self.papers.show_cafe(picture)
        self.notes.show_cafe(picture)
        self._show_chosen()

    def tick(self) -> None:
        """Clocks go on."""
        self.rounds.tick()
        self.beside.tick()

    def take_keys(self) -> None:
        """Put the keyboard on the people of the first table, or on what begins."""
        if self.begin.isVisible():
            self.begin.setFocus()
        elif self.mix.isVisible():
            self.mix.setFocus()
        elif (part := self.stack.currentWidget()) is not None:
            part.take_keys()  # type: ignore[attr-defined]

    def turn_to(self, tab: int) -> None:
        """Open a tab by its place."""
        self.choose(list(self.tabs)[tab])

    def choose(self, key: str) -> None:
        """Open a tab: the id of a round, the notes, the setup or the papers."""
        self._chosen = key
        self._show_chosen()

    def _choose_cafe(self, cafe_id: str) -> None:
        self._cafe_id, self._view = cafe_id, None
        self._look_again()

    def _show_nothing(self) -> None:
        self.cafes.hide()
        self.title.setText(_("Project café"))
        self.subtitle.setText("")
        self.stack.hide()
        self.beside.hide()
        self._show_tabs(None)
        self.invitation.sentence.setText(
            _(
                "In a project café people talk about topics at several tables, and change tables between the rounds. "
                "The strategic initiatives become its topics, the rounds of the agenda its rounds."
            )
        )
        self.begin.show()
        self.mix.hide()
        self.invitation.show()

    def _show_tabs(self, picture: CafePicture | None) -> None:
        titles = (
            {}
            if picture is None
            else {
                **{held.id: round_title(held) for held in picture.rounds},
                _NOTES: _notes_title(picture),
                _SETUP: _("Tables and topics"),
                _PAPERS: _("Papers"),
            }
        )
        for key in [key for key in self.tabs if key not in titles]:
            gone = self.tabs.pop(key)
            self._tab_row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, (key, title) in enumerate(titles.items()):
            if key not in self.tabs:
                self.tabs[key] = self._made_tab(key)
            retitle(self.tabs[key], title)
            self._tab_row.put(place, self.tabs[key])
            self.tabs[key].show()
        self.tabs = {key: self.tabs[key] for key in titles}
        if self._chosen not in titles:
            self._chosen = next(iter(titles), "")

    def _made_tab(self, key: str) -> QPushButton:
        made = button("", lambda: self.choose(key), "tab")
        made.setCheckable(True)
        self._group.addButton(made)
        return made

    def _show_chosen(self) -> None:
        if self._view is None:
            return
        picture = self._view.picture
        held = next((held for held in picture.rounds if held.id == self._chosen), None)
        if self._chosen in self.tabs:
            self.tabs[self._chosen].setChecked(True)
        parts: dict[str, QWidget] = {_NOTES: self.notes, _SETUP: self.setup, _PAPERS: self.papers}
        self.stack.setCurrentWidget(parts.get(self._chosen, self.rounds))
        self.stack.show()
        self.beside.setVisible(bool(picture.rounds))
        nobody = not any(other.seated for other in picture.rounds)
        self.invitation.setVisible(bool(held) and nobody and bool(picture.tables))
        self.invitation.sentence.setText(
            _("Nobody sits anywhere yet. Mixed well, people meet as few as possible twice.")
        )
        self.begin.hide()
        self.mix.setVisible(nobody)
        if held:
            self.rounds.show_round(picture, held, self._view.quality)
        if beside := held or picture.current:
            self.beside.show_round(picture, beside)

    def _begin(self) -> None:
        """Topics from the initiatives, each with as many tables as the people need."""
        self.begin.setEnabled(False)  # a second press would begin a second café
        desk, event_id = self.workplace.desk, self.workplace.event_id
        self.workplace.relay.then(desk.ask(tables_needed, event_id), self._begin_with, self.workplace.complain)

    def _begin_with(self, each: int) -> None:
        drafts = [
            ItemDraft(_("Project café round {number}").format(number=1), 25, ItemKind.CAFE),
            ItemDraft(_("Change of tables"), 5, ItemKind.CHANGE),
            ItemDraft(_("Project café round {number}").format(number=2), 25, ItemKind.CAFE),
        ]
        title = _("Project café: strategic initiatives")
        self.workplace.do(cafe.begin_cafe, self.workplace.day_id, title, drafts, each)

    def _mix(self) -> None:
        if self._view is not None:
            self.rounds.remix.seat_all(self._view.picture)

    def _remix(self) -> None:
        if self._view is None:
            return
        picture = self._view.picture
        ahead = next(iter(picture.ahead), None)
        if ahead is not None:
            self.choose(ahead.id)
            self.rounds.mix_anew()

    def _open_menu(self, table: str, point: QPoint) -> None:
        held = (
            next((held for held in self._view.picture.rounds if held.id == self._chosen), None) if self._view else None
        )
        if self._view is not None and held is not None:
            self.menu.open_for(self._view.picture, held, table, point)

    def _write_note(self, table: str, round_id: str) -> None:
        self.choose(_NOTES)
        self.notes.write_at(table, round_id)

    def _edit_table(self, table: str) -> None:
        self.choose(_SETUP)
        self.setup.edit_table(table)


def _running(picture: CafePicture) -> str:
    return next((held.id for held in picture.rounds if held.state is RoundState.RUNNING), "")


def _notes_title(picture: CafePicture) -> str:
    count = sum(len(notes) for held in picture.every_round for notes in held.notes.values())
    return _("Table notes {count}").format(count=count) if count else _("Table notes")
