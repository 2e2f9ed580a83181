"""A line for fast entry: type, Enter, next. Twenty pasted lines are twenty entries."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class EntryLine(QLineEdit):
    """Tells `entered` with one or several texts; with Ctrl+Enter it tells `entered_otherwise`."""

    entered = Signal(list)
    entered_otherwise = Signal(list)

    def __init__(self, placeholder: str, spoken: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(spoken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter enters; pasting several lines enters them all."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            otherwise = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._enter([self.text()], self.entered_otherwise if otherwise else self.entered)
        elif event.matches(QKeySequence.StandardKey.Paste) and len(lines := _lines_on_clipboard()) > 1:
            self._enter(lines, self.entered)
        else:
            super().keyPressEvent(event)

    def _enter(self, texts: list[str], signal: object) -> None:
        written = [text.strip() for text in texts if text.strip()]
        if written:
            self.clear()
            signal.emit(written)  # type: ignore[attr-defined]


def _lines_on_clipboard() -> list[str]:
    return [line for line in QGuiApplication.clipboard().text().splitlines() if line.strip()]
