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
    """A form on one noun at a time; a subclass says how its fields are saved. The `required` field is never emptied."""

    closed = Signal()

    def __init__(self, workplace: Workplace, form: Form, required: str) -> None:
        super().__init__()
        self.workplace = workplace
        self.form = form
        self.noun: Any = None
        self._required = required
        self.form.changed.connect(self._changed)
        self.form.closed.connect(self.closed)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 8, 0, 0)
        self.column.addWidget(form)
        self.hide()

    def offer_removal(self) -> None:
        """Let the noun be removed from here."""
        self.form.add_to_head(button(_("Remove"), self._remove, "link"))

    def edit(self, noun: Any) -> None:
        """Show a noun and begin with its first field."""
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
        if field == self._required and not value:
            self.show_noun(self.noun)
        else:
            self.save(field, value)

    def _remove(self) -> None:
        self.remove()
        self.closed.emit()


def lines_of(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line for written in text.splitlines() if (line := " ".join(written.split()))]
