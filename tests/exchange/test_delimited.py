"""Text is cut into rows and cells as the office that sent it meant them."""

import pytest

from tests.exchange.files import ROWS
from werkstatt.exchange.delimited import text_rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_in_the_encodings_and_separators_of_offices(encoding, separator):
    text = "\r\n".join(separator.join(f'"{cell}"' if separator in cell else cell for cell in row) for row in ROWS)
    assert text_rows(text.encode(encoding)) == ROWS


def test_csv_from_dos():
    assert text_rows("Name;Ort\r\nMüller;Köln\r\n".encode("cp850")) == (
        ("Name", "Ort"),
        ("Müller", "Köln"),
    )


def test_a_line_that_names_the_separator_is_no_row():
    assert text_rows(b"sep=,\r\nA;B,C\r\n") == (("A;B", "C"),)


def test_semicolons_part_cells_that_hold_commas():
    data = b"Roth, Nina; Markt 1, 55756 Herrstein\nFuchs, Ingrid; Weg 2, 55758 Kempfeld\n"
    assert text_rows(data)[0] == ("Roth, Nina", "Markt 1, 55756 Herrstein")


def test_a_plain_list_keeps_surname_and_first_name_together():
    assert text_rows(b"Roth, Nina\nFuchs, Ingrid\n") == (("Roth, Nina",), ("Fuchs, Ingrid",))


def test_a_plain_list_of_names_and_organisations_has_two_columns():
    data = b"Nina Roth, Sparkasse\nIngrid Fuchs, Seniorenbeirat\nElke von der Heide, Kita\n"
    assert text_rows(data)[0] == ("Nina Roth", "Sparkasse")


def test_empty_lines_keep_their_numbers():
    assert text_rows(b"\n\nName;Ort\n\nRoth;Kirn\n\n") == (
        (),
        (),
        ("Name", "Ort"),
        (),
        ("Roth", "Kirn"),
    )


def test_a_quote_that_is_never_closed_swallows_nothing():
    data = b'Name;Ort\n"Roth;Kirn\nFuchs;"Trier"\nHeil;Bonn\n'
    assert [row[0] for row in text_rows(data)] == ["Name", "Roth", "Fuchs", "Heil"]


def test_letters_are_composed_and_what_nobody_sees_is_gone():
    data = "Name;Ort\nMu\u0308ller\u200b;K\u00adöln\x07\n".encode()
    assert text_rows(data)[1] == ("Müller", "Köln")


def test_hostile_text_stays_text():
    hostile = ["<img src=/etc/passwd>", "=cmd|' /C calc'!A0", "😀" * 40, "محمد عبد الله", "A" * 300, "\u202eNina"]
    data = ("Name;Ort\n" + "".join(f"{text};Kirn\n" for text in hostile)).encode()
    assert [row[0] for row in text_rows(data)[1:]] == hostile


def test_empty_columns_far_off_to_the_right_are_none():
    data = b"Name;Ort" + b";" * 2_000 + b"\nRoth;Kirn\n"
    assert text_rows(b"sep=;\n" + data)[1] == ("Roth", "Kirn")


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("title", ["", "Anmeldungen\n\n"])
def test_rows_that_end_early_are_cut_as_the_header_is(separator, title):
    text = title + "Nachname;Vorname;Einrichtung;Teilnahme\nRoth;Nina;Amt;ja\nKim;Lee\nLo;Al;Bank\nZu;Za;;nein\nMo;Bo\n"
    read = text_rows(text.replace(";", separator).encode())
    assert [row[:2] for row in read[-5:]] == [
        ("Roth", "Nina"),
        ("Kim", "Lee"),
        ("Lo", "Al"),
        ("Zu", "Za"),
        ("Mo", "Bo"),
    ]


def test_a_title_that_speaks_of_fields_makes_no_table_of_a_list_of_names():
    data = b"Name, Vorname\nNina Roth\nIngrid Fuchs\nElke von der Heide\n"
    assert text_rows(data)[1:] == (("Nina Roth",), ("Ingrid Fuchs",), ("Elke von der Heide",))


@pytest.mark.parametrize(
    "text",
    [
        '"Roth;Nina;x\nKim;Lee;y\nLo;Al;z\n"Mo;Bo;z\nZu;Za;zz\n',
        '"Roth;Nina;x\nKim;Lee;y\nLo;Al;z"\nMo;Bo;z\nZu;Za;zz\n',
        'Roth;Nina;"x\nKim;Lee;y\nLo;Al;z"\nMo;Bo;z\nZu;Za;zz\n',
        'Roth;"Nina;x\nKim;Lee";y\nLo;Al;z\nMo;Bo;z\nZu;Za;zz\n',
    ],
    ids=["wildly", "around whole lines", "in the last column", "across two lines"],
)
def test_two_stray_quotes_swallow_nobody(text):
    read = text_rows(("Nachname;Vorname;Bemerkung\n" + text).encode())
    assert [row[:2] for row in read[1:]] == [("Roth", "Nina"), ("Kim", "Lee"), ("Lo", "Al"), ("Mo", "Bo"), ("Zu", "Za")]


def test_a_remark_of_several_lines_stays_one_cell():
    text = 'Nachname;Vorname;Bemerkung\n"Roth";"Nina";"Zeile 1\nZeile 2; mit ""Anf"""\n"Kim";"Lee";""\nLo;Al;\n'
    assert text_rows(text.encode())[1:] == (
        ("Roth", "Nina", 'Zeile 1\nZeile 2; mit "Anf"'),
        ("Kim", "Lee", ""),
        ("Lo", "Al", ""),
    )


def test_beside_a_stray_quote_other_cells_keep_theirs():
    text = 'Name;Verein;Ort\n"Roth;Chor;Kirn\nKim;"Haus; Hof";Kirn\nLo;Band;Trier\n'
    assert text_rows(text.encode())[2] == ("Kim", "Haus; Hof", "Kirn")
