"""The rules of a café that need no file: how many tables, which numbers, when a table is open, the order of rounds."""

from datetime import date, time, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from werkstatt.domain.agenda import AgendaItem, ItemKind
from werkstatt.domain.cafe import MOST_AT_A_TABLE, CafeTable, Round, in_order, next_number, tables_each
from werkstatt.domain.event import Day

RANKS = st.integers(0, 8)


def table(number: int, opens_with: int = 0, closes_with: int | None = None) -> CafeTable:
    return CafeTable(
        id=f"t{number}", cafe_id="c", topic_id="t", number=number, opens_with=opens_with, closes_with=closes_with
    )


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


@given(RANKS, st.none() | RANKS, RANKS)
def test_a_table_is_open_from_its_first_round_until_before_the_one_it_closes_with(
    opens: int, closes: int | None, rank: int
):
    open_ranks = range(opens, 100 if closes is None else closes)
    assert table(1, opens, closes).is_open_in(rank) == (rank in open_ranks)


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
