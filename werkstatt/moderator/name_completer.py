"""Completes who is responsible from the people and organisations of the file."""

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from werkstatt.moderator.workplace import Workplace
from werkstatt.readmodels.actions import known_names

_MOST_SHOWN = 8
_WIDTH = 288


class NameCompleter(QCompleter):
    """Finds any part of a name, in capitals or not. It asks for the names whenever the field gets the keyboard."""

    def __init__(self, workplace: Workplace, field: QLineEdit) -> None:
        super().__init__(field)
        self._workplace = workplace
        self.names = QStringListModel(self)
        self.setModel(self.names)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(_MOST_SHOWN)
        self._list = QListView()
        self._list.setProperty("role", "completion")
        self._list.setMinimumWidth(_WIDTH)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPopup(self._list)
        field.setCompleter(self)

    def is_choosing(self) -> bool:
        """Whether Enter would take a name from the list, and should do nothing else."""
        return self._list.isVisible() and self._list.currentIndex().isValid()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field's events pass here, for Qt has it so."""
        if event.type() == QEvent.Type.FocusIn and watched is self.parent():
            names = self._workplace.desk.ask(known_names)
            self._workplace.relay.then(names, self.names.setStringList, self._workplace.complain)
        return super().eventFilter(watched, event)
