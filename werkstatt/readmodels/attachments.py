"""The pictures and slides kept for an event, without their contents."""

from collections.abc import Sequence

from werkstatt.domain.attachment import Attachment
from werkstatt.storage.records import Records


def attachments(records: Records, event_id: str) -> Sequence[Attachment]:
    """All attachments of an event, by name."""
    return records.find(Attachment, order="name", event_id=event_id)
