"""The agenda on the beamer: its head is read in one glance on every screen."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainter

from tests.projector.evening import WORDINGS, agenda_picture, at, shown
from tests.projector.room import VILLAGE, space
from werkstatt.domain.spotlight import Scene
from werkstatt.projector.agenda_scene import lay_agenda
from werkstatt.projector.canvas import HEIGHT, Canvas
from werkstatt.projector.typeset import Text
from werkstatt.qtkit import fonts
from werkstatt.readmodels.scene_contents import AgendaScene

_WIDTH = HEIGHT * VILLAGE.width() / VILLAGE.height()


class _Listener(Canvas):
    """Keeps the texts that are drawn."""

    def text(self, text: Text, x: float, y: float) -> None:
        super().text(text, x, y)
        self.texts = [*getattr(self, "texts", []), text]


def head(title: str) -> list[str]:
    """The lines of what stands above the title of the scene, for an event with a title."""
    picture = agenda_picture(WORDINGS["plain"], 6)
    picture = replace(picture, event=replace(picture.event, title=title))
    content = AgendaScene(agenda=picture)
    laid = lay_agenda(shown(content, Scene.AGENDA), content, space(_WIDTH), at(40))
    image = QImage(96, 72, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    canvas = _Listener(painter, _WIDTH)
    laid.pages[0](canvas, at(40))
    painter.end()
    return [line.text.strip() for line in canvas.texts[0]._lines]


@pytest.mark.parametrize("letters", range(3, 60))
def test_the_year_never_stands_alone_in_a_line(qapp, letters: int):
    fonts.load()
    lines = head("Netzwerkkonferenz " + "o" * letters)
    assert lines[-1].endswith("2023")
    assert "Mittwoch" in lines[-1]
