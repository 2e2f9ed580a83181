"""A photo or drawing for the room, read and turned upright beside the window's thread."""

from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from werkstatt.i18n import _
from werkstatt.projector.trouble import CannotShow

_LARGEST = 250_000_000
"""Pixels; four bytes each while it is read. Ten times what a good camera makes."""


class _Delivery(QObject):
    """Brings what a thread has read to the window's thread."""

    read = Signal(QImage)


class Picture(QObject):
    """A picture as large as it fits into `room` pixels. `arrived` tells that it is there, or can't be read."""

    arrived = Signal()

    def __init__(self, content: bytes, room: QSize) -> None:
        super().__init__()
        self.content = content
        self.room = QSize(room)
        self._image: QImage | None = None
        self._delivery = _Delivery()
        self._delivery.read.connect(self._take, Qt.ConnectionType.QueuedConnection)
        QThreadPool.globalInstance().start(partial(_read, content, self.room, self._delivery))

    def image(self) -> QImage | None:
        """The picture, upright; None while it is being read. Raises CannotShow if it can't be."""
        if self._image is not None and self._image.isNull():
            raise CannotShow(_("The picture can't be read. Please save it as JPEG or PNG and add it anew."))
        return self._image

    def _take(self, image: QImage) -> None:
        self._image = image
        self.arrived.emit()


def _read(content: bytes, room: QSize, delivery: _Delivery) -> None:
    """Read a picture in the size it is needed in; a null one stands for what can't be read."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(4 * _LARGEST >> 20)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > _LARGEST:
        delivery.read.emit(QImage())
        return
    # This is the size as it is stored; the picture may lie on its side.
    sideways = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    fitting = size.scaled(room.transposed() if sideways else room, Qt.AspectRatioMode.KeepAspectRatio)
    if 0 < fitting.width() < size.width():
        reader.setScaledSize(fitting.expandedTo(QSize(1, 1)))
    delivery.read.emit(reader.read())
