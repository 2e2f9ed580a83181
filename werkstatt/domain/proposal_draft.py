"""A proposal in the making: what is taken where, and how late its goal will still be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from werkstatt.domain.agenda import AgendaItem
from werkstatt.domain.forecast import LiveSlot
from werkstatt.domain.schedule import MINUTE, NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A proposal in the making: takes time here and there and knows how late its goal will still be.

    Items are known by their position among those ahead; -1 is the current one, of which only the buffer can be used.
    The `goal` is the fixed start at that position or, behind the last one, the end; it was `late_before`, and is `late`
    now. `buffers` are what is kept free after each item. `hurdles` are the delays of the fixed starts on the way: time
    that is saved before such an item helps behind it only as far as the item would have been late.
    """

    items: Mapping[int, AgendaItem]
    buffers: Mapping[int, timedelta]
    hurdles: Mapping[int, timedelta]
    goal: int
    late_before: timedelta
    late: timedelta
    changed: Mapping[int, AgendaItem] = field(default_factory=dict)

    @property
    def missing(self) -> int:
        """The whole minutes that are still to be saved."""
        return _minutes_up(self.late)

    @property
    def saved(self) -> int:
        """The whole minutes that are saved at the goal."""
        return _minutes_up(self.late_before) - self.missing

    @property
    def to_end(self) -> bool:
        """Whether the goal is the end of the day."""
        return self.goal not in self.items

    def meets(self, position: int, late: timedelta) -> bool:
        """Whether the fixed start at `position`, which was `late`, is met: on the way, or after the programme."""
        return self.hurdles.get(position, late - (self.late_before - self.late)) <= NOTHING

    def item(self, position: int) -> AgendaItem:
        """The item at `position` with the changes so far."""
        return self.changed.get(position, self.items[position])

    def at_goal(self, position: int, gain: timedelta) -> timedelta:
        """What is left at the goal of a `gain` right after `position`."""
        return min([gain, *(late for hurdle, late in self.hurdles.items() if hurdle > position)])

    def least(self, position: int, limit: timedelta) -> int:
        """The fewest minutes after `position` that help as much as all of `limit`, which is all there is."""
        most = min(self.missing, _minutes_up(limit))
        return min(
            range(most + 1), key=lambda n: _minutes_up(self.late - self.at_goal(position, min(n * MINUTE, limit)))
        )

    def gaining(self, position: int, gain: timedelta, item: AgendaItem) -> "Draft":
        """The draft with `item` so changed that what follows on `position` starts `gain` earlier."""
        hurdles = dict(self.hurdles)
        for hurdle, late in self.hurdles.items():
            if hurdle > position:
                gain = min(gain, late)
                hurdles[hurdle] = late - gain
        return replace(self, late=self.late - gain, hurdles=hurdles, changed={**self.changed, position: item})

    def without_buffer(self, position: int) -> "Draft":
        """The draft with as much of the buffer after `position` used as helps."""
        item, limit = self.item(position), self.buffers[position]
        minutes = self.least(position, limit)
        if not minutes:
            return self
        return self.gaining(position, min(minutes * MINUTE, limit), replace(item, buffer=item.buffer - minutes))

    def shortened(self, position: int, most: int) -> "Draft":
        """The draft with the item at `position` shortened as much as helps, by at most `most` minutes."""
        item = self.item(position)
        minutes = self.least(position, most * MINUTE)
        if not minutes:
            return self
        return self.gaining(position, minutes * MINUTE, replace(item, minutes=item.minutes - minutes))

    def skipping(self, position: int) -> "Draft | None":
        """The draft without the item at `position`; what that saves too much is kept free as a buffer.

        None when more than half of what it takes out would not be needed, or there is no place for the buffer.
        """
        item = self.item(position)
        gain = item.minutes * MINUTE + self.buffers[position]
        if gain > 2 * self.missing * MINUTE:
            return None
        draft = self.gaining(position, gain, replace(item, skipped=True))
        spare = -draft.late // MINUTE
        if spare <= 0 or not self.to_end:
            return draft
        host = next((n for n in self.buffers if n >= max(self.hurdles, default=0) and n != position), None)
        if host is None:
            return None
        kept = self.item(host)
        return draft.gaining(host, -spare * MINUTE, replace(kept, buffer=kept.buffer + spare))


def draft_for(current: AgendaItem | None, ahead: Sequence[LiveSlot], goal: int, late: timedelta) -> Draft:
    """The draft without any change for a goal that will be `late`."""
    items = {n: slot.item for n, slot in enumerate(ahead)}
    if current:
        items[-1] = current
    return Draft(
        items=items,
        buffers={n - 1: slot.buffer for n, slot in enumerate(ahead[: goal + 1]) if n - 1 in items},
        hurdles={n: slot.late for n, slot in enumerate(ahead[:goal]) if slot.item.fixed_start},
        goal=goal,
        late_before=late,
        late=late,
    )


def _minutes_up(late: timedelta) -> int:
    """A delay in whole minutes, rounded up; nothing if it is none."""
    return max(0, -(-late // MINUTE))
