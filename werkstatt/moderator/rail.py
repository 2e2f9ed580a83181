"""The rail at the left: the pages of the cockpit in the order of an evening."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QVBoxLayout, QWidget

from werkstatt.qtkit.widgets import button, label

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Rail(QWidget):
    """Groups of entries; the chosen one is checked. Alt+1 … Alt+9 choose by keyboard."""

    chosen = Signal(str)
    WIDTH = 196

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(self.WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 18, 10, 18)
        self._column.setSpacing(3)
        self._group = QButtonGroup(self)
        self._entries: dict[str, QPushButton] = {}
        self._figures: dict[str, QLabel] = {}

    def add_group(self, title: str) -> None:
        """A heading above the entries that follow."""
        if self._entries:
            self._column.addSpacing(14)
        heading = label(title.upper(), "group")
        heading.setContentsMargins(12, 6, 0, 6)
        self._column.addWidget(heading)

    def add_entry(self, key: str, title: str) -> None:
        """A page."""
        place = len(self._entries) + 1
        entry = button(title, lambda: self.chosen.emit(key), "rail", keys=f"Alt+{place}")
        entry.setCheckable(True)
        entry.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # who clicks wants to work on the page
        entry.setMinimumSize(QSize(0, 38))
        self._group.addButton(entry)
        self._entries[key] = entry
        figure = label("", "small")
        inside = QVBoxLayout(entry)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.addWidget(figure, 0, _RIGHT)
        self._figures[key] = figure
        self._column.addWidget(entry)

    def add_rest(self) -> None:
        """Nothing more comes: what is left stays empty."""
        self._column.addStretch(1)

    def choose(self, key: str) -> None:
        """Check an entry without saying so."""
        self._entries[key].setChecked(True)

    def set_figure(self, key: str, figure: str) -> None:
        """The figure beside an entry."""
        self._figures[key].setText(figure)
