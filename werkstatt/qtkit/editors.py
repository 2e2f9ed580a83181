"""Editors of single values. Each tells of a change once, when it is left or confirmed: one change is one undo."""

from collections.abc import Callable, Sequence
from datetime import date, time
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
)

from werkstatt.i18n import _
from werkstatt.qtkit.widgets import restyle
from werkstatt.wording.reading import read_clock_time, read_date
from werkstatt.wording.times import clock_time, short_date

_ARROW, _FROM_THE_EDGE = 4.5, 16


class LineEditor(QLineEdit):
    """One line of text."""

    edited = Signal(object)

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.misread = False
        self._shown = ""
        self.editingFinished.connect(self._tell)

    def show_value(self, value: Any) -> None:
        """Show a value from the file, unless somebody is typing here or has still to correct what was typed."""
        if (self.hasFocus() and self.isModified()) or (self.misread and self.isVisible()):
            return
        self._mark(misread=False)
        self._shown = self.written(value)
        if self.text() != self._shown:
            self.setText(self._shown)
            if not self.hasFocus():
                self.setCursorPosition(0)  # a long text is read from its beginning

    def written(self, value: Any) -> str:
        """The text for a value."""
        return str(value or "")

    def read(self, text: str) -> Any:
        """The value of a text; raises ValueError when it has none."""
        return text.strip()

    def forget(self) -> None:
        """Drop what could not be read; the value of the file is shown again."""
        if self.misread:
            self.setText(self._shown)
            self._mark(misread=False)

    def _mark(self, *, misread: bool) -> None:
        if self.misread is not misread:
            self.misread = misread
            restyle(self, wrong=misread)

    def _tell(self) -> None:
        if self.text() == self._shown:
            self._mark(misread=False)
            return
        try:
            value = self.read(self.text())
        except ValueError:
            self._mark(misread=True)
            return
        self._mark(misread=False)
        self._shown = self.text()
        self.edited.emit(value)


class ClockTimeEditor(LineEditor):
    """A time of day such as "19:30", or nothing."""

    def __init__(self) -> None:
        super().__init__(_("hh:mm"))

    def written(self, value: time | None) -> str:
        """Without the word for "o'clock"."""
        return clock_time(value, word=False) if value else ""

    def read(self, text: str) -> time | None:
        """Also "1930", "19.30" and "19"."""
        return read_clock_time(text) if text.strip() else None


class DateEditor(LineEditor):
    """A date such as "18.01.2023", or nothing."""

    def __init__(self) -> None:
        super().__init__(_("dd.mm.yyyy"))

    def written(self, value: date | None) -> str:
        """The short form of the language in use."""
        return short_date(value) if value else ""

    def read(self, text: str) -> date | None:
        """Also "18.1.23" and "2023-01-18"."""
        return read_date(text) if text.strip() else None


class TextEditor(QPlainTextEdit):
    """Several lines of text. Tab leads on; leaving saves."""

    edited = Signal(object)

    def __init__(self, lines: int = 3) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.ensurePolished()  # the height depends on the typeface of the style sheet
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 26)
        self._shown = ""

    def show_value(self, value: Any) -> None:
        """Show a value from the file, unless somebody is typing here."""
        if self.hasFocus() and self.toPlainText() != self._shown:
            return
        self._shown = str(value or "")
        if self.toPlainText() != self._shown:
            self.setPlainText(self._shown)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving saves."""
        super().focusOutEvent(event)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves without leaving."""
        if event.key() == Qt.Key.Key_Return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._tell()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if self.toPlainText() != self._shown:
            self._shown = self.toPlainText()
            self.edited.emit(self._shown.strip())


class NumberEditor(QSpinBox):
    """A whole number in a range."""

    edited = Signal(object)

    def __init__(self, lowest: int, highest: int, unit: str = "") -> None:
        super().__init__()
        self.setRange(lowest, highest)
        self.setSuffix(f" {unit}" if unit else "")
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(9, 0, 9, 0)  # the style sheet's padding does not reach inside
        self._shown = self.value()
        self.editingFinished.connect(self._tell)

    def show_value(self, value: Any) -> None:
        """Show a value from the file, unless somebody is typing here."""
        if not (self.hasFocus() and self.value() != self._shown):
            self._shown = int(value)
            # What is in the file stays as it is, even beyond the usual range.
            self.setRange(min(self.minimum(), self._shown), max(self.maximum(), self._shown))
            self.setValue(self._shown)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page must not change numbers."""
        event.ignore()

    def _tell(self) -> None:
        if self.value() != self._shown:
            self._shown = self.value()
            self.edited.emit(self._shown)


class ChoiceEditor(QComboBox):
    """One of several values, each with its word."""

    edited = Signal(object)

    def __init__(self, choices: Sequence[tuple[Any, str]]) -> None:
        super().__init__()
        self._values: list[Any] = []
        # Long titles are cut by the layout, not by the first one that was shown.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(5)
        self.offer(choices)
        self.activated.connect(lambda place: self.edited.emit(self._values[place]))

    def offer(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer other values; the chosen one stays if it is among them."""
        if list(choices) == [(value, self.itemText(place)) for place, value in enumerate(self._values)]:
            return
        present = self.value()
        self.clear()
        self._values = [value for value, _word in choices]
        self.addItems([word for _value, word in choices])
        self.show_value(present)

    def value(self) -> Any:
        """The chosen value."""
        return self._values[self.currentIndex()] if 0 <= self.currentIndex() < len(self._values) else None

    def show_value(self, value: Any) -> None:
        """Show a value from the file."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words for which there is no room end in "…"; Qt would cut them in the middle of a letter."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        place = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        right = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(self.currentText(), right, place.width() - 2)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        tip = QPointF(self.width() - _FROM_THE_EDGE, self.height() / 2 + _ARROW / 2)
        _draw(painter, self.palette().text(), tip + QPointF(-_ARROW, -_ARROW), tip, tip + QPointF(_ARROW, -_ARROW))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page must not change choices."""
        event.ignore()


class FlagEditor(QCheckBox):
    """Yes or no."""

    edited = Signal(object)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.clicked.connect(self._tell)

    def show_value(self, value: Any) -> None:
        """Show a value from the file."""
        self.setChecked(bool(value))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tick stands in the box of the style sheet."""
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            middle = QRectF(self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)).center()
            painter = QPainter(self)
            left, low, right = QPointF(-4, 0), QPointF(-1, 3), QPointF(4, -3)
            _draw(painter, self.palette().highlightedText(), middle + left, middle + low, middle + right)
            painter.end()

    def _tell(self, checked: bool) -> None:
        self.edited.emit(checked)


def _draw(painter: QPainter, colour: QBrush, *points: QPointF) -> None:
    """A stroke in a colour of the look in use; a picture in the style sheet has one colour for all looks."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.8, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(points)


Editor = LineEditor | TextEditor | NumberEditor | ChoiceEditor | FlagEditor


def words(kind: type[StrEnum], say: Callable[[Any], str]) -> list[tuple[StrEnum, str]]:
    """The members of an enumeration with their words, for a ChoiceEditor."""
    return [(member, say(member)) for member in kind]
