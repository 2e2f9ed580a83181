"""The minutes as everybody may read them: without the names of people who did not agree to be named."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from werkstatt.i18n import _
from werkstatt.paper.public_names import PublicNames
from werkstatt.readmodels.minutes import MinutesDay, MinutesPicture
from werkstatt.readmodels.people import PeoplePicture, PersonRow


@dataclass(frozen=True, slots=True)
class PublicEdition:
    """What the public edition shows, and what the moderator should know of it.

    `replaced` are the names that were taken out; `doubtful` are words that stayed, though people without consent are
    called so: only a reader can tell whether they are meant.
    """

    picture: MinutesPicture
    replaced: Sequence[str]
    doubtful: Sequence[str]


def public_edition(picture: MinutesPicture) -> PublicEdition:
    """Take out names wherever they are written, but in the head: what stands there is public on purpose."""
    event = picture.event
    told = (event.moderation, event.minutes_taker, event.place, event.municipality, event.title, event.occasion)
    names = PublicNames((row.person for row in picture.people.rows), _("name not public"), told)
    shown = replace(
        picture,
        days=[_day(day, names) for day in picture.days],
        entries=[replace(entry, text=names.in_text(entry.text)) for entry in picture.entries],
        actions=[
            replace(
                action,
                what=names.in_text(action.what),
                who=names.in_names(action.who),
                partners=names.in_names(action.partners),
                due_words=names.in_text(action.due_words),
            )
            for action in picture.actions
        ],
        people=_people(picture.people, names),
        outlook=[
            replace(stage, title=names.in_text(stage.title), summary=names.in_text(stage.summary))
            for stage in picture.outlook
        ],
    )
    return PublicEdition(shown, names.replaced, names.doubtful)


def _day(day: MinutesDay, names: PublicNames) -> MinutesDay:
    items = [replace(item, title=names.in_text(item.title), prompt=names.in_text(item.prompt)) for item in day.items]
    return replace(day, items=items)


def _people(people: PeoplePicture, names: PublicNames) -> PeoplePicture:
    """They are counted by organisation."""

    def told(row: PersonRow) -> PersonRow:
        return replace(row, person=replace(row.person, organisation=names.organisation(row.person)))

    return replace(people, rows=[told(row) for row in people.rows])
