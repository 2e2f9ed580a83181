"""Columns are understood on lists as offices send them, whatever their order, spelling and shape."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.offices import list_names, office_list
from werkstatt.domain.spelling import folded
from werkstatt.exchange.column_evidence import header_evidence
from werkstatt.exchange.column_words import HEADER_WORDS
from werkstatt.exchange.columns import Field, guess
from werkstatt.exchange.sheet import Sheet


def test_the_words_are_written_as_headers_are_compared():
    assert [word for word in HEADER_WORDS if word != folded(word)] == []


def right_columns(name: str) -> list[bool]:
    expected, rows = office_list(name)
    columns = guess(Sheet(name, rows)).columns
    return [column.field in fields for column, fields in zip(columns, expected, strict=True)]


def test_nineteen_of_twenty_columns_are_right():
    lists = {name: right_columns(name) for name in list_names()}
    columns = [right for name in lists for right in lists[name]]
    wrong = {name: right for name, right in lists.items() if not all(right)}
    assert len(lists) > 70
    assert sum(columns) / len(columns) >= 0.98, wrong
    assert sum(not all(right) for right in lists.values()) <= 2, wrong


def test_without_headers_most_columns_are_right_and_wrong_ones_are_rather_left_out():
    right = wrong = left_out = 0
    for name in list_names():
        expected, rows = office_list(name)
        first_row = guess(Sheet(name, rows)).first_row
        for column, fields in zip(guess(Sheet(name, rows[first_row:])).columns, expected, strict=False):
            right += column.field in fields
            left_out += column.field is Field.IGNORE and column.field not in fields
            wrong += column.field is not Field.IGNORE and column.field not in fields
    assert right / (right + wrong + left_out) > 0.75
    assert wrong / (right + wrong + left_out) < 0.08


def test_the_order_of_columns_does_not_matter():
    dice = random.Random(1)
    right = []
    for name in list_names():
        expected, rows = office_list(name)
        if guess(Sheet(name, rows)).header_row is None or "two_rows" in name or "unnamed" in name:
            continue
        order = list(range(len(expected)))
        dice.shuffle(order)
        moved = tuple(
            tuple((*row, *[""] * len(order))[place] for place in order) if sum(map(bool, row)) > 1 else row
            for row in rows
        )
        columns = guess(Sheet(name, moved)).columns
        right += [columns[new].field in expected[old] for new, old in enumerate(order)]
    assert sum(right) / len(right) >= 0.98


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("lfd. Nr.", Field.NUMBER),
        ("#", Field.NUMBER),
        ("Name der Einrichtung", Field.ORGANISATION),
        ("Vereinsname", Field.ORGANISATION),
        ("Behörde/Amt", Field.ORGANISATION),
        ("Name, Vorname", Field.FULL_NAME),
        ("Vor- und Zuname", Field.FULL_NAME),
        ("Zuname", Field.LAST_NAME),
        ("Familien-\nname", Field.LAST_NAME),
        ("V o r n a m e", Field.FIRST_NAME),
        ("E- Mail", Field.EMAIL),
        ("Emial-Adresse", Field.EMAIL),
        ("Handy-Nr.", Field.PHONE),
        ("PLZ, Wohnort", Field.MUNICIPALITY),
        ("Antwort", Field.PRESENCE),
        ("Mobilität", None),
        ("Essenswunsch", Field.NOTE),
        ("Wunschthema 2", Field.WISH),
        ("Nehmen Sie vor Ort teil?", Field.PRESENCE),
        ("Anrede/Titel", Field.TITLE),
        ("Funktion", Field.ROLE),
        ("Geburtsdatum", Field.IGNORE),
        ("Datum der Anmeldung", Field.IGNORE),
    ],
)
def test_the_words_of_a_header(header, field):
    evidence = header_evidence(header)
    assert (max(evidence, key=evidence.__getitem__) if evidence else None) is field


def test_titles_and_empty_rows_above_are_passed_over():
    _expected, rows = office_list("landkreis_with_district_and_mixed_headers")
    layout = guess(Sheet("", rows))
    assert layout.header_row == 4
    assert layout.first_row == 5


def test_two_header_rows_are_read_together():
    _expected, rows = office_list("header_of_two_rows")
    layout = guess(Sheet("", rows))
    assert layout.columns[4].header == "Wunschtisch 1. Wahl"
    assert layout.first_row == 3


def test_a_sheet_about_something_else_has_no_columns():
    columns = guess(Sheet("Catering", (("vegetarisch", "12"), ("vegan", "3")))).columns
    assert [column.field for column in columns] == [Field.IGNORE, Field.IGNORE]


CELLS = st.text(max_size=12) | st.sampled_from(["ja", "Name", "E-Mail", "7", "a@b.de", "Dr. Roth", "=1+1"])


@given(st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=8).map(tuple))
def test_every_sheet_has_a_layout(rows):
    layout = guess(Sheet("", rows))
    assert len(layout.columns) == max((len(row) for row in rows), default=0)
    assert 0 <= layout.first_row <= len(rows)
