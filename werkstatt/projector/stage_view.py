"""A look at the stage: the beamer's window and the cockpit's preview are both one."""

from collections.abc import Hashable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from werkstatt.i18n import _
from werkstatt.projector.stage import Stage

# Often enough for seconds that never jump; only a look at the clock, unless the picture has become another one.
_LOOK_MS = 250
_HINTED_WIDTH = 320


class StageView(QWidget):
    """Paints the stage in its shape; while it is seen, it paints again whenever the picture becomes another one."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._shape = stage.shape
        self._seen: Hashable = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        stage.changed.connect(self._look)
        self.setAccessibleName(_("What the room sees"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Small, in the shape of the room's picture."""
        return QSize(_HINTED_WIDTH, self.heightForWidth(_HINTED_WIDTH))

    def hasHeightForWidth(self) -> bool:
        """The shape is that of the room's picture."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the picture is at a width."""
        shape = self._stage.shape
        return round(width * shape.height() / shape.width())

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the stage while visible."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while hidden."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the whole picture, black around it where the shapes differ."""
        painter = QPainter(self)
        self._seen = self._stage.beat()
        area = QRectF(self.rect())
        if abs(self.heightForWidth(self.width()) - self.height()) > 1:
            painter.fillRect(area, Qt.GlobalColor.black)
        self._stage.paint(painter, area)

    def _look(self) -> None:
        if self._shape != self._stage.shape:
            self._shape = self._stage.shape
            self.updateGeometry()
        if self.isVisible() and self._stage.beat() != self._seen:
            self.update()
