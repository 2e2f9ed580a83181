"""Lists that are too long or too large are refused before they fill the memory; what only looks large is read."""

import time
import tracemalloc
import zipfile

import openpyxl
import pytest

from tests.exchange.files import ROWS, refused, with_cell_xml, with_part
from tests.exchange.offices import write_workbook
from werkstatt.exchange.delimited import text_rows
from werkstatt.exchange.sheet import MOST_ROWS, ListFault
from werkstatt.exchange.sheet_file import read_sheets
from werkstatt.exchange.sheet_scan import MergedArea, scan_workbook


def wide_workbook(path, **cells):
    """A merged title above 50 people, with more cells by their names ("XFD1")."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [("Anmeldeliste",), ("Name", "Verein"), *((f"Roth{number}", "Chor") for number in range(50))]:
        sheet.append(row)
    sheet.merge_cells("A1:XFD1")
    for name, value in cells.items():
        sheet[name] = value
    book.save(path)
    return path


def most_memory(function) -> int:
    """The most bytes that Python held meanwhile."""
    tracemalloc.start()
    try:
        function()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_hundred_thousand_rows_are_refused_quickly(tmp_path):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(100_000):
        sheet.append([number])
    book.save(tmp_path / "lang.xlsx")
    start = time.process_time()
    assert refused(tmp_path / "lang.xlsx") is ListFault.TOO_LONG
    assert refused(tmp_path / "lang.csv", b"Roth;Kirn\n" * 100_000) is ListFault.TOO_LONG
    assert time.process_time() - start < 1.0


def test_many_empty_rows_are_not_too_many(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = "Name"
    book.active["A2"] = "Roth"
    book.active["A30000"].font = openpyxl.styles.Font(bold=True)
    book.save(tmp_path / "liste.xlsx")
    assert read_sheets(tmp_path / "liste.xlsx")[0].rows == (("Name",), ("Roth",))
    assert len(text_rows(b"Name;Ort\n" + b"\n" * 30_000 + b"Roth;Kirn\n")) == 30_002 > MOST_ROWS


@pytest.mark.parametrize("cells", [{}, {"A70000": " "}, {"XFD3000": " "}, {"XFD70": None}], ids=str)
def test_a_title_merged_over_the_whole_row_and_stray_spaces_cost_nothing(tmp_path, cells):
    path = wide_workbook(tmp_path / "liste.xlsx", **cells)
    assert most_memory(lambda: read_sheets(path)) < 40_000_000
    (read,) = read_sheets(path)
    assert (len(read.rows), max(map(len, read.rows))) == (52, 2)
    assert read.rows[0][0] == "Anmeldeliste"


def test_a_text_far_off_to_the_right_is_too_large(tmp_path):
    assert refused(wide_workbook(tmp_path / "liste.xlsx", XFD30="x")) is ListFault.TOO_LARGE
    data = ("Name" + ";" * 2_000 + "x\n" + "Roth;Kirn\n" * 3).encode()
    assert refused(tmp_path / "liste.csv", b"sep=;\n" + data) is ListFault.TOO_LARGE


@pytest.mark.parametrize(
    "more",
    [
        b'<row r="9">' + b'<c r="A9"><v>1</v></c>' * 3_000_000 + b"</row>",
        b'<row r="9">' + b'<c r="A9"/>' * 3_000_000 + b"</row>",
        b'<row r="9"><c r="A9" t="inlineStr"><is><t>' + b"A" * 60_000_000 + b"</t></is></c></row>",
    ],
    ids=["values", "empty cells", "text"],
)
def test_a_small_file_made_to_unfold_is_refused_quickly(tmp_path, more):
    path = write_workbook(tmp_path / "liste.xlsx", ROWS)
    with_cell_xml(path, b"</sheetData>", more + b"</sheetData>", zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 1_000_000
    start = time.process_time()
    assert refused(path) is ListFault.TOO_LARGE
    assert time.process_time() - start < 4.0


def test_a_file_larger_than_any_list_is_not_read(tmp_path):
    path = tmp_path / "film.csv"
    with path.open("wb") as file:
        file.truncate(5_000_000_000)
    assert refused(path) is ListFault.TOO_LARGE


def test_one_long_text_in_many_cells_is_too_large(tmp_path):
    path = write_workbook(tmp_path / "liste.xlsx", ROWS)
    cells = b"".join(b'<c r="%c9" t="s"><v>0</v></c>' % letter for letter in range(ord("A"), ord("Z")))
    with_cell_xml(path, b"</sheetData>", b'<row r="9">' + cells + b"</row></sheetData>", zipfile.ZIP_DEFLATED)
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
    with_part(path, "[Content_Types].xml", lambda xml: xml.replace(b"</Types>", part), zipfile.ZIP_DEFLATED)
    namespace = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        text = b"A" * 3_000_000
        archive.writestr("xl/sharedStrings.xml", b'<sst xmlns="%b"><si><t>%b</t></si></sst>' % (namespace, text))
    assert refused(path) is ListFault.TOO_LARGE


def test_a_line_that_no_sheet_has_is_damage(tmp_path):
    path = write_workbook(tmp_path / "liste.xlsx", ROWS)
    with_cell_xml(path, b"</sheetData>", b'<row r="999999999999"><c><v>1</v></c></row></sheetData>')
    assert refused(path) is ListFault.DAMAGED


def test_more_merged_cells_than_anybody_needs_are_too_large(tmp_path):
    path = write_workbook(tmp_path / "liste.xlsx", [("Name", "Ort"), *[("Roth", "Kirn")] * 1_000])
    areas = b'<mergeCell ref="A2:XFD1048576"/>' * 5_000
    with_cell_xml(path, b"</sheetData>", b"</sheetData><mergeCells>" + areas + b"</mergeCells>")
    assert refused(path) is ListFault.TOO_LARGE


def test_the_scan_tells_where_something_is(tmp_path):
    path = wide_workbook(tmp_path / "liste.xlsx", C70="=A1", XFD3000=" ")
    with zipfile.ZipFile(path) as archive:
        scans = scan_workbook(archive)
    scan = scans["xl/worksheets/sheet1.xml"]
    assert scan.filled_lines == {*range(1, 53), 70, 3000}
    assert (scan.far_lines, scan.last_column, scan.has_formulas) == ({3000}, 16_384, True)
    assert scan.merged == [MergedArea(1, 1, 1)]
    assert not any(part.filled_lines for name, part in scans.items() if "worksheets" not in name)
