"""The course of the event: what was planned, what really happened, and how far the two are apart.

Planned is what was planned when the day began, whatever was shortened or left out since.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from werkstatt.domain import schedule
from werkstatt.domain.agenda import AgendaItem, Run
from werkstatt.domain.event import local
from werkstatt.domain.schedule import MINUTE, Slot
from werkstatt.i18n import _, pgettext
from werkstatt.paper.blocks import Block, Column, Look, Section, Subheading, Table, Text
from werkstatt.readmodels.minutes import MinutesDay, MinutesPicture
from werkstatt.wording.times import clock_range, clock_time, difference, long_date, short_minutes

_NOTHING = "–"


def course(picture: MinutesPicture) -> Section:
    """A table of each day."""
    blocks: list[Block] = []
    for day in picture.days:
        if day.items:
            if len(picture.days) > 1:
                blocks.append(Subheading(long_date(day.day.date, weekday=True)))
            blocks.extend(_day(picture, day))
    return Section(_("Course"), blocks)


def _day(picture: MinutesPicture, day: MinutesDay) -> Iterator[Block]:
    items = schedule.in_order(day.items)
    slots = schedule.plan(picture.event, day.day, [item.as_planned for item in items])
    columns = [
        Column(title=_("Agenda item")),
        Column(title=_("Planned"), width=27),
        Column(title=_("Actual"), width=27),
        Column(title=_("Duration"), width=19, is_number=True),
        Column(title=_("Difference"), width=25, is_number=True),
    ]
    if day.runs and all(run.ended_at for run in day.runs):
        yield Text(_beginning_and_end(picture, day, slots))
    planned = {slot.item.id: slot for slot in slots}
    yield Table(columns, [_row(picture, item, planned[item.id], day.runs) for item in items])


def _row(picture: MinutesPicture, item: AgendaItem, slot: Slot, runs: Sequence[Run]) -> list[list[Text]]:
    """The cells of an item; `slot` is the one it had in the plan."""
    own_runs = [run for run in runs if run.item_id == item.id]
    spans = [(_minute(run.started_at), _minute(run.ended_at)) for run in own_runs if run.ended_at]
    took = sum((end - start) // MINUTE for start, end in spans)
    is_over = bool(spans) and len(spans) == len(own_runs)
    return [
        [Text(item.title or _("Untitled")), *_marks(item, own_runs)],
        [Text(_planned(picture, slot))],
        [Text(text) for text in _real(picture, item, own_runs)],
        [Text(short_minutes(took) if is_over else "")],
        [Text(difference(took - slot.item.minutes) if is_over and schedule.is_planned(slot.item) else "")],
    ]


def _marks(item: AgendaItem, runs: Sequence[Run]) -> Iterator[Text]:
    """What is special about an item, in words below its title."""
    if item.unplanned:
        yield Text(_("not planned"), Look.SMALL)
    if item.skipped and runs:
        yield Text(_("broken off"), Look.SMALL)


def _planned(picture: MinutesPicture, slot: Slot) -> str:
    if not schedule.is_planned(slot.item):
        return _NOTHING
    return clock_range(local(picture.event, slot.starts_at), local(picture.event, slot.ends_at), word=False)


def _real(picture: MinutesPicture, item: AgendaItem, runs: Sequence[Run]) -> list[str]:
    """From–to, one for each time that the item ran."""
    if not runs:
        return [pgettext("agenda item", "left out") if item.skipped else _NOTHING]
    texts = []
    for run in runs:
        start = local(picture.event, run.started_at)
        if run.ended_at:
            texts.append(clock_range(start, local(picture.event, run.ended_at), word=False))
        else:
            texts.append(_("since {time}").format(time=clock_time(start, word=False)))
    return texts


def _minute(when: datetime) -> datetime:
    """The minute that is printed, so that lengths agree with the times beside them; in UTC, which has no summer."""
    return when.astimezone(UTC).replace(second=0, microsecond=0)


def _beginning_and_end(picture: MinutesPicture, day: MinutesDay, slots: Sequence[Slot]) -> str:
    event = picture.event
    text = _("Began at {begin} (planned: {opening}), ended at {end} (announced: {announced}).")
    return text.format(
        begin=clock_time(local(event, day.runs[0].started_at)),
        opening=clock_time(local(event, schedule.opening(event, day.day))),
        end=clock_time(local(event, max(run.ended_at for run in day.runs if run.ended_at))),
        announced=clock_time(local(event, schedule.announced_end(event, day.day, slots))),
    )
