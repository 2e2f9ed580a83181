"""What all pages have in common: a title, a picture kept up to date while the page is looked at, and a side."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkstatt.moderator.workplace import Workplace
from werkstatt.qtkit.relay import LivePicture
from werkstatt.qtkit.widgets import label


class Page(QWidget):
    """A page of the cockpit. `side` is shown below the beamer's preview while the page is open.

    `page_wanted` tells the key of another page to turn to.
    """

    page_wanted = Signal(str)

    def __init__(self, workplace: Workplace, title: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.workplace = workplace
        self.side = QWidget()
        self.first: QWidget | None = None
        self.title = label(title, "title", wrap=True)
        self.subtitle = label("", "muted", wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(22, 18, 22, 14)
        self.column.setSpacing(4)
        self.column.addWidget(self.title)
        self.column.addWidget(self.subtitle)
        self.column.addSpacing(8)
        self._pictures: list[LivePicture] = []
        workplace.chosen.connect(self._follow_choice)
        workplace.ticked.connect(self._tick_while_seen)

    def pictures(self) -> Iterable[LivePicture]:
        """Begin to watch what this page shows."""
        return ()

    def begin_work(self, template_id: str | None = None) -> None:
        """Open what the work on a new file begins with, perhaps from a template."""

    def take_keys(self) -> None:
        """Put the keyboard where work on this page begins."""
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def tick(self) -> None:
        """A second has passed."""

    def showEvent(self, event: QShowEvent) -> None:
        """Watch while visible."""
        super().showEvent(event)
        self._look_again()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while hidden."""
        super().hideEvent(event)
        self._look_away()

    def look_ahead(self) -> None:
        """Watch though nobody sees it, so that all of it is there when the page is opened."""
        self._look_again()

    def rest(self) -> None:
        """Enough was seen ahead; a page that is open goes on."""
        if not self.isVisible():
            self._look_away()

    def _tick_while_seen(self) -> None:
        if self.isVisible():
            self.tick()

    def _look(self) -> None:
        if self.workplace.event_id:
            self._pictures = list(self.pictures())

    def _look_away(self) -> None:
        for picture in self._pictures:
            picture.stop()
        self._pictures = []

    def _look_again(self) -> None:
        self._look_away()
        self._look()

    def _follow_choice(self) -> None:
        if self.isVisible():
            self._look_again()
