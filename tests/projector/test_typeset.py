"""Text is wrapped and never lost, whatever it is made of; words that no line can hold are divided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkstatt.projector.typeset import SMALLEST, Face, Text, clean, longest_word
from werkstatt.qtkit import fonts

pytestmark = pytest.mark.usefixtures("qapp")
BODY = Face(30)
anything = st.text(st.characters(), max_size=300)


@pytest.fixture(autouse=True)
def typeface(qapp):
    fonts.load()


def made(text: str, width: float = 400, face: Face = BODY) -> Text:
    return Text(text, face, "#000000", width)


@given(anything, st.integers(60, 900))
def test_nothing_is_lost_and_no_line_is_too_wide(text, width):
    laid = made(text, width)
    assert "".join(laid.text.split()) == "".join(clean(text).split())
    # A mark that has nothing to stand on gets a circle, which may be wider than the narrowest line.
    assert laid.natural_width <= max(width, 70) + 1


@given(anything, st.floats(0, 600))
def test_a_split_keeps_all_lines_and_the_room(text, room):
    laid = made(text)
    head, rest = laid.split(room)
    parts = [part for part in (head, rest) if part]
    assert "".join(part.text for part in parts) == laid.text
    assert head is None or head.height <= room
    assert sum(part.lines for part in parts) == laid.lines


def test_lines_are_broken_where_people_broke_them():
    assert made("eins\r\nzwei\n\ndrei").lines == 4


def test_what_cannot_be_seen_or_turns_text_around_is_dropped():
    assert clean("\x07a\tb\u202ec\ud800d\u00ade\ufeff ") == "a bc de"


def test_long_compounds_are_divided_between_syllables_with_a_hyphen():
    laid = made("Entwicklerwerkstätten", 250, Face(40, bold=True))
    assert laid.torn
    first, rest = laid.split(laid.height / laid.lines)
    assert (first.text, rest.text) == ("Entwickler", "werkstätten") or first.text in {"Entwick", "Entwicklerwerks"}
    assert not made("Entwicklerwerkstätten", 900).torn


def test_a_word_without_vowels_is_divided_anywhere():
    assert made("x" * 300, 200).natural_width <= 201


def test_the_longest_word_is_the_widest():
    assert longest_word("Wir mmmmm iiiiiii", BODY) == "mmmmm"
    assert longest_word("", BODY) == ""


def test_nothing_is_set_smaller_than_the_last_row_can_read():
    with pytest.raises(ValueError, match="too small"):
        Face(SMALLEST - 1)
    assert SMALLEST / 1080 >= 0.026
    assert Face(40).smaller(0.1).size == SMALLEST


def test_texts_break_alike_at_every_size_of_the_screen():
    wide, narrow = Face(60).width("Handwerk"), Face(30).width("Handwerk")
    assert wide == pytest.approx(2 * narrow, rel=0.01)
