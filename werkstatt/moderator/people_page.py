"""The page "Teilnehmende": check-in at the door, everybody on the list, and the import of registration lists."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from werkstatt.i18n import _, language
from werkstatt.moderator.import_panel import ImportPanel
from werkstatt.moderator.page import Page
from werkstatt.moderator.paper_files import ask_where, write
from werkstatt.moderator.people_check_in import CheckIn
from werkstatt.moderator.people_form import PeopleForm
from werkstatt.moderator.people_side import PeopleSide
from werkstatt.moderator.places import ask_to_open
from werkstatt.moderator.seatless import Seatless
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import person
from werkstatt.paper.cafe_papers import attendance_list_pdf
from werkstatt.qtkit.flow_row import FlowRow
from werkstatt.qtkit.relay import LivePicture
from werkstatt.qtkit.widgets import button, label, row
from werkstatt.readmodels.agenda import AgendaPicture, agenda
from werkstatt.readmodels.cafe import CafePicture, current_cafe
from werkstatt.readmodels.people import PeoplePicture, PersonRow, people
from werkstatt.readmodels.printed import tables_ahead
from werkstatt.wording.people import person_name


class PeoplePage(Page):
    """The list is in the middle; a form opens below it, an import takes its place."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, _("Check-in"))
        self._picture: PeoplePicture | None = None
        self._begun = False
        self.check_in = CheckIn(workplace)
        self.check_in.opened.connect(self._edit)
        self.check_in.removed.connect(self._remove)
        self.check_in.pasted.connect(self.paste)
        self.form = PeopleForm(workplace)
        self.form.closed.connect(self._leave_form)
        self.form.removed.connect(self._remove)
        self.form.hide()
        self.importing = ImportPanel(workplace)
        self.importing.closed.connect(self._leave_import)
        self.importing.another_wanted.connect(self.ask_for_file)
        self.stack = QStackedWidget()
        for part in (self._empty(), self._list(), self.importing):
            self.stack.addWidget(part)
        self.column.addWidget(self.stack, 1)
        self.counts = PeopleSide()
        self.seatless = Seatless(workplace)
        side = QVBoxLayout(self.side)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.seatless)
        side.addWidget(self.counts)
        self.setAcceptDrops(True)
        pasting = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        pasting.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        pasting.activated.connect(self.paste)
        workplace.chosen.connect(self._choose_event)

    def _empty(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(16)
        sentence = _("Whoever is invited stands here, and is checked in at the door with three letters and Enter.")
        column.addWidget(label(sentence, wrap=True))
        self.begin_import = button(_("Import a list…"), self.ask_for_file, "primary")
        self.begin_without = button(_("Begin without a list…"), self._begin_without_list)
        column.addLayout(row(self.begin_import, self.begin_without, 1))
        hint = _("A list can also be dropped here as a file, or pasted with Ctrl+V: a table or one name a line.")
        column.addWidget(label(hint, "muted", wrap=True))
        column.addStretch(1)
        return made

    def _list(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.check_in, 1)
        column.addWidget(self.form)
        self.more = QWidget()
        self.more.setLayout(
            FlowRow(
                self.check_in.only_for_chosen(button(_("Edit…"), self._edit_current)),
                button(_("Import a list…"), self.ask_for_file),
                button(_("People without names…"), self.check_in.begin_unnamed),
                button(_("Attendance list…"), self._ask_for_attendance_list),
            )
        )
        column.addWidget(self.more)
        return made

    def pictures(self) -> Iterable[LivePicture]:
        """The chosen event's list."""
        yield self.workplace.live(self.show_people, people, self.workplace.event_id)
        yield self.workplace.live(self._show_cafe, current_cafe, self.workplace.event_id)

    def _show_cafe(self, picture: CafePicture | None) -> None:
        self.seatless.show_cafe(picture)
        self.check_in.show_tables(tables_ahead(picture) if picture else {})

    def _ask_for_attendance_list(self) -> None:
        """To be signed at the door; it needs to know the event and its day."""
        workplace = self.workplace
        workplace.relay.then(workplace.desk.ask(agenda, workplace.day_id), self._ask_where, workplace.complain)

    def _ask_where(self, about: AgendaPicture) -> None:
        title = _("Attendance list")
        ask_where(self, self.workplace, title, about.event.title, partial(self.save_attendance_list, about))

    def save_attendance_list(self, about: AgendaPicture, target: Path) -> None:
        """Write the list to a file and say so."""
        if self._picture is None:
            return
        make = partial(attendance_list_pdf, about.event, list(self._picture.rows), language(), about.day.date)
        said = _("The attendance list is in {path}").format(path=target)
        write(self.workplace, [(make, target)], lambda _done: self.workplace.say(said))

    def take_keys(self) -> None:
        """The next guest can come: the keyboard is in the line, or where the list begins."""
        if self.stack.currentWidget() is self.importing:
            self.importing.take_keys()
        else:
            (self.check_in.entry if self.stack.currentIndex() == 1 else self.begin_import).setFocus()

    def show_people(self, picture: PeoplePicture) -> None:
        """Show a state of the list."""
        self._picture = picture
        self.check_in.show_people(picture)
        self.counts.show_people(picture)
        self.form.refresh(picture)
        if self.stack.currentWidget() is not self.importing:
            self._show_list()

    def import_file(self, path: Path) -> None:
        """Show a list before it is taken over."""
        self._show_import(path.name)
        self.importing.read_file(path, self._listed())

    def import_text(self, text: str) -> None:
        """Show pasted text, a table or one name a line, before it is taken over."""
        self._show_import(_("What was pasted"))
        self.importing.read_text(text, self._listed())

    def ask_for_file(self) -> None:
        """Let a file be chosen; nothing waits for it."""
        kinds = _("Lists (*.xlsx *.xlsm *.csv *.tsv *.txt)")
        kinds = f"{kinds};;{_('All files')} (*)"
        ask_to_open(self, _("Import a list"), kinds, self.import_file, beside=self.workplace.desk.path)

    def paste(self) -> None:
        """Import what is on the clipboard."""
        self._take(QGuiApplication.clipboard().mimeData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and text may be dropped anywhere on the page."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        self._take(event.mimeData())
        event.acceptProposedAction()

    def _take(self, brought: QMimeData) -> None:
        files = [Path(url.toLocalFile()) for url in brought.urls() if url.isLocalFile()]
        if files:
            self.import_file(files[0])
        elif brought.text().strip():
            self.import_text(brought.text())
        if len(files) > 1:
            self.workplace.say(_("One list at a time: “{file}” comes first.").format(file=files[0].name))

    def _listed(self) -> set[str]:
        return {row.person.id for row in self._picture.rows} if self._picture else set()

    def _begin_without_list(self) -> None:
        self._begun = True
        self._show_list()
        self.check_in.begin_unnamed()

    def _show_list(self) -> None:
        filled = self._begun or bool(self._picture and self._picture.rows)
        self.title.setText(_("Check-in"))
        how = _("Type three letters, Enter: present. Somebody new: type the name, Ctrl+Enter.")
        self.subtitle.setText(how if filled else "")
        self.subtitle.setVisible(filled)
        self.stack.setCurrentIndex(1 if filled else 0)

    def _show_import(self, name: str) -> None:
        self._close_form()
        self.title.setText(_("Import a list"))
        self.subtitle.setText(name)
        self.subtitle.show()
        self.stack.setCurrentWidget(self.importing)

    def _leave_import(self, imported: bool) -> None:
        self._begun = self._begun or imported
        self._show_list()
        self.take_keys()

    def _choose_event(self) -> None:
        """Another event has another list."""
        self._begun = False
        if self.stack.currentWidget() is self.importing:
            self.importing.close_panel()

    def _edit_current(self) -> None:
        if (row := self.check_in.list.current()) is not None:
            self._edit(row)

    def _edit(self, row: PersonRow) -> None:
        self.more.hide()  # the form needs the room
        self.form.show()
        self.form.edit(row)

    def _leave_form(self) -> None:
        self._close_form()
        self.check_in.list.setFocus()

    def _close_form(self) -> None:
        self.form.hide()
        self.more.show()

    def _remove(self, row: PersonRow) -> None:
        name = person_name(row.person, row.attendance.number)
        said = _("{name} is not on the list any more. Ctrl+Z brings back.").format(name=name)
        self.workplace.do_then(lambda _done: self.check_in.say(said), person.remove_attendance, [row.id])
