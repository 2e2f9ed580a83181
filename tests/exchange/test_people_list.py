"""Every row of a list becomes a registration or is reported, and no text gets lost on the way."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.offices import list_names, office_list, read_text, write_network_conference, write_workbook
from werkstatt.domain.person import Presence
from werkstatt.domain.registration import merged
from werkstatt.domain.replies import presence_said
from werkstatt.exchange.columns import Column, Field, guess
from werkstatt.exchange.people_list import SkipReason, read_list, read_people
from werkstatt.exchange.sheet import Sheet


@pytest.fixture(scope="module")
def conference(tmp_path_factory):
    return read_people(write_network_conference(tmp_path_factory.mktemp("lists") / "anmeldungen.xlsx"))


def test_the_registrations_of_a_network_conference(conference):
    best, second = conference
    assert (best.sheet.name, second.sheet.name) == ("Anmeldungen", "Catering")
    assert second.reading.registrations == ()
    fields = [column.field for column in best.layout.columns]
    names = [Field.NUMBER, Field.LAST_NAME, Field.FIRST_NAME]
    about = [Field.ORGANISATION, Field.MUNICIPALITY, Field.EMAIL]
    assert fields == [*names, *about, Field.WISH, Field.WISH, Field.PRESENCE]
    people = best.reading.registrations
    assert [person.number for person in people] == list(range(1, 66))
    assert people[0].line == 4
    assert {person.organisation for person in people} == {
        "Klinikum", "Sportverein", "Hochschule, Campus Nord", "Bürger/in", "Zimmerei",
    }  # fmt: skip
    assert {len(person.wishes) for person in people} == {0, 1, 2}
    assert (people[2].title, people[2].last_name, people[2].presence) == ("Dr.", "Dietz", Presence.EXCUSED)
    assert sum(person.presence is Presence.REMOTE for person in people) == 13


def test_the_double_registration_of_the_conference_is_named_and_asked_about(conference):
    reading = conference[0].reading
    merge = merged(reading.registrations)
    assert len(merge.people) == 64
    assert merge.doubles == ((7, 72),)
    (contradiction,) = merge.contradictions
    assert (contradiction.field, contradiction.lines) == ("presence", (7, 72))
    assert contradiction.values == ("excused", "registered")


def test_what_is_no_registration_is_reported(conference):
    skipped = conference[0].reading.skipped
    assert [row.text for row in skipped if row.reason is SkipReason.ABOVE] == [
        "Anmeldeliste Netzwerkkonferenz 18.01.2023"
    ]
    assert [row.text for row in skipped if row.reason is SkipReason.NOTE] == [
        "Stand: 12.01., Rückfragen an die Verwaltung"
    ]
    assert sum(row.reason is SkipReason.EMPTY for row in skipped) == 5


@pytest.mark.parametrize("name", list_names())
def test_every_line_of_an_office_list_is_accounted_for(name):
    _fields, rows = office_list(name)
    layout = guess(Sheet("", rows))
    reading = read_list(Sheet("", rows), layout.columns, layout.first_row)
    lines = [person.line for person in reading.registrations]
    lines += [row.line for row in reading.skipped if row.reason is not SkipReason.ABOVE]
    assert sorted(lines) == list(range(layout.first_row + 1, len(rows) + 1))
    unnamed = [person for person in reading.registrations if not (person.last_name or person.first_name)]
    assert all(person.organisation for person in unnamed)


@pytest.mark.parametrize("name", ["verbandsgemeinde", "form_export_with_questions", "header_of_two_rows"])
@pytest.mark.parametrize(("encoding", "separator"), [("cp1252", ";"), ("utf-8-sig", ","), ("utf-16", "\t")])
def test_workbook_and_csv_of_a_list_say_the_same(tmp_path, name, encoding, separator):
    _fields, rows = office_list(name)
    text = "".join(separator.join(f'"{cell}"' if cell else "" for cell in row) + "\n" for row in rows)
    (tmp_path / "liste.csv").write_bytes(text.encode(encoding))
    from_text = read_people(tmp_path / "liste.csv")[0]
    from_workbook = read_people(write_workbook(tmp_path / "liste.xlsx", rows))[0]
    assert from_text.layout == from_workbook.layout
    assert from_text.reading == from_workbook.reading


def test_groups_repeated_headers_sums_and_numbered_empty_rows_are_no_people():
    reading = read_text(
        "Nr|Name|Vorname|Stelle\n|Politik||\n1|Kraft|Hubert|Kreistag\nNr|Name|Vorname|Stelle\n2|Mai|Gregor|IHK\n3|||\n|Summe|2|\n"
    )
    assert [person.last_name for person in reading.registrations] == ["Kraft", "Mai"]
    assert [(row.line, row.reason) for row in reading.skipped if row.line < 7] == [
        (2, SkipReason.NOTE), (4, SkipReason.HEADER), (6, SkipReason.EMPTY),
    ]  # fmt: skip


def test_someone_without_a_name_counts_when_there_is_an_address_or_an_organisation():
    reading = read_text(
        "Name|Institution|E-Mail\nRoth|Chor|\n|Tischlerei Kunz|kunz@example.org\n||info@example.org\n|Klinikum|\n"
    )
    assert [person.last_name for person in reading.registrations] == ["Roth", "", ""]
    assert [row.text for row in reading.skipped] == ["Klinikum"]


def test_columns_left_out_are_named():
    reading = read_text("Name|Vorname|Geburtsdatum|Unterschrift\nRoth|Nina|01.02.1990|\nOst|Jan|03.04.1980|\n")
    assert reading.unused == (2,)


def test_hostile_names_are_names(tmp_path):
    hostile = ["<img src=/etc/passwd>", "😀", "محمد", "A" * 300, "Robert'); DROP TABLE person;--", "\u202eNina"]
    path = write_workbook(tmp_path / "liste.xlsx", [("Name", "Vorname"), *((name, "Ute") for name in hostile)])
    reading = read_people(path)[0].reading
    assert [person.last_name for person in reading.registrations] == hostile
    assert len(merged(reading.registrations).people) == len(hostile)


def test_a_plain_text_of_names(tmp_path):
    path = tmp_path / "namen.txt"
    path.write_text(
        "Teilnehmerliste 2024\n\nNina Roth\nDr. Jan Ost\n<img src=/etc/passwd>\nUte Heil\n", encoding="cp1252"
    )
    reading = read_people(path)[0].reading
    assert [person.last_name for person in reading.registrations] == ["Roth", "Ost", "src=/etc/passwd>", "Heil"]


def test_four_hundred_people_are_read_in_well_under_a_second(tmp_path):
    rows = [(str(i), f"Name{i}", "Ute", "Chor", "Kirn", f"u{i}@example.org", "Wohnen", "ja") for i in range(400)]
    path = write_workbook(
        tmp_path / "viele.xlsx", [("Nr", "Name", "Vorname", "Verein", "Ort", "Mail", "Thema", "Zusage"), *rows]
    )
    start = time.process_time()
    people = merged(read_people(path)[0].reading.registrations).people
    assert time.process_time() - start < 0.8
    assert len(people) == 400


@pytest.mark.parametrize(
    "cell", ["a" * 32_000, "a." * 16_000, "a@" * 16_000, "1" * 32_000, "(" * 32_000, "Dr. " * 8_000]
)
def test_a_cell_as_long_as_a_spreadsheet_allows_takes_no_time(cell):
    columns = [Column("", field) for field in Field]
    start = time.process_time()
    sheet = Sheet("", (("Name",) * len(columns), (cell,) * len(columns), ("Roth",) * len(columns)))
    guess(sheet)
    read_list(sheet, columns, 1)
    assert time.process_time() - start < 1.0


CELLS = st.text(max_size=15) | st.sampled_from(
    ["ja", "Roth, Nina", "a@b.de", "Dr.", "55743 Kirn", "x", "7", "Stand: 1.1.", "-"]
)


@given(
    st.lists(st.lists(CELLS, max_size=5).map(tuple), max_size=6).map(tuple),
    st.lists(st.sampled_from(Field), min_size=5, max_size=5),
)
def test_any_rows_under_any_columns_are_accounted_for(rows, fields):
    reading = read_list(Sheet("", rows), [Column(field.value, field) for field in fields], 0)
    lines = [person.line for person in reading.registrations] + [row.line for row in reading.skipped]
    assert sorted(lines) == list(range(1, len(rows) + 1))


WORDS = st.text("abcdefghijklmnoprstuvwäöüß", min_size=2, max_size=8).map(str.capitalize)


@given(st.dictionaries(st.sampled_from([field for field in Field if field is not Field.IGNORE]), WORDS, min_size=3))
def test_no_word_of_a_registration_is_lost(cells):
    columns = [Column(f"K{number}", field) for number, field in enumerate(cells)]
    reading = read_list(Sheet("", ((*cells.values(),),)), columns, 0)
    said = " ".join(map(repr, reading.registrations)) + " ".join(row.text for row in reading.skipped)
    answers = {"Herr", "Herrn", "Hr", "Frau", "Fr", "Mr", "Mrs", "Ms"}
    assert all(
        word in said
        for field, word in cells.items()
        if word not in answers and not presence_said(word)[1] and field not in {Field.PRESENCE, Field.ROLE}
    )
