"""The head of the minutes: when, where, who, and what for; and what was decided, in brief."""

from collections.abc import Iterator

from werkstatt.domain.action import ActionState
from werkstatt.domain.event import local
from werkstatt.domain.person import Presence
from werkstatt.domain.spelling import folded
from werkstatt.i18n import _, ngettext
from werkstatt.paper.blocks import Block, Facts, Look, Section, Text
from werkstatt.paper.minutes_notes import decisions
from werkstatt.readmodels.minutes import MinutesDay, MinutesPicture
from werkstatt.readmodels.people import PeoplePicture
from werkstatt.wording.times import clock_range, clock_time, long_date


def facts(picture: MinutesPicture) -> Facts:
    """The table at the head, as the moderator wrote it; what is not known is left out."""
    event = picture.event
    rows = [
        (_("Date, time"), "\n".join(_when(picture, day) for day in picture.days)),
        (_("Place"), event.place),
        (_("Hosting municipality"), event.municipality),
        *_attendance(picture.people),
        (_("Moderation"), event.moderation),
        (_("Minutes taken by"), event.minutes_taker),
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
    """Who was there, or as long as nobody is: how many are expected; and how many were excused.

    Of those who registered to take part online nobody says at the door whether they came.
    """
    remote = people.by_presence.get(Presence.REMOTE, 0)
    if people.came:
        yield _("Present"), _and_online(_from_organisations(people), remote)
    elif people.expected:
        yield _("Registered"), _and_online(_persons(people.expected), remote)
    elif remote:
        yield _("Registered"), _("{people} online").format(people=_persons(remote))
    if excused := people.by_presence.get(Presence.EXCUSED, 0):
        yield _("Excused"), _persons(excused)


def _persons(count: int) -> str:
    return ngettext("{count} person", "{count} people", count).format(count=count)


def _from_organisations(people: PeoplePicture) -> str:
    here = [row.person for row in people.came]
    count = len({folded(person.organisation) for person in here if person.organisation})
    if not count:
        return _persons(len(here))
    organisations = ngettext("{count} organisation", "{count} organisations", count).format(count=count)
    return _("{people} from {organisations}").format(people=_persons(len(here)), organisations=organisations)


def _and_online(people: str, remote: int) -> str:
    return _("{people}; {count} more registered online").format(people=people, count=remote) if remote else people
