"""Takes pictures of windows and of the stage once everything that was on its way has been painted."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from werkstatt.domain.errors import FileTrouble
from werkstatt.moderator.cafe_page import CafePage
from werkstatt.moderator.minutes_page import MinutesPage
from werkstatt.moderator.session import Session

_PATIENCE_MS = 20_000


class Camera:
    """Saves PNG files into a folder and says each. Raises FileTrouble when one can't be written."""

    def __init__(self, session: Session, folder: Path, beamer: QSize, say: Callable[[str], None]) -> None:
        self._session = session
        self._folder = folder
        self._beamer = beamer
        self._say = say

    def page(self, key: str, name: str, tab: int = 0) -> None:
        """A page of the cockpit, at the size the window has."""
        window = self._session.window
        window.turn_to(key)
        page = window.pages[key]
        if isinstance(page, MinutesPage | CafePage):
            self.settle()
            page.turn_to(tab)
            if isinstance(page, MinutesPage) and tab == 1:
                self.wait_for(lambda: not _is_empty(_middle(page.view.viewport().grab().toImage())))
        self.settle()
        self._save(window.grab().toImage(), name)

    def beamer(self, name: str) -> None:
        """What the room sees."""
        self.settle()
        # Painting asks for slides and pictures that are read beside it; until then the paper is empty.
        self.wait_for(lambda: not _is_empty(self._painted()))
        self._save(self._painted(), name)

    def _painted(self) -> QImage:
        picture = QImage(self._beamer, QImage.Format.Format_RGB32)
        painter = QPainter(picture)
        self._session.stage.paint(painter, QRectF(picture.rect()))
        painter.end()
        return picture

    def settle(self) -> None:
        """Wait until what was asked of the desk has arrived in the windows; clocks tick once."""
        workplace = self._session.workplace
        # Twice: what arrives first may ask for more.
        for _round in range(2):
            arrived: Future[None] = Future()
            workplace.relay.then(workplace.desk.ask(lambda records: None), arrived.set_result, arrived.set_exception)
            self.wait_for(arrived.done)
            workplace.ticked.emit()
            QCoreApplication.processEvents()

    @staticmethod
    def wait_for(ready: Callable[[], bool]) -> None:
        """Let events happen until `ready`; raises TimeoutError after 20 s."""
        watch = QElapsedTimer()
        watch.start()
        while not ready():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
            if watch.elapsed() > _PATIENCE_MS:
                raise TimeoutError

    def _save(self, picture: QImage, name: str) -> None:
        target = self._folder / f"{name}.png"
        if not picture.convertToFormat(QImage.Format.Format_RGB32).save(str(target)):
            raise FileTrouble("not_delivered", str(target))
        self._say(str(target))


def _is_empty(picture: QImage) -> bool:
    """Whether all of a picture has one colour."""
    paper = QImage(picture.size(), picture.format())
    paper.fill(picture.pixelColor(0, 0))
    return picture == paper


def _middle(picture: QImage) -> QImage:
    """A picture without the quarter at each side."""
    width, height = picture.width(), picture.height()
    return picture.copy(width // 4, height // 4, width // 2, height // 2)
