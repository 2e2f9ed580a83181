"""What the beamer could show beside the agenda."""

from collections.abc import Sequence
from dataclasses import dataclass

from werkstatt.domain.attachment import Attachment
from werkstatt.domain.process import Initiative
from werkstatt.readmodels.attachments import attachments
from werkstatt.storage.records import Records


@dataclass(frozen=True, slots=True)
class Offers:
    """Initiatives of the process and the pictures and slides of an event."""

    initiatives: Sequence[Initiative]
    attachments: Sequence[Attachment]


def offers(records: Records, event_id: str) -> Offers:
    """What there is to show at an event."""
    return Offers(records.find(Initiative, order="rank"), attachments(records, event_id))
