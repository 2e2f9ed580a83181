"""The list as it stands in the file, with the meaning of each column above it, to be corrected."""

from functools import partial

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from werkstatt.exchange.columns import Field
from werkstatt.i18n import _
from werkstatt.moderator.import_draft import ImportDraft
from werkstatt.qtkit.editors import ChoiceEditor
from werkstatt.qtkit.theme import Theme
from werkstatt.wording.people_list import column_word

_MOST_ROWS = 200
_CHOICE_HEIGHT = 36
_WIDEST = 260
_PADDING, _CHOICE_PADDING = 24, 60
_MEASURED_ROWS = 40

Index = QModelIndex | QPersistentModelIndex


class SheetModel(QAbstractTableModel):
    """The first rows of a sheet; what is not taken over is muted."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._draft: ImportDraft | None = None
        self._muted: set[int] = set()

    def show_draft(self, draft: ImportDraft) -> None:
        """Show another reading."""
        self.beginResetModel()
        self._draft = draft
        self._muted = {skipped.line for skipped in draft.reading.skipped} | set(range(draft.layout.first_row + 1))
        self.endResetModel()

    def is_about(self, draft: ImportDraft) -> bool:
        """Whether a draft is of the sheet that is shown."""
        return self._draft is not None and self._draft.sheet == draft.sheet

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows are shown."""
        return min(_MOST_ROWS, len(self._draft.sheet.rows)) if self._draft else 0

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return len(self._draft.layout.columns) if self._draft else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell in one line, and its colour."""
        if self._draft is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            row = self._draft.sheet.rows[index.row()]
            return " ".join(row[index.column()].split()) if index.column() < len(row) else ""
        if role == Qt.ItemDataRole.ForegroundRole:
            ignored = self._draft.layout.columns[index.column()].field is Field.IGNORE
            if ignored or index.row() + 1 in self._muted:
                return QColor(self._theme.tokens.muted)
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words above a column, and the line in the file beside a row."""
        if role != Qt.ItemDataRole.DisplayRole or self._draft is None:
            return None
        if side == Qt.Orientation.Vertical:
            return str(section + 1)
        return " ".join(self._draft.layout.columns[section].header.split())


class MeaningHeader(QHeaderView):
    """A header with a choice above each column."""

    chosen = Signal(int, object)

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.choices: list[ChoiceEditor] = []
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sectionResized.connect(self._place)
        table.horizontalScrollBar().valueChanged.connect(self._place)
        self._table = table

    def show_draft(self, draft: ImportDraft, before: QWidget) -> None:
        """Show the meanings; the keyboard comes from the widget `before` them."""
        while len(self.choices) > len(draft.layout.columns):
            self.choices.pop().deleteLater()
        for place, column in enumerate(draft.layout.columns):
            if place == len(self.choices):
                self.choices.append(self._choice(place))
            self.choices[place].show_value(column.field)
            self.choices[place].setAccessibleName(
                _("Meaning of column {number} “{header}”").format(number=place + 1, header=column.header)
            )
            QWidget.setTabOrder(self.choices[place - 1] if place else before, self.choices[place])
        self._place()

    def sizeHint(self) -> QSize:
        """Room for the choices above the words."""
        size = super().sizeHint()
        return QSize(size.width(), size.height() + _CHOICE_HEIGHT)

    def paintSection(self, painter: QPainter, rect: object, index: int) -> None:
        """The words stand below the choice."""
        super().paintSection(painter, rect.adjusted(0, _CHOICE_HEIGHT, 0, 0), index)  # type: ignore[attr-defined]

    def updateGeometries(self) -> None:
        """The choices move with their columns."""
        super().updateGeometries()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A choice that gets the keyboard comes into sight."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, ChoiceEditor):
            top = self._table.rowAt(0)
            self._table.scrollTo(self.model().index(max(0, top), self.choices.index(watched)))
        return super().eventFilter(watched, event)

    def _choice(self, place: int) -> ChoiceEditor:
        made = ChoiceEditor([(field, column_word(field)) for field in Field])
        made.setParent(self)
        made.setProperty("role", "column")
        made.edited.connect(partial(self.chosen.emit, place))
        made.installEventFilter(self)
        made.show()
        return made

    def _place(self) -> None:
        for place, choice in enumerate(self.choices):
            left = self.sectionViewportPosition(place)
            choice.setGeometry(left + 3, 4, self.sectionSize(place) - 6, _CHOICE_HEIGHT - 6)


class ImportTable(QTableView):
    """The preview; `meaning_chosen` tells a column and its new meaning."""

    meaning_chosen = Signal(int, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.sheet = SheetModel(theme, self)
        self.setModel(self.sheet)
        self.meanings = MeaningHeader(self)
        self.meanings.chosen.connect(self.meaning_chosen)
        self.setHorizontalHeader(self.meanings)
        self.setAccessibleName(_("Preview of the list"))
        self.setProperty("role", "preview")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(30)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_draft(self, draft: ImportDraft, before: QWidget) -> None:
        """Show a reading; a new sheet is shown from where the list begins."""
        same_sheet = self.sheet.is_about(draft)
        self.sheet.show_draft(draft)
        self.meanings.show_draft(draft, before)
        self._fit(draft)
        if not same_sheet:
            self.scrollTo(self.sheet.index(draft.layout.first_row, 0), self.ScrollHint.PositionAtTop)

    def _fit(self, draft: ImportDraft) -> None:
        """Columns as wide as their meaning and as what stands in the list, not as the titles above it."""
        shown = draft.sheet.rows[draft.layout.first_row : draft.layout.first_row + _MEASURED_ROWS]
        for column, choice in enumerate(self.meanings.choices):
            texts = [row[column] for row in shown if column < len(row)]
            wanted = max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0) + _PADDING
            meaning = choice.fontMetrics().horizontalAdvance(choice.currentText()) + _CHOICE_PADDING
            self.setColumnWidth(column, max(meaning, min(wanted, _WIDEST)))
