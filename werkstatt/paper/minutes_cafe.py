"""What came out of a café: topic by topic the main insights, then everything else, each note with its origin."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from werkstatt.domain.agenda import AgendaItem
from werkstatt.domain.cafe import NoteKind
from werkstatt.domain.minutes import Edition
from werkstatt.i18n import _
from werkstatt.paper.blocks import Block, Look, Section, Subheading, Text
from werkstatt.readmodels.minutes import MinutesPicture
from werkstatt.readmodels.table_notes import CafeNotes, Said, TopicNotes
from werkstatt.wording import minutes_cafe as words
from werkstatt.wording.people import person_name
from werkstatt.wording.terms import term

_NO_BREAK = "\N{NO-BREAK SPACE}"


def cafes(picture: MinutesPicture, edition: Edition) -> list[Section]:
    """A section for each café that has begun; who hosted is told in the internal edition only."""
    items = {item.id: item for day in picture.days for item in day.items}
    hosts = _names(picture) if edition is Edition.INTERNAL else {}
    return [_cafe(cafe, items, hosts) for cafe in picture.cafes if cafe.has_begun]


def _names(picture: MinutesPicture) -> Mapping[str, str]:
    return {row.id: person_name(row.person, row.attendance.number) for row in picture.people.rows}


def _cafe(cafe: CafeNotes, items: Mapping[str, AgendaItem], hosts: Mapping[str, str]) -> Section:
    blocks: list[Block] = [Text(line, Look.SMALL) for line in _questions(cafe, items)]
    for topic in cafe.topics:
        if topic.sittings or topic.notes:
            blocks.append(Subheading(words.topic_heading(topic.topic.title or _("Untitled"), topic.tables)))
            blocks.extend(_topic(topic, hosts))
    return Section(cafe.cafe.title or _("Café"), blocks)


def _questions(cafe: CafeNotes, items: Mapping[str, AgendaItem]) -> Iterator[str]:
    """The guiding questions of the rounds, each once."""
    asked: dict[str, list[int]] = {}
    for number, item_id in cafe.rounds.items():
        if item_id in items and (question := items[item_id].prompt.strip()):
            asked.setdefault(question, []).append(number)
    for question, numbers in asked.items():
        yield words.asked_in(question, numbers, len(cafe.rounds))


def _topic(topic: TopicNotes, hosts: Mapping[str, str]) -> Iterator[Block]:
    if topic.people:
        yield Text(words.people_in_rounds(topic.people), Look.SMALL)
    if names := _hosts(topic, hosts):
        yield Text(_("Table hosts: {names}").format(names=names), Look.SMALL)
    if topic.starred:
        yield Text(_("Main insights"), Look.STRONG)
        yield from (_note(said, with_point=True) for said in topic.starred)
    has_points = any(said.focus_point for said in topic.further)
    for point, notes in groupby(topic.further, key=lambda said: said.focus_point):
        if has_points or topic.starred:
            yield Text(point or _("Further notes"), Look.STRONG)
        yield from (_note(said) for said in notes)


def _hosts(topic: TopicNotes, names: Mapping[str, str]) -> str:
    """Who hosted, each once, in the order of rounds and tables."""
    hosted = (names.get(sitting.host_id or "", "") for sitting in topic.sittings)
    return ", ".join(filter(None, dict.fromkeys(hosted)))


def _note(said: Said, *, with_point: bool = False) -> Text:
    """A note; one that is no plain idea says what it is."""
    lead = "" if said.note.kind is NoteKind.IDEA else f"{term(said.note.kind)}:"
    origin = words.origin_text(*said.origin).replace(" ", _NO_BREAK)
    parts = [origin, said.focus_point if with_point else ""]
    return Text(f"{said.note.text} ({' · '.join(filter(None, parts))})", Look.NOTE, lead=lead)
