"""Forms as data: fields in a grid, each with a title and an editor; a form tells which field got which value."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from werkstatt.i18n import _
from werkstatt.qtkit.editors import Editor, FlagEditor, LineEditor
from werkstatt.qtkit.elided import ElidedLabel
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
        self.heading = ElidedLabel("heading", widest=600)
        self.heading.setText(title)
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
        self.trouble = label("", "warn", wrap=True)
        self.trouble.hide()
        column.addWidget(self.trouble)

    def _put(self, field: Field, line: int, column: int) -> None:
        if not isinstance(field.editor, FlagEditor):
            title = label(field.title, "small", wrap=True)
            self._grid.addWidget(title, 2 * line, column, 1, field.span, Qt.AlignmentFlag.AlignBottom)
        field.editor.setAccessibleName(field.title)
        field.editor.edited.connect(partial(self._tell, field.name))
        self._grid.addWidget(field.editor, 2 * line + 1, column, 1, field.span, Qt.AlignmentFlag.AlignTop)

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

    def leave(self) -> None:
        """Save what stands in the field the keyboard is on, and drop what could not be read."""
        if (focused := self.focusWidget()) is not None:
            focused.clearFocus()  # leaving a field saves it
        for editor in self._misread():
            editor.forget()
        self.trouble.hide()

    def _close(self) -> None:
        if (focused := self.focusWidget()) is not None:
            focused.clearFocus()
        misread = self._misread()
        if misread and not self.trouble.isVisible():
            self._complain(misread[0])
        else:
            self.leave()
            self.closed.emit()

    def _tell(self, name: str, value: object) -> None:
        self.changed.emit(name, value)
        if not self._misread():
            self.trouble.hide()

    def _misread(self) -> list[LineEditor]:
        return [editor for editor in self.fields.values() if isinstance(editor, LineEditor) and editor.misread]

    def _complain(self, editor: LineEditor) -> None:
        """Nothing that was typed is dropped without a word."""
        self.trouble.setText(
            _("“{text}” can't be read as “{form}” and is not saved. Correct it, or drop it with Escape.").format(
                text=editor.text(), form=editor.placeholderText()
            )
        )
        self.trouble.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.selectAll()
