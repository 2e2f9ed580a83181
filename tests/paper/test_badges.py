"""Badges, reserve badges and route cards: everybody's name whole, everybody's way right, as many sheets as needed."""

import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.paper.cafe_pictures import crowd, guest, seated, table_in
from tests.paper.pictures import row
from tests.paper.reading import pages_of, properties_of, text_of, words_of
from tests.paper.test_safe_text import ANY_TEXT
from werkstatt.domain.person import Presence
from werkstatt.paper.cafe_papers import badges_pdf, reserve_badges_pdf, route_cards_pdf
from werkstatt.paper.labels import GEOMETRIES, LabelSheet

LETTERS = st.text("abcdefghijklmnopqrstuvwxyzäöüßéłŞЖABCMW-.", min_size=1, max_size=44)
NAMES = st.lists(LETTERS, min_size=1, max_size=6).map(" ".join).map(lambda text: text[:120])


def joined(text: str) -> str:
    """The letters: pdftotext takes every hyphen at the end of a line for one that a program put there."""
    return "".join(text.split()).replace("-", "")


def test_a_badge_says_who_it_is_for_and_where_to_go(tmp_path: Path):
    picture = seated([guest(1, "Çelik", "Arbeitsagentur", "Idar-Oberstein")], rounds=2)
    text = text_of(badges_pdf(picture, LabelSheet.HOLDER, "en"), tmp_path)
    for said in ("Netzwerkkonferenz", "No. 1", "Çelik", "Arbeitsagentur", "Idar-Oberstein", "Round 1", "Round 2"):
        assert said in text
    assert text.count("Table") == 2
    assert text.split().count("2") == 2  # round 2, table 2


@pytest.mark.parametrize("sheet", LabelSheet)
@pytest.mark.parametrize("rounds", [0, 1, 3, 6])
def test_everybody_has_a_badge_with_their_own_route(tmp_path: Path, sheet: LabelSheet, rounds: int):
    picture = seated(crowd(31), tables=40, rounds=rounds)
    pages = pages_of(badges_pdf(picture, sheet, "en"), tmp_path)
    assert len(pages) == GEOMETRIES[sheet].pages(31)
    assert sum(page.count("Gast") for page in pages) == 31
    for number in (1, 17, 31):
        one = text_of(badges_pdf(picture, sheet, "en", [f"attendance-{number}"]), tmp_path).split()
        for round_number in range(1, rounds + 1):
            assert str(table_in(picture, round_number, number - 1)) in one


def test_only_those_who_were_asked_for(tmp_path: Path):
    picture = seated(crowd(60))
    wanted = {f"attendance-{number}" for number in (3, 14, 15, 9, 26, 53, 58)}
    pages = pages_of(badges_pdf(picture, LabelSheet.HOLDER, "en", wanted), tmp_path)
    assert len(pages) == 1
    assert pages[0].count("Gast") == 7


def test_who_is_excused_gets_none_unless_asked_for(tmp_path: Path):
    picture = seated(crowd(2))
    away = row(2, picture.guests["attendance-2"].person, Presence.EXCUSED)
    picture = replace(picture, guests={**picture.guests, "attendance-2": away})
    assert "Gast002" not in text_of(badges_pdf(picture, LabelSheet.CARD, "en"), tmp_path)
    assert "Gast002" in text_of(badges_pdf(picture, LabelSheet.CARD, "en", ["attendance-2"]), tmp_path)


def test_a_host_is_told_so_once_for_all_rounds(tmp_path: Path):
    picture = seated(crowd(3))
    rounds = [replace(one, hosts={"table-3": "attendance-2"}) for one in picture.rounds]
    text = text_of(badges_pdf(replace(picture, rounds=rounds), LabelSheet.HOLDER, "en", ["attendance-2"]), tmp_path)
    assert "Host, table" in text and "Rounds 1 to 2" in text
    other = replace(picture, rounds=[rounds[0], picture.rounds[1]])
    text = text_of(badges_pdf(other, LabelSheet.HOLDER, "en", ["attendance-2"]), tmp_path)
    assert text.count("Host, table") == 1 and "Round 2" in text


@settings(max_examples=40)
@given(NAMES, NAMES, st.sampled_from(LabelSheet), st.integers(0, 6))
def test_nothing_of_a_name_or_an_organisation_is_lost(name: str, organisation: str, sheet: LabelSheet, rounds: int):
    picture = seated([guest(1, name, organisation)], rounds=rounds)
    with tempfile.TemporaryDirectory() as folder:
        pdf = badges_pdf(picture, sheet, "en")
        text = joined(text_of(pdf, Path(folder)))
        words = words_of(pdf, Path(folder))
    assert joined(name) in text
    assert joined(organisation) in text
    card = next(iter(GEOMETRIES[sheet].cards(1)))
    assert min(word.left for word in words) >= card.x * 72 / 25.4
    assert max(word.right for word in words) <= (card.x + card.width) * 72 / 25.4


@pytest.mark.parametrize("sheet", LabelSheet)
@pytest.mark.parametrize("name", ["Wort " * 59 + "Ende", "x" * 300, "Fachkräfteeinwanderungsbeschleunigungsgesetz"])
def test_a_name_of_three_hundred_letters_is_whole(tmp_path: Path, sheet: LabelSheet, name: str):
    picture = seated([guest(1, name, "Handwerkskammer Koblenz")], rounds=3)
    text = joined(text_of(badges_pdf(picture, sheet, "en"), tmp_path))
    assert joined(name) in text
    assert "HandwerkskammerKoblenz" in text


@settings(max_examples=25)
@given(ANY_TEXT, st.sampled_from(LabelSheet))
def test_whatever_people_type_there_are_badges(text: str, sheet: LabelSheet):
    assert badges_pdf(seated([guest(1, text, text, text)]), sheet, "de").startswith(b"%PDF")


def test_reserve_badges_have_a_number_a_route_and_a_line_for_the_name(tmp_path: Path):
    picture = seated(crowd(3), rounds=3)
    pages = pages_of(reserve_badges_pdf(picture, LabelSheet.STICKER, "en"), tmp_path)
    assert len(pages) == 2
    assert sum(page.count("Reserve") for page in pages) == sum(page.count("Name") for page in pages) == 12
    one = text_of(reserve_badges_pdf(picture, LabelSheet.STICKER, "en", [5]), tmp_path)
    assert "Reserve 5" in one
    assert {"7", "8", "1"} <= set(one.split())


def test_people_without_a_name_get_a_card_with_their_number(tmp_path: Path):
    picture = seated([guest(1, "Abendroth"), guest(2), guest(3)], rounds=2)
    text = text_of(route_cards_pdf(picture, LabelSheet.CARD, "en"), tmp_path)
    assert "Abendroth" not in text
    assert text.count("Netzwerkkonferenz") == 2
    assert "Person" not in text_of(badges_pdf(picture, LabelSheet.CARD, "en", ["attendance-3"]), tmp_path)


def test_plain_numbers_take_the_route_kept_for_them_or_none(tmp_path: Path):
    picture = seated(crowd(1), rounds=2)
    text = text_of(route_cards_pdf(picture, LabelSheet.CARD, "en", numbers=[12, 99]), tmp_path).split()
    assert {"12", "99", "6", "7"} <= set(text)
    assert text.count("Table") == 2


def test_nobody_and_nothing_is_said_in_words(tmp_path: Path):
    nobody = seated([], tables=0, rounds=0)
    for made in (badges_pdf, reserve_badges_pdf, route_cards_pdf):
        pdf = made(nobody, LabelSheet.HOLDER, "en")
        assert text_of(pdf, tmp_path) == "There is nothing to print."


def test_nothing_heavy_is_loaded_before_a_badge_is_printed():
    code = "import sys, werkstatt.paper.cafe_papers; print({'reportlab', 'qrcode', 'PIL', 'babel'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "set()\n"


def test_the_file_says_what_it_is_and_is_printed_to_scale(tmp_path: Path):
    pdf = badges_pdf(seated(crowd(2)), LabelSheet.HOLDER, "de")
    assert properties_of(pdf, tmp_path)["Title"].endswith(": Netzwerkkonferenz")
    assert b"/Lang (de-DE)" in pdf and b"/PrintScaling /None" in pdf and b"/DisplayDocTitle true" in pdf
    assert properties_of(pdf, tmp_path)["Page size"].endswith("(A4)")
