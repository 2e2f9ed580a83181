"""One screen for everybody: the room never sees the cockpit by surprise."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.support.desks import evening
from tests.support.screens import BEAMER, LAPTOP
from tests.support.talk import running
from tests.support.xserver import x_server
from werkstatt.moderator.main_window import SMALLEST
from werkstatt.moderator.room_watch import extending_key
from werkstatt.projector.beamer import BeamerState


@pytest.fixture
def cockpit(cockpit):
    """The offscreen platform has one screen."""
    cockpit_is_asked(cockpit)
    return cockpit


def cockpit_is_asked(cockpit):
    cockpit.until(lambda: cockpit.session.beamer.state is BeamerState.SINGLE)


def test_with_one_screen_a_banner_names_the_key(cockpit):
    cockpit.until(lambda: any(extending_key() in text for text in cockpit.window.banners.texts()))
    assert not cockpit.session.beamer.is_alone


def test_a_live_evening_on_one_screen_is_covered_and_the_cockpit_opens_after_an_answer(cockpit):
    room, beamer = cockpit.session.room, cockpit.session.beamer
    room.begin(live=True)
    assert beamer.is_alone
    question = room._question
    assert question is not None
    stay, leave = question.findChildren(QPushButton)
    assert stay.hasFocus() or not question.isActiveWindow()
    cockpit.qtbot.mouseClick(stay, Qt.MouseButton.LeftButton)
    assert beamer.is_alone
    room.ask()
    _stay, leave = room._question.findChildren(QPushButton)
    cockpit.qtbot.mouseClick(leave, Qt.MouseButton.LeftButton)
    assert not beamer.is_alone


def test_the_question_names_the_keys_that_answer_it_and_the_one_that_makes_it_needless(cockpit):
    room = cockpit.session.room
    room.begin(live=True)
    said = " ".join(label.text() for label in room._question.findChildren(QLabel))
    assert extending_key() in said
    assert "Esc" in said
    assert "+Enter" in said
    assert room._question.width() < cockpit.window.screen().geometry().width()


@pytest.mark.parametrize("of_scene", [True, False])
def test_the_question_is_answered_by_key_wherever_the_keyboard_is(cockpit, of_scene):
    room, beamer = cockpit.session.room, cockpit.session.beamer
    room.begin(live=True)

    def press(key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick((beamer._window if of_scene else room._question).windowHandle(), key, modifier)

    cockpit.until(room._question.isActiveWindow)
    press(Qt.Key.Key_Escape)
    assert (room._question, beamer.is_alone) == (None, True)
    room.ask()
    cockpit.until(room._question.isActiveWindow)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (room._question, beamer.is_alone) == (None, False)
    cockpit.until(cockpit.window.isVisible)


def test_the_question_tells_nothing_about_anybody(cockpit):
    cockpit.session.room.begin(live=True)
    said = " ".join(label.text() for label in cockpit.session.room._question.findChildren(QLabel))
    assert "Netzwerkkonferenz" not in said
    assert SMALLEST == (1024, 680)


@pytest.fixture
def file(tmp_path):
    """A workshop file with the test evening."""
    with evening(tmp_path) as night:
        return night.desk.path


def test_a_beamer_that_comes_mirrored_in_the_middle_never_shows_the_room_the_cockpit(file):
    with x_server(LAPTOP) as server, running("tests.moderator.room_program", server.environment(), str(file)) as talk:
        talk.expect("single: cockpit")
        server.plug(BEAMER, mirrored=True)
        talk.expect("mirrored: scene, question")
        talk.say("click Der Raum sieht mit")
        talk.expect("mirrored: cockpit")
        server.unplug(BEAMER)
        talk.expect("single: cockpit")


def test_the_cockpit_comes_back_when_the_mirrored_beamer_gets_a_picture_of_its_own(file):
    with x_server(LAPTOP) as server, running("tests.moderator.room_program", server.environment(), str(file)) as talk:
        talk.expect("single: cockpit")
        server.plug(BEAMER, mirrored=True)
        talk.expect("mirrored: scene, question")
        server.unplug(BEAMER)
        server.plug(BEAMER)
        talk.expect("showing: cockpit, scene")
        server.unplug(BEAMER)
        talk.expect("single: cockpit")
        server.plug(BEAMER)
        talk.expect("showing: cockpit, scene")
