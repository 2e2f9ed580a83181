"""The surface that scenes paint on: 1080 units high, with a safe margin, and with a log of every text drawn."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from werkstatt.projector.typeset import Text

HEIGHT = 1080.0
SAFE_MARGIN = 0.05


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A text on the picture: what it says, where it stands, its size (all in units) and colour.

    `clipped` tells that it is wider than its column.
    """

    text: str
    rect: QRectF
    size: int
    colour: str
    clipped: bool


def safe_area(width: float) -> QRectF:
    """What every beamer shows of a picture `width` units wide."""
    across, down = width * SAFE_MARGIN, HEIGHT * SAFE_MARGIN
    return QRectF(0, 0, width, HEIGHT).adjusted(across, down, -across, -down)


class Canvas:
    """Paints in units. The painter is handed over already moved and scaled to the picture."""

    def __init__(self, painter: QPainter, width: float) -> None:
        self.width = width
        self.log: list[DrawnText] = []
        self._painter = painter
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )

    @property
    def area(self) -> QRectF:
        """The whole picture."""
        return QRectF(0, 0, self.width, HEIGHT)

    def fill(self, colour: str) -> None:
        """Cover the whole picture."""
        self._painter.fillRect(self.area, QColor(colour))

    def text(self, text: Text, x: float, y: float) -> None:
        """Draw a text whose column begins at `x`, its top at `y`."""
        if not text.text:
            return
        text.paint(self._painter, x, y)
        rect = QRectF(x + text.left, y, text.natural_width, text.height)
        clipped = text.natural_width > text.width + 1
        self.log.append(DrawnText(text.text, rect, text.face.size, text.colour, clipped))

    def panel(self, rect: QRectF, colour: str, radius: float = 22) -> None:
        """A rounded area."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour))
        self._painter.drawRoundedRect(rect, radius, radius)

    def edge(self, rect: QRectF, colour: str, thickness: float, radius: float = 22) -> None:
        """A bar along the left edge of a rounded area, rounded with it."""
        area, bar = QPainterPath(), QPainterPath()
        area.addRoundedRect(rect, radius, radius)
        bar.addRect(QRectF(rect.left(), rect.top(), thickness, rect.height()))
        self._painter.fillPath(area & bar, QColor(colour))

    def frame(self, colour: str, thickness: float) -> None:
        """A frame around the whole picture."""
        half = thickness / 2
        self._painter.setPen(QPen(QBrush(QColor(colour)), thickness, j=Qt.PenJoinStyle.MiterJoin))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(self.area.adjusted(half, half, -half, -half))

    def line(self, start: QPointF, end: QPointF, colour: str, thickness: float = 2) -> None:
        """A straight line."""
        self._painter.setPen(QPen(QColor(colour), thickness, c=Qt.PenCapStyle.RoundCap))
        self._painter.drawLine(start, end)

    def stroke(self, points: list[QPointF], colour: str, thickness: float) -> None:
        """Lines from point to point: a tick, an arrow."""
        pen = QPen(QColor(colour), thickness)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(QPolygonF(points))

    def shape(self, points: list[QPointF], colour: str) -> None:
        """A filled area with slightly rounded corners."""
        pen = QPen(QColor(colour), 8)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(QColor(colour))
        self._painter.drawPolygon(QPolygonF(points))

    def ring(self, centre: QPointF, radius: float, thickness: float, colour: str, share: float = 1.0) -> None:
        """A ring, or the `share` (0 to 1) of it clockwise from the top."""
        inner = radius - thickness / 2
        box = QRectF(centre.x() - inner, centre.y() - inner, 2 * inner, 2 * inner)
        self._painter.setPen(QPen(QBrush(QColor(colour)), thickness, c=Qt.PenCapStyle.RoundCap))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        if share >= 1:
            self._painter.drawEllipse(box)
        elif share > 0:
            self._painter.drawArc(box, 90 * 16, -round(share * 360 * 16))

    def image(self, image: QImage, within: QRectF) -> None:
        """A picture as large as it fits into `within`, in its middle."""
        size = image.size().toSizeF()
        size.scale(within.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(QPointF(), size)
        target.moveCenter(within.center())
        self._painter.drawImage(target, image)
