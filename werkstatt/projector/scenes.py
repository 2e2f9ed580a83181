"""Which scene lays out which content."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from werkstatt.projector.agenda_scene import lay_agenda
from werkstatt.projector.break_scene import lay_break
from werkstatt.projector.change_scene import lay_change
from werkstatt.projector.guest_scene import lay_guest
from werkstatt.projector.harvest_scene import lay_harvest
from werkstatt.projector.initiative_scene import lay_initiative
from werkstatt.projector.item_scene import lay_item
from werkstatt.projector.layout import Laid, Space
from werkstatt.projector.picture_scene import lay_picture
from werkstatt.projector.review_scene import lay_review
from werkstatt.projector.round_scene import lay_round
from werkstatt.projector.seats_scene import lay_seats
from werkstatt.projector.slides_scene import lay_slides
from werkstatt.projector.tables_scene import lay_tables
from werkstatt.projector.text_scene import lay_text
from werkstatt.projector.thanks_scene import lay_thanks
from werkstatt.projector.welcome_scene import lay_welcome
from werkstatt.readmodels import scene_contents
from werkstatt.readmodels.scene import ShownScene

SCENES: Mapping[type, Callable[[ShownScene, Any, Space, datetime], Laid]] = {
    scene_contents.WelcomeScene: lay_welcome,
    scene_contents.AgendaScene: lay_agenda,
    scene_contents.ItemScene: lay_item,
    scene_contents.BreakScene: lay_break,
    scene_contents.TextScene: lay_text,
    scene_contents.PictureScene: lay_picture,
    scene_contents.ReviewScene: lay_review,
    scene_contents.InitiativeScene: lay_initiative,
    scene_contents.SlidesScene: lay_slides,
    scene_contents.GuestScene: lay_guest,
    scene_contents.ThanksScene: lay_thanks,
    scene_contents.RoundScene: lay_round,
    scene_contents.ChangeScene: lay_change,
    scene_contents.SeatsScene: lay_seats,
    scene_contents.TablesScene: lay_tables,
    scene_contents.HarvestScene: lay_harvest,
}


def lay_out(shown: ShownScene, space: Space, now: datetime) -> Laid:
    """The pages of what is to be shown, as things are at `now`."""
    return SCENES[type(shown.content)](shown, shown.content, space, now)
