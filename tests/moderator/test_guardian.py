"""What looks after the evening by itself: gong, backups, sleep, battery, forgotten evenings."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.support.cafes import CafeEvening
from tests.support.desks import Evening, evening
from werkstatt.desk import Desk
from werkstatt.jobs import Jobs
from werkstatt.moderator.gong import Gong, samples
from werkstatt.moderator.guardian import Guardian
from werkstatt.moderator.wakefulness import ClockWatch, StayAwake, battery_percent, gap
from werkstatt.moderator.workplace import Workplace
from werkstatt.operations import cafe_table, live
from werkstatt.qtkit.banner import Banners
from werkstatt.qtkit.theme import Theme
from werkstatt.readmodels.agenda import agenda_on_air
from werkstatt.settings import Settings
from werkstatt.systemclock import Reading, SystemClock

MINUTE = timedelta(minutes=1)


class Watch:
    """A guardian over an evening, whose clocks and battery the test sets."""

    def __init__(self, qtbot: QtBot, night: Evening) -> None:
        self.qtbot = qtbot
        self.night = night
        self.desk = night.desk
        self.settings = Settings()
        self.workplace = Workplace(night.desk, Theme(), self.settings, Jobs())
        self.workplace.choose(night.event_id, night.day_id)
        self.banners = Banners()
        qtbot.addWidget(self.banners)
        self.reading = Reading(wall=0.0, boot=0.0, awake=0.0)
        self.battery: int | None = None
        self.strikes = 0
        self.said: list[str] = []
        self.backups: list[object] = []
        gong = Gong(self.workplace)
        gong.struck.connect(self._count)
        self.workplace.said.connect(lambda text, tone: self.said.append(text))
        watch = ClockWatch(lambda: self.reading)
        self.guardian = Guardian(self.workplace, self.banners, gong, watch, lambda: self.battery)
        self.guardian.backed_up.connect(self.backups.append)
        self.workplace.live(self.guardian.show_agenda, agenda_on_air, night.day_id)
        self.settle()

    def _count(self) -> None:
        self.strikes += 1

    def settle(self) -> None:
        """Wait until what is on disk has arrived."""
        arrived: list[object] = []
        self.workplace.relay.then(self.desk.ask(lambda records: None), arrived.append, arrived.append)
        self.qtbot.waitUntil(lambda: bool(arrived))

    def do(self, operation, *args) -> object:
        done = self.desk.do(operation, *args).result()
        self.settle()
        return done

    def go_on(self) -> None:
        self.do(live.proceed, self.night.day_id, self.desk.now())

    def pass_by(self, time: timedelta, step: timedelta = timedelta(seconds=1)) -> None:
        """Let time pass in steps, looking at each."""
        for _step in range(time // step):
            self.night.clock.advance(step)
            self.workplace.ticked.emit()

    def pass_at_once(self, time: timedelta) -> None:
        self.pass_by(time, time)

    def answer(self, title: str) -> None:
        button = next(found for found in self.banners.findChildren(QPushButton) if found.text() == title)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    @property
    def timer(self):
        return self.night.picture.timer


@pytest.fixture
def watch(qtbot: QtBot, tmp_path: Path) -> Iterator[Watch]:
    with evening(tmp_path) as night:
        made = Watch(qtbot, night)
        yield made
        made.guardian.close()
        made.workplace.close()


def test_the_gong_strikes_once_when_the_time_is_up(watch: Watch):
    watch.go_on()
    watch.pass_by(15 * MINUTE - timedelta(seconds=1), timedelta(seconds=7))
    watch.pass_by(timedelta(seconds=20))
    assert watch.strikes == 1
    watch.pass_by(10 * MINUTE, MINUTE)
    assert watch.strikes == 1


def test_the_gong_strikes_even_if_looks_are_late(watch: Watch):
    watch.go_on()
    watch.pass_at_once(16 * MINUTE)
    assert watch.strikes == 1


def test_a_warning_before_the_end_is_struck_if_wanted(watch: Watch):
    watch.settings.gong_before_seconds = 120
    watch.go_on()
    watch.pass_by(12 * MINUTE, timedelta(seconds=10))
    assert watch.strikes == 0
    watch.pass_by(2 * MINUTE, timedelta(seconds=10))
    assert watch.strikes == 1
    watch.pass_by(2 * MINUTE, timedelta(seconds=10))
    assert watch.strikes == 2


def test_who_wants_no_gong_gets_none(watch: Watch):
    watch.settings.gong_at_end = False
    watch.go_on()
    watch.pass_by(20 * MINUTE, MINUTE)
    assert watch.strikes == 0


def test_a_held_clock_is_silent_until_it_goes_on_and_ends(watch: Watch):
    watch.go_on()
    watch.do(live.pause_timer, watch.timer.id, watch.desk.now())
    watch.pass_by(20 * MINUTE, MINUTE)
    assert watch.strikes == 0
    watch.do(live.resume_timer, watch.timer.id, watch.desk.now())
    watch.pass_by(14 * MINUTE, MINUTE)
    assert watch.strikes == 0
    watch.pass_by(2 * MINUTE, MINUTE)
    assert watch.strikes == 1


def test_time_that_was_given_moves_the_gong(watch: Watch):
    watch.go_on()
    watch.pass_by(14 * MINUTE, MINUTE)
    watch.do(live.extend_timer, watch.timer.id, 300)
    watch.pass_by(5 * MINUTE, MINUTE)
    assert watch.strikes == 0
    watch.pass_by(2 * MINUTE, MINUTE)
    assert watch.strikes == 1


def test_each_group_has_its_gong(watch: Watch):
    for title, seconds in (("Gruppe A", 120), ("Gruppe B", 300)):
        watch.do(live.start_timer, watch.night.event_id, title, seconds, watch.desk.now())
    watch.pass_by(3 * MINUTE, timedelta(seconds=10))
    assert watch.strikes == 1
    watch.pass_by(3 * MINUTE, timedelta(seconds=10))
    assert watch.strikes == 2


def test_a_clock_that_ended_before_the_start_is_not_struck(watch: Watch):
    watch.go_on()
    watch.night.clock.advance(20 * MINUTE)
    late = Guardian(watch.workplace, watch.banners, Gong(watch.workplace))
    struck: list[bool] = []
    late._gong.struck.connect(lambda: struck.append(True))
    late.show_agenda(watch.night.picture)
    watch.pass_by(2 * MINUTE, MINUTE)
    late.close()
    assert struck == []


ROUND, FIVE = "Projekt-Café", 300


def begin_round(watch: Watch) -> tuple[str, list[str]]:
    """The first round of a café has just begun; returns its id and those of its tables."""
    made = CafeEvening(watch.night, guests=4, tables_each=1)
    made.begin(ROUND)
    watch.settle()
    watch.pass_at_once(timedelta(seconds=1))  # the clocks of the items before are looked at, and over
    watch.strikes = 0
    picture = made.picture
    return picture.rounds[0].id, [table.id for table in picture.tables]


def test_a_table_with_more_time_has_its_gong_once_even_while_tables_change(watch: Watch):
    running, (table, *_others) = begin_round(watch)
    watch.do(cafe_table.extend_table, running, table, FIVE)
    watch.pass_by(25 * MINUTE, timedelta(seconds=10))
    assert watch.strikes == 1
    watch.go_on()
    watch.do(live.pause_timer, watch.timer.id, watch.desk.now())  # the clock of the change is another one
    watch.pass_by(4 * MINUTE, timedelta(seconds=10))
    assert watch.strikes == 1
    watch.pass_by(2 * MINUTE, timedelta(seconds=10))
    assert watch.strikes == 2
    watch.pass_by(20 * MINUTE, MINUTE)
    assert watch.strikes == 2


def test_tables_that_end_together_have_one_gong_and_those_that_end_with_the_round_none(watch: Watch):
    running, tables = begin_round(watch)
    for table in tables[:2]:
        watch.do(cafe_table.extend_table, running, table, FIVE)
    watch.do(cafe_table.extend_table, running, tables[2], FIVE)
    watch.do(cafe_table.extend_table, running, tables[2], -FIVE)
    watch.pass_by(40 * MINUTE, timedelta(seconds=30))
    assert watch.strikes == 2


def test_a_held_round_moves_the_gong_of_its_tables(watch: Watch):
    running, (table, *_others) = begin_round(watch)
    watch.do(cafe_table.extend_table, running, table, FIVE)
    watch.do(live.pause_timer, watch.timer.id, watch.desk.now())
    watch.pass_by(40 * MINUTE, MINUTE)
    assert watch.strikes == 0
    watch.do(live.resume_timer, watch.timer.id, watch.desk.now())
    watch.pass_by(29 * MINUTE, MINUTE)
    assert watch.strikes == 1
    watch.pass_by(2 * MINUTE, MINUTE)
    assert watch.strikes == 2


def test_time_that_is_taken_back_or_a_round_that_is_taken_back_has_no_gong(watch: Watch):
    running, (table, *_others) = begin_round(watch)
    watch.do(cafe_table.extend_table, running, table, FIVE)
    watch.do(live.go_back, watch.night.day_id)
    watch.do(live.pause_timer, watch.timer.id, watch.desk.now())
    watch.pass_by(40 * MINUTE, MINUTE)
    assert watch.strikes == 0


def test_who_wants_no_gong_hears_none_of_a_table_either(watch: Watch):
    running, (table, *_others) = begin_round(watch)
    watch.settings.gong_at_end = False
    watch.do(cafe_table.extend_table, running, table, FIVE)
    watch.pass_by(40 * MINUTE, MINUTE)
    assert watch.strikes == 0


def test_a_table_s_time_that_was_up_before_the_start_is_not_struck(watch: Watch):
    running, (table, *_others) = begin_round(watch)
    watch.do(cafe_table.extend_table, running, table, FIVE)
    watch.night.clock.advance(40 * MINUTE)
    struck: list[bool] = []
    gong = Gong(watch.workplace)
    gong.struck.connect(lambda: struck.append(True))
    late = Guardian(watch.workplace, watch.banners, gong)
    watch.settle()
    watch.pass_by(5 * MINUTE, MINUTE)
    late.close()
    assert struck == []


def test_backups_are_made_every_five_minutes_while_something_changes(watch: Watch):
    watch.pass_by(6 * MINUTE, MINUTE)
    watch.qtbot.waitUntil(lambda: len(watch.backups) == 1)
    watch.pass_by(30 * MINUTE, MINUTE)
    watch.settle()
    assert len(watch.desk.backups()) == 1
    watch.do(live.start_timer, watch.night.event_id, "Gruppe", 60, watch.desk.now())
    watch.pass_by(6 * MINUTE, MINUTE)
    watch.qtbot.waitUntil(lambda: len(watch.backups) == 2)
    assert len(watch.desk.backups()) == 2


def test_a_backup_that_failed_is_said_and_tried_again(watch: Watch):
    blocked = watch.desk.path.with_name(f"{watch.desk.path.stem}-Sicherungen")
    blocked.write_text("im Weg", encoding="utf-8")
    watch.pass_by(6 * MINUTE, MINUTE)
    watch.qtbot.waitUntil(lambda: bool(watch.said))
    assert watch.backups == []
    blocked.unlink()
    watch.pass_by(6 * MINUTE, MINUTE)
    watch.qtbot.waitUntil(lambda: len(watch.backups) == 1)


def let_the_laptop_sleep(watch: Watch, minutes: int) -> None:
    """The laptop sleeps while the boot clock and the wall clock go on."""
    seconds = 60.0 * minutes
    read = watch.reading
    watch.reading = replace(read, wall=read.wall + seconds, boot=read.boot + seconds)
    watch.pass_at_once(timedelta(seconds=seconds))


def test_after_sleeping_the_pause_can_be_subtracted(watch: Watch):
    watch.go_on()
    ends_at = watch.timer.ends_at
    let_the_laptop_sleep(watch, 10)
    (text,) = watch.banners.texts()
    assert "10 Minuten" in text
    watch.answer("Pause abziehen")
    assert watch.timer.ends_at == ends_at + 10 * MINUTE
    assert watch.banners.texts() == []


def test_after_sleeping_the_clocks_may_be_right(watch: Watch):
    watch.go_on()
    ends_at = watch.timer.ends_at
    let_the_laptop_sleep(watch, 10)
    watch.answer("Das stimmt so")
    assert watch.timer.ends_at == ends_at


def test_without_running_clocks_nobody_is_asked_about_sleep(watch: Watch):
    let_the_laptop_sleep(watch, 10)
    assert watch.banners.texts() == []


def test_a_set_clock_is_said_and_may_be_taken_over(qtbot: QtBot, tmp_path: Path):
    desk = Desk.create(tmp_path / "Echt.werkstatt", SystemClock())
    night = Evening(desk, desk.clock)  # type: ignore[arg-type]
    watch = Watch(qtbot, night)
    clock = desk.clock
    assert isinstance(clock, SystemClock)
    clock._offset += 600  # as if the wall clock had been set back by ten minutes since
    watch.reading = replace(watch.reading, wall=-600.0)
    watch.workplace.ticked.emit()
    assert len(watch.banners.texts()) == 1
    assert abs(clock.drift().total_seconds() + 600) < 5
    watch.answer("Neue Zeit verwenden")
    assert abs(clock.drift().total_seconds()) < 5
    watch.guardian.close()
    watch.workplace.close()
    desk.close()


def test_a_low_battery_is_said_once_while_an_event_runs(watch: Watch):
    watch.battery = 20
    watch.pass_by(timedelta(seconds=3))
    assert watch.banners.texts() == []
    watch.go_on()
    watch.pass_by(timedelta(seconds=3))
    (text,) = watch.banners.texts()
    assert "20 %" in text
    watch.battery = 19
    watch.pass_by(timedelta(seconds=3))
    assert watch.banners.texts() == [text]
    watch.battery = None
    watch.pass_by(timedelta(seconds=1))
    watch.battery = 24
    watch.pass_by(timedelta(seconds=1))
    assert "24 %" in watch.banners.texts()[0]


def test_a_forgotten_evening_can_be_ended_as_planned(watch: Watch):
    watch.go_on()
    ends_at = watch.timer.ends_at
    watch.pass_at_once(timedelta(hours=4))
    assert watch.banners.texts() == []
    watch.pass_at_once(timedelta(minutes=16))
    assert watch.banners.texts() == ["„Netzwerkkonferenz“ wurde nie beendet."]
    watch.answer("Wie geplant beenden")
    assert watch.night.picture.run is None
    assert watch.night.picture.runs[-1].ended_at == ends_at
    assert watch.night.picture.next_item is None


def test_an_evening_that_goes_on_is_asked_about_once(watch: Watch):
    watch.go_on()
    watch.pass_at_once(timedelta(hours=5))
    watch.answer("Sie läuft weiter")
    watch.pass_at_once(timedelta(hours=1))
    assert watch.banners.texts() == []
    assert watch.night.picture.run is not None


@pytest.mark.parametrize(("files", "percent"), [({}, None), ({"status": "Charging", "capacity": "80"}, None)])
def test_on_mains_power_there_is_nothing_to_say(tmp_path: Path, files: dict[str, str], percent: int | None):
    supply(tmp_path, "BAT0", files)
    assert battery_percent(tmp_path) is percent
    assert battery_percent(tmp_path / "nowhere") is None


def test_the_first_battery_in_use_counts_and_odd_ones_do_not(tmp_path: Path):
    supply(tmp_path, "BAT0", {"status": "Discharging", "capacity": "viel"})
    supply(tmp_path, "BAT1", {"status": "Discharging\n", "capacity": "23\n"})
    assert battery_percent(tmp_path) == 23


def supply(power: Path, name: str, files: dict[str, str]) -> None:
    folder = power / name
    folder.mkdir()
    for file, text in files.items():
        (folder / file).write_text(text, encoding="ascii")


def test_gaps_tell_sleep_from_a_set_clock():
    before = Reading(wall=1000.0, boot=500.0, awake=400.0)
    assert gap(before, Reading(1001.0, 501.0, 401.0)) is None
    slept = gap(before, Reading(1601.0, 1101.0, 401.0))
    assert slept is not None
    assert (slept.slept, slept.set_by) == (timedelta(minutes=10), timedelta())
    set_back = gap(before, Reading(401.0, 501.0, 401.0))
    assert set_back is not None
    assert (set_back.slept, set_back.set_by) == (timedelta(), timedelta(minutes=-10))


def test_staying_awake_can_be_asked_for_and_given_up_anywhere(qapp):
    awake = StayAwake()
    awake.hold("Netzwerkkonferenz")
    awake.hold("Netzwerkkonferenz")
    awake.release()
    awake.release()
    assert not awake.held


def test_the_gong_is_soft_short_and_dies_away():
    tone = memoryview(samples()).cast("h")
    second = 22_050
    assert len(tone) == int(2.5 * second)
    assert max(map(abs, tone)) < 20_000
    assert tone[0] == 0
    assert max(map(abs, tone[-second // 4 :])) < max(map(abs, tone)) / 10


def test_the_gong_is_seen_where_it_cannot_be_heard(qtbot):
    gong = Gong()
    with qtbot.waitSignal(gong.struck):
        heard = gong.strike("no such output")
    assert heard is bool(gong.outputs())
    assert all(key and name for key, name in gong.outputs())


def test_a_table_s_time_that_was_up_long_ago_is_not_struck_late(watch: Watch):
    running, (table, *_others) = begin_round(watch)
    watch.do(cafe_table.extend_table, running, table, FIVE)
    watch.pass_by(26 * MINUTE, MINUTE)
    assert watch.strikes == 1, "the round's own end"
    watch.pass_at_once(20 * MINUTE)
    assert watch.strikes == 1
