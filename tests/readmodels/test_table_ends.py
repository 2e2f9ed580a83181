"""When tables with more time are through: with their round's clock, whatever runs meanwhile."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.support.cafes import CafeEvening, cafe_evening
from werkstatt.operations import cafe_table, live
from werkstatt.readmodels.table_ends import table_ends

MINUTE = timedelta(minutes=1)


@pytest.fixture
def at(tmp_path: Path) -> Iterator[CafeEvening]:
    with cafe_evening(tmp_path, guests=4, tables_each=1) as made:
        yield made


def ends(at: CafeEvening) -> list[datetime]:
    return sorted(at.desk.ask(table_ends).result())


def extend(at: CafeEvening, which: int, table: int, minutes: int) -> None:
    picture = at.picture
    at.do(cafe_table.extend_table, picture.rounds[which].id, picture.tables[table].id, 60 * minutes)


def test_tables_end_after_their_rounds_also_when_the_next_one_runs(at: CafeEvening) -> None:
    assert ends(at) == []
    extend(at, 0, 0, 5)
    assert ends(at) == []  # the round has no clock yet
    at.begin("Projekt-Café")
    extend(at, 0, 1, 10)
    extend(at, 0, 2, 0)
    first = at.picture.rounds[0]
    expected = [first.ends_at(table.id) for table in at.picture.tables[:2]]
    assert ends(at) == expected
    at.begin("Projekt-Café Runde 2")
    extend(at, 1, 0, 5)
    second = at.picture.rounds[1].ends_at(at.picture.tables[0].id)
    assert ends(at) == sorted([*expected, second])


def test_a_round_that_was_interrupted_holds_its_tables_until_it_goes_on(at: CafeEvening) -> None:
    at.begin("Projekt-Café")
    extend(at, 0, 0, 5)
    (before,) = ends(at)
    at.night.clock.advance(3 * MINUTE)
    at.do(live.insert_now, at.night.day_id, "Feueralarm", 10, at.night.clock.now())
    assert ends(at) == []
    at.night.clock.advance(10 * MINUTE)
    at.do(live.proceed, at.night.day_id, at.night.clock.now())
    assert ends(at) == [before + 10 * MINUTE]


def test_a_round_that_was_ended_while_its_clock_was_held_lets_its_tables_end(at: CafeEvening) -> None:
    row = at.begin("Projekt-Café").rounds[0]
    extend(at, 0, 0, 5)
    at.do(live.pause_timer, row.timer.id, at.night.clock.now())
    assert ends(at) == []
    at.do(live.resume_timer, row.timer.id, at.night.clock.now())
    assert len(ends(at)) == 1
    at.do(live.pause_timer, row.timer.id, at.night.clock.now())
    at.begin("Wechsel")
    assert ends(at) == [at.picture.rounds[0].ends_at(at.picture.tables[0].id)]
