"""The slides of a guest, turned by the remote."""

from datetime import datetime

from werkstatt.projector.canvas import Canvas
from werkstatt.projector.layout import Laid, Space
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import SlidesScene


def lay_slides(shown: ShownScene, content: SlidesScene, space: Space, now: datetime) -> Laid:
    """The slide that is due, or empty paper until it is drawn."""
    slides, room = space.media.slides(content.content), space.media.room

    def paint(canvas: Canvas, now: datetime) -> None:
        canvas.fill(space.tokens.beamer_paper)
        if image := slides.image(shown.page, room):
            canvas.image(image, canvas.area)

    return Laid(pages=[paint])
