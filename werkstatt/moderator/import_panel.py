"""A registration list before it is taken over: how it was understood, what has to be decided, and one button."""

from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from werkstatt.exchange.columns import Field, Layout
from werkstatt.exchange.list_file import ListTrouble, read_list_file, read_pasted_list
from werkstatt.exchange.people_list import PeopleList, read_list
from werkstatt.i18n import _
from werkstatt.moderator.import_draft import Finding, ImportDraft
from werkstatt.moderator.import_findings import ImportFindings
from werkstatt.moderator.import_table import ImportTable
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import person
from werkstatt.qtkit.editors import ChoiceEditor, NumberEditor
from werkstatt.qtkit.widgets import button, label, retitle, row
from werkstatt.readmodels.people import recognised
from werkstatt.wording.people_list import import_button, import_news, import_summary, list_trouble

Result = TypeVar("Result")


class ImportPanel(QWidget):
    """Reads a list in the process for long work, shows it, and imports it as one step. Escape leaves all as it was.

    `closed` tells whether people were taken over, `another_wanted` that another file is to be chosen.
    """

    closed = Signal(bool)
    another_wanted = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._lists: Sequence[PeopleList] = ()
        self._listed: Collection[str] = ()
        self._turn = 0
        self.draft: ImportDraft | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(self._waiting())
        self.stack.addWidget(self._preview())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        for keys, act in (
            ("Escape", self.close_panel),
            ("Ctrl+Return", self.take_over),
            ("Ctrl+Enter", self.take_over),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _waiting(self) -> QWidget:
        """What is seen while a list is read, and when it can't be."""
        self.message = label("", "", wrap=True)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("A list is being read"))
        self.give_up = button(_("Cancel"), self.close_panel)
        self.another = button(_("Choose another file…"), self.another_wanted.emit, "primary")
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.message)
        column.addWidget(self.progress)
        column.addLayout(row(self.another, self.give_up, 1))
        column.addStretch(1)
        return made

    def _preview(self) -> QWidget:
        self.sheets = ChoiceEditor([])
        self.sheets.setAccessibleName(_("Sheet"))
        self.sheets.edited.connect(self._choose_sheet)
        self.sheet_label = label(_("Sheet"), "muted")
        self.first_line = NumberEditor(1, 1)
        self.first_line.setAccessibleName(_("The list begins in line"))
        self.first_line.edited.connect(self._choose_first_line)
        self.summary = label("", "strong", wrap=True)
        self.table = ImportTable(self._workplace.theme)
        self.table.meaning_chosen.connect(self._choose_meaning)
        self.findings = ImportFindings(self._workplace.theme)
        self.findings.decided.connect(self._decide)
        self.trouble = label("", "warn", wrap=True)
        self.trouble.hide()
        self.take = button("", self.take_over, "primary")
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        begins = label(_("The list begins in line"), "muted")
        column.addLayout(row(self.sheet_label, self.sheets, begins, self.first_line, 1))
        column.addWidget(self.table, 1)
        column.addWidget(self.summary)
        column.addWidget(self.findings)
        column.addWidget(self.trouble)
        column.addLayout(row(self.take, button(_("Cancel"), self.close_panel), 1))
        return made

    def read_file(self, path: Path, listed: Collection[str]) -> None:
        """Begin with a file; `listed` are the ids of the persons on the event's list."""
        self._begin(path.name, listed)
        self._follow(self._workplace.jobs.run(read_list_file, path), self._show_lists)

    def read_text(self, text: str, listed: Collection[str]) -> None:
        """Begin with pasted text: a table or one name a line."""
        name = _("What was pasted")
        self._begin(name, listed)
        self._follow(self._workplace.jobs.run(read_pasted_list, text, name), self._show_lists)

    def take_keys(self) -> None:
        """Put the keyboard where this goes on."""
        if self.draft is not None:
            (self.findings if self.draft.open_questions else self.take).setFocus()
        else:
            (self.give_up if self.another.isHidden() else self.another).setFocus()

    def take_over(self) -> None:
        """Import everybody in one step, unless something has to be decided first."""
        draft = self.draft
        if draft is None or not self.take.isEnabled():
            return
        if questions := draft.open_questions:
            self.findings.go_to(questions[0])
            self._ask_first(questions[0])
            return
        self.take.setEnabled(False)
        operation = person.import_registrations
        future = self._workplace.desk.do(operation, self._workplace.event_id, draft.people, draft.meant)
        self._follow(future, lambda added: self._imported(draft, added))

    def _ask_first(self, question: Finding) -> None:
        """Here, where it is answered, and only until then."""
        self.trouble.setText(_("Please answer this first: {question}").format(question=question.text))
        self.trouble.show()

    def close_panel(self, *, imported: bool = False) -> None:
        """Leave; what is still being read is not wanted any more."""
        self._turn += 1
        self.draft = None
        self.closed.emit(imported)

    def _begin(self, name: str, listed: Collection[str]) -> None:
        self._listed = listed
        self.draft = None
        self.message.setText(_("“{file}” is being read …").format(file=name))
        self.trouble.hide()
        self.progress.show()
        self.another.hide()
        self.stack.setCurrentIndex(0)
        self.take_keys()

    def _follow(self, future: Future[Result], then: Callable[[Result], None]) -> None:
        """Go on with the outcome, unless something else was begun meanwhile."""
        self._turn += 1
        turn = self._turn
        self._workplace.relay.then(
            future,
            lambda result: then(result) if turn == self._turn else None,
            lambda error: self._fail(error) if turn == self._turn else None,
        )

    def _fail(self, error: BaseException) -> None:
        self._workplace.complain(error)
        if self.draft is None:
            self.close_panel()
        else:
            self.take.setEnabled(True)

    def _show_lists(self, lists: list[PeopleList] | ListTrouble) -> None:
        if isinstance(lists, ListTrouble):
            self.message.setText(list_trouble(lists.reason, lists.values))
            self.progress.hide()
            self.another.show()
            self.take_keys()
            return
        self._lists = lists
        self.sheets.offer([(place, one.sheet.name) for place, one in enumerate(lists)])
        for widget in (self.sheet_label, self.sheets):
            widget.setVisible(len(lists) > 1)
        self._choose_sheet(0)

    def _choose_sheet(self, place: int) -> None:
        chosen = self._lists[place]
        self.sheets.show_value(place)
        self.first_line.setRange(1, max(1, len(chosen.sheet.rows)))
        self._recognise(ImportDraft(chosen.sheet, chosen.layout, chosen.reading, {}, self._listed))

    def _choose_meaning(self, place: int, meaning: Field) -> None:
        if self.draft is not None:
            columns = list(self.draft.layout.columns)
            columns[place] = replace(columns[place], field=meaning)
            self._read_again(self.draft, replace(self.draft.layout, columns=tuple(columns)))

    def _choose_first_line(self, line: int) -> None:
        if self.draft is not None:
            self._read_again(self.draft, replace(self.draft.layout, first_row=line - 1))

    def _read_again(self, draft: ImportDraft, layout: Layout) -> None:
        self.draft = draft = replace(draft, layout=layout)
        self.take.setEnabled(False)
        job = self._workplace.jobs.run(read_list, draft.sheet, layout.columns, layout.first_row)
        self._follow(job, lambda reading: self._recognise(replace(draft, reading=reading)))

    def _recognise(self, draft: ImportDraft) -> None:
        """Find out who is in the file already, then show everything."""
        known = self._workplace.desk.ask(recognised, draft.reading.registrations)
        self._follow(known, lambda known: self._show_draft(replace(draft, known=known)))

    def _show_draft(self, draft: ImportDraft) -> None:
        first_time = self.draft is None
        self.draft = draft
        self.first_line.show_value(draft.layout.first_row + 1)
        self.table.show_draft(draft, self.first_line)
        self._show_findings(draft)
        self.stack.setCurrentIndex(1)
        if first_time:
            self.take_keys()

    def _show_findings(self, draft: ImportDraft) -> None:
        count, known = len(draft.people), draft.known_count
        summary = f"{import_summary(draft.people)}\n{import_news(count - known, known)}".strip()
        self.summary.setText(summary if count else _("Nobody found yet. Say above the columns what they mean."))
        retitle(self.take, import_button(count - known, known))
        self.take.setEnabled(count > 0)
        self.findings.show_findings(draft.findings)
        if not draft.open_questions:
            self.trouble.hide()
        elif self.trouble.isVisible():
            self._ask_first(draft.open_questions[0])

    def _decide(self, finding_id: str, value: str) -> None:
        if self.draft is not None:
            self.draft = self.draft.decide(finding_id, value)
            self._show_findings(self.draft)
            if not self.draft.open_questions:
                self.take.setFocus()

    def _imported(self, draft: ImportDraft, added: int) -> None:
        self.close_panel(imported=True)
        taken_over = _("Taken over: {summary}").format(summary=import_summary(draft.people))
        self._workplace.say(import_news(added, len(draft.people) - added) or taken_over)
