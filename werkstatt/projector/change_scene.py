"""The change between two rounds: who goes where next, and which tables are still talking."""

from datetime import datetime

from werkstatt.projector.layout import Laid, Space
from werkstatt.projector.longer import going_on, still_text
from werkstatt.projector.seats_scene import lay_list
from werkstatt.readmodels.scene import ShownScene
from werkstatt.readmodels.scene_contents import ChangeScene


def lay_change(shown: ShownScene, content: ChangeScene, space: Space, now: datetime) -> Laid:
    """The list of the next round; above it, until when the last tables of the round before go on."""
    last = going_on(content.longer, now)
    until = min((table.ends_at for table in last), default=None)
    return lay_list(content.seats, space, now, still_text(last, content.seats.event), until)
