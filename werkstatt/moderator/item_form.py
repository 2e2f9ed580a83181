"""The fields of one agenda item."""

from typing import Any

from werkstatt.domain.agenda import ItemKind
from werkstatt.domain.spotlight import Scene
from werkstatt.i18n import _
from werkstatt.moderator.noun_form import NounForm
from werkstatt.operations import agenda
from werkstatt.qtkit.editors import ChoiceEditor, ClockTimeEditor, LineEditor, NumberEditor, TextEditor, words
from werkstatt.qtkit.form import Field, Form
from werkstatt.wording.terms import term


class ItemForm(NounForm):
    """Edits one item below the list."""

    def make_form(self) -> Form:
        """What is planned, what the room sees, and notes that it never sees."""
        scenes = [(None, _("as usual for this kind")), *words(Scene, term)]
        return Form(
            _("Agenda item"),
            [
                Field("title", _("Title"), LineEditor(), 2),
                Field("kind", _("Kind"), ChoiceEditor(words(ItemKind, term))),
                Field("responsible", _("Responsible"), LineEditor()),
                Field("minutes", _("Length (min)"), NumberEditor(1, 600)),
                Field("buffer", _("Buffer (min)"), NumberEditor(0, 120)),
                Field("fixed_start", _("Fixed start"), ClockTimeEditor()),
                Field("scene", _("On the beamer"), ChoiceEditor(scenes)),
                Field("prompt", _("Question or text for the room"), TextEditor(2), 2),
                Field("notes", _("Notes for the moderation (never on the beamer)"), TextEditor(2), 2),
            ],
        )

    def save(self, field: str, value: Any) -> None:
        """One field, one step of undo."""
        self.workplace.do(agenda.change_item, self.noun.id, **{field: value})

    def remove(self) -> None:
        """Remove the item."""
        self.workplace.do(agenda.remove_item, self.noun.id)
