"""Texts on a few lines: nothing is wider than its place, and the last line says whether more would follow."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtGui import QFontMetrics

from werkstatt.qtkit import fonts
from werkstatt.qtkit.broken_lines import broken_lines


@pytest.fixture(scope="module", autouse=True)
def typeface(qapp):
    fonts.load()


def test_a_short_text_is_one_line_and_a_long_one_ends_in_dots():
    assert broken_lines("Alle kennen den Stand.", 400, 3, 15) == ("Alle kennen den Stand.",)
    assert broken_lines("", 400, 3, 15) == ("",)
    lines = broken_lines("Wo finden wir unsere Punkte wieder? " * 20, 200, 3, 15)
    assert len(lines) == 3
    assert lines[0] == "Wo finden wir unsere Punkte"
    assert lines[2].endswith("…")


def test_a_text_on_just_as_many_lines_as_allowed_is_whole():
    text = "Die Gemeinde legt bis März eine Liste der leeren Häuser vor."
    lines = broken_lines(text, 200, 3, 15)
    assert len(lines) == 3
    assert " ".join(lines) == text


@given(some.text(max_size=80), some.integers(40, 300), some.integers(1, 4), some.booleans())
def test_no_line_is_wider_than_its_place(text: str, width: int, most: int, bold: bool):
    lines = broken_lines(text, width, most, 15, bold=bold)
    metrics = QFontMetrics(fonts.font(15, bold=bold))
    assert 1 <= len(lines) <= most
    assert all(metrics.horizontalAdvance(line) <= width + 1 for line in lines)


def test_letters_that_take_two_units_are_not_torn():
    lines = broken_lines("👩‍🌾 Höfe 🚜 " * 12, 120, 50, 15)
    assert "".join(lines).replace(" ", "") == "👩‍🌾Höfe🚜" * 12
