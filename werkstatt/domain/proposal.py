"""What to do about a delay: proposals that bring the day back to its announced end or to a fixed start.

A proposal changes minutes, buffers or skipping of coming items, in whole minutes. After it is applied the expected
end, rounded up to whole minutes, is exactly the announced end plus what the proposal says `remaining` (none, if it
can be). A fixed start is likewise met, or missed by what remains. A delay of less than a minute is not worth a word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from werkstatt.domain.agenda import AgendaItem, ItemKind
from werkstatt.domain.forecast import Forecast, SlotState
from werkstatt.domain.proposal_draft import Draft, draft_for
from werkstatt.domain.schedule import MINUTE

MOST_PROPOSALS = 3
SHORTEST_ITEM = 5
# What people do together can be done in less time, a speaker's part less easily; arriving, breaks and the closing are
# touched last, and only what has a content of its own can be left out.
DISCUSSIONS = frozenset({ItemKind.CAFE, ItemKind.CARDS, ItemKind.FEEDBACK, ItemKind.PLENARY, ItemKind.ACTIONS})
SPARED = frozenset({ItemKind.ARRIVAL, ItemKind.BREAK, ItemKind.CLOSING})
DISPENSABLE = DISCUSSIONS | {ItemKind.INPUT, ItemKind.GUEST}


class ProposalKind(StrEnum):
    """The ways to save time, in the order in which they hurt."""

    USE_BUFFER = "use_buffer"
    SHORTEN = "shorten"
    SPREAD = "spread"
    SKIP = "skip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an item is like after a proposal."""

    item_id: str
    minutes: int
    buffer: int
    skipped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One way to save time; `changes` begin with the item that it is about.

    It aims at the announced end, or at the fixed start of the item `for_item_id`. `saved` and `remaining` are what
    it gains there and what will still be late, in whole minutes.
    """

    kind: ProposalKind
    changes: tuple[Change, ...]
    saved: timedelta
    remaining: timedelta
    for_item_id: str | None = None


def proposals(outlook: Forecast) -> tuple[Proposal, ...]:
    """At most three proposals, the gentlest first; none when nothing is late or nothing can be saved.

    A fixed start that would be missed is met on the way to the announced end if possible, else by a proposal of its
    own, which then comes first. While no end is promised there is none to come back to.
    """
    ahead = [slot for slot in outlook.slots if slot.state is SlotState.AHEAD]
    programme = [slot for slot in ahead if not slot.afterwards]
    missed = next((n for n, slot in enumerate(ahead) if slot.item.fixed_start and slot.late >= MINUTE), None)
    ways = _ways(draft_for(outlook.last, programme, len(programme), outlook.late)) if outlook.promised else []
    if missed is not None and not any(way.draft.meets(missed, ahead[missed].late) for way in ways):
        known = [way.draft.changed for way in ways]
        to_start = _ways(draft_for(outlook.last, ahead, missed, ahead[missed].late))
        ways = [*[way for way in to_start if way.draft.changed not in known][: 1 if ways else None], *ways]
    return tuple(way.proposal for way in _few(ways))


def apply(items: Iterable[AgendaItem], proposal: Proposal) -> tuple[AgendaItem, ...]:
    """The items with the changes of the proposal."""
    changes = {change.item_id: change for change in proposal.changes}
    return tuple(
        replace(item, minutes=change.minutes, buffer=change.buffer, skipped=change.skipped)
        if (change := changes.get(item.id))
        else item
        for item in items
    )


class _Way(NamedTuple):
    """A kind of proposal carried through."""

    kind: ProposalKind
    draft: Draft

    @property
    def proposal(self) -> Proposal:
        """What a person is offered."""
        draft = self.draft
        return Proposal(
            kind=self.kind,
            changes=tuple(
                Change(item_id=item.id, minutes=item.minutes, buffer=item.buffer, skipped=item.skipped)
                for item in draft.changed.values()
            ),
            saved=draft.saved * MINUTE,
            remaining=draft.missing * MINUTE,
            for_item_id=None if draft.to_end else draft.items[draft.goal].id,
        )


def _ways(start: Draft) -> list[_Way]:
    """The ways to the goal, the gentlest first. If some get there, the others are dropped, but for the buffers."""
    if start.late < MINUTE:
        return []
    buffers_used = _using_buffers(start)
    shorter = [_Way(ProposalKind.SHORTEN, draft) for draft in _shorter(start)]
    ways = [_Way(ProposalKind.USE_BUFFER, buffers_used), *shorter[:2], _Way(ProposalKind.SPREAD, _spread(buffers_used))]
    ways += [_Way(ProposalKind.SKIP, draft) for draft in _leaner(start)[:1]]
    arriving = any(not way.draft.missing for way in ways)
    useful: list[_Way] = []
    for way in ways:
        new = way.draft.saved and all(way.draft.changed != other.draft.changed for other in useful)
        if new and not (arriving and way.draft.missing and way.kind is not ProposalKind.USE_BUFFER):
            useful.append(way)
    return useful


def _few(ways: Sequence[_Way]) -> list[_Way]:
    """As many as a person in front of a room can choose from: rather of different kinds than several of one."""
    kinds = [(way.kind, way.draft.goal) for way in ways]
    if len(ways) > MOST_PROPOSALS:
        ways = [way for n, way in enumerate(ways) if kinds[n] not in kinds[:n]]
    return list(ways[:MOST_PROPOSALS])


def _shorter(start: Draft) -> list[Draft]:
    """The drafts that shorten one item, the best first.

    Best is what gets to the goal, spares those who should be spared, meets the fixed starts and is the longest.
    """
    drafts = {n: start.shortened(n, _room(start.items[n])) for n in range(start.goal)}

    def harm(position: int) -> tuple[int, ...]:
        draft, item = drafts[position], start.items[position]
        misses = sum(late >= MINUTE for late in draft.hurdles.values())
        unwilling = 2 if item.kind in SPARED else int(item.kind not in DISCUSSIONS)
        return (draft.missing > 0, unwilling, draft.missing, misses, -item.minutes)

    return [drafts[position] for position in sorted(drafts, key=harm) if drafts[position].saved]


def _leaner(start: Draft) -> list[Draft]:
    """The drafts that skip one item, the best first: what gets to the goal, then the shortest item.

    Fixed starts and the last item stay.
    """
    free = [n for n in range(start.goal) if n in start.buffers and not start.items[n].fixed_start]
    drafts = {n: draft for n in free if start.items[n].kind in DISPENSABLE and (draft := start.skipping(n))}
    return [drafts[n] for n in sorted(drafts, key=lambda n: (drafts[n].missing, start.items[n].minutes))]


def _using_buffers(draft: Draft) -> Draft:
    """All buffers on the way used as far as needed, the next one first."""
    for position in sorted(draft.buffers):
        draft = draft.without_buffer(position)
    return draft


def _spread(draft: Draft) -> Draft:
    """What is missing taken from all items on the way by what each can give; those that are spared only if needed."""
    for spared in (False, True):
        room = {n: _room(draft.items[n]) for n in range(draft.goal) if (draft.items[n].kind in SPARED) is spared}
        left = sum(room.values())
        for position, most in room.items():
            if most:
                draft = draft.shortened(position, min(most, -(-draft.missing * most // left)))
                left -= most
    return draft


def _room(item: AgendaItem) -> int:
    """The minutes by which an item can be shortened: never below half of it or the shortest sensible length."""
    return max(0, item.minutes - max(SHORTEST_ITEM, -(-item.minutes // 2)))
