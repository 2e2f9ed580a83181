"""The page "Ablauf" in the cockpit, as its tests handle it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.support.cockpit import Cockpit
from werkstatt.domain.agenda import AgendaItem
from werkstatt.moderator.agenda_page import AgendaPage
from werkstatt.moderator.item_form import ItemForm

CTRL, LEFT = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton
PLANNED = ["Ankommen", "Rückblick", "Projekt-Café", "Pause", "Abschluss"]


class Agenda:
    """The page in the cockpit, and what is on disk behind it."""

    def __init__(self, cockpit: Cockpit) -> None:
        self.cockpit = cockpit
        self.qtbot: QtBot = cockpit.qtbot
        page = cockpit.window.pages["agenda"]
        assert isinstance(page, AgendaPage)
        self.page = page
        cockpit.window.turn_to("agenda")
        self.until_shown(PLANNED)

    @property
    def form(self) -> ItemForm:
        return self.page.form

    def shown(self) -> list[str]:
        """The titles in the list, from the top."""
        rows = self.page.list.rows
        return [rows.row_at(place).slot.item.title for place in range(rows.rowCount())]

    def until_shown(self, titles: list[str]) -> None:
        self.cockpit.until(lambda: self.shown() == titles)

    def go_on(self, title: str) -> None:
        """Press "Weiter", which starts the item with this title."""
        self.cockpit.window_key(Qt.Key.Key_PageDown)
        self.cockpit.until(lambda: self.cockpit.running == title)

    def item(self, title: str) -> AgendaItem:
        """An item as it is on disk."""
        return next(item for item in self.cockpit.night.picture.items if item.title == title)

    def select(self, title: str) -> None:
        """Put the keyboard on an item."""
        self.page.list.setFocus()
        self.page.list.select(self.item(title).id)

    def type(self, text: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Type a line for new items, and Enter."""
        self.page.entry.setFocus()
        self.cockpit.write(self.page.entry, text)
        self.qtbot.keyClick(self.page.entry, Qt.Key.Key_Return, modifier)

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.qtbot.keyClick(self.page.entry, Qt.Key.Key_V, CTRL)

    def press(self, title: str) -> None:
        """Press the button below the list."""
        button = next(found for found in self.page.findChildren(QPushButton) if found.text() == title)
        self.qtbot.mouseClick(button, LEFT)

    def is_in_sight(self, title: str) -> bool:
        view = self.page.list
        return view.viewport().rect().contains(view.visualRect(view.rows.index(self.shown().index(title))))

    def undo(self) -> None:
        self.qtbot.mouseClick(self.cockpit.window.status.undo, LEFT)

    def drag(self, title: str, to: QPoint) -> None:
        """Drag an item with the mouse to a point of the list."""
        view = self.page.list
        grip = view.visualRect(view.rows.index(self.shown().index(title))).center()
        self.qtbot.mousePress(view.viewport(), LEFT, pos=grip)
        self.qtbot.mouseMove(view.viewport(), (grip + to) / 2)
        self.qtbot.mouseMove(view.viewport(), to)
        self.qtbot.mouseRelease(view.viewport(), LEFT, pos=to)

    def middle_of(self, title: str) -> QPoint:
        return self.page.list.visualRect(self.page.list.rows.index(self.shown().index(title))).center()
