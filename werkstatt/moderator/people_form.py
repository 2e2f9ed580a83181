"""The fields of one person and of the coming to this event."""

from dataclasses import asdict
from types import SimpleNamespace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkstatt.domain.person import Presence, Role
from werkstatt.i18n import _
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import person
from werkstatt.qtkit.editors import ChoiceEditor, FlagEditor, LineEditor, words
from werkstatt.qtkit.form import Field, Form
from werkstatt.qtkit.widgets import button, label
from werkstatt.readmodels.people import PeoplePicture, PersonRow
from werkstatt.wording.people import person_name
from werkstatt.wording.terms import term


class PeopleForm(QWidget):
    """Edits one person below the list; each field is saved when it is left."""

    closed = Signal()
    removed = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._row: PersonRow | None = None
        self.form = Form(_("Person"), _fields())
        self.form.fields["may_be_named"].setAccessibleName(_("may be named publicly"))
        for choice in self.form.findChildren(ChoiceEditor):  # their longest words must not widen a small window
            choice.setSizeAdjustPolicy(ChoiceEditor.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(4)
        self.wishes = label("", "small", wrap=True)
        self.form.add_to_head(button(_("Remove from the list"), self._remove, "link"))
        self.form.changed.connect(self._save)
        self.form.closed.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.form)
        layout = self.form.layout()
        assert layout is not None
        layout.addWidget(self.wishes)

    def edit(self, row: PersonRow) -> None:
        """Show somebody; who has no name yet is named first."""
        self._show(row)
        self.form.fields["first_name"].setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self, picture: PeoplePicture) -> None:
        """Show what changed meanwhile; close when the person is gone from the list."""
        if self._row is None:
            return
        row = next((row for row in picture.rows if self._row is not None and row.id == self._row.id), None)
        if row is not None:
            self._show(row)
        elif self.isVisible():
            self.closed.emit()

    def _show(self, row: PersonRow) -> None:
        self._row = row
        number = row.attendance.number
        self.form.heading.setText(
            _("{name} · no. {number}").format(name=person_name(row.person, number), number=number)
        )
        self.form.show_noun(
            SimpleNamespace(**asdict(row.person), presence=row.attendance.presence, role=row.attendance.role)
        )
        self.wishes.setText(_("Wishes: {topics}").format(topics=", ".join(row.wishes)))
        self.wishes.setVisible(bool(row.wishes))

    def _save(self, field: str, value: object) -> None:
        if self._row is None:
            return
        if isinstance(value, Presence):
            self._workplace.do(person.set_presence, [self._row.id], value, self._workplace.desk.now())
        elif isinstance(value, Role):
            self._workplace.do(person.set_role, self._row.id, value)
        else:
            self._workplace.do(person.change_person, self._row.person.id, **{field: value})

    def _remove(self) -> None:
        if self._row is not None:
            self.removed.emit(self._row)


def _fields() -> list[Field]:
    return [
        Field("title", _("Academic title"), LineEditor()),
        Field("first_name", _("First name"), LineEditor()),
        Field("last_name", _("Last name"), LineEditor()),
        Field("organisation", _("Organisation"), LineEditor()),
        Field("municipality", _("Municipality"), LineEditor()),
        Field("email", _("E-mail"), LineEditor()),
        Field("phone", _("Phone"), LineEditor()),
        Field("role", _("Role"), ChoiceEditor(words(Role, term))),
        Field("presence", _("Attendance"), ChoiceEditor(words(Presence, term))),
        Field("note", _("Remarks"), LineEditor()),
        Field("may_be_named", "", FlagEditor(_("may be named publicly")), 2),
    ]
