"""The table notes on a page of their own, on a café of a real file, as tests use them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from tests.support.bench import Bench, bench
from tests.support.cafes import CafeEvening
from werkstatt.domain.action import Action
from werkstatt.domain.cafe import NoteKind, TableNote
from werkstatt.moderator.page import Page
from werkstatt.moderator.table_note_acts import NoteActs
from werkstatt.moderator.table_note_form import NoteForm
from werkstatt.moderator.table_note_invitation import NoteInvitation
from werkstatt.moderator.table_note_line import NoteLine
from werkstatt.moderator.table_note_list import NoteList
from werkstatt.moderator.table_note_place import NotePlace
from werkstatt.moderator.table_note_rows import Heading
from werkstatt.moderator.table_notes import TableNotes
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import table_note
from werkstatt.qtkit.relay import LivePicture
from werkstatt.readmodels.actions import actions
from werkstatt.readmodels.cafe import CafePicture, cafe, cafes
from werkstatt.storage.records import Records

Key = Qt.Key


def first_cafe(records: Records, event_id: str) -> CafePicture | None:
    """The café of the event, once there is one."""
    there = cafes(records, event_id)
    return cafe(records, there[0].id) if there else None


class NotesPage(Page):
    """Nothing but the notes."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "Tischnotizen")
        self.notes = TableNotes(workplace)
        self.column.addWidget(self.notes, 1)
        self.picture: CafePicture | None = None

    def pictures(self) -> Iterable[LivePicture]:
        """The café of the chosen event."""
        yield self.workplace.live(self._show, first_cafe, self.workplace.event_id)

    def _show(self, picture: CafePicture | None) -> None:
        self.picture = picture
        if picture is not None:
            self.notes.show_cafe(picture)


class NotesRoom:
    """The page, the café on disk (four topics, two rounds), and hands that use both."""

    def __init__(self, at: Bench, tables_each: int) -> None:
        self.at = at
        self.press = at.press
        self.until = at.until
        self.notes: TableNotes = at.page.notes
        self.place: NotePlace = self.notes.place
        self.line: NoteLine = self.notes.line
        self.acts: NoteActs = self.notes.acts
        self.form: NoteForm = self.notes.form
        self.invitation: NoteInvitation = self.notes.invitation
        self.cafe = CafeEvening(at.night, 2, tables_each)
        self.settle()

    @property
    def picture(self) -> CafePicture:
        """The café on disk."""
        return self.cafe.picture

    @property
    def actions(self) -> list[Action]:
        """The plan on disk."""
        return list(self.at.desk.ask(actions, self.at.night.event_id).result().actions)

    def settle(self) -> None:
        """Until the page shows what is on disk."""
        self.until(lambda: self.at.page.picture == self.picture)

    def type(self, *keys: Any) -> None:
        """Type into the line, whatever has the keyboard."""
        self.at.go_to(self.line)
        self.press(*keys)

    def there(self, number: int, table: int) -> list[TableNote]:
        """The notes of a round and a table (both counted from 1) on disk."""
        picture = self.picture
        return list(picture.rounds[number - 1].notes.get(picture.tables[table - 1].id, ()))

    def texts(self, number: int, table: int) -> list[str]:
        """What they say."""
        return [note.text for note in self.there(number, table)]

    def put(
        self, number: int, table: int, *texts: str, kind: NoteKind = NoteKind.IDEA, **values: Any
    ) -> list[TableNote]:
        """Notes that are there already when the test goes on."""
        picture = self.picture
        place = (picture.rounds[number - 1].id, picture.tables[table - 1].id)
        notes = [(kind, text) for text in texts]
        self.cafe.do(table_note.write_notes, *place, notes, self.at.night.clock.now(), **values)
        self.settle()
        return self.there(number, table)[-len(texts) :]

    def star(self, note: TableNote) -> None:
        """Give a note a star."""
        self.cafe.do(table_note.change_note, note.id, starred=True)
        self.settle()

    def begin(self, title: str) -> None:
        """Go on in the agenda."""
        self.cafe.begin(title)
        self.settle()

    def stand_on(self, shown: NoteList, note: TableNote) -> None:
        """Put the keyboard on a note of a list."""
        self.at.go_to(shown)
        shown.select(note.id)

    def undo(self) -> None:
        """Ctrl+Z."""
        self.at.workplace.undo()


def shown(of: NoteList) -> list[str]:
    """The rows of a list from the top; headings begin with "="."""
    rows = [of.rows.row_at(place) for place in range(of.rows.rowCount())]
    return [f"= {row.title}" if isinstance(row, Heading) else row.note.text for row in rows]


@contextmanager
def notes_room(folder: Path, qtbot: Any, tables_each: int = 1) -> Iterator[NotesRoom]:
    """A café of two rounds, of which none has begun; its notes are open."""
    with bench(folder, qtbot, NotesPage) as at:
        yield NotesRoom(at, tables_each)
