"""What a scene of a café lacks, so that the room would see something else, or less than was meant."""

from enum import StrEnum

from werkstatt.domain.event import Event
from werkstatt.domain.spotlight import Scene
from werkstatt.readmodels.cafe import cafes
from werkstatt.readmodels.cafe_scenes import BUILDERS, Asked
from werkstatt.readmodels.scene_contents import ChangeScene, HarvestScene, SeatsScene
from werkstatt.storage.records import Records


class CafeLack(StrEnum):
    """The event has no café, the chosen one or its round is gone, it has no rounds, no seats, or no starred notes."""

    CAFE = "cafe"
    CHOSEN = "chosen"
    ROUNDS = "rounds"
    SEATS = "seats"
    STARS = "stars"


def cafe_lack(records: Records, event_id: str, scene: Scene, subject_id: str | None) -> CafeLack | None:
    """What a scene of a café would lack if the agenda showed it now; None if nothing."""
    if not cafes(records, event_id):
        return CafeLack.CAFE
    content = BUILDERS[scene](Asked(records, records.get(Event, event_id), None, subject_id))
    if content is None:
        return CafeLack.CHOSEN if subject_id else CafeLack.ROUNDS
    if isinstance(content, HarvestScene):
        return None if content.harvest else CafeLack.STARS
    seats = content.seats if isinstance(content, ChangeScene) else content
    return CafeLack.SEATS if isinstance(seats, SeatsScene) and not seats.seats else None
