"""The shelf for what scenes show of files: the slides and the picture in use, read once for all views."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QThreadPool, Signal

from werkstatt.projector.picture import Picture

if TYPE_CHECKING:
    from werkstatt.projector.slides import Slides


class Media(QObject):
    """Hands out slides and pictures in the size of `room` (pixels); `arrived` tells that something can now be seen."""

    arrived = Signal()

    def __init__(self, room: QSize, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.room = QSize(room)
        self._slides: Slides | None = None
        self._picture: Picture | None = None

    def slides(self, content: bytes) -> "Slides":
        """The slides in a PDF; raises CannotShow."""
        from werkstatt.projector.slides import Slides  # noqa: PLC0415  # heavy: a whole PDF reader

        if self._slides is None or self._slides.content != content:
            self._slides = Slides(content)
            self._slides.arrived.connect(self.arrived)
        return self._slides

    def picture(self, content: bytes) -> Picture:
        """A picture, which is read again when the room's screen becomes another one."""
        if self._picture is None or self._picture.room != self.room or self._picture.content != content:
            self._picture = Picture(content, self.room)
            self._picture.arrived.connect(self.arrived)
        return self._picture

    def close(self) -> None:
        """Put everything away; waits for what is just being read."""
        self._slides = self._picture = None
        QThreadPool.globalInstance().waitForDone()
