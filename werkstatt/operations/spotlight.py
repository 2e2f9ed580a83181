"""What the room sees: chosen here, never undone (the beamer has keys of its own for going back)."""

from werkstatt.domain.spotlight import SPOTLIGHT_ID, Curtain, Scene, Spotlight
from werkstatt.storage.records import Records


def turn_to(records: Records, event_id: str) -> None:
    """Put the beamer on an event: its welcome, until something runs."""
    records.remove(Spotlight, [SPOTLIGHT_ID])
    records.add(Spotlight(id=SPOTLIGHT_ID, event_id=event_id))


def follow(records: Records, event_id: str) -> None:
    """Show what belongs to the running item, from its first page. Black and frozen stay as they are."""
    if not records.find(Spotlight, id=SPOTLIGHT_ID):
        turn_to(records, event_id)
    records.change(Spotlight, SPOTLIGHT_ID, event_id=event_id, follows=True, page=0)


def show(records: Records, scene: Scene, subject_id: str | None = None) -> None:
    """Show a scene of one's choice until the agenda goes on."""
    records.change(Spotlight, SPOTLIGHT_ID, follows=False, scene=scene, subject_id=subject_id, page=0)


def turn_page(records: Records, page: int) -> None:
    """Show another page (from 0) of the present scene."""
    records.change(Spotlight, SPOTLIGHT_ID, page=max(0, page))


def draw_curtain(records: Records, curtain: Curtain) -> None:
    """Show, blank or freeze the beamer."""
    records.change(Spotlight, SPOTLIGHT_ID, curtain=curtain)
