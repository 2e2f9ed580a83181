"""Preparing a Projekt-Café: its topics, tables, rounds and hosts."""

from collections.abc import Sequence

from werkstatt.domain.agenda import AgendaItem, ItemDraft, ItemKind
from werkstatt.domain.cafe import Bond, Cafe, CafeTable, Round, SeatingRule, TableNote, Topic
from werkstatt.domain.errors import Refused
from werkstatt.domain.event import Day
from werkstatt.domain.ids import new_id
from werkstatt.domain.process import Initiative
from werkstatt.operations import agenda, cafe_table, ranked, rounds
from werkstatt.storage.records import Records


def begin_cafe(records: Records, day_id: str, title: str, drafts: Sequence[ItemDraft], tables_each: int = 1) -> str:
    """Begin a café: the initiatives are its topics, the agenda's café items without a café its rounds; returns its id.

    An agenda without such items gets those of `drafts`. Each topic gets so many tables.
    """
    event_id = records.get(Day, day_id).event_id
    cafe = Cafe(id=new_id(), event_id=event_id, rank=ranked.end(records, Cafe, event_id=event_id), title=title)
    records.add(cafe)
    if not (items := _free_items(records, event_id)):
        agenda.add_items(records, day_id, drafts)
        items = _free_items(records, event_id)
    records.add(*(Round(id=new_id(), cafe_id=cafe.id, item_id=item.id) for item in items))
    for initiative in records.find(Initiative, order="rank"):
        add_topic(records, cafe.id, initiative.title, tables_each, initiative.id)
    return cafe.id


def change_cafe(records: Records, /, cafe_id: str, **values: object) -> None:
    """Change title, mix, or whether everybody visits different topics."""
    records.change(Cafe, cafe_id, **values)


def remove_cafe(records: Records, cafe_id: str) -> None:
    """Remove a café with its seats; the agenda stays.

    Refused("cafe_has_run") once a round has begun or something was written at a table.
    """
    every = [round_.id for round_ in rounds.every(records, cafe_id)]
    written = records.find(TableNote, round_id=every)
    if written or rounds.begun(records, cafe_id):
        raise Refused("cafe_has_run")
    event_id = records.get(Cafe, cafe_id).event_id
    records.remove(Cafe, [cafe_id])
    ranked.renumber(records, Cafe, event_id=event_id)


def add_topic(records: Records, cafe_id: str, title: str, tables: int = 1, initiative_id: str | None = None) -> str:
    """Add a topic with so many tables; returns its id."""
    rank = ranked.end(records, Topic, cafe_id=cafe_id)
    topic = Topic(id=new_id(), cafe_id=cafe_id, rank=rank, title=title, initiative_id=initiative_id)
    records.add(topic)
    for _table in range(tables):
        cafe_table.add_table(records, topic.id)
    return topic.id


def change_topic(records: Records, /, topic_id: str, **values: object) -> None:
    """Change title or initiative of a topic."""
    records.change(Topic, topic_id, **values)


def move_topic(records: Records, topic_id: str, rank: int) -> None:
    """Move a topic to another place."""
    ranked.place(records, Topic, topic_id, rank, cafe_id=records.get(Topic, topic_id).cafe_id)


def remove_topic(records: Records, topic_id: str) -> None:
    """Remove a topic with its tables. Refused("topic_was_used") once people have talked about it."""
    topic = records.get(Topic, topic_id)
    tables = records.find(CafeTable, topic_id=topic_id)
    if any(rounds.was_used(records, table) for table in tables):
        raise Refused("topic_was_used")
    records.remove(Topic, [topic_id])
    ranked.renumber(records, Topic, cafe_id=topic.cafe_id)


def bind(records: Records, cafe_id: str, bond: Bond, one: str, other: str) -> str:
    """Keep two people (their attendances) together, or apart, in every plan from now on; returns the rule's id.

    Takes the place of what was asked for the two before. Refused("not_two_people") for one person alone.
    """
    pair = {one, other}
    if len(pair) < 2:
        raise Refused("not_two_people")
    known = records.find(SeatingRule, cafe_id=cafe_id)
    records.remove(SeatingRule, [rule.id for rule in known if {rule.one_id, rule.other_id} == pair])
    rule = SeatingRule(id=new_id(), cafe_id=cafe_id, bond=bond, one_id=one, other_id=other)
    records.add(rule)
    return rule.id


def unbind(records: Records, rule_id: str) -> None:
    """Two people may sit anywhere again."""
    records.remove(SeatingRule, [rule_id])


def _free_items(records: Records, event_id: str) -> Sequence[AgendaItem]:
    """The café items of an event's agenda that belong to no café, in their order."""
    taken = {round_.item_id for round_ in records.find(Round)}
    days = records.find(Day, order="date", event_id=event_id)
    items = [item for day in days for item in records.find(AgendaItem, order="rank", day_id=day.id)]
    return [item for item in items if item.kind is ItemKind.CAFE and item.id not in taken]
