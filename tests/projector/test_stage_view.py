"""A view paints when the picture has become another one, and rests otherwise."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent

from tests.projector.evening import WORDINGS, at, item, shown
from tests.projector.room import FULL_HD, pixels, staged
from werkstatt.domain.spotlight import Scene
from werkstatt.projector.picture_scene import lay_picture
from werkstatt.projector.scenes import SCENES
from werkstatt.projector.slides_scene import lay_slides
from werkstatt.projector.stage_view import StageView
from werkstatt.qtkit import fonts
from werkstatt.readmodels.scene_contents import PictureScene, SlidesScene

RUNNING = shown(item(WORDINGS["plain"]), Scene.ITEM)


class CountingView(StageView):
    """A view that counts how often it paints."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Count and paint."""
        self.painted += 1
        super().paintEvent(event)


@pytest.fixture
def stage(qapp):
    fonts.load()
    return staged(RUNNING, at(40), FULL_HD)


def looks(view: StageView, qtbot, times: int) -> None:
    for _look in range(times):
        with qtbot.waitSignal(view._timer.timeout):
            pass


def test_it_paints_once_a_second_and_not_more(stage, qtbot):
    stage, clock = stage
    view = CountingView(stage)
    qtbot.addWidget(view)
    view.resize(320, 180)
    with qtbot.waitExposed(view):
        view.show()
    qtbot.waitUntil(lambda: view.painted > 0)
    before = view.painted
    looks(view, qtbot, 2)
    assert view.painted == before
    clock.advance(timedelta(seconds=1))
    qtbot.waitUntil(lambda: view.painted == before + 1)
    view.hide()
    clock.advance(timedelta(seconds=1))
    assert not view._timer.isActive()


def test_it_has_the_shape_of_the_rooms_screen_and_black_around_it(stage, qtbot):
    stage, _clock = stage
    view = StageView(stage)
    qtbot.addWidget(view)
    assert view.sizeHint() == QSize(320, 180)
    stage.set_room(QSize(1024, 768))
    view.show()
    assert view.sizeHint() == QSize(320, 240)
    view.resize(400, 240)
    grabbed = pixels(view.grab().toImage().convertToFormat(view.grab().toImage().Format.Format_RGB32))
    assert grabbed.getpixel((2, 120)) == (0, 0, 0)
    assert grabbed.getpixel((45, 5)) != (0, 0, 0)


def test_files_have_scenes_of_their_own():
    assert SCENES[SlidesScene] is lay_slides
    assert SCENES[PictureScene] is lay_picture
