"""Slides and pictures from files: whole, upright, of any size, and never a reason to wait."""

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QPageSize, QPainter, QPdfWriter
from reportlab.pdfgen.canvas import Canvas

from tests.projector.evening import at, shown
from tests.projector.room import FULL_HD, VILLAGE, paint, pixels, staged, words
from werkstatt.domain.spotlight import Scene
from werkstatt.projector.media import Media
from werkstatt.projector.picture import Picture
from werkstatt.projector.slides import Slides
from werkstatt.projector.stage import Stage
from werkstatt.projector.trouble import CannotShow
from werkstatt.qtkit import fonts
from werkstatt.qtkit.tokens import LIGHT
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import PictureScene, SlidesScene

PAPER = QColor(LIGHT.beamer_paper).getRgb()[:3]
COLOURS = ["#FF0000", "#00FF00", "#0000FF"]


@pytest.fixture(autouse=True)
def typeface(qapp):
    fonts.load()


def pdf(colours: list[str] = COLOURS, width: float = 320, height: float = 180) -> bytes:
    """A page in every colour."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QSizeF(width, height), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    for number, colour in enumerate(colours):
        if number:
            writer.newPage()
        painter.fillRect(QRectF(0, 0, writer.width(), writer.height()), QColor(colour))
    painter.end()
    return content.data()


def locked_pdf() -> bytes:
    content = BytesIO()
    canvas = Canvas(content, encrypt="secret")
    canvas.drawString(100, 100, "locked")
    canvas.save()
    return content.getvalue()


def image(mode: str, size: tuple[int, int], colour: object, form: str, **how: object) -> bytes:
    content = BytesIO()
    Image.new(mode, size, colour).save(content, form, **how)
    return content.getvalue()


def slides(content: bytes, page: int = 0) -> ShownScene:
    return shown(SlidesScene(name="Folien.pdf", content=content), Scene.SLIDES, page)


def picture(content: bytes) -> ShownScene:
    return shown(PictureScene(name="Foto.jpg", content=content), Scene.PICTURE)


def seen(stage: Stage, place: tuple[int, int], size: QSize = FULL_HD) -> tuple[int, int, int]:
    return pixels(paint(stage, size)[0]).getpixel(place)


def near(colour: tuple[int, int, int], wanted: tuple[int, int, int]) -> bool:
    return all(abs(one - other) < 12 for one, other in zip(colour, wanted, strict=True))


def test_slides_come_one_after_the_other_and_fill_the_picture(qtbot):
    content = pdf()
    stage, _clock = staged(slides(content), at(40), FULL_HD)
    assert seen(stage, (960, 540)) == PAPER
    for page, wanted in enumerate([(255, 0, 0), (0, 255, 0), (0, 0, 255), (0, 0, 255)]):
        stage.show(slides(content, page))
        qtbot.waitUntil(lambda wanted=wanted: near(seen(stage, (960, 540)), wanted), timeout=5000)
        assert near(seen(stage, (4, 4)), wanted)
    assert stage.problem == ""
    stage.close()


def test_the_next_slide_is_there_before_it_is_asked_for(qtbot):
    media = Media(VILLAGE)
    deck = media.slides(pdf())
    qtbot.waitUntil(lambda: deck.image(0, VILLAGE) is not None, timeout=5000)
    qtbot.waitUntil(lambda: 1 in deck._images, timeout=5000)
    assert deck.image(1, VILLAGE) is not None
    assert media.slides(bytes(bytearray(deck.content))) is deck
    media.close()


def test_a_slide_of_another_shape_is_shown_whole(qtbot):
    stage, _clock = staged(slides(pdf(["#FF0000"], 300, 300)), at(40), FULL_HD)
    qtbot.waitUntil(lambda: near(seen(stage, (960, 4)), (255, 0, 0)), timeout=5000)
    assert near(seen(stage, (960, 1075)), (255, 0, 0))
    assert seen(stage, (100, 540)) == PAPER
    stage.close()


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "lassen sich nicht lesen"), (b"%PDF-1.7 broken", "lassen sich nicht lesen"), (locked_pdf(), "Passwort")],
    ids=["empty", "broken", "locked"],
)
def test_slides_that_cannot_be_read_are_named_in_the_cockpit(content, why, qtbot):
    stage, _clock = staged(slides(content), at(40))
    with qtbot.waitSignal(stage.failed):
        assert words(stage) == []
    assert why in stage.problem
    stage.show(slides(pdf(), 1))
    assert stage.problem == ""
    qtbot.waitUntil(lambda: near(seen(stage, (512, 384), VILLAGE), (0, 255, 0)), timeout=5000)
    stage.close()


def test_a_picture_fills_the_room_uncut(qtbot):
    stage, _clock = staged(picture(image("RGB", (400, 400), (200, 30, 30), "PNG")), at(40), FULL_HD)
    qtbot.waitUntil(lambda: near(seen(stage, (960, 4)), (200, 30, 30)), timeout=5000)
    assert near(seen(stage, (960, 1075)), (200, 30, 30))
    assert seen(stage, (100, 540)) == PAPER
    stage.close()


def test_a_photo_that_was_taken_sideways_is_shown_upright(qtbot):
    lying = Image.new("RGB", (3000, 1000), (0, 0, 200))
    lying.paste((200, 0, 0), (0, 0, 1500, 1000))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it clockwise: its left becomes the top
    content = BytesIO()
    lying.save(content, "JPEG", exif=exif)
    photo = Picture(content.getvalue(), FULL_HD)
    qtbot.waitUntil(lambda: photo.image() is not None, timeout=5000)
    upright = photo.image()
    assert upright is not None
    assert upright.size() == QSize(360, 1080)
    assert near(QColor(upright.pixel(180, 100)).getRgb()[:3], (200, 0, 0))
    assert near(QColor(upright.pixel(180, 1000)).getRgb()[:3], (0, 0, 200))


def test_a_hundred_megapixels_are_read_in_the_size_of_the_room(qtbot):
    photo = Picture(image("L", (12500, 8000), 128, "JPEG"), FULL_HD)
    assert photo.image() is None
    qtbot.waitUntil(lambda: photo.image() is not None, timeout=20000)
    found = photo.image()
    assert found is not None
    assert found.size() == QSize(1687, 1080)


def test_a_picture_with_more_pixels_than_any_camera_makes_is_refused(qtbot):
    bomb = image("1", (20000, 20000), 0, "PNG")
    stage, _clock = staged(picture(bomb), at(40))
    qtbot.waitUntil(lambda: words(stage) == [] and "lässt sich nicht lesen" in stage.problem, timeout=5000)
    stage.close()


@pytest.mark.qt_log_ignore("JPEG")
@pytest.mark.parametrize("content", [b"", b"no picture", image("RGB", (50, 50), "red", "JPEG")[:300]])
def test_a_picture_that_cannot_be_read_is_named_in_the_cockpit(content, qtbot):
    stage, _clock = staged(picture(content), at(40))
    with qtbot.waitSignal(stage.failed, timeout=5000):
        qtbot.waitUntil(lambda: words(stage) == [] and stage.problem != "", timeout=5000)
    assert "Bild" in stage.problem
    stage.close()


def test_another_screen_gets_slides_and_pictures_in_its_own_size(qtbot):
    deck = Slides(pdf())
    for room in (VILLAGE, FULL_HD):
        qtbot.waitUntil(lambda room=room: deck.image(0, room) is not None, timeout=5000)
        assert deck.image(0, room).width() == room.width()
    media = Media(VILLAGE)
    first = media.picture(image("RGB", (4000, 3000), "red", "PNG"))
    media.room = FULL_HD
    assert media.picture(first.content) is not first
    media.close()


def test_a_sentence_says_what_to_do():
    with pytest.raises(CannotShow, match="als PDF"):
        Slides(b"not a pdf")
