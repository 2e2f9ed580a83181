"""Workbooks are read as a person sees them, whatever program wrote them."""

import datetime

import openpyxl

from tests.exchange.files import with_cell_xml
from tests.exchange.offices import write_workbook
from werkstatt.exchange.sheet import Sheet
from werkstatt.exchange.workbook import workbook_sheets


def read_sheets(path) -> list[Sheet]:
    return workbook_sheets(path.read_bytes())


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


def test_a_line_below_merged_cells_that_holds_nothing_else_stays_empty(tmp_path):
    book = openpyxl.Workbook()
    for row in [("Verein", "Name"), ("Chor", "Roth"), (None, "Fuchs"), (None, None), ("Band", "Heil")]:
        book.active.append(row)
    book.active.merge_cells("A2:A4")
    book.save(tmp_path / "liste.xlsx")
    (read,) = read_sheets(tmp_path / "liste.xlsx")
    assert read.rows == (("Verein", "Name"), ("Chor", "Roth"), ("Chor", "Fuchs"), (), ("Band", "Heil"))


def test_what_is_hidden_is_said(tmp_path):
    book = openpyxl.Workbook()
    for row in [("Name",), ("Roth",), ("Fuchs",), (None,), ("Heil",)]:
        book.active.append(row)
    for line in (3, 4, 9):
        book.active.row_dimensions[line].hidden = True
    for title, state in (("Alt", "hidden"), ("Nie", "veryHidden")):
        book.create_sheet(title).append(["Kern"])
        book[title].sheet_state = state
    book.save(tmp_path / "liste.xlsx")
    seen, *hidden = read_sheets(tmp_path / "liste.xlsx")
    assert (seen.is_hidden, seen.hidden_lines) == (False, {3})
    assert [(sheet.name, sheet.is_hidden) for sheet in hidden] == [("Alt", True), ("Nie", True)]
