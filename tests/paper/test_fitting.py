"""Texts fit their boxes, whole as long as they can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.paper.test_safe_text import ANY_TEXT, MUCH_TEXT
from werkstatt.paper import fonts, sheets, styles
from werkstatt.paper.blocks import Look
from werkstatt.paper.fitting import Box, fit

STYLE = styles.TEXTS[Look.BODY]


@pytest.fixture(autouse=True)
def registered():
    fonts.register()


@given(st.one_of(ANY_TEXT, MUCH_TEXT), st.floats(60, 400), st.floats(20, 200), st.floats(4, 10))
def test_a_text_never_leaves_its_box(text: str, width: float, height: float, smallest: float):
    found = fit(text, STYLE, width, height, smallest)
    assert found.height <= height + 0.1
    assert all(paragraph.wrap(width, 1e6)[0] <= width + 0.1 for paragraph in found.paragraphs)


def test_a_text_is_as_large_as_fits_and_words_stay_whole():
    assert fit("Kurz", STYLE, 200, 40, 6).paragraphs[0].style.fontSize == STYLE.fontSize
    small = fit("Wohnungsbaugenossenschaft", STYLE, 110, 40, 6).paragraphs[0]
    assert 8 <= small.style.fontSize < STYLE.fontSize
    assert len(small.blPara.lines) == 1


def test_what_is_left_out_is_shown_to_be():
    found = fit("Wort " * 500, STYLE, 100, 40, 6)
    assert not found.is_whole
    assert found.paragraphs[-1].getPlainText(identify=None).endswith("…")


def test_of_a_very_long_text_as_much_is_shown_as_of_a_long_one():
    long, endless = (fit("Wort " * count, STYLE, 100, 40, 6).paragraphs for count in (500, 50_000))
    assert [one.getPlainText() for one in long] == [one.getPlainText() for one in endless]


def test_the_number_of_a_chip_fits_into_it():
    for number in (1, 8, 40, 128):
        assert sheets.has_room(Box(0, 0, 40, 28), number, "")
    assert not sheets.has_room(Box(0, 0, 40, 28), 40, "Gastgabe Tisch")
