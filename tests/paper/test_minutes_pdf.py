"""The minutes as a file: read back with other programs, with the worst that people can type."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.paper.pictures import (
    NOBODY,
    PEOPLE,
    action,
    crowd,
    day_with,
    entry,
    evening,
    item,
    person,
    row,
    run,
)
from tests.paper.reading import fonts_of, properties_of, text_of, words_of
from tests.paper.test_safe_text import ANY_TEXT
from werkstatt.domain.event import Event
from werkstatt.domain.minutes import Edition, EntryKind
from werkstatt.domain.person import Person
from werkstatt.domain.process import Process, Stage
from werkstatt.jobs import Jobs
from werkstatt.paper import styles
from werkstatt.paper.minutes_pdf import minutes_pdf
from werkstatt.readmodels.minutes import MinutesPicture


def test_the_sections_follow_one_another_with_their_numbers(tmp_path: Path):
    text = text_of(minutes_pdf(evening(), Edition.PUBLIC, "de"), tmp_path)
    parts = [
        *("ERGEBNISPROTOKOLL Netzwerkkonferenz", "18. Januar 2023, 18:02–19:01 Uhr", "1 In Kürze", "Entscheidung 1:"),
        *("2 Maßnahmen wurden vereinbart.", "2 Verlauf", "18:00–18:10", "18:02–18:14", "3 Notizen und Entscheidungen"),
        *("größte Hürde", "Entscheidung 1:", "4 Maßnahmenplan", "Servicebüro", "30.06.2023", "5 Ausblick", "ab März"),
        *("6 Teilnehmende", "Anwesende nach Organisation"),
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    after = 0
    for part in parts:
        after = text.index(part, after) + len(part)


def test_the_public_edition_names_nobody_who_did_not_agree(tmp_path: Path):
    pdf = minutes_pdf(evening(), Edition.PUBLIC, "de")
    text = text_of(pdf, tmp_path)
    for who in PEOPLE.rows:
        assert not who.person.last_name or who.person.last_name not in text
        assert not who.person.first_name or who.person.first_name not in text
    assert "@" not in text
    assert "Name nicht öffentlich" in text


def test_whom_the_head_names_is_named_there_and_in_the_properties(tmp_path: Path):
    """What the moderator wrote into the head is public on purpose."""
    event = Event(id="event", title="Treffen", moderation="Henning Abendroth", minutes_taker="Dr. I. Bondarenko")
    pdf = minutes_pdf(evening(event=event), Edition.PUBLIC, "de")
    assert "Moderation Henning Abendroth Protokoll Dr. I. Bondarenko" in text_of(pdf, tmp_path)
    assert properties_of(pdf, tmp_path)["Author"] == "Dr. I. Bondarenko"


def test_the_internal_edition_has_the_names_says_so_on_each_page_and_has_no_addresses(tmp_path: Path):
    text = text_of(minutes_pdf(evening(), Edition.INTERNAL, "de"), tmp_path)
    assert "Bondarenko, Dr. Iryna" in text
    assert "Henning Abendroth" in text
    assert "@" not in text
    assert text.startswith("ERGEBNISPROTOKOLL, INTERN")
    assert "Netzwerkkonferenz · 18.01.2023 · intern Seite 1 von" in text


def test_each_page_has_its_number(tmp_path: Path):
    pdf = minutes_pdf(evening(entries=[entry(n, "Notiz") for n in range(200)]), Edition.PUBLIC, "de")
    pages = int(properties_of(pdf, tmp_path)["Pages"])
    text = text_of(pdf, tmp_path)
    assert pages > 3
    assert all(f"Netzwerkkonferenz · 18.01.2023 Seite {page} von {pages}" in text for page in range(1, pages + 1))


def test_the_document_says_what_it_is_and_brings_its_fonts(tmp_path: Path):
    pdf = minutes_pdf(evening(entries=[entry(0, "Привет")]), Edition.PUBLIC, "de")
    properties = properties_of(pdf, tmp_path)
    assert properties["Title"] == "Ergebnisprotokoll: Netzwerkkonferenz"
    assert properties["Author"] == "Geschäftsstelle"
    assert properties["Subject"] == "Überblick zum Masterplan"
    assert properties["Page size"].endswith("(A4)")
    assert b"/Lang (de-DE)" in pdf
    fonts = fonts_of(pdf, tmp_path)
    assert all(fonts.values())
    assert {"AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold", "NotoSans-Regular"} == set(fonts)


def test_in_english(tmp_path: Path):
    text = text_of(minutes_pdf(evening(), Edition.PUBLIC, "en"), tmp_path)
    assert "MINUTES OF RESULTS" in text
    assert "18 January 2023, 18:02–19:01" in text
    assert "Page 1 of" in text


def test_the_same_minutes_are_the_same_bytes(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1674000000")
    here = minutes_pdf(evening(), Edition.INTERNAL, "de")
    jobs = Jobs()
    try:
        there = jobs.run(minutes_pdf, evening(), Edition.INTERNAL, "de").result(60)
    finally:
        jobs.close()
    assert here == there == minutes_pdf(evening(), Edition.INTERNAL, "de")


def test_reportlab_and_babel_are_not_loaded_before_something_is_printed():
    code = "import sys, werkstatt.paper.minutes_pdf; print({'reportlab', 'babel'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "set()\n"


def test_an_event_of_nothing_has_minutes(tmp_path: Path):
    nothing = {"days": [], "entries": [], "actions": [], "outlook": [], "people": NOBODY}
    picture = evening(process=Process(id="p", title=""), event=Event(id="e", title=""), **nothing)
    for edition in Edition:
        assert "Ohne Titel" in text_of(minutes_pdf(picture, edition, "de"), tmp_path)
    assert minutes_pdf(evening(days=day_with([])), Edition.PUBLIC, "de")


def full_of(text: str) -> MinutesPicture:
    """An evening on which everybody typed the same thing everywhere."""
    someone = crowd([row(1, Person(id="1", last_name=text, first_name=text, organisation=text, municipality=text))])
    event = Event(
        id="e",
        title=text,
        place=text,
        municipality=text,
        question=text,
        occasion=text,
        moderation=text,
        minutes_taker=text,
    )
    return evening(
        process=Process(id="p", title=text),
        event=event,
        days=day_with([item(0, text, prompt=f"{text}?"), item(1, text)], [run(0, 0, 9), run(1, 9, 20)]),
        entries=[entry(0, text), entry(1, text, EntryKind.DECISION)],
        actions=[action(0, text, who=text, partners=text, item_id="item-1")],
        people=someone,
        outlook=[Stage(id="s", rank=1, title=text, period=text, summary=text)],
    )


@settings(max_examples=25)
@given(ANY_TEXT, st.sampled_from(Edition))
def test_whatever_people_type_there_are_minutes(text: str, edition: Edition):
    assert minutes_pdf(full_of(text), edition, "de").startswith(b"%PDF")


def test_tags_are_printed_and_read_nothing(tmp_path: Path):
    text = text_of(minutes_pdf(full_of('<img src="/etc/passwd"/>'), Edition.INTERNAL, "de"), tmp_path)
    assert text.count('<img src="/etc/passwd"/>') >= 10
    assert "root:" not in text


@pytest.mark.parametrize("word", ["x" * 300, "Ж" * 300, "Donau-" * 50, "x@" * 150])
def test_long_words_stay_on_the_page(word: str, tmp_path: Path):
    words = words_of(minutes_pdf(full_of(word), Edition.INTERNAL, "de"), tmp_path)
    assert min(w.left for w in words) >= styles.LEFT - 1
    assert max(w.right for w in words) <= styles.LEFT + styles.TEXT_WIDTH + 1


def test_a_note_of_fifty_pages_is_complete(tmp_path: Path):
    note = "\n".join(f"Satz {n} mit einigen Worten darin, und noch einige dazu." for n in range(2_600))
    pdf = minutes_pdf(evening(entries=[entry(0, note)]), Edition.PUBLIC, "de")
    assert int(properties_of(pdf, tmp_path)["Pages"]) > 50
    text = text_of(pdf, tmp_path)
    assert all(f"Satz {n} mit" in text for n in range(2_600))


def test_a_cell_longer_than_a_page_goes_on_on_the_next(tmp_path: Path):
    what = " ".join(f"Wort{n}" for n in range(2_000))
    pdf = minutes_pdf(evening(actions=[action(0, what, who="Bauamt"), action(1, "danach")]), Edition.PUBLIC, "de")
    text = text_of(pdf, tmp_path)
    assert all(f"Wort{n}" in text for n in range(2_000))
    assert "danach" in text


@pytest.mark.parametrize("lines", range(40, 64))
def test_a_row_about_as_high_as_a_page_finds_its_place(lines: int):
    assert minutes_pdf(evening(actions=[action(0, "Zeile\n" * lines), action(1, "danach")]), Edition.PUBLIC, "de")


def test_two_hundred_items(tmp_path: Path):
    items = [item(n, f"Punkt {n}", 3) for n in range(200)]
    runs = [run(n, 3 * n, 3 * n + 3) for n in range(200)]
    text = text_of(minutes_pdf(evening(days=day_with(items, runs), entries=[]), Edition.PUBLIC, "de"), tmp_path)
    assert all(f"Punkt {n} " in text for n in range(200))


def test_five_thousand_entries(tmp_path: Path):
    kinds = [EntryKind.DECISION if n % 100 == 0 else EntryKind.NOTE for n in range(5_000)]
    entries = [entry(n, f"Eintrag {n}.", kind) for n, kind in enumerate(kinds)]
    text = text_of(minutes_pdf(evening(entries=entries), Edition.PUBLIC, "de"), tmp_path)
    assert all(f"Eintrag {n}." in text for n in range(5_000))
    assert "Entscheidung 50: Eintrag 4900." in text


def test_a_thousand_people(tmp_path: Path):
    many = [row(n, person(n, f"Name{n}", "Vor", organisation=f"Büro {n % 90}")) for n in range(1, 1_001)]
    picture = evening(people=crowd(many), actions=[action(n, "x", who=f"Name{n}") for n in range(1, 101)])
    text = text_of(minutes_pdf(picture, Edition.INTERNAL, "de"), tmp_path)
    assert all(f"Name{n}, Vor" in text for n in range(1, 1_001))
    assert "Name" not in text_of(minutes_pdf(picture, Edition.PUBLIC, "en"), tmp_path).replace("Name not public", "")
