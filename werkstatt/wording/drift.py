"""How late an evening is and what could be done about it, in sentences that a colleague would say."""

from collections.abc import Sequence
from datetime import timedelta

from werkstatt.domain.agenda import AgendaItem
from werkstatt.domain.event import Event, local
from werkstatt.domain.forecast import Forecast, LiveSlot, SlotState
from werkstatt.domain.proposal import Proposal, ProposalKind
from werkstatt.i18n import _, ngettext
from werkstatt.wording.times import clock_time

_MINUTE = timedelta(minutes=1)


def drift_headline(forecast: Forecast) -> str:
    """ "9 Minuten später als geplant"."""
    if forecast.current is None and not forecast.drift.late_start >= _MINUTE:
        return _("Everything as planned")
    late = forecast.late_minutes if abs(forecast.late) >= _MINUTE else 0
    if late > 0:
        return ngettext("{count} minute later than announced", "{count} minutes later than announced", late).format(
            count=late
        )
    if late < 0:
        return ngettext("{count} minute early", "{count} minutes early", -late).format(count=-late)
    return _("In time")


def drift_reasons(event: Event, forecast: Forecast) -> str:
    """Where the delay comes from, and which fixed starts hold."""
    drift = forecast.drift
    parts = [
        (drift.late_start, _("began {minutes} min late")),
        (drift.overtime, _("{minutes} min overtime")),
        (drift.added, _("{minutes} min added")),
        (drift.pauses, _("{minutes} min paused")),
        (drift.unplanned, _("{minutes} min unplanned")),
        (drift.waiting, _("{minutes} min between items")),
        (drift.overlap, _("{minutes} min too much in the plan")),
        (drift.absorbed, _("{minutes} min caught by buffers and air")),
        (drift.shortened, _("{minutes} min saved")),
    ]
    said = [words.format(minutes=amount // _MINUTE) for amount, words in parts if amount >= _MINUTE]
    missed = next((slot for slot in forecast.slots if _misses_its_start(slot)), None)
    if missed is not None and missed.item.fixed_start is not None and missed.starts_at is not None:
        said.append(
            _("“{title}” at {expected} instead of {fixed}").format(
                title=missed.item.title,
                expected=clock_time(local(event, missed.starts_at), word=False),
                fixed=clock_time(missed.item.fixed_start),
            )
        )
    return (", ".join(said) + ".") if said else ""


def proposal_title(items: Sequence[AgendaItem], proposal: Proposal) -> str:
    """ "Puffer nutzen: −5 min", "„Runde 2“ auf 20 Minuten kürzen"."""
    saved = proposal.saved // _MINUTE
    subject = next((item for item in items if item.id == proposal.changes[0].item_id), None)
    title = subject.title if subject else ""
    if proposal.kind is ProposalKind.USE_BUFFER:
        return _("Use the buffer: −{minutes} min").format(minutes=saved)
    if proposal.kind is ProposalKind.SHORTEN:
        return _("Shorten “{title}” to {minutes} minutes").format(title=title, minutes=proposal.changes[0].minutes)
    if proposal.kind is ProposalKind.SKIP:
        return _("Leave out “{title}”").format(title=title)
    count = len(proposal.changes)
    return ngettext("Shorten {count} item", "Shorten {count} items a little each", count).format(count=count)


def proposal_effect(event: Event, items: Sequence[AgendaItem], after: Forecast, proposal: Proposal) -> str:
    """What follows: "Ende 21:00 Uhr", and what will still be late."""
    end = _("End {time}").format(time=clock_time(local(event, after.expected_end)))
    aim = next((item for item in items if item.id == proposal.for_item_id), None)
    said = [end] if aim is None else [_("“{title}” in time").format(title=aim.title), end]
    if proposal.remaining >= _MINUTE:
        said.append(_("{minutes} min remain").format(minutes=proposal.remaining // _MINUTE))
    return ", ".join(said)


def _misses_its_start(slot: LiveSlot) -> bool:
    return slot.state is SlotState.AHEAD and slot.item.fixed_start is not None and slot.late >= _MINUTE
