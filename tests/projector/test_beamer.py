"""The room sees the scene on its screen, and never the cockpit by surprise."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.projector.evening import WORDINGS, at, item, shown
from tests.projector.room import staged
from tests.support.screens import BEAMER, LAPTOP, Screen, offscreen_platform
from tests.support.talk import Talk, running
from tests.support.xserver import x_server
from werkstatt.domain.spotlight import Scene
from werkstatt.projector.beamer import Beamer
from werkstatt.projector.beamer_window import BeamerWindow
from werkstatt.projector.placement import BeamerState
from werkstatt.projector.screens import identity, pixel_size, plugged_in, speaking_name
from werkstatt.qtkit import fonts

OTHER = Screen("Side", 1280, 1024)
RUNNING = shown(item(WORDINGS["plain"]), Scene.ITEM)


def program(environment: dict[str, str], remembered: str = "") -> AbstractContextManager[Talk]:
    return running("tests.projector.beamer_program", environment, remembered)


@contextmanager
def offscreen(folder: object, *screens: Screen, remembered: str = "") -> Iterator[Talk]:
    environment = os.environ | {"QT_QPA_PLATFORM": offscreen_platform(folder, *screens)}
    with program(environment, remembered) as talk:
        assert talk.hear() == " ".join(screen.name for screen in screens)
        yield talk


def test_a_second_screen_shows_the_scene_once_the_beamer_is_opened(tmp_path):
    with offscreen(tmp_path, LAPTOP, BEAMER) as talk:
        assert talk.say("tell") == "extended hidden"
        assert talk.say("open") == "showing on Projector 1920x1080"
        assert talk.say("guest") == "showing hidden"
        assert talk.say("item") == "showing on Projector 1920x1080"
        assert talk.say("close") == "extended hidden"


def test_of_two_unknown_screens_none_is_taken_until_one_is_chosen(tmp_path):
    with offscreen(tmp_path, LAPTOP, BEAMER, OTHER) as talk:
        assert talk.say("open") == "extended hidden"
        assert talk.say("choose Projector") == "showing on Projector 1920x1080"
        assert talk.say("choose Side") == "showing on Side 1280x1024"


def test_the_screen_of_the_last_time_is_found_again(tmp_path):
    with offscreen(tmp_path, LAPTOP, BEAMER, OTHER, remembered="Side|||") as talk:
        assert talk.say("open") == "showing on Side 1280x1024"


def test_the_only_screen_is_covered_when_the_moderator_says_so(tmp_path):
    with offscreen(tmp_path, LAPTOP) as talk:
        assert talk.say("open") == "single hidden"
        assert talk.say("alone") == "single alone on Laptop 1366x768"
        assert talk.say("leave") == "single hidden"


def test_a_beamer_that_is_pulled_out_and_plugged_in_again_gets_its_picture_back():
    with x_server(LAPTOP, BEAMER) as server, program(server.environment()) as talk:
        talk.hear()
        assert talk.say("open") == "showing on Projector 1920x1080"
        server.unplug(BEAMER)
        talk.expect("single hidden")
        assert talk.say("black") == "single hidden"
        server.plug(BEAMER)
        talk.expect("showing on Projector 1920x1080")


def test_a_covered_only_screen_is_left_for_the_beamer_when_it_comes():
    with x_server(LAPTOP) as server, program(server.environment()) as talk:
        talk.hear()
        assert talk.say("alone") == "single alone on Laptop 1366x768"
        server.plug(BEAMER)
        talk.expect("showing on Projector 1920x1080")
        server.unplug(BEAMER)
        talk.expect("single hidden")


def test_a_mirrored_screen_is_seen_as_such_and_covered_only_when_told(tmp_path):
    platform = offscreen_platform(tmp_path, LAPTOP, BEAMER)
    file = tmp_path / "screens.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"x": 1366', '"x": 0'), encoding="utf-8")
    with program(os.environ | {"QT_QPA_PLATFORM": platform}) as talk:
        talk.hear()
        assert talk.say("open") == "mirrored hidden"
        assert talk.say("alone") == "mirrored alone on Laptop 1366x768"
        assert talk.say("guest") == "mirrored alone hidden"
        assert talk.say("item") == "mirrored alone on Laptop 1366x768"
        assert talk.say("close") == "mirrored hidden"


@pytest.fixture
def beamer(qapp):
    fonts.load()
    stage, _clock = staged(RUNNING, at(40))
    made = Beamer(stage, lambda: None, "", str)
    yield made
    made.put_away()
    stage.close()


def window() -> BeamerWindow:
    return next(found for found in QApplication.topLevelWidgets() if isinstance(found, BeamerWindow))


def test_with_one_screen_nothing_opens_by_itself(beamer):
    beamer.open()
    assert beamer.state is BeamerState.SINGLE
    assert not window().isVisible()


def test_the_covered_screen_hands_its_keys_on_and_ignores_the_rest(beamer, qtbot):
    beamer.show_on_only_screen()
    assert beamer.is_alone
    assert window().isFullScreen()
    assert window().cursor().shape() is Qt.CursorShape.BlankCursor
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_B, Qt.Key.Key_Period, Qt.Key.Key_Escape):
        with qtbot.waitSignal(beamer.key_pressed) as told:
            qtbot.keyClick(window(), key)
        assert told.args == [QKeyCombination(key)]
    qtbot.mouseClick(window(), Qt.MouseButton.LeftButton)
    window().close()
    assert window().isVisible()
    beamer.leave_only_screen()
    assert not window().isVisible()


def test_screens_are_offered_by_names_that_speak(beamer):
    (choice,) = beamer.choices()
    screen = QGuiApplication.primaryScreen()
    assert choice.is_moderators
    assert choice.key == identity(screen)
    assert choice.title == speaking_name(screen)
    assert f"{screen.size().width()} × {screen.size().height()}" in choice.title
    assert pixel_size(screen) == screen.size() * screen.devicePixelRatio()
    assert plugged_in() == {choice.key: screen}
    assert plugged_in(without=screen) == {}
