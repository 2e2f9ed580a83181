"""Which event is meant, by number or by the beamer, and where the cockpit begins."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from tests.support.desks import SIX_O_CLOCK, Evening
from werkstatt.desk import Desk
from werkstatt.domain.clock import VirtualClock
from werkstatt.domain.errors import Refused
from werkstatt.domain.event import Event
from werkstatt.operations import event, live, spotlight, story
from werkstatt.readmodels.choice import event_meant, is_live, where_to_begin
from werkstatt.wording.errors import sentence


def numbered(night: Evening, number: int | None) -> str:
    return night.desk.ask(event_meant, number).result().title


def begin(night: Evening) -> tuple[str, str]:
    return night.desk.ask(where_to_begin).result()


def test_events_are_numbered_by_their_first_day_and_its_hour(night: Evening) -> None:
    for title, day, hour in (
        ("Später", date(2023, 3, 1), 9),
        ("Abends", date(2022, 6, 14), 18),
        ("Morgens", date(2022, 6, 14), 9),
    ):
        night.desk.do(event.add_event, title, day, time(hour)).result()
    assert [numbered(night, number) for number in (1, 2, 3, 4)] == [
        *("Morgens", "Abends", "Netzwerkkonferenz", "Später")
    ]
    first = night.desk.ask(event_meant, 1).result().id
    night.desk.do(event.add_day, first).result()
    assert numbered(night, 1) == "Morgens"
    assert numbered(night, None) == "Netzwerkkonferenz"
    night.desk.do(spotlight.turn_to, first).result()
    assert numbered(night, None) == "Morgens"


@pytest.mark.parametrize("number", [0, 2, -1])
def test_a_number_that_no_event_has_is_refused(night: Evening, number: int) -> None:
    with pytest.raises(Refused) as refusal:
        numbered(night, number)
    assert refusal.value.values == {"number": number, "count": 1}
    assert f"Nr. {number}" in sentence(refusal.value)


def test_a_file_without_events_has_nowhere_to_begin(tmp_path: Path) -> None:
    desk = Desk.create(tmp_path / "leer.werkstatt", VirtualClock(SIX_O_CLOCK))
    assert desk.ask(where_to_begin).result() == ("", "")
    assert not desk.ask(is_live).result()
    for number in (None, 1):
        with pytest.raises(Refused):
            desk.ask(event_meant, number).result()
    desk.do(story.write_down, [Event(id="a", title="Ohne Tag und ohne Beamer")]).result()
    assert desk.ask(where_to_begin).result() == ("a", "")
    assert desk.ask(event_meant, 1).result().id == "a"
    desk.close()


def test_the_cockpit_begins_with_the_day_that_the_room_sees(night: Evening) -> None:
    second = night.desk.do(event.add_day, night.event_id).result()
    third = night.desk.do(event.add_day, night.event_id).result()
    assert begin(night) == (night.event_id, night.day_id)
    night.desk.do(live.proceed, night.day_id, night.clock.now()).result()
    assert begin(night) == (night.event_id, night.day_id)
    night.clock.advance(timedelta(hours=3))
    night.desk.do(live.finish, night.day_id, night.clock.now()).result()
    assert begin(night) == (night.event_id, second)
    night.desk.do(live.insert_now, third, "Gleich am dritten", 5, night.clock.now()).result()
    assert begin(night) == (night.event_id, third)
    night.desk.do(live.finish, third, night.clock.now()).result()
    assert begin(night) == (night.event_id, third)


def test_the_cockpit_begins_with_the_event_on_the_beamer(night: Evening) -> None:
    other = night.desk.do(event.add_event, "Später", date(2023, 3, 1), time(9)).result()
    assert begin(night)[0] == night.event_id
    night.desk.do(spotlight.turn_to, other).result()
    assert begin(night)[0] == other


def test_an_event_is_live_while_an_item_runs(night: Evening) -> None:
    assert not night.desk.ask(is_live).result()
    night.desk.do(live.proceed, night.day_id, night.clock.now()).result()
    assert night.desk.ask(is_live).result()
    night.desk.do(live.finish, night.day_id, night.clock.now() + timedelta(minutes=1)).result()
    assert not night.desk.ask(is_live).result()
