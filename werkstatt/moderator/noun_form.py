"""What the forms below lists have in common: they edit one noun, save each field when it is left, and go with it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkstatt.i18n import _
from werkstatt.moderator.workplace import Workplace
from werkstatt.qtkit.form import Form
from werkstatt.qtkit.widgets import button


class NounForm(QWidget):
    """A form on one noun at a time; a subclass says which fields it has and how they are saved.

    The field that is `REQUIRED` is never emptied.
    """

    REQUIRED = "title"
    REMOVABLE = True

    closed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.workplace = workplace
        self.noun: Any = None
        self.form = self.make_form()
        self.removal = button(_("Remove"), self._remove, "link")
        self.form.add_to_head(self.removal)
        self.removal.setVisible(self.REMOVABLE)
        self.form.changed.connect(self._changed)
        self.form.closed.connect(self.closed)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 8, 0, 0)
        self.column.addWidget(self.form)
        self.hide()

    def make_form(self) -> Form:
        """The form with its fields."""
        raise NotImplementedError

    def offer_choices(self, picture: Any) -> None:
        """Other nouns to which this kind of noun may belong, from the picture of the page."""

    def edit(self, noun: Any) -> None:
        """Show a noun and begin with its first field."""
        self.form.leave()  # what was typed belongs to the noun before
        self.noun = noun
        self.show_noun(noun)
        self.show()
        self.form.begin()

    def refresh(self, nouns: Sequence[Any]) -> None:
        """Show what changed meanwhile; close when the noun is gone."""
        if self.noun is None:
            return
        found = next((noun for noun in nouns if noun.id == self.noun.id), None)
        if found is None:
            self.noun = None
            self.closed.emit()
        else:
            self.noun = found
            self.show_noun(found)

    def show_noun(self, noun: Any) -> None:
        """Show the fields of the noun; what somebody is typing stays."""
        self.form.show_noun(noun)

    def save(self, field: str, value: Any) -> None:
        """Have a field's new value written."""
        raise NotImplementedError

    def remove(self) -> None:
        """Have the noun removed."""
        raise NotImplementedError

    def leave(self) -> None:
        """Hide the form; what stands in the field the keyboard is on is saved by leaving it."""
        self.hide()
        self.noun = None

    def _changed(self, field: str, value: Any) -> None:
        if self.noun is None:
            return
        if field == self.REQUIRED and not value:
            self.show_noun(self.noun)
        else:
            self.save(field, value)

    def _remove(self) -> None:
        self.remove()
        self.closed.emit()


def lines_of(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line for written in text.splitlines() if (line := " ".join(written.split()))]
