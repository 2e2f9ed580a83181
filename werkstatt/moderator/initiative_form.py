"""The fields of one strategic initiative."""

from dataclasses import dataclass
from typing import Any

from werkstatt.i18n import _
from werkstatt.moderator.noun_form import NounForm, lines_of
from werkstatt.operations import process
from werkstatt.qtkit.editors import LineEditor, TextEditor
from werkstatt.qtkit.form import Field, Form
from werkstatt.readmodels.process import InitiativePicture


@dataclass(frozen=True, slots=True)
class _Written:
    """An initiative as it stands in the form."""

    title: str
    aim: str
    points: str


class InitiativeForm(NounForm):
    """Edits an initiative below the cards; focus points are lines of one text."""

    def make_form(self) -> Form:
        """The fields."""
        return Form(
            _("Strategic initiative"),
            [
                Field("title", _("Title"), LineEditor(), 2),
                Field("aim", _("Aim"), TextEditor(4)),
                Field("points", _("Focus points, one per line"), TextEditor(4)),
            ],
            columns=2,
        )

    def show_noun(self, noun: InitiativePicture) -> None:
        """Title, aim, and the focus points as lines."""
        points = "\n".join(point.text for point in noun.points)
        self.form.show_noun(_Written(noun.initiative.title, noun.initiative.aim, points))

    def save(self, field: str, value: Any) -> None:
        """One field, one step of undo."""
        if field == "points":
            self.workplace.do(process.write_focus_points, self.noun.id, lines_of(value))
        else:
            self.workplace.do(process.change_initiative, self.noun.id, **{field: value})

    def remove(self) -> None:
        """Remove the initiative."""
        self.workplace.do(process.remove_initiative, self.noun.id)
