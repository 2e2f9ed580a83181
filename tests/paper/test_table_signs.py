"""Table signs: both sides read alike, and the codes on them can be read from the page."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.paper.cafe_pictures import TOPICS, crowd, seated
from tests.paper.code_reading import codes_of
from tests.paper.reading import pages_of, text_of
from werkstatt.domain.cafe import Topic
from werkstatt.paper import codes
from werkstatt.paper.cafe_papers import table_signs_pdf
from werkstatt.paper.codes import Code
from werkstatt.paper.table_signs import own_text
from werkstatt.readmodels.printed import signs


def test_each_table_has_a_tent_with_its_topic_on_both_sides(tmp_path: Path):
    pages = pages_of(table_signs_pdf(seated(crowd(9)), "en"), tmp_path)
    assert len(pages) == 8
    for place, page in enumerate(pages):
        assert page.count("gelingt?") == 2
        said = "".join(page.split())
        assert said.count("".join(TOPICS[place // 2].split())) >= 1
    assert pages[0].count("Leerstand") == 2 and "Leerstand" not in pages[5]


def test_a_phone_reads_the_sign_from_both_sides(tmp_path: Path):
    picture = seated(crowd(9))
    found = codes_of(table_signs_pdf(picture, "en"), tmp_path)
    expected = [own_text(sign).content for sign in signs(picture)]
    assert found == [[text, text] for text in expected]
    assert expected[2].splitlines()[1:] == [TOPICS[1], "Was braucht diese Initiative, damit sie gelingt?"]


def test_codes_may_say_something_else(tmp_path: Path):
    address = Code("HTTP://192.168.137.1:8080/J/K7QX", "192.168.137.1:8080")
    pdf = table_signs_pdf(seated(crowd(9)), "en", ["table-3"], {"table-3": address})
    assert codes_of(pdf, tmp_path) == [[address.content] * 2]
    assert text_of(pdf, tmp_path).count(address.caption) == 2


def test_a_code_that_phones_could_not_read_is_refused():
    with pytest.raises(ValueError, match="too long"):
        table_signs_pdf(seated(crowd(1)), "en", ["table-1"], {"table-1": Code("x" * 900, "")})


@pytest.mark.parametrize("letter", ["x", "ä", "“", "Ж", "👍"])
def test_a_long_text_becomes_a_code_that_fits_and_is_read(tmp_path: Path, letter: str):
    picture = seated(crowd(1))
    topics = [Topic(id="topic-0", cafe_id="cafe", rank=9, title=letter * 600), *picture.topics[1:]]
    picture = replace(picture, topics=topics)
    pdf = table_signs_pdf(picture, "en", ["table-1"])
    text = own_text(signs(picture)[0]).content
    modules = codes.matrix(text)
    assert codes.side(modules, 0) <= 47
    assert codes.side(modules, 0) / (len(modules) + 8) >= codes.LEAST_MODULE
    assert codes_of(pdf, tmp_path, 200) == [[text, text]]


def test_questions_that_differ_stand_with_their_rounds(tmp_path: Path):
    picture = seated(crowd(1))
    other = replace(picture.rounds[1], item=replace(picture.rounds[1].item, prompt="Wer macht mit?"))
    text = text_of(table_signs_pdf(replace(picture, rounds=[picture.rounds[0], other]), "en", ["table-1"]), tmp_path)
    assert "Round 2: Wer macht mit?" in text


def test_forty_tables_without_rounds_have_signs(tmp_path: Path):
    picture = seated([], tables=40, rounds=0)
    assert len(pages_of(table_signs_pdf(picture, "de"), tmp_path)) == 40
    assert "nothing" in text_of(table_signs_pdf(seated([], tables=0, rounds=0), "en"), tmp_path)
