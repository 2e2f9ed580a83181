"""The fields of one stage of the road."""

from typing import Any

from werkstatt.i18n import _
from werkstatt.moderator.noun_form import NounForm
from werkstatt.operations import process
from werkstatt.qtkit.editors import ChoiceEditor, LineEditor, TextEditor
from werkstatt.qtkit.form import Field, Form
from werkstatt.readmodels.process import ProcessPicture


class StageForm(NounForm):
    """Edits a stage below the road."""

    def make_form(self) -> Form:
        """The fields."""
        self._events = ChoiceEditor([])
        return Form(
            _("Stage of the process"),
            [
                Field("title", _("Title"), LineEditor(), 2),
                Field("period", _("Period"), LineEditor(_("for example “2026” or “from March”"))),
                Field("event_id", _("Event that belongs to it"), self._events),
                Field("summary", _("What happened or will happen, for the review on the beamer"), TextEditor(2), 4),
            ],
        )

    def offer_choices(self, picture: ProcessPicture) -> None:
        """The events that a stage may belong to."""
        self._events.offer([(None, _("none")), *((shown.id, shown.event.title) for shown in picture.events)])

    def save(self, field: str, value: Any) -> None:
        """One field, one step of undo."""
        self.workplace.do(process.change_stage, self.noun.id, **{field: value})

    def remove(self) -> None:
        """Remove the stage."""
        self.workplace.do(process.remove_stage, self.noun.id)
