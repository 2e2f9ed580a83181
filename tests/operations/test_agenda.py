"""Preparing the run of show: items stay in order, and the plan that people knew is kept once the day has begun."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.desks import Evening
from tests.support.full_file import fill
from werkstatt.domain import timer as timers
from werkstatt.domain.agenda import AgendaItem, ItemDraft, ItemKind
from werkstatt.domain.errors import Refused
from werkstatt.domain.event import local
from werkstatt.domain.proposal import apply, proposals
from werkstatt.domain.schedule import plan
from werkstatt.domain.spotlight import Scene
from werkstatt.operations import agenda, event, live
from werkstatt.readmodels.agenda import agenda as agenda_picture
from werkstatt.readmodels.minutes import minutes
from werkstatt.readmodels.scene import shown_scene
from werkstatt.storage.records import Records

MINUTES = timedelta(minutes=1)
PLACES = st.integers(-3, 12)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.none() | PLACES),
        st.tuples(st.just("move"), st.integers(0, 9), PLACES),
        st.tuples(st.just("remove"), st.integers(0, 9)),
        st.tuples(st.just("paste"), st.none() | PLACES),
    ),
    max_size=12,
)


def titles(night: Evening) -> list[str]:
    return [item.title for item in night.picture.items]


def begin(night: Evening) -> None:
    night.desk.do(live.proceed, night.day_id, night.clock.now()).result()


def change(night: Evening, title: str, **values: object) -> None:
    night.desk.do(agenda.change_item, night.item_id(title), **values).result()


def planned(night: Evening) -> dict[str, str]:
    """From–to of each item as it was planned."""
    picture = night.picture
    slots = plan(picture.event, picture.day, [item.as_planned for item in picture.items])
    return {
        slot.item.title: f"{local(picture.event, slot.starts_at):%H:%M}–{local(picture.event, slot.ends_at):%H:%M}"
        for slot in slots
    }


def test_items_are_added_in_their_place_and_several_in_their_order(night: Evening) -> None:
    night.desk.do(agenda.add_item, night.day_id, ItemKind.GUEST, "Grußwort", 5, 1, prompt="Hört!").result()
    last = night.desk.do(agenda.add_items, night.day_id, [("A", 5), ("B", 6)], 3).result()
    assert titles(night) == ["Ankommen", "Grußwort", "Rückblick", "A", "B", "Projekt-Café", "Pause", "Abschluss"]
    assert night.item_id("B") == last
    assert night.picture.items[1].prompt == "Hört!"
    assert night.desk.do(agenda.add_items, night.day_id, []).result() == ""


def play(records: Records, day_id: str, acts: list[tuple[object, ...]]) -> tuple[list[str], list[AgendaItem]]:
    """Do the acts to a day and to a plain list alike."""
    expected = [item.id for item in records.find(AgendaItem, order="rank", day_id=day_id)]
    for number, (act, *given_with) in enumerate(acts):
        if act == "add":
            (place,) = given_with
            key = agenda.add_item(records, day_id, ItemKind.INPUT, f"{number}", 5, place)
            expected.insert(len(expected) if place is None else max(0, place), key)
        elif act == "paste":
            (place,) = given_with
            key = agenda.add_items(records, day_id, [("x", 1), ("y", 2)], place)
            expected = [item.id for item in records.find(AgendaItem, order="rank", day_id=day_id)]
            if place is not None and 0 <= place < len(expected) - 1:
                assert expected[place + 1] == key
        elif expected:
            key = expected.pop(given_with[0] % len(expected))
            if act == "move":
                agenda.move_item(records, key, given_with[1])
                expected.insert(max(0, given_with[1]), key)
            else:
                agenda.remove_item(records, key)
    return expected, list(records.find(AgendaItem, order="rank", day_id=day_id))


def test_ranks_have_no_gaps_whatever_is_added_moved_or_removed(night: Evening) -> None:
    neighbours = fill(night)["second_day"]

    @given(ACTS)
    @settings(max_examples=60)
    def check(acts: list[tuple[object, ...]]) -> None:
        day_id = night.desk.do(lambda records: event.add_day(records, night.event_id)).result()
        expected, items = night.desk.do(play, day_id, acts).result()
        assert [item.id for item in items] == expected
        assert [item.rank for item in items] == list(range(len(items)))

    before = night.desk.ask(lambda records: records.find(AgendaItem, day_id=neighbours)).result()
    check()
    assert night.desk.ask(lambda records: records.find(AgendaItem, day_id=neighbours)).result() == before


def test_what_was_noted_during_an_item_stays_when_the_item_goes(night: Evening) -> None:
    ids = fill(night)
    night.desk.do(agenda.remove_item, ids["past"]).result()
    picture = night.desk.ask(minutes, ids["event"]).result()
    assert [entry.item_id for entry in picture.entries] == [None, None]
    assert [action.item_id for action in picture.actions] == [None, None]


def test_the_running_item_is_not_pulled_from_under_the_room(night: Evening) -> None:
    begin(night)
    night.clock.advance(15 * MINUTES)
    begin(night)
    before = night.picture, night.desk.ask(shown_scene).result()
    with pytest.raises(Refused) as refusal:
        night.desk.do(agenda.remove_item, night.item_id("Rückblick")).result()
    assert refusal.value.reason == "item_runs"
    assert (night.picture, night.desk.ask(shown_scene).result()) == before
    assert before[1].scene is Scene.ITEM
    night.desk.do(agenda.remove_item, night.item_id("Ankommen")).result()
    assert night.running == "Rückblick"


def test_before_the_day_begins_the_plan_is_what_it_is_now(night: Evening) -> None:
    change(night, "Rückblick", minutes=30, buffer=2)
    change(night, "Ankommen", skipped=True)
    assert all(item.as_planned == item for item in night.picture.items)


@pytest.mark.parametrize(
    "shorten",
    [
        lambda night: change(night, "Abschluss", minutes=5),
        lambda night: change(night, "Projekt-Café", minutes=9, buffer=3),
        lambda night: night.desk.do(live.skip, night.item_id("Projekt-Café"), night.clock.now()).result(),
        lambda night: night.desk.do(
            agenda.apply_proposal,
            [replace(item, minutes=5, buffer=0, skipped=True) for item in night.picture.items[2:]],
        ).result(),
        lambda night: night.desk.do(agenda.move_item, night.item_id("Abschluss"), 1).result(),
    ],
    ids=["by hand", "with a buffer", "left out", "as proposed", "moved"],
)
def test_a_change_while_the_day_runs_leaves_the_planned_times_alone(
    night: Evening, shorten: Callable[[Evening], None]
) -> None:
    change(night, "Rückblick", buffer=4)
    before = planned(night)
    assert before["Abschluss"] == "19:30–19:40"
    begin(night)
    shorten(night)
    assert planned(night) == before
    now = {item.title: (item.minutes, item.buffer, item.skipped) for item in night.picture.items}
    shorten(night)
    assert planned(night) == before
    assert {item.title: (item.minutes, item.buffer, item.skipped) for item in night.picture.items} == now
    night.desk.undo().result()
    night.desk.undo().result()
    assert all(item.planned_minutes is None for item in night.picture.items)


def test_each_proposal_leaves_the_planned_times_alone(night: Evening) -> None:
    change(night, "Rückblick", buffer=5)
    before = planned(night)
    night.clock.advance(40 * MINUTES)
    begin(night)
    offers = proposals(night.picture.forecast(night.clock.now()))
    assert offers
    for offer in offers:
        kept = {item.id: item for item in night.picture.items}
        changed = [item for item in apply(night.picture.items, offer) if item != kept[item.id]]
        night.desk.do(agenda.apply_proposal, changed).result()
        assert planned(night) == before
        night.desk.undo().result()


def test_a_beginning_that_was_taken_back_keeps_no_plan(night: Evening) -> None:
    begin(night)
    change(night, "Rückblick", minutes=9)
    night.desk.do(live.go_back, night.day_id).result()
    change(night, "Rückblick", minutes=30)
    assert all(item.as_planned == item for item in night.picture.items)


def test_what_was_not_in_the_plan_does_not_come_into_it(night: Evening) -> None:
    change(night, "Projekt-Café", skipped=True)
    before = planned(night)
    begin(night)
    change(night, "Projekt-Café", minutes=10)
    night.desk.do(live.insert_now, night.day_id, "Frage", 5, night.clock.now() + MINUTES).result()
    change(night, "Frage", minutes=8)
    after = planned(night)
    assert {title: after[title] for title in before} == before


def test_a_fixed_start_can_be_set_and_taken_away(night: Evening) -> None:
    change(night, "Abschluss", fixed_start=time(20))
    assert planned(night)["Abschluss"] == "20:00–20:10"
    change(night, "Abschluss", fixed_start=None)
    assert planned(night)["Abschluss"] == "19:30–19:40"


def test_what_is_added_or_moved_while_the_day_runs_does_not_move_the_plan(night: Evening) -> None:
    begin(night)
    before = night.picture.forecast(night.clock.now())
    night.desk.do(agenda.add_items, night.day_id, [("Nachtrag", 30)], 1).result()
    night.desk.do(agenda.move_item, night.item_id("Abschluss"), 2).result()
    after = night.picture.forecast(night.clock.now())
    assert after.planned_end == before.planned_end
    assert after.drift.unplanned == 30 * MINUTES
    assert after.drift.total == after.late
    assert next(slot.item for slot in after.slots if slot.item.title == "Nachtrag").unplanned


def test_the_clock_of_the_running_item_follows_its_new_length(night: Evening) -> None:
    begin(night)
    night.clock.advance(5 * MINUTES)
    change(night, "Ankommen", minutes=25)
    assert timers.rest(night.picture.timer, night.clock.now()) == 20 * MINUTES
    change(night, "Ankommen", minutes=12, buffer=3)
    now = night.clock.now()
    assert timers.rest(night.picture.timer, now) == 7 * MINUTES
    assert night.picture.forecast(now).drift.shortened == 3 * MINUTES
    change(night, "Rückblick", minutes=5)
    assert timers.rest(night.picture.timer, now) == 7 * MINUTES
    night.desk.undo().result()
    night.desk.undo().result()
    assert timers.rest(night.picture.timer, now) == 20 * MINUTES


def test_pasted_items_bring_their_kinds_and_fixed_starts_and_the_first_ones_begin_the_day(night: Evening) -> None:
    day_id = night.desk.do(event.add_day, night.event_id).result()
    drafts = [ItemDraft("Ankommen", 20, ItemKind.ARRIVAL), ItemDraft("Pause", 15, ItemKind.BREAK, time(12))]
    night.desk.do(agenda.add_items, day_id, drafts, None, time(8, 30)).result()
    picture = night.desk.ask(agenda_picture, day_id).result()
    assert [(item.kind, item.fixed_start) for item in picture.items] == [
        (ItemKind.ARRIVAL, None),
        (ItemKind.BREAK, time(12)),
    ]
    assert picture.day.starts_at == time(8, 30)
