"""What the room sees: chosen here, and not undone, because the beamer has keys of its own for going back.

Only a text that was typed on the spot can be undone: it is a piece of writing.
"""

from werkstatt.domain.ids import new_id
from werkstatt.domain.spotlight import SPOTLIGHT_ID, Curtain, RoomText, Scene, Spotlight
from werkstatt.operations import lamp
from werkstatt.storage.records import Records


def turn_to(records: Records, event_id: str) -> None:
    """Put the beamer on an event: its welcome, until something runs."""
    records.remove(Spotlight, [SPOTLIGHT_ID])
    lamp.light(records, event_id)


def follow(records: Records, event_id: str) -> None:
    """Show what belongs to the running item, from its first page. Black and frozen stay as they are."""
    lamp.light(records, event_id)
    records.change(Spotlight, SPOTLIGHT_ID, event_id=event_id, day_id=None, follows=True, page=0)


def show(
    records: Records,
    scene: Scene,
    subject_id: str | None = None,
    event_id: str | None = None,
    day_id: str | None = None,
) -> None:
    """Show a scene of one's choice until the agenda goes on.

    It is about an event and one of its days (None: the day that is meant); without them the beamer stays where it is.
    """
    place: dict[str, str | None] = {}
    if event_id:
        lamp.light(records, event_id)
        place = {"event_id": event_id, "day_id": day_id}
    records.change(Spotlight, SPOTLIGHT_ID, follows=False, scene=scene, subject_id=subject_id, page=0, **place)


def show_text(records: Records, text: str, event_id: str, day_id: str | None = None) -> None:
    """Show a text that was typed on the spot. The one that is on the beamer is corrected, any other is replaced.

    Undone, the correction is taken back; or the beamer, whose text is not there any more, turns to the agenda.
    """
    kept = {own.id for own in records.find(RoomText, event_id=event_id)}
    lit = next(iter(records.find(Spotlight, id=SPOTLIGHT_ID, follows=False, scene=Scene.TEXT)), None)
    if lit is not None and lit.subject_id in kept:
        key = lit.subject_id
        records.change(RoomText, key, text=text)
    else:
        key = new_id()
        records.remove(RoomText, kept)
        records.add(RoomText(id=key, event_id=event_id, text=text))
    show(records, Scene.TEXT, key, event_id, day_id)


def turn_page(records: Records, page: int) -> None:
    """Show another page (from 0) of the present scene."""
    records.change(Spotlight, SPOTLIGHT_ID, page=max(0, page))


def draw_curtain(records: Records, curtain: Curtain) -> None:
    """Show, blank or freeze the beamer."""
    records.change(Spotlight, SPOTLIGHT_ID, curtain=curtain)
