"""How late an evening is and why, in sentences that a colleague would say.

There is one figure for how late it is, `Forecast.late_minutes`: clocks show no seconds, so whole minutes that are full.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from werkstatt.domain.event import Event, local
from werkstatt.domain.forecast import Forecast
from werkstatt.domain.schedule import MINUTE
from werkstatt.i18n import _
from werkstatt.wording.times import clock_time, minutes_text

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
            return _("{duration} too much planned").format(duration=minutes_text(late))
        return _("Everything as planned")
    if late > 0:
        return _("{duration} later than announced").format(duration=minutes_text(late))
    if forecast.missed is not None:
        behind = minutes_text(forecast.missed.late_minutes)
        return _("“{title}” {duration} late").format(title=forecast.missed.item.title, duration=behind)
    if late < 0:
        return _("{duration} earlier than announced").format(duration=minutes_text(-late))
    return _("In time")


def drift_reasons(event: Event, forecast: Forecast) -> str:
    """How the plan stands with what was announced; once it runs, why it is late: what fits into two glances."""
    return _account(event, forecast, _MOST_CAUSES)


def drift_account(event: Event, forecast: Forecast) -> str:
    """The same with all causes, the largest first."""
    return _account(event, forecast, None)


def end_of_day(event: Event, forecast: Forecast, *, has_begun: bool, is_over: bool) -> str:
    """ "Ende voraussichtlich 21:09 Uhr": a time alone could be the announced one as well."""
    expected = _("Expected end {time}") if has_begun and forecast.late_minutes else _("End {time}")
    words = _("Ended {time}") if is_over else expected
    return words.format(time=clock_time(local(event, forecast.expected_end)))


def announced_end(event: Event, forecast: Forecast) -> str:
    """ "angekündigt 21:00 Uhr"; empty where the day ends as announced."""
    if not forecast.late_minutes:
        return ""
    return _("announced {time}").format(time=clock_time(local(event, forecast.announced_end)))


def missed_start(event: Event, forecast: Forecast) -> Iterator[str]:
    """The next fixed start that will be missed, if any: "„Pause“ erst 20:14 statt 20:00 Uhr"."""
    for title, fixed, expected, _late in _missed(event, forecast):
        yield _("“{title}” at {expected} instead of {fixed}").format(
            title=title, expected=clock_time(expected, word=False), fixed=clock_time(fixed)
        )


def _is_only_planned(forecast: Forecast) -> bool:
    """Whether nobody has begun, and it is not yet time to begin."""
    return forecast.current is None and forecast.drift.late_start < MINUTE


def _account(event: Event, forecast: Forecast, most: int | None) -> str:
    """Sentences: how the plan stands, or up to `most` causes in one and the missed start in another."""
    if not forecast.slots:
        return ""
    if _is_only_planned(forecast):
        said = [*_missed_in_plan(event, forecast), *_end_of_plan(event, forecast), *_after_the_end(event, forecast)]
    else:
        said = [f"{text}." for text in (", ".join(_causes(forecast)[:most]), *missed_start(event, forecast)) if text]
    return " ".join(said)


def _missed_in_plan(event: Event, forecast: Forecast) -> Iterator[str]:
    """One sentence if a fixed start can't be kept."""
    for title, fixed, expected, late in _missed(event, forecast):
        yield _("“{title}” can't begin before {expected}, {duration} after its fixed start ({fixed}).").format(
            title=title, expected=clock_time(expected), duration=minutes_text(late), fixed=clock_time(fixed)
        )


def _end_of_plan(event: Event, forecast: Forecast) -> Iterator[str]:
    """One sentence if the plan ends at another time than announced."""
    late = forecast.late_minutes
    if late:
        words = (
            _("The plan ends at {end}, {duration} after the announced end ({announced}).")
            if late > 0
            else _("The plan ends at {end}, {duration} before the announced end ({announced}).")
        )
        yield words.format(
            end=clock_time(local(event, forecast.expected_end)),
            duration=minutes_text(abs(late)),
            announced=clock_time(local(event, forecast.announced_end)),
        )


def _after_the_end(event: Event, forecast: Forecast) -> Iterator[str]:
    """One sentence if something is to come after the programme."""
    after = [slot for slot in forecast.slots if slot.afterwards]
    starts = [slot.starts_at for slot in after if slot.starts_at]
    if len(after) == 1:
        words = _("After the announced end follows “{title}” ({time}).")
        yield words.format(title=after[0].item.title, time=clock_time(local(event, starts[0])))
    elif after:
        words = _("After the announced end {count} more items follow, from {time} on.")
        yield words.format(count=len(after), time=clock_time(local(event, starts[0])))


def _causes(forecast: Forecast) -> list[str]:
    """What makes the day longer or shorter than announced, the largest first."""
    said = [(amount, words) for amount, words in _parts(forecast) if amount >= MINUTE]
    said.sort(key=lambda part: -part[0])
    return [words.format(minutes=amount // MINUTE) for amount, words in said]


def _parts(forecast: Forecast) -> Iterator[tuple[timedelta, str]]:
    drift = forecast.drift
    # What one item saves another uses up: what counts is what remains of it now, and only that can be caught.
    overtime = drift.overtime - drift.shortened
    caught = min(drift.absorbed, drift.total - drift.held + drift.absorbed)
    beyond = forecast.planned_end + drift.overlap - forecast.announced_end
    begun = forecast.current is not None
    yield drift.late_start, _("began {minutes} min late") if begun else _("{minutes} min past the planned start")
    yield -drift.late_start, _("began {minutes} min early")
    yield overtime, _("{minutes} min overtime")
    yield drift.added, _("{minutes} min added")
    yield drift.pauses, _("{minutes} min paused")
    yield drift.unplanned, _("{minutes} min unplanned")
    yield drift.waiting, _("{minutes} min between items")
    yield beyond, _("{minutes} min too much planned")
    yield -overtime, _("{minutes} min saved")
    yield drift.held, _("{minutes} min more air later on")
    yield caught, _("{minutes} min caught by buffers and air")
    yield -beyond, _("{minutes} min of air planned before the announced end")


def _missed(event: Event, forecast: Forecast) -> Iterator[tuple[str, time, datetime, int]]:
    """Title, fixed start, expected start and minutes of delay of the next fixed start that will be missed, if any."""
    slot = forecast.missed
    if slot is not None and slot.starts_at is not None and slot.item.fixed_start is not None:
        yield slot.item.title, slot.item.fixed_start, local(event, slot.starts_at), slot.late_minutes
