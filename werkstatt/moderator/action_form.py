"""The fields of one action."""

from typing import Any

from werkstatt.domain.action import ActionState
from werkstatt.i18n import _
from werkstatt.moderator.due import DueEditor
from werkstatt.moderator.name_completer import NameCompleter
from werkstatt.moderator.noun_form import NounForm
from werkstatt.operations import action
from werkstatt.qtkit.editors import ChoiceEditor, LineEditor, words
from werkstatt.qtkit.form import Field, Form
from werkstatt.readmodels.actions import ActionsPicture
from werkstatt.readmodels.process import ProcessPicture
from werkstatt.wording.terms import term


class ActionForm(NounForm):
    """Edits an action below the plan, or below what is due."""

    REQUIRED = "what"

    def make_form(self) -> Form:
        """The fields."""
        self._initiatives = ChoiceEditor([])
        who = LineEditor()
        self.names = NameCompleter(self.workplace, who)
        return Form(
            _("Action"),
            [
                Field("what", _("What"), LineEditor(), 3),
                Field("state", _("State"), ChoiceEditor(words(ActionState, term))),
                Field("who", _("Who is responsible"), who),
                Field("partners", _("Together with"), LineEditor()),
                Field("until", _("Until when"), DueEditor(self.workplace)),
                Field("initiative_id", _("Serves the initiative"), self._initiatives),
            ],
        )

    def offer_choices(self, picture: ActionsPicture | ProcessPicture) -> None:
        """The initiatives that an action may serve."""
        titles = [(initiative.id, initiative.title) for initiative in picture.initiatives]
        self._initiatives.offer([(None, _("none")), *titles])

    def save(self, field: str, value: Any) -> None:
        """One field, one step of undo."""
        self.workplace.do(action.change_action, self.noun.id, **{"due" if field == "until" else field: value})

    def remove(self) -> None:
        """Remove the action."""
        self.workplace.do(action.remove_action, self.noun.id)
