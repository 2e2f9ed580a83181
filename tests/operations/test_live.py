"""Running an evening: going on and back, jumping, pausing, and what was forgotten."""

from datetime import timedelta

import pytest

from tests.support.desks import Evening
from werkstatt.domain import timer as timers
from werkstatt.domain.forecast import SlotState
from werkstatt.operations import agenda, live, spotlight

MINUTES = timedelta(minutes=1)


def go_on(night: Evening) -> None:
    night.desk.do(live.proceed, night.day_id, night.clock.now()).result()


def start(night: Evening, *lengths: int) -> None:
    """Begin, and go on after each of the given minutes."""
    go_on(night)
    for length in lengths:
        night.clock.advance(length * MINUTES)
        go_on(night)


def test_going_on_starts_the_next_item_and_stops_the_last(night: Evening) -> None:
    start(night, 17)
    first, second = night.picture.runs
    assert first.ended_at == second.started_at == night.clock.now()
    assert night.running == "Rückblick"
    assert night.picture.timer is not None
    assert timers.rest(night.picture.timer, night.clock.now()) == 20 * MINUTES


def test_a_second_press_within_a_moment_is_ignored(night: Evening) -> None:
    start(night, 15)
    night.clock.advance(timedelta(seconds=1.4))
    go_on(night)
    assert night.running == "Rückblick"
    night.clock.advance(timedelta(seconds=0.2))
    go_on(night)
    assert night.running == "Projekt-Café"


def test_going_back_restores_clock_and_times_exactly(night: Evening) -> None:
    start(night, 15)
    night.clock.advance(7 * MINUTES)
    night.desk.do(live.extend_timer, night.picture.timer.id, 180).result()
    night.desk.do(live.pause_timer, night.picture.timer.id, night.clock.now()).result()
    before = night.picture
    night.clock.advance(2 * MINUTES)
    go_on(night)
    night.clock.advance(MINUTES)
    night.desk.do(live.go_back, night.day_id).result()
    assert night.picture == before


def test_going_back_before_the_first_item_ends_the_evening_before_it_began(night: Evening) -> None:
    go_on(night)
    assert night.desk.do(live.go_back, night.day_id).result() is None
    assert night.picture.runs == []
    assert night.picture.next_item.title == "Ankommen"
    assert all(item.planned_rank is None and item.planned_minutes is None for item in night.picture.items)


def test_the_last_press_ends_the_evening_and_back_opens_it_again(night: Evening) -> None:
    start(night, 15, 20, 25, 15, 10)
    assert night.running == ""
    assert night.desk.do(live.go_back, night.day_id).result() == night.item_id("Abschluss")
    assert night.running == "Abschluss"


def test_an_evening_that_is_ended_early_waits_for_nothing_more(night: Evening) -> None:
    go_on(night)
    night.clock.advance(15 * MINUTES)
    night.desk.do(live.end_day, night.day_id, night.clock.now()).result()
    night.clock.advance(13 * 60 * MINUTES)
    assert night.picture.next_item is None
    outlook = night.picture.forecast(night.clock.now())
    assert outlook.expected_end == night.picture.runs[-1].ended_at
    night.desk.undo().result()
    assert night.running == "Ankommen"
    assert not any(item.skipped for item in night.picture.items)


def test_jumping_passes_items_over_and_they_are_not_next(night: Evening) -> None:
    go_on(night)
    night.clock.advance(5 * MINUTES)
    night.desk.do(live.jump_to, night.item_id("Pause"), night.clock.now()).result()
    assert night.running == "Pause"
    states = {slot.item.title: slot.state for slot in night.picture.forecast(night.clock.now()).slots}
    assert states["Projekt-Café"] is SlotState.MISSED
    assert night.picture.next_item.title == "Abschluss"


def test_leaving_the_running_item_out_starts_the_next(night: Evening) -> None:
    start(night, 15)
    night.clock.advance(3 * MINUTES)
    night.desk.do(live.skip, night.item_id("Rückblick"), night.clock.now()).result()
    assert night.running == "Projekt-Café"
    night.desk.undo().result()
    assert night.running == "Rückblick"


def test_an_unplanned_item_runs_in_between(night: Evening) -> None:
    start(night, 15)
    night.clock.advance(10 * MINUTES)
    night.desk.do(live.insert_now, night.day_id, "Frage aus dem Saal", 5, night.clock.now()).result()
    titles = [item.title for item in night.picture.items]
    assert titles[1:4] == ["Rückblick", "Frage aus dem Saal", "Projekt-Café"]
    assert night.running == "Frage aus dem Saal"
    assert night.picture.item.unplanned


def test_an_unplanned_item_stands_behind_what_ran_last(night: Evening) -> None:
    start(night, 15)
    night.clock.advance(10 * MINUTES)
    night.desk.do(live.finish, night.day_id, night.clock.now()).result()
    night.desk.do(live.insert_now, night.day_id, "Frage aus dem Saal", 5, night.clock.now()).result()
    assert [item.title for item in night.picture.items][1:3] == ["Rückblick", "Frage aus dem Saal"]
    night.clock.advance(5 * MINUTES)
    go_on(night)
    assert night.running == "Projekt-Café"


def interrupt(night: Evening, title: str = "Frage aus dem Saal", minutes: int = 5) -> None:
    night.desk.do(live.insert_now, night.day_id, title, minutes, night.clock.now()).result()


def test_what_was_interrupted_goes_on_with_the_rest_of_its_clock(night: Evening) -> None:
    start(night, 15, 20)
    night.clock.advance(13 * MINUTES)
    interrupt(night)
    waiting = night.picture.interrupted
    assert waiting is not None
    assert (waiting.item.title, waiting.rest) == ("Projekt-Café", 12 * MINUTES)
    assert night.picture.next_item == waiting.item
    night.clock.advance(7 * MINUTES)
    go_on(night)
    now = night.clock.now()
    assert night.running == "Projekt-Café"
    assert timers.rest(night.picture.timer, now) == 12 * MINUTES
    assert night.picture.timer.planned_seconds == 12 * 60
    assert night.picture.interrupted is None
    runs = [run for run in night.picture.runs if run.item_id == night.item_id("Projekt-Café")]
    assert [run.ended_at for run in runs] == [now - 7 * MINUTES, None]
    assert night.picture.forecast(now).drift.overtime == timedelta()
    night.clock.advance(12 * MINUTES)
    go_on(night)
    assert night.running == "Pause"


def test_going_back_to_what_was_interrupted_is_as_if_nothing_had_come_between(night: Evening) -> None:
    start(night, 15)
    night.clock.advance(8 * MINUTES)
    before = (night.picture.runs, night.picture.timer, night.picture.earlier_timers)
    interrupt(night)
    interrupted = night.picture
    night.clock.advance(5 * MINUTES)
    go_on(night)
    night.desk.do(live.go_back, night.day_id).result()
    assert night.picture == interrupted
    night.desk.do(live.go_back, night.day_id).result()
    assert (night.picture.runs, night.picture.timer, night.picture.earlier_timers) == before
    assert night.picture.next_item.title == "Frage aus dem Saal"


def test_a_clock_that_was_held_before_something_came_between_is_held_again_after_going_back(night: Evening) -> None:
    start(night, 15)
    night.clock.advance(8 * MINUTES)
    night.desk.do(live.pause_timer, night.picture.timer.id, night.clock.now()).result()
    before = night.picture.timer
    night.clock.advance(MINUTES)
    interrupt(night)
    night.clock.advance(5 * MINUTES)
    night.desk.do(live.go_back, night.day_id).result()
    assert night.picture.timer == before


def test_an_interruption_and_what_follows_it_can_be_undone(night: Evening) -> None:
    start(night, 15)
    night.clock.advance(8 * MINUTES)
    states = [night.picture]
    interrupt(night)
    states.append(night.picture)
    night.clock.advance(5 * MINUTES)
    go_on(night)
    while states:
        night.desk.undo().result()
        assert night.picture == states.pop()


def test_starting_what_was_interrupted_by_hand_gives_it_the_rest_of_its_time(night: Evening) -> None:
    start(night, 15)
    night.clock.advance(8 * MINUTES)
    interrupt(night)
    night.clock.advance(5 * MINUTES)
    night.desk.do(live.jump_to, night.item_id("Rückblick"), night.clock.now()).result()
    assert timers.rest(night.picture.timer, night.clock.now()) == 12 * MINUTES


def test_what_came_between_began_earlier_so_more_is_left_of_what_it_interrupted(night: Evening) -> None:
    start(night, 15)
    night.clock.advance(8 * MINUTES)
    interrupt(night)
    night.clock.advance(4 * MINUTES)
    for ago, left in ((6, 14), (2, 10)):
        began(night, ago)
        waiting = night.picture.interrupted
        assert waiting is not None
        assert waiting.rest == left * MINUTES
    night.desk.do(live.go_back, night.day_id).result()
    assert timers.rest(night.picture.timer, night.clock.now()) == 8 * MINUTES


def test_the_rest_of_what_was_interrupted_can_be_left_out(night: Evening) -> None:
    start(night, 15)
    night.clock.advance(8 * MINUTES)
    interrupt(night)
    night.desk.do(live.skip, night.item_id("Rückblick"), night.clock.now()).result()
    assert night.running == "Frage aus dem Saal"
    night.clock.advance(5 * MINUTES)
    go_on(night)
    assert night.running == "Projekt-Café"


@pytest.mark.parametrize("by_hand", [True, False])
def test_another_length_for_what_was_interrupted_moves_its_held_clock(night: Evening, by_hand: bool) -> None:
    start(night, 15)
    night.clock.advance(8 * MINUTES)
    if by_hand:
        night.desk.do(live.pause_timer, night.picture.timer.id, night.clock.now()).result()
        night.clock.advance(MINUTES)
    interrupt(night)
    night.desk.do(agenda.change_item, night.item_id("Rückblick"), minutes=25).result()
    assert night.picture.interrupted is not None
    assert night.picture.interrupted.rest == 17 * MINUTES


def test_a_day_that_ends_while_something_waits_waits_for_nothing(night: Evening) -> None:
    start(night, 15)
    night.clock.advance(8 * MINUTES)
    interrupt(night)
    night.desk.do(live.end_day, night.day_id, night.clock.now()).result()
    assert (night.picture.interrupted, night.picture.next_item) == (None, None)


def test_a_clock_that_was_put_back_stops_nobody_and_nothing_ends_before_it_began(night: Evening) -> None:
    start(night, 15)
    began_at = night.picture.run.started_at
    night.desk.do(live.proceed, night.day_id, night.clock.now() - 60 * MINUTES).result()
    assert night.running == "Projekt-Café"
    ended = next(run for run in night.picture.runs if run.started_at == began_at)
    assert ended.ended_at == began_at


def test_going_back_before_the_first_item_promises_no_end(night: Evening) -> None:
    before = night.picture.day.announced_end
    go_on(night)
    night.desk.do(live.go_back, night.day_id).result()
    assert night.picture.day.announced_end == before
    assert {item.planned_rank for item in night.picture.items} == {None}


def began(night: Evening, minutes: int) -> None:
    night.desk.do(live.began_earlier, night.day_id, minutes * MINUTES, night.clock.now()).result()


def test_an_item_that_began_some_minutes_ago_took_them_from_the_one_before(night: Evening) -> None:
    start(night, 20)
    night.clock.advance(2 * MINUTES)
    began(night, 12)
    first, second = night.picture.runs
    assert second.started_at == first.ended_at == night.clock.now() - 12 * MINUTES
    assert timers.rest(night.picture.timer, night.clock.now()) == 8 * MINUTES
    assert night.picture.forecast(night.clock.now()).drift.total == night.picture.forecast(night.clock.now()).late


def test_an_item_that_was_started_too_early_began_later(night: Evening) -> None:
    start(night, 15)
    night.clock.advance(8 * MINUTES)
    night.desk.do(live.extend_timer, night.picture.timer.id, 180).result()
    night.desk.do(live.pause_timer, night.picture.timer.id, night.clock.now()).result()
    night.clock.advance(4 * MINUTES)
    night.desk.do(live.resume_timer, night.picture.timer.id, night.clock.now()).result()
    night.clock.advance(4 * MINUTES)
    before = night.picture
    began(night, 3)
    first, second = night.picture.runs
    assert second.started_at == first.ended_at == night.clock.now() - 3 * MINUTES
    assert timers.rest(night.picture.timer, night.clock.now()) == 20 * MINUTES
    assert night.picture.timer.paused_seconds == 0
    night.desk.undo().result()
    assert night.picture == before


def test_a_break_between_two_items_stays_when_the_second_began_later(night: Evening) -> None:
    start(night)
    night.clock.advance(15 * MINUTES)
    night.desk.do(live.finish, night.day_id, night.clock.now()).result()
    ended = night.clock.now()
    night.clock.advance(5 * MINUTES)
    go_on(night)
    night.clock.advance(5 * MINUTES)
    began(night, 2)
    assert night.picture.runs[0].ended_at == ended
    assert night.picture.run.started_at == night.clock.now() - 2 * MINUTES


def test_an_item_can_not_have_begun_before_the_one_before_it(night: Evening) -> None:
    start(night, 5)
    assert night.picture.could_have_begun(5 * MINUTES, night.clock.now())
    assert not night.picture.could_have_begun(6 * MINUTES, night.clock.now())
    began(night, 12)
    first, second = night.picture.runs
    assert second.started_at == first.started_at == first.ended_at


def test_nothing_that_runs_began_ago(night: Evening) -> None:
    assert not night.picture.could_have_begun(MINUTES, night.clock.now())
    began(night, 12)
    assert night.picture.runs == []


def test_a_pause_holds_the_clock(night: Evening) -> None:
    go_on(night)
    clock_id = night.picture.timer.id
    night.desk.do(live.pause_timer, clock_id, night.clock.now()).result()
    night.clock.advance(4 * MINUTES)
    assert timers.rest(night.picture.timer, night.clock.now()) == 15 * MINUTES
    night.desk.do(live.resume_timer, clock_id, night.clock.now()).result()
    night.clock.advance(MINUTES)
    assert timers.rest(night.picture.timer, night.clock.now()) == 14 * MINUTES
    assert night.picture.timer.paused_seconds == 240


def test_groups_have_clocks_of_their_own(night: Evening) -> None:
    go_on(night)
    for title, seconds in (("Gruppe A", 600), ("Gruppe B", 300)):
        night.desk.do(live.start_timer, night.event_id, title, seconds, night.clock.now()).result()
    assert [timer.title for timer in night.picture.group_clocks] == ["Gruppe B", "Gruppe A"]
    night.desk.do(live.remove_timer, night.picture.group_clocks[0].id).result()
    assert [timer.title for timer in night.picture.group_clocks] == ["Gruppe A"]
    assert night.picture.timer is not None


def test_what_the_laptop_slept_is_given_back_to_all_running_clocks(night: Evening) -> None:
    go_on(night)
    night.desk.do(live.start_timer, night.event_id, "Gruppe", 600, night.clock.now()).result()
    night.clock.advance(5 * MINUTES)
    night.desk.do(live.subtract_sleep, night.event_id, 3 * MINUTES).result()
    now = night.clock.now()
    assert timers.rest(night.picture.timer, now) == 13 * MINUTES
    assert timers.rest(night.picture.group_clocks[0], now) == 8 * MINUTES


@pytest.mark.parametrize("act", ["undo", "back"])
def test_the_beamer_follows_again_after_going_on(night: Evening, act: str) -> None:
    from werkstatt.domain.spotlight import Scene
    from werkstatt.readmodels.scene import shown_scene

    go_on(night)
    night.desk.do(spotlight.show, Scene.THANKS).result()
    night.clock.advance(15 * MINUTES)
    go_on(night)
    assert night.desk.ask(shown_scene).result().scene is Scene.ITEM
    if act == "undo":
        night.desk.undo().result()
    else:
        night.desk.do(live.go_back, night.day_id).result()
    assert night.desk.ask(shown_scene).result().scene is Scene.WELCOME


def test_the_planned_end_is_announced_when_the_evening_begins(night: Evening) -> None:
    from datetime import time

    start(night, 15)
    assert night.picture.day.announced_end == time(19, 40)
    night.desk.do(agenda.change_item, night.item_id("Abschluss"), minutes=5).result()
    assert night.picture.forecast(night.clock.now()).late == -5 * MINUTES
