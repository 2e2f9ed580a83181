"""A picture that fills the screen, upright and uncut."""

from datetime import datetime

from werkstatt.projector.canvas import Canvas
from werkstatt.projector.layout import Laid, Space
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import PictureScene


def lay_picture(shown: ShownScene, content: PictureScene, space: Space, now: datetime) -> Laid:
    """The picture, or empty paper until it is read."""
    picture = space.media.picture(content.content)

    def paint(canvas: Canvas, now: datetime) -> None:
        canvas.fill(space.tokens.beamer_paper)
        if image := picture.image():
            canvas.image(image, canvas.area)

    return Laid(pages=[paint])
