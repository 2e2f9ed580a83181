"""How a row of a list is described, and painted from that."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from werkstatt.qtkit import fonts
from werkstatt.qtkit.broken_lines import broken_lines
from werkstatt.qtkit.row_model import ROW
from werkstatt.qtkit.tokens import Tokens

_GAP = 12
_RADIUS = 11
_TEXT, _SMALL, _LINE = 15, 13, 20
# Named once: naming and joining Qt's enumerations costs more than painting a word.
_ELIDE = Qt.TextElideMode.ElideRight
_LEFT, _RIGHT, _MIDDLE = (
    (Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter | side).value
    for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter)
)


class Tone(Enum):
    """How a cell's text is meant: the token of its colour, and whether it is bold."""

    PLAIN = ("ink", False)
    STRONG = ("ink", True)
    MUTED = ("muted", False)
    WARN = ("warn", True)
    ACCENT = ("accent", True)


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a row. `width` in pixels; 0 takes what is left (several share it). `below` is a small second line."""

    text: str = ""
    width: int = 0
    tone: Tone = Tone.PLAIN
    right: bool = False
    below: str = ""
    pill: str | None = None
    swatch: str | None = None


@dataclass(frozen=True, slots=True)
class Painted:
    """A row as it is painted; `marked` rows stand out (the running item)."""

    cells: Sequence[Cell]
    marked: bool = False


class RowDelegate(QStyledItemDelegate):
    """Paints rows from cells; text is plain text and elided, never clipped in the middle of a letter."""

    def __init__(
        self,
        describe: Callable[[Any], Painted],
        tokens: Callable[[], Tokens],
        view: QListView,
        *,
        height: int,
        margin: int,
        lines: int,
    ) -> None:
        super().__init__(view)
        self._describe = describe
        self._tokens = tokens
        self._view = view
        self._height = height
        self._margin = margin
        self._lines = lines

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows have one height, so that long lists scroll at once; unless long texts may take several lines."""
        if self._lines == 1:
            return QSize(120, self._height)
        cells = self._describe(index.data(ROW)).cells
        widths = self._widths(cells, self._view.viewport().width())
        lines = max(len(self._broken(cell, width)) for cell, width in zip(cells, widths, strict=True))
        return QSize(120, self._height + (lines - 1) * _LINE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Background, cells, hairline."""
        tokens = self._tokens()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painted = self._describe(index.data(ROW))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_keys = bool(state & QStyle.StateFlag.State_HasFocus)
        is_chosen = has_keys or bool(state & QStyle.StateFlag.State_Selected)
        if painted.marked or is_chosen:
            painter.fillRect(rect, QColor(tokens.accent_soft if painted.marked else tokens.paper))
        if is_chosen:
            bar = QRect(rect.left(), rect.top(), 4, rect.height())
            painter.fillRect(bar, QColor(tokens.accent if has_keys else tokens.muted))
        self._paint_cells(painter, rect, painted.cells, tokens)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_cells(self, painter: QPainter, rect: QRect, cells: Sequence[Cell], tokens: Tokens) -> None:
        left = rect.left() + self._margin
        for cell, width in zip(cells, self._widths(cells, rect.width()), strict=True):
            for number, text in enumerate(self._broken(cell, width)):
                place = QRect(left, rect.top() + number * _LINE, width, self._height)
                _paint_cell(painter, place, cell if text == cell.text else replace(cell, text=text), tokens)
            left += width + _GAP

    def _widths(self, cells: Sequence[Cell], width: int) -> Sequence[int]:
        fixed = sum(cell.width for cell in cells) + _GAP * (len(cells) - 1) + 2 * self._margin
        flexible = max(1, sum(not cell.width for cell in cells))
        share = max(40, (width - fixed) // flexible)
        return [cell.width or share for cell in cells]

    def _broken(self, cell: Cell, width: int) -> Sequence[str]:
        """The lines of a cell: several only where it has no width of its own."""
        if self._lines == 1 or cell.width or cell.below:
            return (cell.text,)
        return broken_lines(cell.text, width, self._lines, _TEXT, bold=cell.tone.value[1])


def _paint_cell(painter: QPainter, rect: QRect, cell: Cell, tokens: Tokens) -> None:
    if cell.swatch is not None:
        painter.setPen(QPen(QColor(tokens.muted), 1))  # a dark colour is seen on a dark ground, too
        painter.setBrush(QColor(cell.swatch))
        painter.drawRoundedRect(QRect(rect.left(), rect.center().y() - 6, 14, 14), 4, 4)
    elif cell.pill is not None:
        _paint_pill(painter, rect, cell, tokens)
    else:
        _paint_text(painter, rect, cell, tokens)


def _paint_text(painter: QPainter, rect: QRect, cell: Cell, tokens: Tokens) -> None:
    colour, is_bold = cell.tone.value
    painter.setFont(fonts.font(_TEXT, bold=is_bold))
    painter.setPen(QColor(getattr(tokens, colour)))
    flags = _RIGHT if cell.right else _LEFT
    if not cell.below:
        _write(painter, rect, flags, cell.text)
        return
    _write(painter, rect.adjusted(0, 6, 0, -rect.height() // 2), flags, cell.text)
    painter.setFont(fonts.font(_SMALL))
    painter.setPen(QColor(tokens.muted))
    _write(painter, rect.adjusted(0, rect.height() // 2, 0, -5), flags, cell.below)


def _paint_pill(painter: QPainter, rect: QRect, cell: Cell, tokens: Tokens) -> None:
    painter.setFont(fonts.font(_SMALL))
    width = min(rect.width(), painter.fontMetrics().horizontalAdvance(cell.text) + 2 * _RADIUS)
    pill = QRect(rect.right() - width, rect.center().y() - 11, width, 23)
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(QColor(cell.pill or tokens.surface))
    painter.drawRoundedRect(pill, _RADIUS, _RADIUS)
    painter.setPen(QColor(tokens.ink))
    _write(painter, pill, _MIDDLE, cell.text)


def _write(painter: QPainter, rect: QRect, flags: int, text: str) -> None:
    one_line = " ".join(text.split())
    painter.drawText(rect, flags, painter.fontMetrics().elidedText(one_line, _ELIDE, rect.width()))
