"""The course of the event: several runs, what was left out, what came unplanned, what still runs."""

from datetime import date, time

from tests.paper.pictures import DAY, after, day_with, evening, item, run
from werkstatt import i18n
from werkstatt.domain.agenda import AgendaItem, Run
from werkstatt.domain.event import Day
from werkstatt.paper.blocks import Subheading, Table, Text
from werkstatt.paper.minutes_course import course
from werkstatt.readmodels.minutes import MinutesDay


def rows(items: list[AgendaItem], runs: list[Run]) -> list[list[str]]:
    """The cells of the table of a day, texts in one cell joined by a stroke."""
    i18n.use("en")
    section = course(evening(days=day_with(items, runs)))
    table = next(block for block in section.blocks if isinstance(block, Table))
    return [[" | ".join(text.text for text in cell).replace("\xa0", " ") for cell in row] for row in table.rows]


def test_planned_and_real_times_and_how_far_they_are_apart():
    assert rows([item(0, "A", 10), item(1, "B", 20)], [run(0, 2, 14), run(1, 14, 32)]) == [
        ["A", "18:00–18:10", "18:02–18:14", "12 min", "+2 min"],
        ["B", "18:10–18:30", "18:14–18:32", "18 min", "−2 min"],
    ]


def test_an_item_that_ran_twice_shows_both_times_and_their_sum():
    assert rows([item(0, "A", 10), item(1, "B", 5)], [run(0, 0, 6), run(1, 6, 11), run(0, 11, 15)])[0] == [
        *("A", "18:00–18:10", "18:00–18:06 | 18:11–18:15", "10 min", "±0 min")
    ]


def test_what_was_left_out_or_broken_off_or_not_planned_is_said_in_words():
    items = [
        item(0, "A", 10, skipped=True),
        item(1, "B", 10, skipped=True),
        item(2, "C", 5, unplanned=True),
        item(3, "D"),
    ]
    assert rows(items, [run(1, 0, 4), run(2, 4, 10)]) == [
        ["A", "–", "left out", "", ""],
        ["B | broken off", "–", "18:00–18:04", "4 min", ""],
        ["C | not planned", "–", "18:04–18:10", "6 min", ""],
        ["D", "18:00–18:20", "–", "", ""],
    ]


def test_what_was_shortened_or_left_out_while_the_day_ran_was_planned_otherwise():
    items = [
        item(0, "A", 10, planned_minutes=10, planned_buffer=5),
        item(1, "B", 8, planned_minutes=20, planned_buffer=0),
        item(2, "C", 10, planned_minutes=10, planned_buffer=0, skipped=True),
        item(3, "D", 10, planned_minutes=15, planned_buffer=0, skipped=True),
        item(4, "E", 10),
    ]
    assert rows(items, [run(0, 0, 10), run(1, 10, 19), run(3, 19, 25), run(4, 25, 35)]) == [
        ["A", "18:00–18:10", "18:00–18:10", "10 min", "±0 min"],
        ["B", "18:15–18:35", "18:10–18:19", "9 min", "−11 min"],
        ["C", "18:35–18:45", "left out", "", ""],
        ["D | broken off", "18:45–19:00", "18:19–18:25", "6 min", "−9 min"],
        ["E", "19:00–19:10", "18:25–18:35", "10 min", "±0 min"],
    ]


def test_what_was_moved_while_the_day_ran_stands_where_it_ran_beside_the_time_that_was_planned():
    items = [
        item(0, "B", 20, planned_rank=1, planned_minutes=20),
        item(1, "A", 10, planned_rank=0, planned_minutes=10),
    ]
    assert rows(items, [run(0, 0, 20), run(1, 20, 30)]) == [
        ["B", "18:10–18:30", "18:00–18:20", "20 min", "±0 min"],
        ["A", "18:00–18:10", "18:20–18:30", "10 min", "±0 min"],
    ]


def test_an_item_that_still_runs_has_no_length_yet():
    assert rows([item(0, "A", 10)], [run(0, 3, None)]) == [["A", "18:00–18:10", "since 18:03", "", ""]]


def test_lengths_agree_with_the_minutes_printed_beside_them():
    assert rows([item(0, "A", 10)], [run(0, 0.9, 10.2)]) == [["A", "18:00–18:10", "18:00–18:10", "10 min", "±0 min"]]


def test_beginning_and_end_are_told_beside_what_was_promised():
    i18n.use("en")
    first = course(evening()).blocks[0]
    assert first == Text("Began at 18:02 (planned: 18:00), ended at 19:01 (announced: 19:00).")


def test_each_of_several_days_has_its_own_table():
    i18n.use("en")
    second = Day(id="second", event_id="event", date=date(2023, 1, 19), starts_at=time(9))
    days = [MinutesDay(day=DAY, items=[item(0, "A")], runs=[]), MinutesDay(day=second, items=[item(1, "B")], runs=[])]
    blocks = course(evening(days=days)).blocks
    assert [block.text for block in blocks if isinstance(block, Subheading)] == [
        "Wednesday, 18 January 2023",
        "Thursday, 19 January 2023",
    ]
    assert sum(isinstance(block, Table) for block in blocks) == 2


def test_a_day_across_midnight_and_the_change_of_the_clock_stays_true():
    night = Day(id="night", event_id="event", date=date(2023, 3, 25), starts_at=time(23))
    start = after(0).replace(month=3, day=26, hour=0)  # 01:00 on the wall, an hour before it jumps to 03:00
    late = Run(id="r", day_id="night", item_id="item-0", started_at=start, ended_at=start.replace(hour=1))
    i18n.use("en")
    section = course(evening(days=[MinutesDay(day=night, items=[item(0, "A", 60)], runs=[late])]))
    table = next(block for block in section.blocks if isinstance(block, Table))
    assert [cell[0].text for cell in table.rows[0]][2:4] == ["01:00–03:00", "60\xa0min"]
