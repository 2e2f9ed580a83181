"""Words around the run of show."""

import re
from datetime import timedelta

from werkstatt.domain.forecast import LiveSlot, SlotState
from werkstatt.domain.schedule import MINUTE, NOTHING
from werkstatt.i18n import _
from werkstatt.wording.times import clock_time

USUAL_MINUTES = 15
# A smaller number without a unit or a comma belongs to the title: "Runde 2".
_FEWEST_BARE = 5
_TITLE_AND_MINUTES = re.compile(
    r"^(?P<title>.*?)(?P<gap>[\s,;(]+)(?P<minutes>\d{1,3})\s*(?P<unit>min\.?|minuten|minutes|')?(?P<shut>\)?)$",
    re.IGNORECASE,
)


def item_from_line(line: str) -> tuple[str, int]:
    """Title and minutes from what was typed: "Begrüßung 15", "Begrüßung, 15 min"; else the usual."""
    title, minutes = title_and_minutes(line)
    return title, USUAL_MINUTES if minutes is None else minutes


def title_and_minutes(line: str) -> tuple[str, int | None]:
    """Title and minutes from what was typed; None when it does not say how long."""
    text = " ".join(line.split())
    if (found := _TITLE_AND_MINUTES.match(text)) and found["title"] and ("(" in found["gap"]) == bool(found["shut"]):
        minutes = int(found["minutes"])
        if minutes >= _FEWEST_BARE or found["unit"] or found["gap"].strip():
            return found["title"], max(1, minutes)
    return text, None


def slot_note(slot: LiveSlot) -> str:
    """What is special about an item: left out, unplanned, fixed, or with air around it."""
    item = slot.item
    notes = []
    if slot.state is SlotState.SKIPPED:
        notes.append(_("left out"))
    if slot.state is SlotState.MISSED:
        notes.append(_("passed over"))
    if slot.state is SlotState.INTERRUPTED:
        notes.append(_("interrupted, {minutes} min left").format(minutes=slot.rest // MINUTE))
    if item.unplanned:
        notes.append(_("unplanned"))
    if item.fixed_start is not None:
        notes.append(_("fixed {time}").format(time=clock_time(item.fixed_start, word=False)))
    if slot.afterwards:
        notes.append(_("after the announced end"))
    if slot.state is SlotState.AHEAD and slot.slack >= MINUTE:
        notes.append(_("{minutes} min of air before").format(minutes=slot.slack // MINUTE))
    if item.buffer and slot.state in {SlotState.AHEAD, SlotState.RUNNING, SlotState.INTERRUPTED}:
        notes.append(_buffer_note(item.buffer, slot.kept))
    return " · ".join(notes)


def _buffer_note(minutes: int, kept: timedelta) -> str:
    """What is left of a buffer, not what it once was."""
    if kept < MINUTE:
        return _("buffer used up")
    if kept < minutes * MINUTE:
        return _("{minutes} min of the buffer left").format(minutes=kept // MINUTE)
    return _("buffer {minutes} min").format(minutes=minutes)


def running_note(rest: timedelta, *, held: bool) -> str:
    """How the running item stands with its clock: "läuft noch 9 min", "12 min über der Zeit"."""
    if held:
        words = _("paused, {minutes} min over time") if rest <= -MINUTE else _("paused")
        return words.format(minutes=-rest // MINUTE)
    if rest >= MINUTE:
        return _("running, {minutes} min left").format(minutes=rest // MINUTE)
    if rest >= NOTHING:
        return _("running, nearly over")
    if rest > -MINUTE:
        return _("time is up")
    return _("{minutes} min over time").format(minutes=-rest // MINUTE)
