"""The fields of one table note."""

from typing import Any

from werkstatt.domain.cafe import NoteKind, TableNote
from werkstatt.i18n import _
from werkstatt.moderator.listed_choice import ListedChoice
from werkstatt.moderator.noun_form import NounForm
from werkstatt.moderator.table_note_rows import place_words, round_title, table_choices
from werkstatt.operations import table_note
from werkstatt.qtkit.editors import ChoiceEditor, TextEditor, words
from werkstatt.qtkit.form import Field, Form
from werkstatt.readmodels.cafe import CafePicture
from werkstatt.wording.terms import term

_PLACE = ("round_id", "table_id")


class NoteForm(NounForm):
    """Edits a note below the list."""

    REQUIRED = "text"

    def make_form(self) -> Form:
        """The fields."""
        self._picture: CafePicture | None = None
        self._points = ChoiceEditor([])
        self._tables, self._rounds = ListedChoice([]), ListedChoice([])
        return Form(
            _("Table note"),
            [
                Field("text", _("Text"), TextEditor(2), 12),
                Field("kind", _("Kind"), ChoiceEditor(words(NoteKind, term)), 4),
                Field("focus_point_id", _("Focus point"), self._points, 8),
                Field("round_id", _("Round"), self._rounds, 4),
                Field("table_id", _("Table"), self._tables, 8),
            ],
            columns=12,
        )

    def offer_choices(self, picture: CafePicture) -> None:
        """Rounds and tables to which a note may belong; the focus points that it may be about depend on its table."""
        self._picture = picture

    def show_noun(self, noun: TableNote) -> None:
        """Say above the fields where the note was written."""
        if (picture := self._picture) is not None:
            table = picture.table(noun.table_id)
            held = next(held for held in picture.every_round if held.id == noun.round_id)
            self._points.offer(
                [(None, _("no focus point")), *((point.id, point.text) for point in picture.points(table))]
            )
            rounds = [one for one in picture.every_round if one.number or one is held]
            self._rounds.offer([(one.id, round_title(one)) for one in rounds])
            self._tables.offer(table_choices(picture, held))
            self.form.heading.setText(place_words(table, held))
        super().show_noun(noun)

    def save(self, field: str, value: Any) -> None:
        """One field, one step of undo."""
        if field in _PLACE:
            place = {name: getattr(self.noun, name) for name in _PLACE} | {field: value}
            self.workplace.do(table_note.take_note_to, self.noun.id, **place)
        else:
            self.workplace.do(table_note.change_note, self.noun.id, **{field: value})

    def remove(self) -> None:
        """Remove the note."""
        self.workplace.do(table_note.remove_note, self.noun.id)
