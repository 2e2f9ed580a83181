"""The minutes as everybody may read them: without the names of people who did not agree to be named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from werkstatt.domain.action import Action
from werkstatt.domain.agenda import AgendaItem
from werkstatt.domain.cafe import Cafe, TableNote, Topic
from werkstatt.domain.minutes import Edition, Entry
from werkstatt.domain.process import Stage
from werkstatt.i18n import _
from werkstatt.paper.public_names import PublicNames
from werkstatt.readmodels.minutes import MinutesDay, MinutesPicture
from werkstatt.readmodels.people import PeoplePicture, PersonRow
from werkstatt.readmodels.table_notes import CafeNotes, Said
from werkstatt.wording import minutes as words
from werkstatt.wording import minutes_cafe as cafe_words

Line = Entry | Action | AgendaItem | Stage | Cafe | TableNote | Topic


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name in the public edition of which only a reader can tell whether it may stay.

    `text` says where it stands; `line` is what the moderator would change.
    """

    line: Line
    text: str


@dataclass(frozen=True, slots=True)
class PublicEdition:
    """What the public edition shows, the names that were taken out, and those that the moderator should check."""

    picture: MinutesPicture
    replaced: Sequence[str]
    doubts: Sequence[Doubt]


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
        cafes=[_cafe(cafe, names) for cafe in picture.cafes],
    )
    lines = zip(_lines(picture), _lines(shown), strict=True)
    doubts = [
        Doubt(typed, words.name_in_line(name, where))
        for (typed, _where, _typed), (_shown, where, text) in lines
        for name in names.doubts(text)
    ]
    return PublicEdition(shown, names.replaced, doubts)


def _lines(shown: MinutesPicture) -> Iterator[tuple[Line, str, str]]:
    """Whatever was typed freely: the noun, where it stands in the minutes, and its text."""
    items = {item.id: item for day in shown.days for item in day.items}
    for item in items.values():
        yield item, words.agenda_line(item), f"{item.title}\n{item.prompt}"
    for entry in shown.entries:
        yield entry, words.entry_line(entry, items.get(entry.item_id or "")), entry.text
    for cafe in shown.cafes:
        yield cafe.cafe, cafe_words.cafe_line(cafe.cafe), cafe.cafe.title
    for topic in (topic for cafe in shown.cafes for topic in cafe.topics):
        yield topic.topic, cafe_words.topic_line(topic.topic), topic.topic.title
        for said in topic.notes:
            yield said.note, cafe_words.note_line(*said.origin), f"{said.note.text}\n{said.focus_point}"
    for number, action in enumerate(shown.actions, start=1):
        yield action, words.action_line(number), f"{action.what}\n{action.due_words}"
        yield action, words.responsible_line(number), f"{action.who}\n{action.partners}"
    for stage in shown.outlook:
        yield stage, words.stage_line(stage), f"{stage.title}\n{stage.summary}"


def _day(day: MinutesDay, names: PublicNames) -> MinutesDay:
    items = [replace(item, title=names.in_text(item.title), prompt=names.in_text(item.prompt)) for item in day.items]
    return replace(day, items=items)


def _cafe(cafe: CafeNotes, names: PublicNames) -> CafeNotes:
    def told(said: Said) -> Said:
        note = replace(said.note, text=names.in_text(said.note.text))
        return replace(said, note=note, focus_point=names.in_text(said.focus_point))

    return replace(
        cafe,
        cafe=replace(cafe.cafe, title=names.in_text(cafe.cafe.title)),
        topics=[
            replace(
                topic,
                topic=replace(topic.topic, title=names.in_text(topic.topic.title)),
                notes=[told(said) for said in topic.notes],
            )
            for topic in cafe.topics
        ],
    )


def _people(people: PeoplePicture, names: PublicNames) -> PeoplePicture:
    """They are counted by organisation."""

    def told(row: PersonRow) -> PersonRow:
        return replace(row, person=replace(row.person, organisation=names.organisation(row.person)))

    return replace(people, rows=[told(row) for row in people.rows])


def doubts_of(picture: MinutesPicture, edition: Edition) -> Sequence[Doubt]:
    """What somebody should check before an edition is handed on; the internal one may name everybody."""
    return public_edition(picture).doubts if edition is Edition.PUBLIC else ()
