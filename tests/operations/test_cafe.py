"""Preparing a café: topics, tables and rules, and what may no longer be removed once people have talked."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from tests.support.cafes import TITLES, CafeEvening, cafe_evening
from werkstatt.domain.agenda import AgendaItem, ItemDraft, ItemKind
from werkstatt.domain.cafe import Bond, Cafe, CafeTable, Mix, NoteKind, SeatingRule, Topic
from werkstatt.domain.errors import Refused
from werkstatt.domain.event import Day
from werkstatt.operations import agenda, cafe, event, process, seat, table_note


@pytest.fixture
def at(tmp_path: Path) -> Iterator[CafeEvening]:
    with cafe_evening(tmp_path, guests=8, tables_each=1) as made:
        yield made


def found(at: CafeEvening, noun: type, **equal: object) -> list:
    return list(at.desk.ask(lambda records: records.find(noun, **equal)).result())


def topics(at: CafeEvening) -> list[str]:
    return [topic.title for topic in at.picture.topics]


def refusal(at: CafeEvening, operation, *args: object, **values: object) -> str:
    with pytest.raises(Refused) as refused:
        at.do(operation, *args, **values)
    return refused.value.reason


def test_a_round_with_notes_is_not_removed_from_the_agenda(at: CafeEvening) -> None:
    row, table = at.picture.rounds[1], at.picture.tables[0]
    at.do(table_note.write_notes, row.id, table.id, [(NoteKind.IDEA, "Vorab")], at.night.clock.now())
    with pytest.raises(Refused, match="item_has_notes"):
        at.do(agenda.remove_item, row.item.id)
    assert at.picture.rounds[1].notes
    at.do(agenda.remove_item, at.picture.rounds[0].item.id)
    assert len(at.picture.rounds) == 1


def test_a_second_cafe_takes_only_items_that_belong_to_none(at: CafeEvening) -> None:
    at.do(agenda.add_item, at.night.day_id, ItemKind.CAFE, "Nachmittag", 20)
    second = at.do(cafe.begin_cafe, at.night.day_id, "Zweites", [ItemDraft("Ungebraucht", 5, ItemKind.CAFE)], 3)
    assert [row.item.title for row in at.picture.rounds] == ["Projekt-Café", "Projekt-Café Runde 2"]
    at.cafe_id, first = second, at.cafe_id
    assert [row.item.title for row in at.picture.rounds] == ["Nachmittag"]
    assert len(at.picture.tables) == 3 * len(TITLES)
    at.do(cafe.remove_cafe, first)
    assert [(row.title, row.rank) for row in found(at, Cafe)] == [("Zweites", 0)]
    assert len(found(at, CafeTable)) == 3 * len(TITLES)


def test_an_agenda_without_a_cafe_gets_the_drafts_and_without_drafts_there_are_no_rounds(at: CafeEvening) -> None:
    drafts = [ItemDraft("R1", 20, ItemKind.CAFE), ItemDraft("Wechsel", 5, ItemKind.CHANGE), ItemDraft("R2", 9)]
    at.cafe_id = at.do(cafe.begin_cafe, at.night.day_id, "Zweites", drafts)
    assert [row.item.title for row in at.picture.rounds] == ["R1"]
    assert [item.title for item in at.night.picture.items][-3:] == ["R1", "Wechsel", "R2"]
    at.cafe_id = at.do(cafe.begin_cafe, at.night.day_id, "Leer", ())
    assert (at.picture.rounds, at.picture.current, at.picture.past) == ([], None, 0)


def test_a_cafe_of_another_event_is_left_alone(at: CafeEvening) -> None:
    other = at.do(event.add_event, "Werkstatt", date(2023, 5, 1), time(9))
    (day,) = found(at, Day, event_id=other)
    elsewhere = at.do(cafe.begin_cafe, day.id, "Dort", [ItemDraft("Runde", 20, ItemKind.CAFE)])
    assert [row.rank for row in found(at, Cafe)] == [0, 0]
    at.do(cafe.remove_cafe, at.cafe_id)
    assert [row.id for row in found(at, Cafe)] == [elsewhere]


def test_topics_keep_their_order_and_an_initiative_that_goes_leaves_its_topic(at: CafeEvening) -> None:
    added = at.do(cafe.add_topic, at.cafe_id, "Mobilität", 2)
    at.do(cafe.move_topic, added, 0)
    assert topics(at) == ["Mobilität", *TITLES]
    assert [table.number for table in at.picture.tables if table.topic_id == added] == [5, 6]
    at.do(cafe.change_topic, added, title="Bus und Rad")
    initiative = at.picture.topics[1].initiative_id
    at.do(process.remove_initiative, initiative)
    assert topics(at) == ["Bus und Rad", *TITLES]
    assert at.picture.topics[1].initiative_id is None
    at.do(cafe.remove_topic, added)
    assert topics(at) == list(TITLES)
    assert [topic.rank for topic in at.picture.topics] == [0, 1, 2, 3]


def test_a_topic_that_was_talked_about_stays(at: CafeEvening) -> None:
    at.seat_all()
    picture = at.begin("Projekt-Café")
    assert refusal(at, cafe.remove_topic, picture.topics[0].id) == "topic_was_used"
    new = at.do(cafe.add_topic, at.cafe_id, "Neu")
    at.do(cafe.remove_topic, new)
    assert topics(at) == list(TITLES)


def test_a_topic_with_notes_stays_even_if_nobody_was_seated(at: CafeEvening) -> None:
    picture = at.picture
    row, table = picture.rounds[0], picture.tables[0]
    at.do(table_note.write_notes, row.id, table.id, [(NoteKind.IDEA, "Vorab gesammelt")], at.night.clock.now())
    assert refusal(at, cafe.remove_topic, table.topic_id) == "topic_was_used"
    assert refusal(at, cafe.remove_cafe, at.cafe_id) == "cafe_has_run"
    assert at.picture.rounds[0].notes[table.id][0].text == "Vorab gesammelt"


def test_a_cafe_goes_before_it_has_begun_and_stays_afterwards(at: CafeEvening) -> None:
    at.seat_all()
    at.begin("Projekt-Café")
    assert refusal(at, cafe.remove_cafe, at.cafe_id) == "cafe_has_run"
    while at.night.running:
        at.desk.undo().result()
    items = len(found(at, AgendaItem))
    at.do(cafe.remove_cafe, at.cafe_id)
    assert found(at, Cafe) == found(at, Topic) == found(at, CafeTable) == []
    assert len(found(at, AgendaItem)) == items


def test_two_people_have_one_rule_whoever_is_named_first(at: CafeEvening) -> None:
    one, two, three = list(at.picture.guests)[:3]
    at.do(cafe.bind, at.cafe_id, Bond.TOGETHER, one, two)
    kept = at.do(cafe.bind, at.cafe_id, Bond.APART, two, one)
    other = at.do(cafe.bind, at.cafe_id, Bond.APART, one, three)
    assert [(rule.id, rule.bond) for rule in sorted(at.picture.rules, key=lambda rule: rule.id)] == sorted(
        [(kept, Bond.APART), (other, Bond.APART)]
    )
    assert refusal(at, cafe.bind, at.cafe_id, Bond.APART, one, one) == "not_two_people"
    at.do(cafe.unbind, kept)
    assert [rule.id for rule in found(at, SeatingRule)] == [other]


def test_what_matters_most_can_be_changed(at: CafeEvening) -> None:
    at.do(cafe.change_cafe, at.cafe_id, mix=Mix.WISHES, topics_differ=False, title="Markt")
    changed = at.picture.cafe
    assert (changed.mix, changed.topics_differ, changed.title) == (Mix.WISHES, False, "Markt")
    assert changed.published_at is None
    at.do(seat.publish, at.cafe_id, at.night.clock.now())
    first = at.picture.cafe.published_at
    at.night.clock.advance(timedelta(minutes=5))
    at.do(seat.publish, at.cafe_id, at.night.clock.now())
    assert at.picture.cafe.published_at == first
