"""Tables out of XLSX: the values as a person sees them, and what can't be read."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice, repeat
from typing import Any

from werkstatt.exchange.sheet import (
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_PIECES,
    Fault,
    ListFault,
    Sheet,
    UnreadCell,
    trimmed,
    visible,
)
from werkstatt.exchange.sheet_scan import SheetScan, scan_workbook


def workbook_sheets(data: bytes) -> list[Sheet]:
    """All sheets of a workbook, empty ones included. Raises Fault."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "xl/workbook.xml" not in archive.namelist():
                raise Fault(ListFault.OTHER_DOCUMENT)
            scans = scan_workbook(archive)
        return _load(data, scans)
    except Fault:
        raise
    except Exception as error:  # openpyxl meets damage with whatever error happens to come up
        encrypted = isinstance(error, RuntimeError) and "encrypted" in str(error)
        raise Fault(ListFault.ENCRYPTED if encrypted else ListFault.DAMAGED) from error


def _load(data: bytes, scans: dict[str, SheetScan]) -> list[Sheet]:
    import openpyxl  # noqa: PLC0415  # heavy: not before a list is read

    def load(*, data_only: bool) -> Any:  # as a stream: whole sheets with every empty cell would fill the memory
        return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and validations, which a list does not need
        values = load(data_only=True)
        formulas = load(data_only=False) if any(scan.has_formulas for scan in scans.values()) else values
        return [
            _SheetReader(scans[sheet._worksheet_path]).sheet(sheet, formulas[sheet.title])
            for sheet in values.worksheets
        ]


class _SheetReader:
    """Reads the lines that hold anything, one after the other."""

    def __init__(self, scan: SheetScan) -> None:
        self._scan = scan
        self._rows: list[list[str]] = []
        self._unread: list[UnreadCell] = []
        self._letters = self._width = 0

    def sheet(self, sheet: Any, formulas: Any) -> Sheet:
        """The sheet as openpyxl streams it, once with values and, where there are any, once with formulas."""
        self._look_far_right(sheet)
        sources = self._lines(formulas) if self._scan.has_formulas else repeat(())
        for line, (cells, formulated) in enumerate(zip(self._lines(sheet), sources, strict=False), start=1):
            self._rows.append([])
            if line in self._scan.filled_lines:
                self._read(line, cells, formulated)
        self._spread()
        rows = trimmed([tuple(row[: self._width]) for row in self._rows])
        hidden_lines = frozenset(line for line in self._scan.hidden_lines if line <= len(rows) and any(rows[line - 1]))
        return Sheet(sheet.title, rows, tuple(self._unread), sheet.sheet_state != "visible", hidden_lines)

    def _lines(self, sheet: Any) -> Iterator[Sequence[Any]]:
        """The rows down to the last that holds anything, cut where nothing stands further right."""
        sheet.reset_dimensions()  # the size that a file claims may be wrong
        last_column = min(max(1, self._scan.last_column), MOST_COLUMNS)
        return islice(sheet.iter_rows(max_col=last_column), max(self._scan.filled_lines, default=0))

    def _look_far_right(self, sheet: Any) -> None:
        """A stray space may be where nobody sees it; a text there is too far off for a list."""
        if not (far_lines := self._scan.far_lines):
            return
        sheet.reset_dimensions()
        rows = islice(sheet.iter_rows(min_col=MOST_COLUMNS + 1, max_col=self._scan.last_column), max(far_lines))
        if any(any(map(_cell_text, row)) for line, row in enumerate(rows, start=1) if line in far_lines):
            raise Fault(ListFault.TOO_LARGE)

    def _read(self, line: int, cells: Sequence[Any], sources: Sequence[Any]) -> None:
        row = self._rows[-1]
        for column, cell in enumerate(cells, start=1):
            text = _cell_text(cell)
            if cell.data_type == "e":
                self._unread.append(UnreadCell(line, column, text))
                text = ""
            row.append(text)
        self._width = next((end for end in range(len(row), self._width, -1) if row[end - 1]), self._width)
        self._letters += sum(map(len, row))
        if self._letters > MOST_BYTES:  # one long text may stand in many cells
            raise Fault(ListFault.TOO_LARGE)
        for column, source in enumerate(sources, start=1):
            if source.data_type == "f" and _has_no_value(cells[column - 1]):
                text = visible(str(getattr(source.value, "text", source.value)))
                self._unread.append(UnreadCell(line, column, text))

    def _spread(self) -> None:
        """What stands in cells merged downwards holds for all their lines that hold anything else."""
        steps = 0
        for area in self._scan.merged:
            lines = range(area.first_line + 1, min(area.last_line, len(self._rows)) + 1)
            steps += len(lines)
            if steps > MOST_PIECES:
                raise Fault(ListFault.TOO_LARGE)
            if not lines or not (source := self._rows[area.first_line - 1]) or area.column > len(source):
                continue
            for line in lines:
                if row := self._rows[line - 1]:
                    row[area.column - 1] = source[area.column - 1]


def _has_no_value(cell: Any) -> bool:
    """A formula that was never calculated; a calculated empty text is marked as text."""
    return cell.value is None and cell.data_type != "str"


def _cell_text(cell: Any) -> str:
    """What a person sees in the cell, in German manner; zeros that only the format shows (01067) included."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, datetime):
        return value.strftime("%d.%m.%Y %H:%M" if value.hour or value.minute else "%d.%m.%Y")
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and re.fullmatch("0+", cell.number_format):
        return str(value).zfill(len(cell.number_format))
    return visible(str(value)).strip()
