"""The camera takes windows and scenes once they are painted; the whole album is taken in tests/test_cli.py."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from tests.support.cockpit import cockpit_on_new_file
from werkstatt.domain.errors import FileTrouble
from werkstatt.gallery.album import COCKPIT
from werkstatt.gallery.camera import Camera


@pytest.fixture
def cockpit(qtbot, tmp_path):
    with cockpit_on_new_file(qtbot, tmp_path) as made:
        yield made


def test_a_page_and_a_scene_are_saved_in_their_sizes(cockpit, tmp_path):
    said = []
    camera = Camera(cockpit.session, tmp_path, QSize(1024, 768), said.append)
    cockpit.window.showNormal()
    cockpit.window.resize(COCKPIT)
    camera.page("agenda", "seite")
    camera.beamer("saal")
    assert QImage(str(tmp_path / "seite.png")).size() == COCKPIT
    assert QImage(str(tmp_path / "saal.png")).size() == QSize(1024, 768)
    assert said == [str(tmp_path / "seite.png"), str(tmp_path / "saal.png")]


def test_a_picture_that_can_t_be_written_is_not_said_to_be_there(cockpit, tmp_path):
    said = []
    with pytest.raises(FileTrouble, match="not_delivered"):
        Camera(cockpit.session, tmp_path / "gone", QSize(1024, 768), said.append).beamer("saal")
    assert said == []


def test_waiting_has_an_end(monkeypatch):
    monkeypatch.setattr("werkstatt.gallery.camera._PATIENCE_MS", 50)
    with pytest.raises(TimeoutError):
        Camera.wait_for(lambda: False)
