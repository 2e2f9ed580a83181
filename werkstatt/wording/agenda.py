"""Words around the run of show."""

import re

from werkstatt.domain.forecast import LiveSlot, SlotState
from werkstatt.i18n import _

USUAL_MINUTES = 15
# A smaller number without a unit or a comma belongs to the title: "Runde 2".
_FEWEST_BARE = 5
_TITLE_AND_MINUTES = re.compile(
    r"^(?P<title>.*?)(?P<gap>[\s,;]+)(?P<minutes>\d{1,3})\s*(?P<unit>min\.?|minuten|minutes|')?$", re.IGNORECASE
)


def item_from_line(line: str) -> tuple[str, int]:
    """Title and minutes from what was typed: "Begrüßung 15", "Begrüßung, 15 min"; else the usual."""
    text = " ".join(line.split())
    if (found := _TITLE_AND_MINUTES.match(text)) and found["title"]:
        minutes = int(found["minutes"])
        if minutes >= _FEWEST_BARE or found["unit"] or found["gap"].strip():
            return found["title"], max(1, minutes)
    return text, USUAL_MINUTES


def slot_note(slot: LiveSlot) -> str:
    """What is special about an item: left out, unplanned, fixed, or with air around it."""
    item = slot.item
    notes = []
    if slot.state is SlotState.SKIPPED:
        notes.append(_("left out"))
    if slot.state is SlotState.MISSED:
        notes.append(_("passed over"))
    if item.unplanned:
        notes.append(_("unplanned"))
    if item.fixed_start is not None:
        notes.append(_("fixed {time}").format(time=item.fixed_start.strftime("%H:%M")))
    if (air := int(slot.slack.total_seconds() // 60)) > 0 and slot.state is SlotState.AHEAD:
        notes.append(_("{minutes} min of air before").format(minutes=air))
    if item.buffer and slot.state is SlotState.AHEAD:
        notes.append(_("buffer {minutes} min").format(minutes=item.buffer))
    return " · ".join(notes)
