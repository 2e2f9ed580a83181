"""The rules of a café that need no file: how many tables, which numbers, when a table is open."""

from datetime import UTC, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from werkstatt.domain.cafe import BEFORE_ALL_ROUNDS, MOST_AT_A_TABLE, CafeTable, next_number, tables_each

MINUTES = st.integers(0, 60)


def table(number: int, **values) -> CafeTable:
    return CafeTable(id=f"t{number}", cafe_id="c", topic_id="t", number=number, **values)


@given(st.integers(0, 2000), st.integers(0, 20), st.integers(1, 30))
@example(64, 4, 8)
@example(0, 0, 8)
def test_there_are_seats_for_all_and_no_table_more_than_needed(people: int, topics: int, most: int):
    each = tables_each(people, topics, most)
    there = max(1, topics)
    assert each >= 1
    assert each * there * most >= people
    assert each == 1 or (each - 1) * there * most < people


def test_four_initiatives_and_sixty_four_people_need_two_tables_each():
    assert [tables_each(people, 4) for people in (0, 1, 32, 33, 64, 65)] == [1, 1, 1, 2, 2, 3]
    assert tables_each(MOST_AT_A_TABLE + 1, 1) == 2


@given(st.lists(st.integers(1, 50), unique=True), st.integers(1, 5))
def test_a_new_number_is_higher_than_all_there_are(numbers: list[int], more: int):
    tables = [table(number) for number in numbers]
    for _table in range(more):
        tables.append(table(next_number(tables)))
    new = [row.number for row in tables[len(numbers) :]]
    assert new == list(range(max(numbers, default=0) + 1, max(numbers, default=0) + 1 + more))


def at(minute: int | None) -> datetime | None:
    return None if minute is None else datetime(2023, 1, 18, 16, tzinfo=UTC) + timedelta(minutes=minute)


@given(st.none() | MINUTES, st.none() | MINUTES, MINUTES)
def test_a_table_is_open_in_the_rounds_that_began_after_it_was_added_and_before_it_was_closed(
    opened: int | None, closed: int | None, began: int
):
    there = table(1, opened_after=at(opened), closed_after=at(closed))
    was_open = began > (-1 if opened is None else opened) and began <= (100 if closed is None else closed)
    assert there.is_open_in(at(began)) == was_open
    assert there.is_open_in(None) == (closed is None)


def test_a_table_closed_before_all_rounds_is_open_in_none():
    assert not table(1, closed_after=BEFORE_ALL_ROUNDS).is_open_in(at(0))
