"""The order of rounds, which of them are held, how far they are, and which keep their seats."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.domain.agenda import AgendaItem, ItemKind, Run
from werkstatt.domain.cafe import Round
from werkstatt.domain.event import Day
from werkstatt.domain.rounds import Agenda, HeldRound, RoundState, held, in_order, settled
from werkstatt.domain.timer import Timer

BEGIN = datetime(2023, 1, 18, 17, tzinfo=UTC)
DAY = Day(id="d", event_id="e", date=date(2023, 1, 18), starts_at=time(18))


def item(key: str, rank: int, **values) -> AgendaItem:
    return AgendaItem(id=key, day_id="d", rank=rank, kind=ItemKind.CAFE, title=key, minutes=25, **values)


def run(item_id: str, start: int, end: int | None = None) -> Run:
    ended = None if end is None else BEGIN + timedelta(minutes=end)
    return Run(
        id=f"{item_id}{start}", day_id="d", item_id=item_id, started_at=BEGIN + timedelta(minutes=start), ended_at=ended
    )


def rounds(*keys: str) -> list[Round]:
    return [Round(id=key, cafe_id="c", item_id=key) for key in keys]


def told(found) -> list[tuple[str, RoundState]]:
    return [(row.round.id, row.state) for row in found]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), unique=True, max_size=8), st.randoms())
def test_rounds_follow_one_another_as_in_the_agenda(places: list[tuple[int, int]], chance):
    first = date(2023, 1, 18)
    days = [Day(id=f"d{n}", event_id="e", date=first + timedelta(days=n), starts_at=time(18)) for n in range(4)]
    items = [
        AgendaItem(id=f"i{day}-{rank}", day_id=f"d{day}", rank=rank, kind=ItemKind.CAFE, title="", minutes=5)
        for day, rank in places
    ]
    rounds = [Round(id=item.id, cafe_id="c", item_id=item.id) for item in items]
    chance.shuffle(rounds)
    chance.shuffle(days)
    assert [row.item_id for row in in_order(rounds, days, items)] == [f"i{d}-{rank}" for d, rank in sorted(places)]


def test_a_round_that_was_left_out_is_held_only_if_it_has_run():
    items = [item("a", 0, skipped=True), item("b", 1, skipped=True), item("c", 2)]
    found = held(rounds("c", "b", "a"), Agenda([DAY], items, [run("b", 0, 5)], []))
    assert told(found) == [("b", RoundState.OVER), ("c", RoundState.AHEAD)]
    assert found[0].began_at == BEGIN


@pytest.mark.parametrize(("clock_stood", "state"), [(True, RoundState.RUNNING), (False, RoundState.OVER)])
def test_a_round_that_was_interrupted_still_runs(clock_stood: bool, state: RoundState):
    items = [item("a", 0), item("fire drill", 1, unplanned=True), item("b", 2)]
    runs = [run("a", 0, 10), run("fire drill", 10)]
    stood = BEGIN + timedelta(minutes=10) if clock_stood else None
    timer = Timer(
        id="t", event_id="e", title="", run_id="a0", planned_seconds=1500, ends_at=BEGIN + timedelta(minutes=25)
    )
    clock = Timer(**{**{name: getattr(timer, name) for name in timer.__slots__}, "paused_at": stood})
    found = held(rounds("a", "b"), Agenda([DAY], items, runs, [clock]))
    assert told(found) == [("a", state), ("b", RoundState.AHEAD)]


@given(st.lists(st.tuples(st.sampled_from(RoundState), st.booleans()), max_size=6))
def test_seats_stay_up_to_the_last_round_that_has_begun(story: list[tuple[RoundState, bool]]):
    rows = [HeldRound(row, state) for row, (state, _) in zip(rounds(*"abcdef"), story, strict=False)]
    seated = {row.round.id for row, (_, sits) in zip(rows, story, strict=True) if sits}
    count = settled(rows, seated)
    assert all(
        row.state is RoundState.AHEAD or (row.state is RoundState.RUNNING and row.round.id not in seated)
        for row in rows[count:]
    )
    if count:
        last = rows[count - 1]
        assert last.state is RoundState.OVER or (last.state is RoundState.RUNNING and last.round.id in seated)
