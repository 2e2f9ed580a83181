"""The door: a line to type into, the list that follows it, and what became of the last entry."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from werkstatt.domain.check_in import MOST_UNNAMED, Newcomer, Numbers, Unnamed, read_line, read_newcomer
from werkstatt.domain.person import Presence
from werkstatt.i18n import _
from werkstatt.moderator.keys_help import presence_keys
from werkstatt.moderator.people_line import DoorLetters, DoorLine, is_written
from werkstatt.moderator.people_roster import Roster
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import person
from werkstatt.qtkit.flow_row import FlowRow
from werkstatt.qtkit.row_delegate import Cell, Painted, Tone
from werkstatt.qtkit.row_list import RowList
from werkstatt.qtkit.widgets import button, label, restyle
from werkstatt.readmodels.people import PeoplePicture, PersonRow
from werkstatt.wording.minutes_cafe import tables_words
from werkstatt.wording.people import (
    checked_in,
    listed_name,
    numbers_checked_in,
    person_name,
    unnamed_added,
    unnamed_wanted,
)
from werkstatt.wording.terms import term

_LONGEST_LINE = 300
_NARROW = 640
_GONE = frozenset({Presence.EXCUSED, Presence.LEFT})


class PeopleList(RowList):
    """The list at the door: what is typed here is left to the line, and whom the keyboard is on is chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter alone must never change anything here."""
        if is_written(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _stand_on_some_row(self) -> None:
        """The buttons below act on that row, so it is seen to be chosen."""
        if self.selected() is None:
            self.setCurrentIndex(self.rows.index(max(0, self.currentIndex().row())))


class CheckIn(QWidget):
    """Everybody on the list. Three letters and Enter: present. `pasted` tells that a whole list was pasted instead."""

    pasted = Signal()
    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.roster = Roster()
        self._tables: Mapping[str, Sequence[int]] = {}
        self._for_chosen: dict[QPushButton, str] = {}
        self.entry = DoorLine(_("Name, list numbers (3 7 12-18) or how many (+25)"), _("Check in"))
        self.entry.setProperty("role", "large")
        self.entry.setMaxLength(_LONGEST_LINE)
        self.entry.setAcceptDrops(False)
        self.entry.textChanged.connect(self._filter)
        self.entry.entered.connect(self._entered)
        self.entry.entered_otherwise.connect(self._entered_newcomer)
        self.entry.stepped.connect(self._step)
        DoorLetters(self, self.entry)
        self.answer = label("", "answer", wrap=True)
        self.list = PeopleList(self._paint, self._spoken, lambda: workplace.theme.tokens)
        self.list.setAccessibleName(_("Participants"))
        self.list.chosen.connect(self._show_choice)
        self.list.rows.modelReset.connect(self._show_choice)
        self.list.opened.connect(self.opened)
        self.list.removed.connect(self.removed)
        workplace.said.connect(lambda _text, _tone: self.say(""))  # after "Undone: …" the old answer is wrong
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.entry, self.answer):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        presences = QWidget()
        presences.setLayout(FlowRow(*self._presence_buttons()))
        column.addWidget(presences)

    def show_people(self, picture: PeoplePicture) -> None:
        """Show a state of the list; what is typed goes on to filter it."""
        changed = self.roster.only_change(picture.rows)
        self.roster.show_rows(picture.rows)
        self._show_found(self.entry.text())
        if changed is not None and not self.entry.text():
            self._show_changed(changed)

    def show_tables(self, tables: Mapping[str, Sequence[int]]) -> None:
        """At which tables people (their attendances) sit from now on: whoever asks at the door is told."""
        if tables != self._tables:
            self._tables = tables
            self.list.viewport().update()

    def begin(self, text: str = "") -> None:
        """Put the keyboard into the line."""
        self.entry.setText(text)
        self.entry.setFocus()

    def begin_unnamed(self) -> None:
        """Begin with people who have no names, and say how."""
        self.begin("+")
        self.say(unnamed_wanted())

    def only_for_chosen(self, pressed: QPushButton) -> QPushButton:
        """A button about the person chosen in the list; while nobody is, it can't be pressed and tells why."""
        self._for_chosen[pressed] = pressed.toolTip()
        self._show_choice()
        return pressed

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Tell what became of the last entry."""
        self.answer.setText(text)
        restyle(self.answer, wrong=wrong)

    def _presence_buttons(self) -> list[QWidget]:
        """Buttons for the chosen person; their keys work at the whole door, also while somebody types."""
        made: list[QWidget] = []
        for presence, keys in presence_keys().items():
            act = partial(self._set_current, presence)
            pressed = button(term(presence).capitalize(), act)
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
            pressed.setToolTip(shortcut.key().toString(QKeySequence.SequenceFormat.NativeText))
            made.append(self.only_for_chosen(pressed))
        return made

    def _show_choice(self) -> None:
        chosen = self.list.current() is not None
        for pressed, tip in self._for_chosen.items():
            pressed.setEnabled(chosen)
            pressed.setToolTip(tip if chosen else _choose_first())

    def _show_changed(self, row: PersonRow) -> None:
        """Whom the last deed or its undoing was about is seen; who walks along the list is not called back."""
        if self.list.hasFocus():
            self.list.scrollTo(self.list.rows.index(self.list.rows.row_of(row.id)))
        else:
            self._choose(row)

    def _choose(self, row: PersonRow) -> None:
        self.list.select(row.id)
        self.list.scrollTo(self.list.currentIndex(), self.list.ScrollHint.PositionAtCenter)

    def _filter(self, text: str) -> None:
        if text:
            self.say("")
            self.list.setCurrentIndex(QModelIndex())
        self._show_found(text)

    def _show_found(self, text: str) -> None:
        """The rows that are meant; Enter takes the first unless another one is chosen."""
        self.list.rows.set_rows(self.roster.found(text))
        if self.roster.seeks(text) and self.list.current() is None:
            self.list.setCurrentIndex(self.list.rows.index(0))

    def _step(self, by: int) -> None:
        place = max(0, min(self.list.rows.rowCount() - 1, self.list.currentIndex().row() + by))
        self.list.setCurrentIndex(self.list.rows.index(place))

    def _entered(self, texts: Sequence[str]) -> None:
        """Enter: whoever is chosen, or these numbers, or so many people."""
        if len(texts) > 1:
            self.pasted.emit()
            return
        line = read_line(texts[0])
        if isinstance(line, Unnamed):
            self._add_unnamed(line.count, texts[0])
        elif isinstance(line, Numbers):
            self._check_in_numbers(line)
        else:
            self._check_in_found(texts[0])

    def _entered_newcomer(self, texts: Sequence[str]) -> None:
        """Ctrl+Enter: somebody new, unless that name is on the list; numbers are numbers."""
        newcomer = read_newcomer(texts[0])
        if newcomer is None:
            self._entered(texts)
        elif (listed := self.roster.same_person(newcomer)) is not None:
            self._check_in(listed, _("{name} was on the list already and is present now."))
        else:
            self._add(newcomer)

    def _check_in_found(self, text: str) -> None:
        found = self.roster.found(text)
        chosen = self.list.current()
        if not found:
            self.entry.setText(text)
            self.say(_("Nobody found. Ctrl+Enter adds “{text}” as a new person.").format(text=text), wrong=True)
        else:
            ids = {row.id for row in found}
            self._check_in(chosen if chosen is not None and chosen.id in ids else found[0])

    def _check_in(self, row: PersonRow, words: str = "") -> None:
        name, before = person_name(row.person, row.attendance.number), row.attendance.presence
        self._choose(row)
        if before is Presence.PRESENT:
            self.say(checked_in(name, before))
        else:
            said = words.format(name=name) if words else checked_in(name, before)
            self._set_presence([row.id], Presence.PRESENT, said)

    def _check_in_numbers(self, numbers: Numbers) -> None:
        self.list.setCurrentIndex(QModelIndex())  # one of several would stay chosen, perhaps out of sight
        rows = self.roster.numbered(numbers)
        names: dict[Presence, list[str]] = {}
        for one in rows:
            names.setdefault(one.attendance.presence, []).append(person_name(one.person, one.attendance.number))
        said = numbers_checked_in(names, self.roster.missing(numbers))
        if rows:
            self._set_presence([row.id for row in rows], Presence.PRESENT, said)
        else:
            self.say(said, wrong=True)

    def _set_presence(self, ids: Sequence[str], presence: Presence, said: str) -> None:
        now = self._workplace.desk.now()
        self._workplace.do_then(lambda _done: self.say(said), person.set_presence, ids, presence, now)

    def _set_current(self, presence: Presence) -> None:
        """The next guest stands there already: the line is ready again, unless somebody works in the list."""
        row = self.list.current()
        if row is None:
            self.say(_choose_first(), wrong=True)
            return
        if not self.list.hasFocus():
            self.begin()
            self._choose(row)
        name = person_name(row.person, row.attendance.number)
        self._set_presence([row.id], presence, _("{name}: {presence}.").format(name=name, presence=term(presence)))

    def _add(self, newcomer: Newcomer) -> None:
        values = asdict(newcomer)
        name = " ".join(filter(None, (newcomer.title, newcomer.first_name, newcomer.last_name)))
        said = _("{name} is new on the list and present.").format(name=name)
        self._workplace.do_then(
            lambda _key: self.say(said),
            person.add_walk_in,
            self._workplace.event_id,
            now=self._workplace.desk.now(),
            **values,
        )

    def _add_unnamed(self, count: int, typed: str) -> None:
        if not 0 < count <= MOST_UNNAMED:
            self.entry.setText(typed)
            self.say(_("How many? From 1 to {most}, for example +25.").format(most=MOST_UNNAMED), wrong=True)
            return
        self._workplace.do_then(
            lambda numbers: self.say(unnamed_added(numbers)),
            person.add_anonymous,
            self._workplace.event_id,
            count,
            self._workplace.desk.now(),
        )

    def _paint(self, row: PersonRow) -> Painted:
        """Name, organisation, municipality, tables, presence; narrow windows show tables and organisation below."""
        tokens = self._workplace.theme.tokens
        presence = row.attendance.presence
        number = Cell(str(row.attendance.number), 34, tone=Tone.MUTED, right=True)
        name = listed_name(row.person, row.attendance.number)
        pill = Cell(term(presence), 110, pill=tokens.good_soft if presence is Presence.PRESENT else tokens.surface)
        told = self._told_tables(row)
        if self.list.width() < _NARROW:
            below = " · ".join(filter(None, (told, row.person.organisation)))
            return Painted([number, Cell(name, tone=Tone.STRONG, below=below), pill])
        tables = [Cell(told, 110)] if self._tables else []
        organisation, municipality = Cell(row.person.organisation), Cell(row.person.municipality, 150)
        return Painted([number, Cell(name, tone=Tone.STRONG), organisation, municipality, *tables, pill])

    def _told_tables(self, row: PersonRow) -> str:
        """Where to go, for whoever may ask; a chair of somebody who is not coming (back) is none to be told."""
        numbers = () if row.attendance.presence in _GONE else self._tables.get(row.id, ())
        return tables_words(numbers) if numbers else ""

    def _spoken(self, row: PersonRow) -> str:
        name = listed_name(row.person, row.attendance.number)
        said = [name, row.person.organisation, self._told_tables(row), term(row.attendance.presence)]
        return ", ".join(filter(None, said))


def _choose_first() -> str:
    return _("First choose somebody in the list.")
