"""What could be done about a delay, and what would follow from it."""

from collections.abc import Sequence

from werkstatt.domain.agenda import AgendaItem
from werkstatt.domain.event import Event, local
from werkstatt.domain.forecast import Forecast
from werkstatt.domain.proposal import Proposal, ProposalKind
from werkstatt.domain.schedule import MINUTE
from werkstatt.i18n import _, ngettext
from werkstatt.wording.drift import missed_start
from werkstatt.wording.times import clock_time, minutes_text, short_difference

# As many as a person can weigh up while standing in front of a room, with titles that fit beside each other.
_MOST_CUTS = 5
_LONGEST_TITLE = 32


def proposal_title(items: Sequence[AgendaItem], proposal: Proposal) -> str:
    """ "Puffer nutzen: −5 min", "„Runde 2“ auf 20 Minuten kürzen", "Kürzen: Impuls −5, Runde 2 −10 min"."""
    saved = proposal.saved // MINUTE
    subject = next((item for item in items if item.id == proposal.changes[0].item_id), None)
    title = subject.title if subject else ""
    if proposal.kind is ProposalKind.USE_BUFFER:
        return _("Use the buffer: −{minutes} min").format(minutes=saved)
    if proposal.kind is ProposalKind.SHORTEN:
        return _("Shorten “{title}” to {minutes} minutes").format(title=title, minutes=proposal.changes[0].minutes)
    if proposal.kind is ProposalKind.SKIP:
        return _("Leave out “{title}”").format(title=title)
    return _("Shorten: {items} min").format(items=", ".join(_cuts(items, proposal)))


def proposal_effect(event: Event, after: Forecast, proposal: Proposal) -> str:
    """What will be true once it is applied, by the forecast `after` it: fixed starts, the end, and what is still late.

    A proposal for a fixed start begins with that, one for the end with the end.
    """
    end = [_("End {time}").format(time=clock_time(local(event, after.expected_end)))]
    if after.promised and after.late_minutes > 0:
        end.append(_("still {duration} later than announced").format(duration=minutes_text(after.late_minutes)))
    missed = [*missed_start(event, after)]
    aim = next((slot.item for slot in after.slots if slot.item.id == proposal.for_item_id), None)
    if aim is None:
        return ", ".join([*end, *missed])
    if after.missed is None or after.missed.item.id != aim.id:
        missed = [_("“{title}” in time").format(title=aim.title), *missed]
    return ", ".join([*missed, *end])


def _cuts(items: Sequence[AgendaItem], proposal: Proposal) -> list[str]:
    """What is taken where, as the agenda goes: the largest cuts by name, the others as their sum."""
    cuts = _minutes_taken(items, proposal)
    largest = sorted(range(len(cuts)), key=lambda place: -cuts[place][1])
    said = [
        f"{cuts[place][0]}\N{NO-BREAK SPACE}{short_difference(-cuts[place][1])}"
        for place in sorted(largest[:_MOST_CUTS])
    ]
    if others := largest[_MOST_CUTS:]:
        words = ngettext("{count} more {minutes}", "{count} more together {minutes}", len(others))
        minutes = sum(cuts[place][1] for place in others)
        said.append(words.format(count=len(others), minutes=short_difference(-minutes)))
    return said


def _minutes_taken(items: Sequence[AgendaItem], proposal: Proposal) -> list[tuple[str, int]]:
    """Each item that gets shorter and each buffer that is used, with the minutes that it gives."""
    after = {change.item_id: change for change in proposal.changes}
    taken = []
    for item in items:
        if (change := after.get(item.id)) is not None:
            title = _short(item.title)
            taken.append((title, item.minutes - change.minutes))
            taken.append((_("buffer after “{title}”").format(title=title), item.buffer - change.buffer))
    return [(what, minutes) for what, minutes in taken if minutes > 0]


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rstrip() + "…"
