"""One screen for everybody: the room never sees the cockpit by surprise."""

import pytest
from PySide6.QtCore import Qt

from tests.support.cockpit import cockpit_on_new_file
from werkstatt.moderator.main_window import SMALLEST
from werkstatt.moderator.room_watch import extending_key
from werkstatt.projector.beamer import BeamerState


@pytest.fixture
def cockpit(qtbot, tmp_path):
    """The offscreen platform has one screen."""
    with cockpit_on_new_file(qtbot, tmp_path) as made:
        cockpit_is_asked(made)
        yield made


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
    from PySide6.QtWidgets import QPushButton

    stay, leave = question.findChildren(QPushButton)
    assert stay.hasFocus() or not question.isActiveWindow()
    cockpit.qtbot.mouseClick(stay, Qt.MouseButton.LeftButton)
    assert beamer.is_alone
    room.ask()
    _stay, leave = room._question.findChildren(QPushButton)
    cockpit.qtbot.mouseClick(leave, Qt.MouseButton.LeftButton)
    assert not beamer.is_alone


def test_the_question_tells_nothing_about_anybody(cockpit):
    cockpit.session.room.begin(live=True)
    from PySide6.QtWidgets import QLabel

    said = " ".join(label.text() for label in cockpit.session.room._question.findChildren(QLabel))
    assert "Netzwerkkonferenz" not in said
    assert SMALLEST == (1024, 680)
