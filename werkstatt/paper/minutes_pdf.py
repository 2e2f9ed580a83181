"""The minutes of an event as a PDF file."""

from werkstatt import i18n
from werkstatt.domain.minutes import Edition
from werkstatt.i18n import _
from werkstatt.paper import minutes_actions, minutes_cafe, minutes_course, minutes_head, minutes_notes, minutes_people
from werkstatt.paper.blocks import Document
from werkstatt.paper.public_edition import public_edition
from werkstatt.readmodels.minutes import MinutesPicture
from werkstatt.wording.times import short_date


def minutes_pdf(picture: MinutesPicture, edition: Edition, language: str) -> bytes:
    """The minutes in `language` ("de" or "en"): a job for another process, which is why it chooses the language itself.

    With SOURCE_DATE_EPOCH set, the same picture gives the same bytes.
    """
    from werkstatt.paper import pages  # noqa: PLC0415  # heavy: not before something is printed

    i18n.use(language)
    return pages.pdf(minutes_document(picture, edition))


def minutes_document(picture: MinutesPicture, edition: Edition) -> Document:
    """What the minutes say, in the language in use: people by name in the internal edition, as counts in the public."""
    is_internal = edition is Edition.INTERNAL
    if not is_internal:
        picture = public_edition(picture).picture
    event = picture.event
    return Document(
        kicker=_("Minutes of results, internal") if is_internal else _("Minutes of results"),
        title=event.title or picture.process.title or _("Untitled"),
        facts=minutes_head.facts(picture),
        sections=[
            minutes_head.in_brief(picture),
            minutes_course.course(picture),
            *minutes_cafe.cafes(picture, edition),
            minutes_notes.results(picture),
            minutes_actions.plan_of_actions(picture),
            minutes_actions.outlook(picture),
            minutes_people.participants(picture, edition),
        ],
        running_title=_running_title(picture, edition),
        author=event.minutes_taker or event.moderation,
        subject=event.occasion or event.question,
        language=i18n.tag(),
    )


def _running_title(picture: MinutesPicture, edition: Edition) -> str:
    """What stands at the foot of every page, so that a single sheet can still be placed."""
    days = [short_date(day.day.date) for day in picture.days]
    dates = "–".join(dict.fromkeys([days[0], days[-1]])) if days else ""
    internal = _("internal") if edition is Edition.INTERNAL else ""
    return " · ".join(part for part in (picture.event.title, dates, internal) if part)
