"""The pictures and slides kept for an event, without their contents."""

from collections.abc import Sequence
from dataclasses import dataclass

from werkstatt.domain.attachment import Attachment
from werkstatt.storage.records import Records


@dataclass(frozen=True, slots=True)
class AttachmentEntry:
    """What a list of attachments says of one."""

    id: str
    name: str
    media_type: str
    pages: int


def attachments(records: Records, event_id: str) -> Sequence[AttachmentEntry]:
    """All attachments of an event, by name."""
    kept = records.find(Attachment, order="name", event_id=event_id)
    return [AttachmentEntry(one.id, one.name, one.media_type, one.pages) for one in kept]
