"""Pictures and slides that travel inside the workshop file."""

from dataclasses import dataclass

LARGEST_ATTACHMENT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file kept for an event, without its content. `media_type` is "image/png", "application/pdf" and so on."""

    id: str
    event_id: str
    name: str
    media_type: str
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentContent:
    """What a file holds, under the id of its attachment: apart, so that a list of files does not read them all."""

    id: str
    content: bytes
