"""Files are read by what is in them, not by what they are called, and what is no list says so."""

import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.files import ROWS, refused
from tests.exchange.offices import write_workbook
from werkstatt.exchange.sheet import MOST_ROWS, ListFault, Sheet, UnreadableList
from werkstatt.exchange.sheet_file import read_sheets
from werkstatt.wording import people_list


def test_all_sheets_that_hold_anything(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Name"])
    book.create_sheet("leer")
    book.create_sheet("Catering").append(["vegetarisch", 12])
    book.save(tmp_path / "liste.xlsx")
    assert [sheet.name for sheet in read_sheets(tmp_path / "liste.xlsx")] == ["Sheet", "Catering"]


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


def test_every_fault_has_a_sentence(tmp_path):
    for fault in ListFault:
        assert "liste.xlsx" in people_list.list_trouble(fault, {"file": "liste.xlsx", "most": MOST_ROWS})


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"Name;Ort\n"]))
def test_any_bytes_are_read_or_refused(tmp_path_factory, data, start):
    path = tmp_path_factory.mktemp("any") / "liste"
    path.write_bytes(start + data)
    try:
        assert all(isinstance(sheet, Sheet) for sheet in read_sheets(path))
    except UnreadableList as error:
        assert error.values["file"] == "liste"
