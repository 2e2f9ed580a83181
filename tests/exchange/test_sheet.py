"""Files are read by what is in them, not by what they are called, and what is no list says so."""

import datetime
import time
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.offices import write_workbook
from werkstatt.exchange.sheet import MOST_ROWS, ListFault, Sheet, UnreadableList, read_sheets
from werkstatt.wording import people

ROWS = (("Name", "Ort"), ("Müller, Jörg", "Köln"), ("Groß", "Thür"))


def rows(path, data: bytes):
    path.write_bytes(data)
    return read_sheets(path)[0].rows


def refused(path, data: bytes | None = None) -> ListFault:
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UnreadableList) as error:
        read_sheets(path)
    return ListFault(error.value.reason)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_in_the_encodings_and_separators_of_offices(tmp_path, encoding, separator):
    text = "\r\n".join(separator.join(f'"{cell}"' if separator in cell else cell for cell in row) for row in ROWS)
    assert rows(tmp_path / "liste.csv", text.encode(encoding)) == ROWS


def test_csv_from_dos(tmp_path):
    assert rows(tmp_path / "liste.csv", "Name;Ort\r\nMüller;Köln\r\n".encode("cp850")) == (
        ("Name", "Ort"),
        ("Müller", "Köln"),
    )


def test_a_line_that_names_the_separator_is_no_row(tmp_path):
    assert rows(tmp_path / "liste.csv", b"sep=,\r\nA;B,C\r\n") == (("A;B", "C"),)


def test_semicolons_part_cells_that_hold_commas(tmp_path):
    data = b"Roth, Nina; Markt 1, 55756 Herrstein\nFuchs, Ingrid; Weg 2, 55758 Kempfeld\n"
    assert rows(tmp_path / "liste.csv", data)[0] == ("Roth, Nina", "Markt 1, 55756 Herrstein")


def test_a_plain_list_keeps_surname_and_first_name_together(tmp_path):
    assert rows(tmp_path / "liste.txt", b"Roth, Nina\nFuchs, Ingrid\n") == (("Roth, Nina",), ("Fuchs, Ingrid",))


def test_a_plain_list_of_names_and_organisations_has_two_columns(tmp_path):
    data = b"Nina Roth, Sparkasse\nIngrid Fuchs, Seniorenbeirat\nElke von der Heide, Kita\n"
    assert rows(tmp_path / "liste.txt", data)[0] == ("Nina Roth", "Sparkasse")


def test_empty_lines_keep_their_numbers(tmp_path):
    assert rows(tmp_path / "liste.csv", b"\n\nName;Ort\n\nRoth;Kirn\n\n") == (
        (),
        (),
        ("Name", "Ort"),
        (),
        ("Roth", "Kirn"),
    )


def test_a_quote_that_is_never_closed_swallows_nothing(tmp_path):
    data = b'Name;Ort\n"Roth;Kirn\nFuchs;"Trier"\nHeil;Bonn\n'
    assert [row[0] for row in rows(tmp_path / "liste.csv", data)] == ["Name", "Roth", "Fuchs", "Heil"]


def test_letters_are_composed_and_what_nobody_sees_is_gone(tmp_path):
    data = "Name;Ort\nMu\u0308ller\u200b;K\u00adöln\x07\n".encode()
    assert rows(tmp_path / "liste.csv", data)[1] == ("Müller", "Köln")


def test_values_of_a_workbook_as_a_person_sees_them(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([7, 7.0, 1.5, True, datetime.date(2024, 5, 3), datetime.datetime(2024, 5, 3, 9, 30), 1067, " Roth\n"])
    sheet["G1"].number_format = "00000"
    book.save(tmp_path / "liste.xlsx")
    (read,) = read_sheets(tmp_path / "liste.xlsx")
    assert read.rows == (("7", "7", "1.5", "ja", "03.05.2024", "03.05.2024 09:30", "01067", "Roth"),)


def test_a_formula_without_a_value_is_reported(tmp_path):
    path = write_workbook(tmp_path / "liste.xlsx", [("Name", "Link"), ("Roth", '=HYPERLINK("http://x.example","x")')])
    (read,) = read_sheets(path)
    assert read.rows == (("Name", "Link"), ("Roth", ""))
    assert [(cell.line, cell.column) for cell in read.unread] == [(2, 2)]
    assert "HYPERLINK" in read.unread[0].text


def with_cell_xml(path, old: bytes, new: bytes):
    """Rewrites the only sheet as a spreadsheet program would have, which openpyxl itself can't."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def test_the_last_value_of_a_formula_is_read(tmp_path):
    path = write_workbook(tmp_path / "liste.xlsx", [("Name",), ("=A1",), ("=A2",)])
    with_cell_xml(path, b'<c r="A2"><f>A1</f><v /></c>', b'<c r="A2" t="str"><f>A1</f><v>Roth</v></c>')
    with_cell_xml(path, b'<c r="A3"><f>A2</f><v /></c>', b'<c r="A3" t="str"><f>A2</f><v></v></c>')
    (read,) = read_sheets(path)
    assert read.rows == (("Name",), ("Roth",))
    assert read.unread == ()


def test_errors_in_cells_are_reported(tmp_path):
    path = write_workbook(tmp_path / "liste.xlsx", [("Name", "Ort"), ("Roth", "#REF!")])
    (read,) = read_sheets(path)
    assert read.rows[1] == ("Roth", "")
    assert [cell.text for cell in read.unread] == ["#REF!"]


def test_cells_merged_downwards_hold_for_all_their_rows(tmp_path):
    book = openpyxl.Workbook()
    for row in [("Liste", None), ("Name", "Verein"), ("Roth", "Chor"), ("Fuchs", None), ("Heil", None)]:
        book.active.append(row)
    book.active.merge_cells("A1:B1")
    book.active.merge_cells("B3:B4")
    book.save(tmp_path / "liste.xlsx")
    (read,) = read_sheets(tmp_path / "liste.xlsx")
    assert [row[1] for row in read.rows] == ["", "Verein", "Chor", "Chor", ""]


def test_all_sheets_that_hold_anything(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Name"])
    book.create_sheet("leer")
    book.create_sheet("Catering").append(["vegetarisch", 12])
    book.save(tmp_path / "liste.xlsx")
    assert [sheet.name for sheet in read_sheets(tmp_path / "liste.xlsx")] == ["Sheet", "Catering"]


def test_hostile_text_stays_text(tmp_path):
    hostile = ["<img src=/etc/passwd>", "=cmd|' /C calc'!A0", "😀" * 40, "محمد عبد الله", "A" * 300, "\u202eNina"]
    data = ("Name;Ort\n" + "".join(f"{text};Kirn\n" for text in hostile)).encode()
    assert [row[0] for row in rows(tmp_path / "liste.csv", data)[1:]] == hostile


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("leer.xlsx", b"", ListFault.EMPTY),
        ("leer.csv", b" \r\n;;\r\n", ListFault.EMPTY),
        ("liste.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", ListFault.PDF),
        (
            "liste.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le"),
            ListFault.OLD_EXCEL,
        ),
        (
            "liste.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            ListFault.ENCRYPTED,
        ),
        ("liste.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), ListFault.OTHER_DOCUMENT),
        ("liste.xls", b"<html><table><tr><td>Roth</td></tr></table></html>", ListFault.OTHER_DOCUMENT),
        ("liste.xlsx", b"PK\x03\x04 and nothing that follows", ListFault.DAMAGED),
    ],
)
def test_what_is_no_list_is_refused(tmp_path, name, data, fault):
    assert refused(tmp_path / name, data) is fault


def test_a_missing_file_and_a_folder(tmp_path):
    assert refused(tmp_path / "fort.csv") is ListFault.MISSING
    assert refused(tmp_path) is ListFault.UNREADABLE


def test_a_truncated_workbook_is_damaged(tmp_path):
    path = write_workbook(tmp_path / "liste.xlsx", ROWS)
    assert refused(path, path.read_bytes()[:-200]) is ListFault.DAMAGED


def test_another_office_document_is_no_list(tmp_path):
    with zipfile.ZipFile(tmp_path / "brief.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    assert refused(tmp_path / "brief.xlsx") is ListFault.OTHER_DOCUMENT


def test_a_hundred_thousand_rows_are_refused_quickly(tmp_path):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(100_000):
        sheet.append([number])
    book.save(tmp_path / "lang.xlsx")
    start = time.perf_counter()
    assert refused(tmp_path / "lang.xlsx") is ListFault.TOO_LONG
    assert refused(tmp_path / "lang.csv", b"Roth;Kirn\n" * 100_000) is ListFault.TOO_LONG
    assert time.perf_counter() - start < 1.0


def test_many_empty_rows_are_not_too_many(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = "Name"
    book.active["A2"] = "Roth"
    book.active["A30000"].font = openpyxl.styles.Font(bold=True)
    book.save(tmp_path / "liste.xlsx")
    assert read_sheets(tmp_path / "liste.xlsx")[0].rows == (("Name",), ("Roth",))
    assert len(rows(tmp_path / "liste.csv", b"Name;Ort\n" + b"\n" * 30_000 + b"Roth;Kirn\n")) == 30_002 > MOST_ROWS


def test_every_fault_has_a_sentence(tmp_path):
    for fault in ListFault:
        assert "liste.xlsx" in people.list_trouble(fault, {"file": "liste.xlsx", "most": MOST_ROWS})


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"Name;Ort\n"]))
def test_any_bytes_are_read_or_refused(tmp_path_factory, data, start):
    path = tmp_path_factory.mktemp("any") / "liste"
    path.write_bytes(start + data)
    try:
        assert all(isinstance(sheet, Sheet) for sheet in read_sheets(path))
    except UnreadableList as error:
        assert error.values["file"] == "liste"
