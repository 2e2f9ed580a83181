"""The forecast of a running day: honest about where the delay comes from."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime, time, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.domain.test_schedule import EVENING, EVENT, agendas, clock, days, item
from werkstatt.domain.agenda import AgendaItem, ItemKind, Run
from werkstatt.domain.course import coming, interrupted
from werkstatt.domain.drift import Drift
from werkstatt.domain.event import Day, moment
from werkstatt.domain.forecast import Forecast, SlotState, forecast
from werkstatt.domain.schedule import MINUTE, NOTHING, is_another_day, opening, plan, programme
from werkstatt.domain.timer import Timer, extended, paused, resumed

KONFERENZ = [
    item("i1", 15, kind=ItemKind.ARRIVAL),
    item("i2", 20, kind=ItemKind.INPUT),
    item("i3", 25, kind=ItemKind.INPUT),
    item("i4", 25, kind=ItemKind.CAFE),
    item("i5", 5, kind=ItemKind.CHANGE),
    item("i6", 25, kind=ItemKind.CAFE),
    item("i7", 15, kind=ItemKind.BREAK, fixed_start=time(20)),
    item("i8", 20, kind=ItemKind.CARDS),
    item("i9", 10, kind=ItemKind.FEEDBACK),
    item("i10", 10, kind=ItemKind.ACTIONS),
    item("i11", 5, kind=ItemKind.CLOSING),
]


def at(text: str) -> datetime:
    """A moment of the evening from "18:05" or "18:05:30"."""
    return moment(EVENT, EVENING.date, time.fromisoformat(text))


@dataclass
class Evening:
    """A day as it is run: presses become runs and timers, as the operations will make them."""

    day: Day
    items: list[AgendaItem]
    now: datetime
    runs: list[Run] = field(default_factory=list)
    timers: dict[str, Timer] = field(default_factory=dict)

    @property
    def open(self) -> Run | None:
        return self.runs[-1] if self.runs and self.runs[-1].ended_at is None else None

    @property
    def timer(self) -> Timer | None:
        return self.timers.get(self.open.id) if self.open else None

    def stop(self, when: datetime | None = None) -> None:
        if self.open:
            self.runs[-1] = replace(self.open, ended_at=when or self.now)

    def start(self, item: AgendaItem, when: datetime | None = None) -> None:
        self.stop(when)
        run = Run(id=f"r{len(self.runs)}", day_id="d", item_id=item.id, started_at=when or self.now)
        self.runs.append(run)
        ends_at = run.started_at + item.minutes * MINUTE
        seconds = item.minutes * 60
        self.timers[run.id] = Timer(
            id=run.id, event_id="e", title="", ends_at=ends_at, planned_seconds=seconds, run_id=run.id
        )

    def lead_on(self) -> None:
        clocks = list(self.timers.values())
        following = coming(self.items, self.runs, clocks)
        waiting = interrupted(self.items, self.runs, clocks)
        if following:
            self.start(following[0])
            if waiting:
                own = self.timers[self.runs[-1].id]
                self.timers[own.id] = replace(own, ends_at=self.now + waiting.rest)
        else:
            self.stop()

    def interrupt(self, minutes: int) -> None:
        """Something unplanned comes between; whatever runs is held."""
        if self.open and self.timer:
            self.timers[self.open.id] = paused(self.timer, self.now)
        before = self.runs[-1].item_id if self.runs else ""
        place = next((n for n, item in enumerate(self.items, start=1) if item.id == before), 0)
        came = item(f"x{len(self.runs)}", minutes, rank=0, unplanned=True)
        order = [*self.items[:place], came, *self.items[place:]]
        self.items = [replace(item, rank=rank) for rank, item in enumerate(order)]
        self.start(came)

    def press(self, button: str, number: int) -> None:
        """Do what the moderator can do; without an open run there is nothing to pause or extend."""
        timer = self.timer
        if button == "next":
            self.lead_on()
        elif button == "stop":
            self.stop()
        elif button == "interrupt" and self.items:
            self.interrupt(max(0, number))
        elif button == "jump" and self.items:
            self.start(self.items[number % len(self.items)])
        elif timer and button == "pause":
            self.timers[self.runs[-1].id] = paused(timer, self.now)
        elif timer and button == "resume":
            self.timers[self.runs[-1].id] = resumed(timer, self.now)
        elif timer and button == "extend":
            self.timers[self.runs[-1].id] = extended(timer, number * MINUTE)

    def outlook(self, items: Iterable[AgendaItem] | None = None) -> Forecast:
        chosen = self.items if items is None else items
        return forecast(EVENT, self.day, chosen, self.runs, self.timer, self.now, self.timers.values())


@st.composite
def evenings(draw: st.DrawFn) -> Evening:
    """Evenings with any agenda, early or late, in the middle of which anything was pressed."""
    day = draw(days())
    now = opening(EVENT, day) + timedelta(seconds=draw(st.integers(-1200, 3600)))
    evening = Evening(day, draw(agendas()), now)
    buttons = st.sampled_from(("next", "next", "next", "stop", "jump", "pause", "resume", "extend", "interrupt"))
    for button, number, seconds in draw(
        st.lists(st.tuples(buttons, st.integers(-3, 9), st.integers(0, 1800)), max_size=10)
    ):
        evening.press(button, number)
        evening.now += timedelta(seconds=seconds)
    return evening


def conference(*presses: str, now: str) -> Evening:
    """The conference with the next item started at each of the times."""
    evening = Evening(EVENING, KONFERENZ, at(presses[0] if presses else now))
    for press in presses:
        evening.now = at(press)
        evening.lead_on()
    evening.now = at(now)
    return evening


def expected_starts(outlook: Forecast) -> dict[str, str]:
    return {slot.item.id: clock(slot.starts_at) for slot in outlook.slots if slot.starts_at}


def test_the_evening_of_the_sketch() -> None:
    outlook = conference("18:00", "18:17", "18:41", "19:09", now="19:17").outlook()
    assert list(expected_starts(outlook).values()) == (
        ["18:00", "18:17", "18:41", "19:09", "19:34", "19:39", "20:04", "20:19", "20:39", "20:49", "20:59"]
    )
    assert [slot.late_minutes for slot in outlook.slots[:7]] == [0, 2, 6, 9, 9, 9, 4]
    assert outlook.drift == Drift(overtime=9 * MINUTE, absorbed=5 * MINUTE)
    assert (clock(outlook.planned_end), clock(outlook.expected_end), outlook.late_minutes) == ("21:00", "21:04", 4)
    assert outlook.current == KONFERENZ[3]
    assert [slot.state for slot in outlook.slots[2:5]] == [SlotState.DONE, SlotState.RUNNING, SlotState.AHEAD]


def test_before_the_day_begins_the_plan_is_expected() -> None:
    outlook = conference(now="15:00").outlook()
    assert (outlook.drift, outlook.late, outlook.current) == (Drift(), NOTHING, None)


def test_a_late_start_counts_while_nobody_has_begun() -> None:
    outlook = conference(now="18:07").outlook()
    assert expected_starts(outlook)["i1"] == "18:07"
    assert outlook.drift == Drift(late_start=7 * MINUTE, absorbed=5 * MINUTE)


def test_an_early_start_is_a_negative_late_start() -> None:
    evening = conference("17:58", now="18:00")
    assert evening.outlook().drift == Drift(late_start=-2 * MINUTE, held=2 * MINUTE)


def test_only_fixed_starts_hold_back_an_evening_that_began_early() -> None:
    items = [item("i1", 10), item("i2", 60), item("i3", 15, fixed_start=time(19, 10)), item("i4", 10)]
    evening = Evening(EVENING, items, at("17:40"))
    evening.lead_on()
    evening.now = at("17:41")
    outlook = evening.outlook()
    assert list(expected_starts(outlook).values()) == ["17:40", "17:50", "19:10", "19:25"]
    assert outlook.drift == Drift(late_start=-20 * MINUTE, held=20 * MINUTE)


def test_the_running_item_ends_with_its_timer_and_then_now() -> None:
    evening = conference("18:00", now="18:10")
    assert expected_starts(evening.outlook())["i2"] == "18:15"
    evening.now = at("18:21:30")
    outlook = evening.outlook()
    assert expected_starts(outlook)["i2"] == "18:21"
    assert outlook.drift.overtime == timedelta(minutes=6, seconds=30)
    assert (outlook.slots[1].late_minutes, outlook.late, outlook.late_minutes) == (6, timedelta(seconds=90), 1)


def test_a_pause_that_goes_on_and_added_time_are_told_apart() -> None:
    evening = conference("18:00", now="18:05")
    evening.press("extend", 3)
    evening.press("pause", 0)
    evening.now = at("18:12")
    outlook = evening.outlook()
    assert expected_starts(outlook)["i2"] == "18:25"
    assert outlook.drift == Drift(pauses=7 * MINUTE, added=3 * MINUTE, absorbed=5 * MINUTE)
    evening.press("resume", 0)
    evening.now = at("18:25")
    evening.lead_on()
    assert evening.outlook().drift == outlook.drift


def test_without_the_timers_of_earlier_runs_their_pauses_are_overtime() -> None:
    evening = conference("18:00", now="18:05")
    evening.press("pause", 0)
    evening.now = at("18:12")
    evening.press("resume", 0)
    evening.now = at("18:22")
    evening.lead_on()
    outlook = forecast(EVENT, EVENING, evening.items, evening.runs, evening.timer, evening.now)
    assert outlook.drift == Drift(overtime=7 * MINUTE, absorbed=5 * MINUTE)
    assert outlook.expected_end == evening.outlook().expected_end


def test_buffers_are_kept_but_overtime_uses_up_the_items_own() -> None:
    items = [item("i1", 20, buffer=5), item("i2", 20, buffer=5), item("i3", 5)]
    evening = Evening(EVENING, items, at("18:02"))
    evening.lead_on()
    assert expected_starts(evening.outlook()) == {"i1": "18:02", "i2": "18:27", "i3": "18:52"}
    evening.now = at("18:25")
    assert expected_starts(evening.outlook()) == {"i1": "18:02", "i2": "18:27", "i3": "18:52"}
    evening.now = at("18:29")
    assert expected_starts(evening.outlook()) == {"i1": "18:02", "i2": "18:29", "i3": "18:54"}
    assert evening.outlook().drift == Drift(late_start=2 * MINUTE, overtime=7 * MINUTE, absorbed=5 * MINUTE)


def test_between_two_items_the_buffer_runs_and_then_waiting_counts() -> None:
    items = [item("i1", 20, buffer=5), item("i2", 20)]
    evening = Evening(EVENING, items, at("18:00"))
    evening.lead_on()
    evening.now = at("18:20")
    evening.stop()
    assert expected_starts(evening.outlook())["i2"] == "18:25"
    evening.now = at("18:28")
    assert expected_starts(evening.outlook())["i2"] == "18:28"
    assert evening.outlook().drift == Drift(waiting=3 * MINUTE)


def test_a_jump_leaves_out_what_it_passes_and_a_jump_back_brings_it_back() -> None:
    evening = conference("18:00", "18:15", now="18:35")
    evening.start(KONFERENZ[3])
    outlook = evening.outlook()
    assert outlook.slots[2].state is SlotState.MISSED
    assert outlook.slots[2].starts_at is None
    assert outlook.drift == Drift(shortened=25 * MINUTE, held=25 * MINUTE)
    evening.now = at("19:00")
    evening.start(KONFERENZ[2])
    assert [slot.state for slot in evening.outlook().slots[2:5]] == [SlotState.RUNNING, SlotState.DONE, SlotState.AHEAD]
    assert evening.outlook().drift == Drift()


def test_an_item_that_runs_twice_is_one_item() -> None:
    evening = conference("18:00", "18:10", now="18:12")
    evening.start(KONFERENZ[0])
    evening.now = at("18:30")
    slot = evening.outlook().slots[0]
    assert (clock(slot.starts_at or evening.now), clock(slot.ends_at or evening.now)) == ("18:00", "18:30")


def test_an_unplanned_item_shows_as_such() -> None:
    evening = conference("18:00", now="18:15")
    visit = item("x", 12, rank=1, id="i1a", unplanned=True)
    evening.items = [*KONFERENZ, visit]
    outlook = evening.outlook()
    assert outlook.slots[1].item == visit
    assert outlook.drift == Drift(unplanned=12 * MINUTE, absorbed=5 * MINUTE)
    assert coming(evening.items, evening.runs)[0] == visit
    assert clock(outlook.planned_end) == "21:00"


def test_an_unplanned_item_is_late_only_for_its_fixed_start() -> None:
    evening = conference("18:00", now="18:15")
    visit = item("x", 0, rank=1, id="i1a", unplanned=True, fixed_start=time(18, 10))
    evening.items = [*KONFERENZ, visit, replace(visit, id="i1b", fixed_start=None)]
    assert [slot.late_minutes for slot in evening.outlook().slots[1:3]] == [5, 0]


def test_an_overlap_in_the_plan_is_part_of_the_drift() -> None:
    evening = Evening(EVENING, [item("i1", 45), item("i2", 15, fixed_start=time(18, 30))], at("18:00"))
    evening.lead_on()
    outlook = evening.outlook()
    assert outlook.drift == Drift(overlap=15 * MINUTE)
    assert outlook.slots[1].late_minutes == 15


def test_skipped_items_take_no_time_and_runs_of_removed_items_stay_in_the_sum() -> None:
    evening = conference("18:00", "18:15", now="18:35")
    evening.items = [replace(KONFERENZ[2], skipped=True), *KONFERENZ[3:], KONFERENZ[0]]
    outlook = evening.outlook()
    assert [slot.state for slot in outlook.slots[:3]] == [SlotState.DONE, SlotState.SKIPPED, SlotState.AHEAD]
    assert outlook.drift.unplanned == 20 * MINUTE


def test_nothing_that_is_changed_while_the_day_runs_moves_the_plan() -> None:
    kept = [replace(i, planned_rank=i.rank, planned_minutes=i.minutes, planned_buffer=i.buffer) for i in KONFERENZ]
    evening = conference("18:00", "18:15", now="18:20")
    evening.items = kept
    before = evening.outlook()
    moved = [replace(i, rank={6: 8, 7: 6, 8: 7}.get(i.rank, i.rank)) for i in kept]
    longer = [replace(i, minutes=i.minutes + 9) if i.id == "i4" else i for i in kept]
    added = [*kept, item("x", 12, rank=4, id="i4a", unplanned=True)]
    for changed in (moved, longer, added):
        after = evening.outlook(changed)
        assert (after.planned_end, after.announced_end) == (before.planned_end, before.announced_end)
        assert after.drift.total == after.expected_end - after.planned_end
    assert evening.outlook(longer).drift == Drift(overtime=9 * MINUTE, absorbed=5 * MINUTE)
    assert [slot.late_minutes for slot in evening.outlook(longer).slots if slot.item.id in {"i5", "i8"}] == [9, 4]


def test_an_item_taken_in_that_was_not_in_the_plan_is_unplanned() -> None:
    left_out = replace(KONFERENZ[2], planned_rank=2)
    kept = [replace(i, planned_rank=i.rank, planned_minutes=i.minutes) for i in KONFERENZ if i.id != "i3"]
    evening = conference("18:00", now="18:05")
    evening.items = [left_out, *kept]
    assert evening.outlook().drift.unplanned == 25 * MINUTE


def test_a_day_that_nobody_began_is_late_only_on_that_day() -> None:
    month_later = at("18:00") + timedelta(days=30)
    outlook = forecast(EVENT, EVENING, KONFERENZ, [], None, month_later)
    assert (outlook.drift, outlook.late, expected_starts(outlook)["i1"]) == (Drift(), NOTHING, "18:00")


def test_less_time_given_is_time_saved() -> None:
    evening = conference("18:00", now="18:05")
    evening.press("extend", -3)
    assert evening.outlook().drift == Drift(shortened=3 * MINUTE, held=3 * MINUTE)


def test_what_is_left_of_the_buffers_is_known() -> None:
    items = [item("i1", 20, buffer=5), item("i2", 20, buffer=5), item("i3", 15, fixed_start=time(18, 43), buffer=9)]
    slots = Evening(EVENING, items, at("17:00")).outlook().slots
    assert [slot.kept for slot in slots] == [NOTHING, 3 * MINUTE, 9 * MINUTE]
    evening = Evening(EVENING, items[:2], at("18:00"))
    evening.lead_on()
    evening.now = at("18:22")
    assert [slot.kept for slot in evening.outlook().slots] == [3 * MINUTE, 5 * MINUTE]


def test_the_next_fixed_start_that_will_be_missed() -> None:
    assert conference("18:00", now="18:10").outlook().missed is None
    missed = conference("18:20", now="18:20").outlook().missed
    assert missed is not None
    assert (missed.item.id, missed.late_minutes) == ("i7", 15)


def test_no_items_and_nothing_but_skipped_ones() -> None:
    for items in ([], [item("i1", 10, skipped=True)]):
        outlook = forecast(EVENT, EVENING, items, [], None, at("19:00"))
        assert (outlook.expected_end, outlook.drift) == (outlook.planned_end, Drift())


def test_an_open_run_without_a_timer_ends_after_its_minutes() -> None:
    evening = conference("18:00", now="18:05")
    outlook = forecast(EVENT, EVENING, KONFERENZ, evening.runs, None, evening.now)
    assert expected_starts(outlook)["i2"] == "18:15"


def test_the_timer_of_a_small_group_does_not_count() -> None:
    evening = conference("18:00", now="18:05")
    group = Timer(id="g", event_id="e", title="Group", ends_at=at("20:00"), planned_seconds=60)
    outlook = forecast(EVENT, EVENING, KONFERENZ, evening.runs, group, evening.now)
    assert outlook.drift == Drift()


def test_after_the_last_item_the_end_is_real() -> None:
    evening = Evening(EVENING, KONFERENZ[:2], at("18:00"))
    for press in ("18:00", "18:16", "18:33"):
        evening.now = at(press)
        evening.lead_on()
    evening.now = at("23:00")
    assert clock(evening.outlook().expected_end) == "18:33"
    assert evening.outlook().drift == Drift(overtime=1 * MINUTE, shortened=3 * MINUTE)


def test_the_day_on_which_the_clock_goes_forward() -> None:
    night = Day(id="d", event_id="e", date=date(2023, 3, 26), starts_at=time(1, 30), announced_end=time(4))
    items = [item("i1", 60), item("i2", 30)]
    evening = Evening(night, items, opening(EVENT, night))
    evening.lead_on()
    evening.now += 65 * MINUTE
    outlook = evening.outlook()
    assert expected_starts(outlook) == {"i1": "01:30", "i2": "03:35"}
    assert outlook.late == 5 * MINUTE


@given(evenings())
def test_the_parts_of_the_drift_add_up(evening: Evening) -> None:
    outlook = evening.outlook()
    assert outlook.drift.total == outlook.expected_end - outlook.planned_end
    for part in fields(Drift):
        if part.name not in {"late_start", "added", "unplanned"}:
            assert getattr(outlook.drift, part.name) >= NOTHING
    if interrupted(evening.items, evening.runs, evening.timers.values()):
        return
    alone = forecast(EVENT, evening.day, evening.items, evening.runs, evening.timer, evening.now)
    assert alone.slots == outlook.slots
    assert alone.drift.total == outlook.drift.total


def test_they_add_up_when_what_is_left_out_stands_behind_the_end() -> None:
    night = Day(id="d", event_id="e", date=date(2023, 1, 18), starts_at=time(18, 20))
    items = [item("i0", 10, unplanned=True, skipped=True), item("i1", 0, fixed_start=time(18))]
    evening = Evening(night, items, opening(EVENT, night))
    evening.lead_on()
    outlook = evening.outlook()
    assert outlook.drift.overlap >= NOTHING
    assert outlook.drift.total == outlook.expected_end - outlook.planned_end


@given(evenings(), st.data())
def test_they_also_add_up_when_items_are_moved_shortened_and_left_out_since(
    evening: Evening, data: st.DataObject
) -> None:
    kept = [
        replace(
            item,
            planned_rank=item.rank,
            planned_minutes=None if item.skipped or item.unplanned else item.minutes,
            planned_buffer=None if item.skipped or item.unplanned else item.buffer,
        )
        for item in evening.items
    ]
    places = data.draw(st.permutations(range(len(kept))))
    minutes = data.draw(st.lists(st.integers(1, 50), min_size=len(kept), max_size=len(kept)))
    skipped = data.draw(st.lists(st.booleans(), min_size=len(kept), max_size=len(kept)))
    changed = [
        replace(item, rank=rank, minutes=length, skipped=out)
        for item, rank, length, out in zip(kept, places, minutes, skipped, strict=True)
    ]
    before, after = evening.outlook(kept), evening.outlook(changed)
    assert after.drift.total == after.expected_end - after.planned_end
    if evening.runs:
        assert after.planned_end == before.planned_end
    assert [slot.item for slot in after.slots] == sorted(changed, key=lambda item: item.rank)


@given(evenings())
def test_what_is_ahead_keeps_order_air_and_fixed_starts(evening: Evening) -> None:
    outlook = evening.outlook()
    assert [slot.item for slot in outlook.slots] == sorted(evening.items, key=lambda item: item.rank)
    ahead = [slot for slot in outlook.slots if slot.state is SlotState.AHEAD]
    assert tuple(slot.item for slot in ahead) == coming(evening.items, evening.runs)
    end = max([evening.now, *(run.ended_at for run in evening.runs[-1:] if run.ended_at)])
    if not evening.runs:
        opens = opening(EVENT, evening.day)
        end = opens if is_another_day(EVENT, evening.day, evening.now) else max(end, opens)
    if evening.open and evening.timer:
        end = max(end, resumed(evening.timer, evening.now).ends_at)
    if waiting := interrupted(evening.items, evening.runs, evening.timers.values()):
        end += waiting.rest
    for slot in ahead:
        assert slot.starts_at == end + slot.buffer + slot.slack
        assert min(slot.buffer, slot.slack) >= NOTHING
        assert slot.ends_at == slot.starts_at + slot.item.minutes * MINUTE
        if slot.item.fixed_start:
            assert slot.late >= NOTHING
            assert not (slot.late and slot.buffer)
        end = slot.ends_at
    programme = [slot for slot in ahead if not slot.afterwards]
    assert programme == ahead[: len(programme)]
    if programme:
        assert outlook.expected_end == programme[-1].ends_at


@given(days(), agendas(live=False), st.booleans(), st.integers(-60, 300))
def test_when_all_goes_to_plan_nothing_drifts(day: Day, items: list[AgendaItem], stops: bool, passed: int) -> None:
    slots = plan(EVENT, day, items)
    assume(not any(slot.overlap for slot in slots))
    evening = Evening(day, items, opening(EVENT, day) + passed * MINUTE)
    last = {slot.item.id for slot in (*slots[-1:], *programme(slots)[-1:])}
    for slot in slots:
        if slot.starts_at <= evening.now:
            evening.start(slot.item, slot.starts_at)
        if slot.ends_at <= evening.now and (stops or slot.item.id in last):
            evening.stop(slot.ends_at)
    outlook = evening.outlook()
    assert outlook.drift.total == NOTHING
    assert outlook.expected_end == outlook.planned_end
    if stops:
        assert outlook.drift == Drift()
        assert [(slot.starts_at, slot.ends_at) for slot in outlook.slots] == [
            (slot.starts_at, slot.ends_at) for slot in slots
        ]
