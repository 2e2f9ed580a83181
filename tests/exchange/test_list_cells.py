"""What a single cell may say: names, coming or not, places, contacts, roles, wishes and notes."""

import pytest

from tests.exchange.offices import read_text
from werkstatt.domain.person import Presence, Role
from werkstatt.domain.registration import Registration
from werkstatt.exchange.columns import Column, Field
from werkstatt.exchange.name_cell import split_name
from werkstatt.exchange.people_list import ListReading, read_list
from werkstatt.exchange.sheet import Sheet


def one(**cells: str) -> tuple[Registration, ListReading]:
    """The registration of a single row, beside a full one, with cells by field and the field's name as header."""
    columns = [Column(name.capitalize(), Field(name.rstrip("123"))) for name in cells]
    reading = read_list(Sheet("", (tuple(cells.values()),)), columns, 0)
    return reading.registrations[0], reading


@pytest.mark.parametrize(
    ("said", "presence", "noted"),
    [
        ("ja", Presence.REGISTERED, False),
        ("Ja!", Presence.REGISTERED, False),
        ("X", Presence.REGISTERED, False),
        ("✓", Presence.REGISTERED, False),
        ("1", Presence.REGISTERED, False),
        ("zugesagt", Presence.REGISTERED, False),
        ("vor Ort", Presence.REGISTERED, False),
        ("anwesend", Presence.REGISTERED, False),
        ("nimmt gerne teil", Presence.REGISTERED, False),
        ("", Presence.REGISTERED, False),
        ("nein", Presence.EXCUSED, False),
        ("-", Presence.EXCUSED, False),
        ("leider verhindert", Presence.EXCUSED, False),
        ("nimmt nicht teil", Presence.EXCUSED, False),
        ("abgesagt (krank)", Presence.EXCUSED, False),
        ("online", Presence.REMOTE, False),
        ("ja, digital", Presence.REMOTE, False),
        ("per Zoom", Presence.REMOTE, False),
        ("hybrid", Presence.REMOTE, False),
        ("vielleicht", Presence.INVITED, False),
        ("ja?", Presence.INVITED, False),
        ("ja, ab 18 Uhr", Presence.REGISTERED, True),
        ("ja, aber nicht am Abend", None, True),
        ("Warteliste", None, True),
    ],
)
def test_words_about_coming(said, presence, noted):
    person, reading = one(last_name="Roth", first_name="Nina", presence=said)
    assert person.presence is presence
    assert person.note == (said if noted else "")
    assert [(doubt.field, doubt.text) for doubt in reading.unclear] == (
        [(Field.PRESENCE, said)] if presence is None else []
    )


def test_columns_to_tick_for_coming():
    reading = read_text(
        "Name|Vorname|Zusage|Absage|Online\nRoth|Nina|x||\nFuchs|Ute||x|\nHeil|Jan|x||x\nOst|Kai|x|x|\nWulf|Eva|||nein"
    )
    assert [person.presence for person in reading.registrations] == [
        Presence.REGISTERED, Presence.EXCUSED, Presence.REMOTE, None, Presence.REGISTERED,
    ]  # fmt: skip
    assert [doubt.line for doubt in reading.unclear] == [5]


@pytest.mark.parametrize(
    ("text", "title", "first", "last"),
    [
        ("Nina Roth", "", "Nina", "Roth"),
        ("Roth, Nina", "", "Nina", "Roth"),
        ("Conrad, Dr. Jörg", "Dr.", "Jörg", "Conrad"),
        ("Dr. Peters", "Dr.", "", "Peters"),
        ("Frau Prof. Dr. Dr. h. c. Elke von der Heide", "Prof. Dr. Dr. h.c.", "Elke", "von der Heide"),
        ("Herr Dipl.-Ing. (FH) Jan Ost", "Dipl.-Ing.", "Jan", "Ost"),
        ("Prof.Dr.Ute Heil", "Prof. Dr.", "Ute", "Heil"),
        ("Thelen, Maria, Dr.", "Dr.", "Maria", "Thelen"),
        ("Lutz Müller-Lüdenscheidt, M.A.", "M.A.", "Lutz", "Müller-Lüdenscheidt"),
        ("Pfarrer Martin Lutz", "Pfarrer", "Martin", "Lutz"),
        ("zu Putlitz, Georg", "", "Georg", "zu Putlitz"),
        ("Hans Peter Weber", "", "Hans Peter", "Weber"),
        ("Roth", "", "", "Roth"),
        ("", "", "", ""),
    ],
)
def test_names_in_one_cell(text, title, first, last):
    assert split_name(text)[:3] == (title, first, last)


def test_surnames_first_without_a_comma():
    reading = read_text("Name\nSchneider Horst\nZimmermann Elke\nvon der Heide Frank\nMartin Peter\n")
    assert [(who.first_name, who.last_name) for who in reading.registrations] == [
        ("Horst", "Schneider"), ("Elke", "Zimmermann"), ("Frank", "von der Heide"), ("Peter", "Martin"),
    ]  # fmt: skip


def test_plain_lines_with_bullets_numbers_addresses_and_remarks():
    reading = read_text("Teilnehmende:\n1. Nina Roth (Sparkasse)\n2. Jan Ost <jan@example.org>\n• Ute Heil, online\n")
    nina, jan, ute = reading.registrations
    assert (nina.first_name, nina.last_name, nina.note) == ("Nina", "Roth", "Sparkasse")
    assert (jan.last_name, jan.email) == ("Ost", "jan@example.org")
    assert (ute.first_name, ute.last_name, ute.note) == ("Ute", "Heil", "online")


def test_two_people_in_one_line_are_pointed_out():
    _fields, reading = one(full_name="Hans und Petra Weber")
    assert [doubt.text for doubt in reading.unclear] == ["Hans und Petra Weber"]


def test_a_place_loses_its_postcode_but_a_street_is_kept():
    assert one(last_name="Roth", municipality="55743 Idar-Oberstein")[0].municipality == "Idar-Oberstein"
    assert one(last_name="Roth", municipality="D-55743 Idar-Oberstein")[0].municipality == "Idar-Oberstein"
    person, _reading = one(last_name="Roth", municipality="Markt 1, 55756 Herrstein")
    assert (person.municipality, person.note) == ("Herrstein", "Municipality: Markt 1, 55756 Herrstein")


def test_contacts_in_one_cell():
    person, _reading = one(last_name="Roth", email="mailto:nina@example.org / 06785 1234")
    assert (person.email, person.phone) == ("nina@example.org", "06785 1234")
    person, _reading = one(
        last_name="Roth", email="nina@example.org; roth@example.org", phone1="06785 1", phone2="0171 2"
    )
    assert (person.email, person.phone, person.note) == ("nina@example.org", "06785 1, 0171 2", "roth@example.org")


def test_roles_are_recognised_and_offices_noted():
    assert one(last_name="Roth", role="Moderatorin")[0].role is Role.MODERATION
    assert one(last_name="Roth", role="Tischgastgeber")[0].role is Role.HOST
    person, _reading = one(last_name="Roth", role="Landrätin")
    assert (person.role, person.note) == (None, "Role: Landrätin")


def test_wishes_in_one_cell_and_wishes_to_tick():
    assert one(last_name="Roth", wish="Wohnen; Energie\nWohnen")[0].wishes == ("Wohnen", "Energie")
    assert one(last_name="Roth", wish1="x", wish2="", wish3="nein", wish="-")[0].wishes == ("Wish1",)


def test_salutations_are_dropped_and_other_titles_noted():
    assert one(title="Frau Dr.", last_name="Dr. Roth")[0].title == "Dr."
    assert one(title="Herr", last_name="Roth")[0].title == ""
    assert one(title="Dekanin", last_name="Roth")[0].note == "Title: Dekanin"


def test_a_yes_in_a_note_says_what_about():
    assert one(last_name="Roth", note="ja")[0].note == "Note: ja"
    assert one(last_name="Roth", note="vegan")[0].note == "vegan"
