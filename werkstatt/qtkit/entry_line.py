"""A line for fast entry: type, Enter, next. Twenty pasted lines are twenty entries."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class EntryLine(QLineEdit):
    """Tells `entered` with one or several texts; with Ctrl+Enter it tells `entered_otherwise`."""

    entered = Signal(list)
    entered_otherwise = Signal(list)

    def __init__(self, placeholder: str, spoken: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(spoken)
        self.textEdited.connect(self._take_lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter enters."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            otherwise = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._enter([self.text()], self.entered_otherwise if otherwise else self.entered)
        else:
            super().keyPressEvent(event)

    def _take_lines(self, text: str) -> None:
        """What was pasted or dropped brought line breaks along: several lines are entered all at once."""
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1:
            self._enter(lines, self.entered)
        elif lines and lines[0] != text:
            self.setText(lines[0])

    def _enter(self, texts: list[str], signal: object) -> None:
        written = [text.strip() for text in texts if text.strip()]
        if written:
            self.setText("")  # with it goes what could be undone here: Ctrl+Z now takes the entry back
            signal.emit(written)  # type: ignore[attr-defined]
