"""The head of the minutes: when, where, who, and what for; and what was decided, in brief."""

from collections.abc import Callable, Iterator

from werkstatt.domain.action import ActionState
from werkstatt.domain.event import local
from werkstatt.domain.person import Presence
from werkstatt.i18n import _, ngettext
from werkstatt.paper.blocks import Block, Facts, Look, Section, Text
from werkstatt.paper.minutes_notes import decisions
from werkstatt.readmodels.minutes import MinutesDay, MinutesPicture
from werkstatt.readmodels.people import PeoplePicture
from werkstatt.wording.times import clock_range, clock_time, long_date


def facts(picture: MinutesPicture, publishable: Callable[[str], str]) -> Facts:
    """The table at the head; what is not known is left out. `publishable` takes out names that must not be told."""
    event = picture.event
    rows = [
        (_("Date, time"), "\n".join(_when(picture, day) for day in picture.days)),
        (_("Place"), event.place),
        (_("Host municipality"), event.municipality),
        *_attendance(picture.people),
        (_("Moderation"), publishable(event.moderation)),
        (_("Minutes taken by"), publishable(event.minutes_taker)),
        (_("Occasion"), event.occasion),
        (_("Guiding question"), event.question),
        (_("Process"), picture.process.title),
    ]
    return Facts([(label, [Text(text)]) for label, text in rows if text.strip()])


def in_brief(picture: MinutesPicture) -> Section:
    """What was decided, and how many actions were agreed on."""
    blocks: list[Block] = []
    for decision in decisions(picture):
        blocks.append(Text(decision.entry.text, Look.NOTE, lead=decision.label))
    agreed = sum(action.state is not ActionState.DROPPED for action in picture.actions)
    if agreed:
        text = ngettext("{count} action was agreed on.", "{count} actions were agreed on.", agreed)
        blocks.append(Text(text.format(count=agreed), Look.NOTE))
    return Section(_("In brief"), blocks or [Text(_("No decisions and no actions were written down."))])


def _when(picture: MinutesPicture, day: MinutesDay) -> str:
    """The date with the real times; with the planned ones as long as nothing happened."""
    date = long_date(day.day.date, weekday=len(picture.days) > 1)
    if not day.runs:
        planned, end = day.day.starts_at, day.day.announced_end
        times = clock_range(planned, end) if end else clock_time(planned)
        return _("{date}, {times} (planned)").format(date=date, times=times)
    begin = local(picture.event, day.runs[0].started_at)
    ends = [run.ended_at for run in day.runs if run.ended_at]
    if len(ends) < len(day.runs):
        return _("{date}, since {time}").format(date=date, time=clock_time(begin))
    return _("{date}, {times}").format(date=date, times=clock_range(begin, local(picture.event, max(ends))))


def _attendance(people: PeoplePicture) -> Iterator[tuple[str, str]]:
    """Who was there, or as long as nobody is: how many are expected; and how many were excused."""
    remote = people.by_presence.get(Presence.REMOTE, 0)
    present = people.in_the_room + remote
    if present:
        text = ngettext("{count} person", "{count} people", present).format(count=present)
        if people.organisations:
            several = ngettext("{count} organisation", "{count} organisations", people.organisations)
            organisations = several.format(count=people.organisations)
            text = _("{people} from {organisations}").format(people=text, organisations=organisations)
        if remote:
            text = _("{people}, {count} of them online").format(people=text, count=remote)
        yield _("Present"), text
    elif people.expected:
        yield (
            _("Registered"),
            ngettext("{count} person", "{count} people", people.expected).format(count=people.expected),
        )
    if excused := people.by_presence.get(Presence.EXCUSED, 0):
        yield _("Excused"), ngettext("{count} person", "{count} people", excused).format(count=excused)
