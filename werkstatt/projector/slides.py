"""The slides of a guest: pages of a PDF, drawn beside the window's thread by Qt's own renderer."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer

from werkstatt.i18n import _
from werkstatt.projector.trouble import CannotShow

_Error = QPdfDocument.Error
_SMALLEST = QSize(1, 1)


class Slides(QObject):
    """The pages of a PDF as pictures; `arrived` tells that one more is there. Raises CannotShow if it can't be read."""

    arrived = Signal()

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.content = content
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._buffer)
        if self._document.error() in {_Error.IncorrectPassword, _Error.UnsupportedSecurityScheme}:
            raise CannotShow(_("The slides are locked with a password. Please save them again without one."))
        if self._document.error() != _Error.None_ or self._document.pageCount() == 0:
            raise CannotShow(_("The slides can't be read. Please save them as a PDF again and add them anew."))
        # Asked for now, because later a page being drawn would keep us waiting.
        self._sizes = [self._document.pagePointSize(page) for page in range(self._document.pageCount())]
        self._images: dict[int, QImage] = {}
        self._asked: set[int] = set()
        self._room = QSize()
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(self._document)
        self._renderer.pageRendered.connect(self._keep)

    def image(self, page: int, room: QSize) -> QImage | None:
        """Page `page` (from 0, the last one for more) as large as it fits into `room` pixels; None until it is drawn.

        The pages beside it are drawn in advance.
        """
        if room != self._room:
            self._room = QSize(room)
            self._images.clear()
            self._asked.clear()
        page = min(page, len(self._sizes) - 1)
        for wanted in (page, page + 1, page - 1):
            if 0 <= wanted < len(self._sizes) and wanted not in self._asked:
                self._asked.add(wanted)
                self._renderer.requestPage(wanted, self._fitting(wanted))
        found = self._images.get(page)
        if found is not None and found.isNull():
            raise CannotShow(_("Slide {page} can't be drawn. The others are not affected.").format(page=page + 1))
        return found

    def _fitting(self, page: int) -> QSize:
        size = self._sizes[page].scaled(QSizeF(self._room), Qt.AspectRatioMode.KeepAspectRatio)
        return size.toSize().expandedTo(_SMALLEST)

    def _keep(self, page: int, size: QSize, image: QImage) -> None:
        """A page is drawn: keep it with its neighbours, unless it was meant for another screen."""
        if size != self._fitting(page):
            return
        self._images[page] = image
        for old in [kept for kept in self._images if abs(kept - page) > 1]:
            del self._images[old]
            self._asked.discard(old)
        self.arrived.emit()
