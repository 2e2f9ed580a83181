"""The fields of one note or decision."""

from typing import Any

from werkstatt.domain.minutes import EntryKind
from werkstatt.i18n import _
from werkstatt.moderator.noun_form import NounForm
from werkstatt.operations import minutes
from werkstatt.qtkit.editors import ChoiceEditor, TextEditor, words
from werkstatt.qtkit.form import Field, Form
from werkstatt.wording.terms import term


class EntryForm(NounForm):
    """Edits an entry of the minutes below the list."""

    REQUIRED = "text"

    def make_form(self) -> Form:
        """Text and kind."""
        return Form(
            _("Entry"),
            [
                Field("text", _("Text"), TextEditor(4), 3),
                Field("kind", _("Kind"), ChoiceEditor(words(EntryKind, term))),
            ],
        )

    def save(self, field: str, value: Any) -> None:
        """One field, one step of undo."""
        self.workplace.do(minutes.change_entry, self.noun.id, **{field: value})

    def remove(self) -> None:
        """Remove the entry."""
        self.workplace.do(minutes.remove_entry, self.noun.id)
