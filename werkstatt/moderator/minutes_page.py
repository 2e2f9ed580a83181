"""The page "Protokoll": notes and decisions are typed while the evening runs, and the PDF is there at any moment."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from werkstatt.domain.action import Action
from werkstatt.domain.agenda import AgendaItem
from werkstatt.domain.cafe import Cafe, TableNote, Topic
from werkstatt.domain.minutes import Edition, Entry, EntryKind
from werkstatt.domain.process import Stage
from werkstatt.i18n import _
from werkstatt.moderator.entry_form import EntryForm
from werkstatt.moderator.invitation import Invitation
from werkstatt.moderator.minutes_preview import MinutesPreview
from werkstatt.moderator.minutes_side import MinutesSide
from werkstatt.moderator.page import Page
from werkstatt.moderator.places import ask_to_save
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import minutes as writing
from werkstatt.qtkit.editors import ChoiceEditor
from werkstatt.qtkit.entry_line import EntryLine
from werkstatt.qtkit.relay import LivePicture
from werkstatt.qtkit.row_delegate import Cell, Painted, Tone
from werkstatt.qtkit.row_list import RowList
from werkstatt.qtkit.widgets import button, label, row
from werkstatt.readmodels.agenda import AgendaPicture
from werkstatt.readmodels.agenda import agenda as agenda_picture
from werkstatt.readmodels.minutes import MinutesPicture
from werkstatt.readmodels.minutes import minutes as minutes_picture
from werkstatt.wording.minutes import typed_so_far
from werkstatt.wording.terms import term

_REBUILD_AFTER_MS = 400
_LINES = 3
_PAGES: dict[type, str] = {
    Action: "actions",
    AgendaItem: "agenda",
    Stage: "process",
    Cafe: "cafe",
    TableNote: "cafe",
    Topic: "cafe",
}


@dataclass(frozen=True, slots=True)
class _Heading:
    """The agenda item under which entries stand."""

    id: str
    title: str


class MinutesPage(Page):
    """Typing on the left, the finished pages one click away."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, _("Minutes"))
        self._agenda: AgendaPicture | None = None
        self._is_behind = False
        self._picture: MinutesPicture | None = None
        self._asked_for = ""
        self.edition = Edition.PUBLIC
        self.preview = MinutesPreview(workplace, self)
        self.view = self.preview.view
        self.stack = QStackedWidget()
        self.stack.addWidget(self._writing())
        self.stack.addWidget(self.view)
        self.column.addLayout(self._pills())
        self.column.addSpacing(6)
        self.column.addWidget(self.stack, 1)
        self._rebuild = QTimer(self, singleShot=True, interval=_REBUILD_AFTER_MS)
        self._rebuild.timeout.connect(self._build_pdf)
        self.beside = MinutesSide(self.side, self.edition)
        self.beside.edition_chosen.connect(self._choose_edition)
        self.beside.save_wanted.connect(self._ask_target)
        self.beside.unwritten.pointed.connect(self._write_under)
        self.beside.plan.pointed.connect(self.page_wanted.emit)
        self.beside.doubts.pointed.connect(self._go_to)
        self.preview.doubted.connect(self.beside.show_doubts)
        self.first = self.entry

    def _pills(self) -> QVBoxLayout:
        group = QButtonGroup(self)
        pills = []
        for place, title in enumerate((_("Write"), _("Look at the pages"))):
            pill = button(title, partial(self.turn_to, place))
            pill.setCheckable(True)
            pill.setChecked(place == 0)
            group.addButton(pill, place)
            pills.append(pill)
        self._pill_group = group
        holder = QVBoxLayout()
        holder.addLayout(row(*pills, 1))
        return holder

    def _writing(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        self.where = ChoiceEditor([(None, _("the whole event"))])
        self.where.setAccessibleName(_("Agenda item to write under"))
        self.entry = EntryLine(_("Note, then Enter. Decision: Ctrl+Enter"), _("New note or decision"))
        self.entry.setProperty("role", "large")
        self.entry.entered.connect(partial(self._write, EntryKind.NOTE))
        self.entry.entered_otherwise.connect(partial(self._write, EntryKind.DECISION))
        self.entry.textEdited.connect(self._catch_up)
        self.list = RowList(self._paint, _spoken, lambda: self.workplace.theme.tokens, lines=_LINES)
        self.list.setAccessibleName(_("Notes and decisions"))
        self.list.opened.connect(self._edit)
        self.list.removed.connect(self._remove)
        self.form = EntryForm(self.workplace)
        self.form.closed.connect(self._leave_form)
        under = row(label(_("Under"), "muted"), self.where)
        under.setStretch(1, 1)
        column.addLayout(under)
        column.addWidget(self.entry)
        column.addSpacing(4)
        self.invitation = Invitation(button(_("Write the first note"), self.entry.setFocus, "primary"))
        self.invitation.sentence.setText(
            _("Nothing has been written yet. What is noted here during the event makes the minutes.")
        )
        column.addWidget(self.list, 1)
        column.addWidget(self.invitation)
        column.addStretch(0)
        column.addWidget(self.form)
        return made

    def pictures(self) -> Iterable[LivePicture]:
        """The agenda (what runs now) and the whole minutes."""
        return [
            self.workplace.live(self._show_agenda, agenda_picture, self.workplace.day_id),
            self.workplace.live(self._show_minutes, minutes_picture, self.workplace.event_id),
        ]

    def turn_to(self, place: int) -> None:
        """Show writing (0) or the pages (1)."""
        self.stack.setCurrentIndex(place)
        self._pill_group.button(place).setChecked(True)
        if place == 1:
            self._build_pdf()

    def _show_agenda(self, picture: AgendaPicture) -> None:
        before = self._agenda.item.id if self._agenda and self._agenda.item else None
        self._agenda = picture
        self.where.offer([(None, _("the whole event")), *((item.id, item.title) for item in picture.items)])
        running = picture.item.id if picture.item else None
        if running != before:
            self._is_behind = True
            self._catch_up()
        self._show_asked_for()

    def _catch_up(self) -> None:
        """What is written next belongs to what runs now; what is being written, to what ran when it was begun."""
        if self._is_behind and not self.entry.text().strip():
            self._is_behind = False
            self.where.show_value(self._agenda.item.id if self._agenda and self._agenda.item else None)

    def _show_minutes(self, picture: MinutesPicture) -> None:
        self._picture = picture
        self.beside.save.setEnabled(True)
        self.subtitle.setText(typed_so_far(len(picture.entries)))
        self.list.rows.set_rows(_rows(picture))
        self.list.setVisible(bool(picture.entries))
        self.invitation.setVisible(not picture.entries)
        self.beside.show_missing(picture)
        self.form.refresh(picture.entries)
        self._rebuild.start()

    def _write(self, kind: EntryKind, texts: list[str]) -> None:
        now = self.workplace.desk.now()
        item_id = self.where.value()
        self.workplace.do(writing.write_entries, self.workplace.event_id, item_id, kind, texts, now)
        self._catch_up()

    def _edit(self, chosen: object) -> None:
        if isinstance(chosen, Entry):
            self.form.edit(chosen)

    def _leave_form(self) -> None:
        self.form.leave()
        self.list.setFocus()

    def _remove(self, chosen: object) -> None:
        if isinstance(chosen, Entry):
            self.workplace.do(writing.remove_entry, chosen.id)

    def _paint(self, shown: object) -> Painted:
        if isinstance(shown, _Heading):
            return Painted([Cell(shown.title, tone=Tone.MUTED)])
        assert isinstance(shown, Entry)
        decision = shown.kind is EntryKind.DECISION
        kind = Cell(term(shown.kind), 110, tone=Tone.ACCENT if decision else Tone.MUTED)
        return Painted([kind, Cell(shown.text, tone=Tone.STRONG if decision else Tone.PLAIN)])

    def _choose_edition(self, edition: Edition) -> None:
        self.edition = edition
        self._build_pdf()

    def _build_pdf(self) -> None:
        """Names to check are followed up while they are being changed, too."""
        is_wanted = self.stack.currentIndex() == 1 or self.beside.doubts.isVisible()
        if self._picture is not None and is_wanted and self.isVisible():
            self.preview.build(self._picture, self.edition)

    def _write_under(self, item: AgendaItem) -> None:
        """Begin an entry on an agenda item, of another day if need be."""
        self.turn_to(0)
        self._asked_for = item.id
        self.workplace.choose(self.workplace.event_id, item.day_id)
        self._show_asked_for()
        self.entry.setFocus()

    def _show_asked_for(self) -> None:
        """The items of another day are there a moment later."""
        if self._asked_for and self._agenda is not None and self._asked_for in {one.id for one in self._agenda.items}:
            self.where.show_value(self._asked_for)
            self._asked_for = ""

    def _go_to(self, line: object) -> None:
        """Open what a name stands in; entries are changed here, all else on pages of their own."""
        if isinstance(line, Entry):
            self.turn_to(0)
            self.list.select(line.id)
            self.form.edit(line)
        else:
            self.page_wanted.emit(_PAGES[type(line)])

    def _ask_target(self) -> None:
        beside, name = self.workplace.desk.path, self._proposed_name()
        title, kinds = _("Save the minutes"), "PDF (*.pdf)"
        ask_to_save(self, title, kinds, self.save_to, suffix="pdf", beside=beside, name=name)

    def _proposed_name(self) -> str:
        title = self._picture.event.title if self._picture else ""
        # What some system forbids in the name of a file, and more than it takes.
        readable = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", title)[:80]
        return " ".join(f"{_('Minutes')} {readable} ({term(self.edition)})".split()) + ".pdf"

    def save_to(self, target: Path) -> None:
        """Write the chosen edition to a file and say so."""
        if self._picture is not None:
            self.preview.save_to(target, self._picture, self.edition)


def _rows(picture: MinutesPicture) -> Sequence[_Heading | Entry]:
    """Entries under the items they belong to, in the order of the agenda."""
    rows: list[_Heading | Entry] = []
    items = [item for day in picture.days for item in day.items]
    for key, title in [*((item.id, item.title) for item in items), (None, _("the whole event"))]:
        entries = [entry for entry in picture.entries if entry.item_id == key]
        if entries:
            rows += [_Heading(f"heading-{key}", title), *entries]
    return rows


def _spoken(shown: object) -> str:
    if isinstance(shown, Entry):
        return f"{term(shown.kind)}: {shown.text}"
    return shown.title if isinstance(shown, _Heading) else ""
