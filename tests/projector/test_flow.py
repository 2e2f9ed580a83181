"""Columns flow on to further pages without losing a line, and frames spill what is too long for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.projector.evening import WORDINGS, review
from tests.projector.room import read, space
from werkstatt.projector.column import lay_column
from werkstatt.projector.flow import Panel, Stack, inner_width, largest, pages
from werkstatt.projector.road import Road
from werkstatt.projector.rows import Row, airy
from werkstatt.projector.sheet import Sheet
from werkstatt.projector.typeset import Face, Text
from werkstatt.qtkit import fonts
from werkstatt.qtkit.tokens import LIGHT

BODY = Face(30)
paragraphs = st.lists(st.text("abc äöü", min_size=1, max_size=400).filter(str.strip), max_size=12)


@pytest.fixture(autouse=True)
def typeface(qapp):
    fonts.load()


def text(words: str, width: float = 500, face: Face = BODY) -> Text:
    return Text(words, face, LIGHT.beamer_ink, width)


def texts_of(block: object) -> list[str]:
    match block:
        case Text():
            return [block.text]
        case Stack():
            return [found for inner in block.blocks for found in texts_of(inner)]
        case Panel():
            return texts_of(block.inside)
        case Row():
            return [cell.text for _left, cell in block.cells]
    raise AssertionError(block)


@given(paragraphs, st.integers(150, 800), st.sampled_from(["text", "panel", "row"]))
def test_every_line_comes_on_some_page_and_no_page_is_too_full(told, room, kind):
    blocks = {
        "text": [text(words) for words in told],
        "panel": [Panel(Stack([text(words)], 8), 600, LIGHT.beamer_surface) for words in told],
        "row": [Row([(0, text(words))], 600, 10) for words in told],
    }[kind]
    parts = pages(Stack(blocks, 20), room)
    assert all(part.height <= room + 0.01 for part in parts)
    assert "".join("".join(texts_of(part)) for part in parts) == "".join(texts_of(Stack(blocks, 20)))


def test_what_fits_on_no_page_is_an_error_and_not_an_endless_loop():
    with pytest.raises(ValueError, match="page of its own"):
        pages(Stack([text("abc")], 0), 10)
    assert len(pages(Stack([], 0), 10)) == 1


def test_the_largest_size_that_tears_no_word_is_taken():
    def build(size: int) -> Stack:
        return Stack([text("Fachkräftesicherung", 400, Face(size))], 0)

    chosen = largest(build, (120, 60, 40, 30), 500)
    assert not chosen.torn
    assert build(60).torn
    assert texts_of(largest(build, (120,), 500)) == ["Fachkräftesicherung"]


def test_few_rows_get_more_air_and_many_keep_theirs():
    few, many = (Stack([Row([(0, text("a"))], 600, 10)] * count, 0) for count in (3, 30))
    assert few.height < airy(few, 700).height <= 700
    assert airy(many, 700) is many


def test_what_is_too_long_for_the_frame_comes_in_the_body():
    long = WORDINGS["long"]("Ablauf") * 3
    sheet = Sheet(space(), kicker=long, title="Titel", left=long, right=long)
    assert (sheet.before, sheet.after) == ([long], [long])
    laid = lay_column(sheet, lambda size, width: Stack([text("Rumpf", width, Face(size))], 0), (60, 40))
    assert read(laid) == ["Titel", "Rumpf"]


def test_the_road_takes_no_more_rows_than_it_must_and_marks_the_present():
    stages = review(WORDINGS["plain"], 12).stages
    rows = Road(stages, "s3", 1728, LIGHT).rows(52)
    assert [row.here is not None for row in rows] == [True, False]
    assert sum(len(row.arrows) for row in rows) == 12
    assert Road([], None, 1728, LIGHT).rows(52) == []
    assert inner_width(500, bar=True) < inner_width(500)
