"""The beamer's one row: there as soon as there is an event to show."""

from werkstatt.domain.spotlight import SPOTLIGHT_ID, Spotlight
from werkstatt.storage.records import Records


def light(records: Records, event_id: str) -> None:
    """A beamer that has never been used needs an event; one in use must not be surprised."""
    if not records.find(Spotlight, id=SPOTLIGHT_ID):
        records.add(Spotlight(id=SPOTLIGHT_ID, event_id=event_id))
