"""Pictures and slides that travel inside the workshop file."""

from dataclasses import dataclass

LARGEST_ATTACHMENT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file kept for an event. `media_type` is "image/png", "application/pdf" and so on."""

    id: str
    event_id: str
    name: str
    media_type: str
    pages: int
    content: bytes
