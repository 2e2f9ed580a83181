"""A room for tests: a stage with a clock that is moved by hand, and a look at its picture."""

from collections.abc import Sequence
from datetime import datetime

from PIL import Image
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from tests.projector.evening import at
from werkstatt.domain.clock import VirtualClock
from werkstatt.projector.canvas import HEIGHT, Canvas, DrawnText
from werkstatt.projector.layout import Laid, Space
from werkstatt.projector.media import Media
from werkstatt.projector.stage import Stage
from werkstatt.qtkit.tokens import LIGHT, Tokens
from werkstatt.readmodels.scene import ShownScene

FULL_HD = QSize(1920, 1080)
VILLAGE = QSize(1024, 768)


def staged(
    shown: ShownScene | None, when: datetime, room: QSize = VILLAGE, tokens: Tokens = LIGHT
) -> tuple[Stage, VirtualClock]:
    """A stage that shows something to a room at a moment."""
    clock = VirtualClock(when)
    stage = Stage(clock, tokens)
    stage.set_room(room)
    stage.show(shown)
    return stage, clock


def paint(stage: Stage, size: QSize) -> tuple[QImage, Sequence[DrawnText]]:
    """The stage's picture, and what can be read on it."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    log = stage.paint(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image, log


def words(stage: Stage) -> list[str]:
    """What can be read on the picture now."""
    return [drawn.text for drawn in paint(stage, QSize(96, 54))[1]]


def pixels(image: QImage) -> Image.Image:
    """A picture for Pillow."""
    size = image.width(), image.height()
    return Image.frombytes("RGB", size, bytes(image.constBits()), "raw", "BGRX", image.bytesPerLine())


def read(laid: Laid, width: float = 1920, minutes: float = 40) -> list[str]:
    """What is written on all pages of a scene, one after the other."""
    image = QImage(96, 54, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(54 / HEIGHT, 54 / HEIGHT)
    found = []
    for page in laid.pages:
        canvas = Canvas(painter, width)
        page(canvas, at(minutes))
        found += [drawn.text for drawn in canvas.log]
    painter.end()
    return found


def space(width: float = 1920) -> Space:
    """Room for scenes in the light look."""
    return Space(width, LIGHT, Media(FULL_HD))
