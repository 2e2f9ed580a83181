"""The beamer's spotlight: turned to an event, following its agenda, or on a scene of one's choice."""

import pytest

from tests.support.desks import Evening
from tests.support.full_file import fill
from werkstatt.domain.errors import NotThere
from werkstatt.domain.spotlight import SPOTLIGHT_ID, Curtain, RoomText, Scene, Spotlight
from werkstatt.operations import spotlight
from werkstatt.storage.records import Records


def lit(night: Evening) -> Spotlight:
    (found,) = night.desk.ask(lambda records: records.find(Spotlight)).result()
    return found


def switch_off(records: Records) -> None:
    records.remove(Spotlight, [SPOTLIGHT_ID])


def test_turning_to_an_event_begins_with_an_open_welcome(night: Evening) -> None:
    ids = fill(night)
    night.desk.do(spotlight.show, Scene.SLIDES, ids["slides"]).result()
    night.desk.do(spotlight.draw_curtain, Curtain.FROZEN).result()
    night.desk.do(spotlight.turn_to, ids["other_event"]).result()
    assert lit(night) == Spotlight(id=SPOTLIGHT_ID, event_id=ids["other_event"])


def test_following_shows_the_first_page_and_leaves_the_curtain(night: Evening) -> None:
    ids = fill(night)
    night.desk.do(spotlight.show, Scene.SLIDES, ids["slides"]).result()
    night.desk.do(spotlight.turn_page, 2).result()
    assert (lit(night).page, lit(night).follows) == (2, False)
    night.desk.do(spotlight.draw_curtain, Curtain.BLACK).result()
    night.desk.do(spotlight.follow, ids["other_event"]).result()
    now = lit(night)
    assert (now.event_id, now.follows, now.page, now.curtain) == (ids["other_event"], True, 0, Curtain.BLACK)


def test_a_scene_begins_with_its_first_page(night: Evening) -> None:
    night.desk.do(spotlight.turn_page, 3).result()
    night.desk.do(spotlight.show, Scene.INITIATIVE).result()
    assert (lit(night).scene, lit(night).subject_id, lit(night).page) == (Scene.INITIATIVE, None, 0)
    night.desk.do(spotlight.turn_page, -4).result()
    assert lit(night).page == 0


def test_a_scene_of_ones_choice_is_about_an_event_and_a_day(night: Evening) -> None:
    ids = fill(night)
    night.desk.do(spotlight.show, Scene.WELCOME, None, ids["other_event"], "a day").result()
    assert (lit(night).event_id, lit(night).day_id) == (ids["other_event"], "a day")
    night.desk.do(spotlight.show, Scene.THANKS).result()
    assert (lit(night).event_id, lit(night).day_id) == (ids["other_event"], "a day")
    night.desk.do(spotlight.follow, ids["event"]).result()
    assert (lit(night).event_id, lit(night).day_id) == (ids["event"], None)


def texts(night: Evening) -> list[str]:
    return [own.text for own in night.desk.ask(lambda records: records.find(RoomText)).result()]


def test_a_text_on_the_beamer_is_corrected_and_an_earlier_one_replaced(night: Evening) -> None:
    for text in ("Bite umparken", "Bitte umparken"):
        night.desk.do(spotlight.show_text, text, night.event_id, night.day_id).result()
        assert texts(night) == [text]
    night.desk.undo().result()
    assert texts(night) == ["Bite umparken"]
    night.desk.redo().result()
    night.desk.do(spotlight.follow, night.event_id).result()
    night.desk.do(spotlight.show_text, "Essen ist fertig", night.event_id, night.day_id).result()
    assert texts(night) == ["Essen ist fertig"]
    shown = lit(night)
    night.desk.undo().result()
    assert texts(night) == ["Bitte umparken"]
    assert shown.subject_id not in {own.id for own in night.desk.ask(Records.find, RoomText).result()}


def test_a_file_whose_beamer_was_never_lit_can_follow(night: Evening) -> None:
    night.desk.do(switch_off).result()
    with pytest.raises(NotThere):
        night.desk.do(spotlight.show, Scene.AGENDA).result()
    night.desk.do(spotlight.follow, night.event_id).result()
    assert lit(night).event_id == night.event_id
    night.desk.do(switch_off).result()
    night.desk.do(spotlight.show, Scene.AGENDA, None, night.event_id).result()
    assert (lit(night).event_id, lit(night).scene) == (night.event_id, Scene.AGENDA)
