"""Forms as data: fields in a grid, each with a title and an editor; a form tells which field got which value."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from werkstatt.i18n import _
from werkstatt.qtkit.editors import Editor, FlagEditor
from werkstatt.qtkit.widgets import button, label, row


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a noun: `name` is the field's name there, `span` how many of the form's columns it takes."""

    name: str
    title: str
    editor: Editor
    span: int = 1


class Form(QFrame):
    """Shows the fields of a noun. `changed` tells field and new value; Escape or the button closes."""

    changed = Signal(str, object)
    closed = Signal()

    def __init__(self, title: str, fields: Sequence[Field], columns: int = 4) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.heading = label(title, "heading")
        self.fields = {field.name: field.editor for field in fields}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 14)
        column.setSpacing(6)
        self._head = row(self.heading, 1, button(_("Close"), self._close, "link"))
        column.addLayout(self._head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        column.addLayout(self._grid)
        place = 0
        for field in fields:
            if place % columns + field.span > columns:
                place += columns - place % columns
            self._put(field, place // columns, place % columns)
            place += field.span
        for at in range(columns):
            self._grid.setColumnStretch(at, 1)

    def _put(self, field: Field, line: int, column: int) -> None:
        if not isinstance(field.editor, FlagEditor):
            self._grid.addWidget(label(field.title, "small"), 2 * line, column, 1, field.span)
        field.editor.setAccessibleName(field.title)
        field.editor.edited.connect(lambda value: self.changed.emit(field.name, value))
        self._grid.addWidget(field.editor, 2 * line + 1, column, 1, field.span)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a button beside "Close"."""
        self._head.insertWidget(2, widget)

    def show_noun(self, noun: object) -> None:
        """Show all fields of a noun; what somebody is typing stays."""
        for name, editor in self.fields.items():
            editor.show_value(getattr(noun, name))

    def begin(self) -> None:
        """Put the keyboard on the first field."""
        first = next(iter(self.fields.values()))
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        # What stands in the field the keyboard is on is saved by leaving it.
        if (focused := self.focusWidget()) is not None:
            focused.clearFocus()
        self.closed.emit()
