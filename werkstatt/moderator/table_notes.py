"""What was said at the tables of a café: typed fast, table by table, and looked at by topic."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from werkstatt.domain.cafe import TableNote
from werkstatt.domain.spotlight import Scene
from werkstatt.i18n import _
from werkstatt.moderator.table_note_acts import NoteActs
from werkstatt.moderator.table_note_form import NoteForm
from werkstatt.moderator.table_note_invitation import NoteInvitation
from werkstatt.moderator.table_note_line import NoteLine
from werkstatt.moderator.table_note_list import NoteList
from werkstatt.moderator.table_note_place import NotePlace
from werkstatt.moderator.table_note_rows import NoteRow, Row, rows_at_table, rows_by_topic
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import action, spotlight, table_note
from werkstatt.qtkit.relay import LivePicture
from werkstatt.qtkit.widgets import button, label, row
from werkstatt.readmodels.actions import ActionsPicture, actions
from werkstatt.readmodels.cafe import CafePicture
from werkstatt.wording.table_notes import notes_from_lines

_AT_TABLE, _ALL = 0, 1


class TableNotes(QWidget):
    """One table at a time for writing, all tables for harvesting.

    `page_wanted` tells the key of a page to turn to; `setup_wanted`, that tables or rounds are missing.
    """

    page_wanted = Signal(str)
    setup_wanted = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._picture: CafePicture | None = None
        self._actions: dict[str, int] = {}
        self._watched: LivePicture | None = None
        self._came_from = ""
        self.place = NotePlace()
        self.place.changed.connect(self._follow_place)
        self.at_table = self._made_list(_("Notes of the table"), movable=True)
        self.by_topic = self._made_list(_("All notes by topic"), movable=False)
        self.invitation = NoteInvitation(self._begin)
        self.form = NoteForm(workplace)
        self.form.closed.connect(self._leave_form)
        self.acts = NoteActs()
        self.acts.star_wanted.connect(self._star)
        self.acts.action_wanted.connect(self._make_action)
        self.acts.edit_wanted.connect(self._edit)
        self.acts.way_wanted.connect(lambda: self.page_wanted.emit("actions"))
        self.line = NoteLine(self._go_to_number)
        self.line.entered.connect(self._write)
        self.line.textEdited.connect(self._typed)
        self.line.called_back.connect(self._call_back)
        self.line.upwards.connect(self._go_up)
        keys = _("“3:” leads to table 3, Up to the notes. There: Alt+Up and Alt+Down move, Delete removes.")
        self.help = label(keys, "small", wrap=True)
        self.harvest = button(_("Harvest on the beamer"), self._show_harvest)
        self._lay_out()
        for waiting in (self.at_table, self.by_topic, self.place, self.acts.buttons, self.line, self.help):
            waiting.hide()
        workplace.chosen.connect(self._watch)
        workplace.said.connect(lambda _text, _tone: self.acts.say(""))  # after "Undone: …" the old answer is wrong

    def _made_list(self, spoken: str, *, movable: bool) -> NoteList:
        made = NoteList(lambda: self._workplace.theme.tokens, spoken, movable=movable)
        made.opened.connect(self._edit)
        made.removed.connect(self._remove)
        made.star_wanted.connect(self._star)
        made.action_wanted.connect(self._make_action)
        made.move_wanted.connect(lambda moved, rank: self._workplace.do(table_note.move_note, moved.id, rank))
        made.left.connect(self.take_keys)
        made.chosen.connect(self._choose)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._pills())
        column.addWidget(self.place)
        column.addWidget(self.at_table, 1)
        column.addWidget(self.by_topic, 1)
        column.addWidget(self.invitation)
        column.addStretch(0)
        for below in (self.form, self.acts, self.line, self.help):
            column.addWidget(below)

    def _pills(self) -> QHBoxLayout:
        self._views = QButtonGroup(self)
        for place, title in enumerate((_("At a table"), _("All, by topic"))):
            pill = button(title, partial(self.turn_to, place))
            pill.setCheckable(True)
            pill.setChecked(place == _AT_TABLE)
            self._views.addButton(pill, place)
        return row(*self._views.buttons(), 1, self.harvest)

    def show_cafe(self, picture: CafePicture) -> None:
        """Show a state of the café."""
        self._picture = picture
        self.place.show_cafe(picture, typing=bool(self.line.text().strip()))
        self.form.offer_choices(picture)
        self.form.refresh(_notes(picture))
        self._show_notes()

    def take_keys(self) -> None:
        """Put the keyboard into the line, or where all notes are, or into the form that is open."""
        if not self.form.isHidden():
            self.form.form.begin()
            return
        places = (self.line, self.by_topic)
        place = next((place for place in places if not place.isHidden()), self.invitation.begin)
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def write_at(self, table_id: str, round_id: str | None = None) -> None:
        """Begin a note at a table, in a round of one's choice or the one that is meant."""
        self.form.leave()
        self.turn_to(_AT_TABLE)
        self.place.go_to(table_id, round_id)
        self.take_keys()

    def turn_to(self, view: int) -> None:
        """Show one table (0), or all by topic (1)."""
        self._views.button(view).setChecked(True)
        self.acts.say("")
        self._show_notes()

    def showEvent(self, event: QShowEvent) -> None:
        """Watch while visible."""
        super().showEvent(event)
        self._watch()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while hidden."""
        super().hideEvent(event)
        self._look_away()

    def _watch(self) -> None:
        """Which notes have become actions is written in the plan of the event."""
        self._look_away()
        if self.isVisible() and self._workplace.event_id:
            self._watched = self._workplace.live(self._show_actions, actions, self._workplace.event_id)

    def _look_away(self) -> None:
        if self._watched is not None:
            self._watched.stop()
            self._watched = None

    def _show_actions(self, picture: ActionsPicture) -> None:
        self._actions = {one.note_id: place for place, one in enumerate(picture.actions, start=1) if one.note_id}
        self._show_notes()

    @property
    def _list(self) -> NoteList:
        return self.by_topic if self._views.checkedId() == _ALL else self.at_table

    def _show_notes(self) -> None:
        picture = self._picture
        if picture is None:
            return
        can_write = self.place.chosen_table is not None
        rows = self._rows(picture)
        self._list.show_rows(rows)
        for shown in (self.at_table, self.by_topic):
            shown.setVisible(bool(rows) and shown is self._list)
        self.invitation.setVisible(not rows)
        self.invitation.invite(can_write=can_write, to_all=self._list is self.by_topic)
        self.place.setVisible(can_write and self._list is self.at_table)
        self._make_room()

    def _rows(self, picture: CafePicture) -> Sequence[Row]:
        """What the list shows."""
        if self._list is self.by_topic:
            return rows_by_topic(picture, self._actions)
        table, held = self.place.chosen_table, self.place.chosen_round
        return rows_at_table(picture, table, held, self._actions) if table and held else []

    def _begin(self) -> None:
        if self.place.chosen_table is None:
            self.setup_wanted.emit()
        else:
            self.turn_to(_AT_TABLE)
            self.take_keys()

    def _make_room(self) -> None:
        """While a note is edited, only its form is below the list."""
        is_free = self.form.isHidden()
        self.acts.buttons.setVisible(is_free and not self._list.isHidden())
        self.line.setVisible(is_free and not self.place.isHidden())
        self.help.setVisible(not self.line.isHidden() and not self._list.isHidden())
        self._show_choice()

    def _show_choice(self) -> None:
        self.acts.show_choice(self._list.note())

    def _choose(self) -> None:
        self.acts.say("")
        self._show_choice()

    def _follow_place(self) -> None:
        self.acts.say("")
        self._show_notes()

    def _go_to_number(self, number: int) -> bool:
        before = self.place.table.value()
        if not self.place.go_to_number(number):
            return False
        self._came_from = before
        self.acts.say(_("Table {number}. If the figure belongs to the note: Backspace.").format(number=number))
        return True

    def _call_back(self) -> None:
        self.place.go_to(self._came_from)

    def _go_up(self) -> None:
        """To the newest note: to correct it, or to give it a star."""
        if not self.at_table.isHidden():
            self.at_table.setCurrentIndex(self.at_table.rows.index(self.at_table.rows.rowCount() - 1))
            self.at_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        if self.line.text():
            self.acts.say("")
        else:
            self.place.catch_up()

    def _write(self, lines: Sequence[str]) -> None:
        table, held = self.place.chosen_table, self.place.chosen_round
        if table is None or held is None:
            return
        now, point = self._workplace.desk.now(), self.place.point.value()
        self.acts.say("")
        self._workplace.do(table_note.write_notes, held.id, table.id, notes_from_lines(lines), now, point)
        self.place.catch_up()

    def _star(self, chosen: NoteRow) -> None:
        self._workplace.do(table_note.change_note, chosen.id, starred=not chosen.note.starred)

    def _remove(self, chosen: Row) -> None:
        if isinstance(chosen, NoteRow):
            self._workplace.do(table_note.remove_note, chosen.id)

    def _edit(self, chosen: Row) -> None:
        if isinstance(chosen, NoteRow):
            self.acts.say("")
            self.form.edit(chosen.note)
            self._make_room()

    def _leave_form(self) -> None:
        self.form.leave()
        self._make_room()
        if self._list.isHidden():
            self.take_keys()
        else:
            self._list.setFocus()

    def _make_action(self, chosen: NoteRow) -> None:
        """The plan of the event gets a new action; a note that is one already leads there."""
        picture = self._picture
        if picture is None:
            return
        if chosen.action:
            self.acts.say(_("It is an action already."), way=True)
            return
        topic = picture.topic(picture.table(chosen.note.table_id))
        self._workplace.do_then(
            lambda _key: self.acts.say(_("Now it is an action, too: who does it until when?"), way=True),
            action.add_action,
            picture.event.id,
            " ".join(chosen.note.text.split()),
            initiative_id=topic.initiative_id,
            note_id=chosen.id,
        )

    def _show_harvest(self) -> None:
        picture = self._picture
        if picture is None:
            return
        if not any(note.starred for note in _notes(picture)):
            self.acts.say(_("No note has a star yet: the harvest shows those that have one."))
            return
        place = (self._workplace.event_id, self._workplace.day_id)
        self._workplace.do(spotlight.show, Scene.HARVEST, picture.cafe.id, *place)


def _notes(picture: CafePicture) -> list[TableNote]:
    return [note for held in picture.every_round for notes in held.notes.values() for note in notes]
