"""The fields of one table note."""

from typing import Any

from werkstatt.domain.cafe import NoteKind, TableNote
from werkstatt.i18n import _
from werkstatt.moderator.cafe_tables import table_name
from werkstatt.moderator.noun_form import NounForm
from werkstatt.operations import table_note
from werkstatt.qtkit.editors import ChoiceEditor, TextEditor, words
from werkstatt.qtkit.form import Field, Form
from werkstatt.readmodels.cafe import CafePicture
from werkstatt.wording.terms import term


class NoteForm(NounForm):
    """Edits a note below the list."""

    REQUIRED = "text"

    def make_form(self) -> Form:
        """The fields."""
        self._picture: CafePicture | None = None
        self._points = ChoiceEditor([])
        return Form(
            _("Table note"),
            [
                Field("text", _("Text"), TextEditor(3), 4),
                Field("kind", _("Kind"), ChoiceEditor(words(NoteKind, term)), 2),
                Field("focus_point_id", _("Focus point"), self._points, 2),
            ],
        )

    def offer_choices(self, picture: CafePicture) -> None:
        """The focus points that a note may be about depend on its table."""
        self._picture = picture

    def show_noun(self, noun: TableNote) -> None:
        """Say above the fields where the note was written."""
        if (picture := self._picture) is not None:
            table = picture.table(noun.table_id)
            number = next(held.number for held in picture.rounds if held.id == noun.round_id)
            self._points.offer(
                [(None, _("no focus point")), *((point.id, point.text) for point in picture.points(table))]
            )
            self.form.heading.setText(f"{table_name(table)}, {_('Round {number}').format(number=number)}")
        super().show_noun(noun)

    def save(self, field: str, value: Any) -> None:
        """One field, one step of undo."""
        self.workplace.do(table_note.change_note, self.noun.id, **{field: value})

    def remove(self) -> None:
        """Remove the note."""
        self.workplace.do(table_note.remove_note, self.noun.id)
