"""How late an evening is and what could be done about it, in sentences that a colleague would say.

There is one figure for how late it is, `Forecast.late_minutes`: clocks show no seconds, so whole minutes that are full.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from werkstatt.domain.agenda import AgendaItem
from werkstatt.domain.event import Event, local
from werkstatt.domain.forecast import Forecast, LiveSlot
from werkstatt.domain.proposal import Proposal, ProposalKind
from werkstatt.domain.schedule import MINUTE
from werkstatt.i18n import _, ngettext
from werkstatt.wording.times import clock_time

_MOST_CAUSES = 2


def drift_headline(forecast: Forecast) -> str:
    """ "9 Minuten später als angekündigt"; never that all is well above a plan that can't work."""
    if not forecast.slots:
        return _("No agenda yet")
    late = forecast.late_minutes
    if _is_only_planned(forecast):
        if forecast.missed is not None:
            return _("The plan does not work out")
        if late > 0:
            words = ngettext("{count} minute too much planned", "{count} minutes too much planned", late)
            return words.format(count=late)
        return _("Everything as planned")
    if late > 0:
        return _later(late)
    if forecast.missed is not None:
        count = forecast.missed.late_minutes
        words = ngettext("“{title}” {count} minute late", "“{title}” {count} minutes late", count)
        return words.format(title=forecast.missed.item.title, count=count)
    if late < 0:
        return ngettext("{count} minute early", "{count} minutes early", -late).format(count=-late)
    return _("In time")


def drift_reasons(event: Event, forecast: Forecast) -> str:
    """The largest causes of the delay, and the next fixed start that will be missed: what fits into two glances."""
    return _sentences(_causes(forecast)[:_MOST_CAUSES], _missed(event, forecast))


def drift_account(event: Event, forecast: Forecast) -> str:
    """All causes, the largest first."""
    return _sentences(_causes(forecast), _missed(event, forecast))


def proposal_title(items: Sequence[AgendaItem], proposal: Proposal) -> str:
    """ "Puffer nutzen: −5 min", "„Runde 2“ auf 20 Minuten kürzen"."""
    saved = proposal.saved // MINUTE
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


def proposal_effect(event: Event, after: Forecast, proposal: Proposal) -> str:
    """What will be true once it is applied, by the forecast `after` it: fixed starts, the end, and what is still late.

    A proposal for a fixed start begins with that, one for the end with the end.
    """
    end = [_("End {time}").format(time=clock_time(local(event, after.expected_end)))]
    if after.promised and after.late_minutes > 0:
        late = after.late_minutes
        words = ngettext(
            "still {count} minute later than announced", "still {count} minutes later than announced", late
        )
        end.append(words.format(count=late))
    missed = _missed(event, after)
    aim = next((slot.item for slot in after.slots if slot.item.id == proposal.for_item_id), None)
    if aim is None:
        return ", ".join([*end, *missed])
    if after.missed is None or after.missed.item.id != aim.id:
        missed = [_("“{title}” in time").format(title=aim.title), *missed]
    return ", ".join([*missed, *end])


def _later(count: int) -> str:
    return ngettext("{count} minute later than announced", "{count} minutes later than announced", count).format(
        count=count
    )


def _is_only_planned(forecast: Forecast) -> bool:
    """Whether nobody has begun, and it is not yet time to begin."""
    return forecast.current is None and forecast.drift.late_start < MINUTE


def _causes(forecast: Forecast) -> list[str]:
    """What makes the day longer or shorter than announced, the largest first."""
    parts = _parts(forecast) if forecast.slots else ()
    said = [(amount, words) for amount, words in parts if amount >= MINUTE]
    said.sort(key=lambda part: -part[0])
    return [words.format(minutes=amount // MINUTE) for amount, words in said]


def _parts(forecast: Forecast) -> Iterator[tuple[timedelta, str]]:
    drift = forecast.drift
    beyond = forecast.planned_end - forecast.announced_end
    begun = forecast.current is not None
    yield drift.late_start, _("began {minutes} min late") if begun else _("{minutes} min past the planned start")
    yield -drift.late_start, _("began {minutes} min early")
    yield drift.overtime, _("{minutes} min overtime")
    yield drift.added, _("{minutes} min added")
    yield drift.pauses, _("{minutes} min paused")
    yield drift.unplanned, _("{minutes} min unplanned")
    yield drift.waiting, _("{minutes} min between items")
    yield drift.overlap, _("{minutes} min too much in the plan")
    yield beyond, _("{minutes} min more planned than announced")
    yield drift.shortened, _("{minutes} min saved")
    yield drift.held, _("{minutes} min more air ahead")
    yield drift.absorbed, _("{minutes} min caught by buffers and air")
    yield -beyond, _("{minutes} min of air before the announced end")


def _missed(event: Event, forecast: Forecast) -> list[str]:
    """The next fixed start that will be missed, if any: "„Pause“ erst 20:14 statt 20:00 Uhr"."""
    return [_instead(event, forecast.missed)] if forecast.missed is not None else []


def _instead(event: Event, slot: LiveSlot) -> str:
    assert slot.starts_at is not None
    assert slot.item.fixed_start is not None
    return _("“{title}” at {expected} instead of {fixed}").format(
        title=slot.item.title,
        expected=clock_time(local(event, slot.starts_at), word=False),
        fixed=clock_time(slot.item.fixed_start),
    )


def _sentences(causes: Sequence[str], missed: Sequence[str]) -> str:
    """The causes as one sentence, the missed start as another."""
    return " ".join(f"{text}." for text in [", ".join(causes), *missed] if text)
