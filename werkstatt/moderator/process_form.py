"""The head of the process: title, challenge, aim, sponsor, period, fields of action and criteria."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from werkstatt.i18n import _
from werkstatt.moderator.noun_form import NounForm, lines_of
from werkstatt.operations import process
from werkstatt.qtkit.editors import DateEditor, LineEditor, TextEditor
from werkstatt.qtkit.form import Field, Form
from werkstatt.readmodels.process import ProcessPicture


@dataclass(frozen=True, slots=True)
class _Written:
    """The head as it stands in the form."""

    title: str
    sponsor: str
    starts_on: date | None
    ends_on: date | None
    challenge: str
    aim: str
    fields: str
    criteria: str


class ProcessForm(NounForm):
    """Edits the head of the process; lists are lines of one text."""

    REMOVABLE = False

    def make_form(self) -> Form:
        """The fields."""
        return Form(
            _("The process"),
            [
                Field("title", _("Title"), LineEditor(), 2),
                Field("sponsor", _("Sponsor"), LineEditor(), 2),
                Field("starts_on", _("Begins on"), DateEditor()),
                Field("ends_on", _("Ends on"), DateEditor()),
                Field("challenge", _("Challenge"), TextEditor(2), 3),
                Field("aim", _("Aim"), TextEditor(2), 3),
                Field("fields", _("Fields of action, one per line"), TextEditor(5), 3),
                Field("criteria", _("Criteria for choosing initiatives, one per line"), TextEditor(5), 3),
            ],
            columns=6,
        )

    def show_noun(self, noun: ProcessPicture) -> None:
        """The head, and the lists as lines."""
        head = noun.process
        if head is not None:
            fields = "\n".join(field.title for field in noun.fields)
            criteria = "\n".join(criterion.title for criterion in noun.criteria)
            self.form.show_noun(
                _Written(
                    head.title,
                    head.sponsor,
                    head.starts_on,
                    head.ends_on,
                    head.challenge,
                    head.aim,
                    fields,
                    criteria,
                )
            )

    def save(self, field: str, value: Any) -> None:
        """One field, one step of undo."""
        if field == "fields":
            self.workplace.do(process.write_fields_of_action, lines_of(value))
        elif field == "criteria":
            self.workplace.do(process.write_criteria, lines_of(value))
        else:
            self.workplace.do(process.describe_process, self.noun.id, **{field: value})
