"""Lists for the wall, the door and the hosts: nobody is missing, and few pages are needed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings

from tests.paper.cafe_pictures import crowd, guest, note, seated, table_in
from tests.paper.pictures import EVENT, row
from tests.paper.reading import pages_of, text_of, words_of
from tests.paper.test_safe_text import ANY_TEXT
from werkstatt import i18n
from werkstatt.domain.cafe import NoteKind
from werkstatt.domain.person import Presence
from werkstatt.domain.rounds import RoundState
from werkstatt.jobs import Jobs
from werkstatt.paper import attendance_list, badges, host_sheet, seating_lists, styles
from werkstatt.paper.cafe_papers import (
    attendance_list_pdf,
    badges_pdf,
    host_sheets_pdf,
    papers,
    seating_by_name_pdf,
    seating_by_table_pdf,
    table_signs_pdf,
)
from werkstatt.paper.labels import GEOMETRIES, LabelSheet
from werkstatt.paper.table_people import names_at


def test_sixty_people_from_a_to_z_fit_on_two_pages(tmp_path: Path):
    picture = seated(crowd(60), rounds=3)
    pages = pages_of(seating_by_name_pdf(picture, "en"), tmp_path)
    assert len(pages) == 2
    words = " ".join(pages).split()
    assert [word for word in words if word.startswith("Gast")] == [f"Gast{number:03}" for number in range(1, 61)]


def test_a_row_has_the_table_of_each_round(tmp_path: Path):
    picture = seated(crowd(21), tables=40, rounds=4)
    one = replace(picture, guests={"attendance-21": picture.guests["attendance-21"]})
    words = text_of(seating_by_name_pdf(one, "en"), tmp_path).split()
    expected = [str(table_in(picture, number, 20)) for number in range(1, 5)]
    assert [word for word in words if word in expected] == expected == ["21", "22", "23", "24"]


def test_each_round_shows_its_tables_with_their_people(tmp_path: Path):
    pages = pages_of(seating_by_table_pdf(seated(crowd(64)), "en"), tmp_path)
    assert len(pages) == 2
    for page in pages:
        assert page.count("Gast") == 64


@pytest.mark.parametrize(("people", "tables", "rounds"), [(3, 1, 1), (200, 1, 1), (60, 40, 6), (0, 4, 2), (5, 0, 2)])
def test_any_cafe_has_its_lists(tmp_path: Path, people: int, tables: int, rounds: int):
    picture = seated(crowd(people), tables=tables, rounds=rounds)
    text = text_of(seating_by_table_pdf(picture, "en"), tmp_path)
    assert text.count("Gast") == (people * rounds if tables else 0) or people == 200
    assert len(pages_of(host_sheets_pdf(picture, "en"), tmp_path)) >= max(1, tables)
    assert len(pages_of(seating_by_name_pdf(picture, "en"), tmp_path)) == max(1, -(-people // 33))


def test_a_host_has_everything_on_one_page(tmp_path: Path):
    picture = seated(crowd(64), rounds=3)
    first = replace(picture.rounds[0], hosts={"table-1": "attendance-1"})
    pages = pages_of(host_sheets_pdf(replace(picture, rounds=[first, *picture.rounds[1:]]), "en"), tmp_path)
    assert len(pages) == 8
    for said in ("Leerstand", "gelingt?", "Round 3", "Gast001 (host)", "Gast009", "Idea", "Concern", "Support"):
        assert said in pages[0]
    assert pages[0].count("gelingt?") == 1


def test_the_host_stands_first_and_only_once():
    i18n.use("en")
    picture = seated(crowd(64))
    first = replace(picture.rounds[0], hosts={"table-1": "attendance-17"})
    names = names_at(replace(picture, rounds=[first]), first, picture.tables[0])
    assert (names[0], len(names)) == ("Gast017 (host)", 8)
    assert names[1:] == sorted(names[1:])


def test_who_does_not_come_stands_on_no_list(tmp_path: Path):
    picture = seated(crowd(16))
    gone = {key: row(one.attendance.number, one.person, Presence.EXCUSED) for key, one in picture.guests.items()}
    guests = {**picture.guests, "attendance-1": gone["attendance-1"], "attendance-9": gone["attendance-9"]}
    first = replace(picture.rounds[0], hosts={"table-1": "attendance-1"})
    picture = replace(picture, guests=guests, rounds=[first, *picture.rounds[1:]])
    for pdf in (seating_by_name_pdf, seating_by_table_pdf, host_sheets_pdf):
        text = text_of(pdf(picture, "en"), tmp_path)
        assert "Gast002" in text and "Gast001" not in text and "Gast009" not in text


def test_there_are_host_sheets_for_the_tables_in_use(tmp_path: Path):
    picture = seated(crowd(64))
    began = datetime(2023, 1, 18, 17, tzinfo=UTC)
    over = replace(picture.rounds[0], state=RoundState.OVER, began_at=began)
    tables = [replace(table, closed_after=began) if table.number == 3 else table for table in picture.tables]
    picture = replace(picture, tables=tables, rounds=[over, replace(picture.rounds[1], seats={})], past=1)
    text = text_of(host_sheets_pdf(picture, "en"), tmp_path)
    assert "Table 2" in text and "Table 3" not in text


def test_the_attendance_list_of_a_cafe_has_moderation_and_minutes_too(tmp_path: Path):
    picture = seated(crowd(8))
    leader = row(99, guest(99, "Leitung"))
    made = papers(replace(picture, people=[*picture.people, leader]), LabelSheet.HOLDER, "en")
    assert "Leitung" in text_of(made["attendance-list"](), tmp_path)


@pytest.mark.parametrize("module", [attendance_list, badges, host_sheet, seating_lists])
def test_what_is_empty_is_said_in_words(module: ModuleType, tmp_path: Path):
    """Whatever a paper is about, there may be none of it."""
    i18n.use("en")
    nothing = seated([], tables=0, rounds=0)
    made = {
        attendance_list: lambda: attendance_list.attendance_list(EVENT, [], None),
        badges: lambda: badges.badges(nothing, GEOMETRIES[LabelSheet.HOLDER], None),
        host_sheet: lambda: host_sheet.host_sheets(nothing, None),
        seating_lists: lambda: seating_lists.by_name(nothing),
    }
    text = text_of(made[module](), tmp_path)
    assert text == "There is nothing to print." if module is not attendance_list else "Signature" in text


def test_a_host_reads_what_earlier_rounds_wrote_the_main_insights_first(tmp_path: Path):
    picture = seated(crowd(64))
    notes = [note(0, "Ein Büro."), note(1, "Wer bezahlt?", kind=NoteKind.QUESTION, starred=True)]
    picture = replace(picture, rounds=[replace(picture.rounds[0], notes={"table-1": notes}), picture.rounds[1]])
    text = text_of(host_sheets_pdf(picture, "en", ["table-1"]), tmp_path)
    assert 0 < text.index("Round 1, Question: Wer bezahlt?") < text.index("Round 1, Idea: Ein Büro.")
    assert "Ein Büro" not in text_of(host_sheets_pdf(picture, "en", ["table-2"]), tmp_path)


def test_much_that_was_written_goes_on_on_a_further_page(tmp_path: Path):
    picture = seated(crowd(64))
    notes = [note(rank, f"Notiz {rank}.") for rank in range(90)]
    picture = replace(picture, rounds=[replace(picture.rounds[0], notes={"table-1": notes}), picture.rounds[1]])
    pages = pages_of(host_sheets_pdf(picture, "en", ["table-1"]), tmp_path)
    assert all(f"Notiz {rank}." in "\f".join(pages) for rank in range(90))
    assert "Concern" in pages[-1]


def test_the_door_has_everybody_room_to_sign_and_empty_rows(tmp_path: Path):
    people = list(seated(crowd(60)).guests.values())
    pdf = attendance_list_pdf(EVENT, people, "en", date(2023, 1, 18))
    pages = pages_of(pdf, tmp_path)
    assert len(pages) == 4
    assert sum(page.count("Gast") for page in pages) == 60
    for page in pages:
        assert "Data protection" in page and "Responsible for this list: Sensweiler." in page
        assert "Signature" in page and "18 Jan 2023" in page


def test_who_can_not_sign_is_not_listed_and_nobody_is_given_a_name(tmp_path: Path):
    away = [row(1, guest(1, "Fern"), Presence.REMOTE), row(2, guest(2, "Krank"), Presence.EXCUSED)]
    text = text_of(attendance_list_pdf(EVENT, [*away, row(3, guest(3))], "en"), tmp_path)
    assert "Fern" not in text and "Krank" not in text and "Person" not in text
    assert "Date: …" in text


def test_addresses_are_never_printed(tmp_path: Path):
    picture = seated([replace(guest(1, "Abendroth"), email="a@example.org", phone="0178 1")])
    assert "@" not in text_of(attendance_list_pdf(EVENT, list(picture.guests.values()), "en"), tmp_path)


@settings(max_examples=15)
@given(ANY_TEXT)
def test_whatever_people_type_there_are_lists(text: str):
    picture = seated([guest(1, text, text, text), guest(2, "x" * 300)], rounds=1)
    event = replace(EVENT, title=text, municipality=text, place=text, question=text)
    picture = replace(picture, event=event)
    for made in (seating_by_name_pdf, seating_by_table_pdf, host_sheets_pdf, table_signs_pdf):
        assert made(picture, "de").startswith(b"%PDF")
    assert attendance_list_pdf(event, list(picture.guests.values()), "de").startswith(b"%PDF")


@pytest.mark.parametrize("word", ["x" * 300, "Ж" * 300, "Donau-" * 50])
def test_long_words_stay_on_the_page(word: str, tmp_path: Path):
    picture = seated([guest(number, word, word, word) for number in range(1, 9)])
    for made in (seating_by_name_pdf, seating_by_table_pdf, host_sheets_pdf):
        words = words_of(made(picture, "en"), tmp_path)
        assert min(w.left for w in words) > 30
        assert max(w.right for w in words) < styles.PAGE[0] - 30


def test_papers_can_be_made_in_a_process_of_their_own(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1674000000")
    picture = seated(crowd(9))
    jobs = Jobs()
    try:
        there = jobs.run(badges_pdf, picture, LabelSheet.HOLDER, "de", ["attendance-1"]).result(60)
    finally:
        jobs.close()
    assert there == badges_pdf(picture, LabelSheet.HOLDER, "de", ["attendance-1"])


def test_a_question_of_more_than_a_page_goes_on_on_the_next_one(tmp_path: Path):
    picture = seated(crowd(8), tables=1, rounds=1)
    first = picture.rounds[0]
    long = "\n".join(f"Zeile {number}" for number in range(80))
    picture = replace(picture, rounds=[replace(first, item=replace(first.item, prompt=long))])
    text = text_of(host_sheets_pdf(picture, "de"), tmp_path)
    assert all(f"Zeile {number}" in text for number in range(80))
