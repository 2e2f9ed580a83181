"""What comes from other threads is handed over on the window's thread, and not to those who left."""

import threading
from concurrent.futures import Future

import pytest

from tests.support.desks import evening
from werkstatt.operations import agenda
from werkstatt.qtkit.relay import LivePicture, Relay
from werkstatt.readmodels.agenda import agenda as agenda_picture


@pytest.fixture
def relay(qapp):
    made = Relay()
    yield made
    made.close()


def elsewhere(act) -> None:
    thread = threading.Thread(target=act)
    thread.start()
    thread.join()


def test_a_call_from_another_thread_runs_here(qtbot, relay):
    ran_on: list[threading.Thread] = []
    elsewhere(lambda: relay.post(lambda: ran_on.append(threading.current_thread())))
    assert ran_on == []
    qtbot.waitUntil(lambda: ran_on == [threading.main_thread()])


def test_calls_keep_their_order(qtbot, relay):
    ran: list[int] = []
    elsewhere(lambda: [relay.post(lambda place=place: ran.append(place)) for place in range(100)])
    qtbot.waitUntil(lambda: len(ran) == 100)
    assert ran == list(range(100))


def test_after_closing_nothing_arrives(qtbot, relay):
    ran: list[str] = []
    relay.post(lambda: ran.append("on its way"))
    relay.close()
    relay.post(lambda: ran.append("too late"))
    other = Relay()
    other.post(lambda: ran.append("other"))
    qtbot.waitUntil(lambda: "other" in ran)
    other.close()
    assert ran == ["other"]


def test_outcomes_go_to_one_of_two_and_cancelled_ones_to_neither(qtbot, relay):
    told: list[object] = []
    good, bad, cancelled = Future(), Future(), Future()
    for future in (good, bad, cancelled):
        relay.then(future, told.append, lambda error: told.append(str(error)))
    cancelled.cancel()
    elsewhere(lambda: (good.set_result(7), bad.set_exception(ValueError("schade"))))
    qtbot.waitUntil(lambda: told == [7, "schade"])


def test_a_live_picture_follows_changes_until_it_stops(qtbot, relay, tmp_path):
    with evening(tmp_path) as night:
        titles: list[str] = []
        picture = LivePicture(
            relay, night.desk, lambda shown: titles.append(shown.items[0].title), agenda_picture, night.day_id
        )
        qtbot.waitUntil(lambda: titles == ["Ankommen"])
        item_id = night.item_id("Ankommen")
        night.desk.do(agenda.change_item, item_id, title="Beginn").result()
        qtbot.waitUntil(lambda: titles == ["Ankommen", "Beginn"])
        night.desk.do(agenda.change_item, item_id, title="Auf dem Weg").result()
        picture.stop()
        picture.stop()
        night.desk.do(agenda.change_item, item_id, title="Zu spät").result()
        arrived: list[bool] = []
        relay.post(lambda: arrived.append(True))
        qtbot.waitUntil(lambda: bool(arrived))
        assert titles == ["Ankommen", "Beginn"]
