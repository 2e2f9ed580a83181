"""What the beamer could show beside the agenda."""

from collections.abc import Sequence
from dataclasses import dataclass

from werkstatt.domain.attachment import Attachment
from werkstatt.domain.process import Initiative
from werkstatt.domain.spotlight import Scene
from werkstatt.readmodels.attachments import attachments
from werkstatt.readmodels.cafe_scenes import CafeOffers, cafe_offers
from werkstatt.readmodels.scene import text_at_hand
from werkstatt.storage.records import Records

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Offers:
    """Initiatives of the process, pictures, slides and cafés of an event, and the text that would be shown now."""

    initiatives: Sequence[Initiative]
    attachments: Sequence[Attachment]
    text: str
    cafes: CafeOffers

    def subjects(self, scene: Scene) -> Sequence[tuple[str, str]]:
        """Identity and name of everything that a scene can be about."""
        if scene is Scene.INITIATIVE:
            return [(initiative.id, initiative.title) for initiative in self.initiatives]
        if scene in {Scene.PICTURE, Scene.SLIDES}:
            is_pdf = scene is Scene.SLIDES
            return [(kept.id, kept.name) for kept in self.attachments if (kept.media_type == PDF) is is_pdf]
        return []


def offers(records: Records, event_id: str, day_id: str = "") -> Offers:
    """What there is to show at an event, on one of its days."""
    return Offers(
        initiatives=records.find(Initiative, order="rank"),
        attachments=attachments(records, event_id),
        text=text_at_hand(records, event_id, day_id),
        cafes=cafe_offers(records, event_id),
    )
