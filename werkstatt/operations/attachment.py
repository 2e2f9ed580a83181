"""Keeping pictures and slides inside the workshop file."""

from werkstatt.domain.attachment import LARGEST_ATTACHMENT, Attachment, AttachmentContent
from werkstatt.domain.errors import Refused
from werkstatt.domain.ids import new_id
from werkstatt.storage.records import Records


def attach(records: Records, event_id: str, name: str, media_type: str, pages: int, content: bytes) -> str:
    """Keep a file for an event; returns its id. Raises Refused("too_large")."""
    if len(content) > LARGEST_ATTACHMENT:
        raise Refused("too_large", name=name, megabytes=LARGEST_ATTACHMENT // 2**20)
    key = new_id()
    records.add(
        Attachment(id=key, event_id=event_id, name=name, media_type=media_type, pages=pages),
        AttachmentContent(id=key, content=content),
    )
    return key


def remove_attachment(records: Records, attachment_id: str) -> None:
    """Remove a kept file."""
    records.remove(Attachment, [attachment_id])
