"""A quick look through a workbook's XML before it is read: what is where, and whether it is too much.

A full reading takes a hundred times as long, and a single cell far off, a title merged over the whole row or a file
made on purpose would take all the memory there is.
"""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from xml.parsers import expat

from werkstatt.exchange.sheet import MOST_BYTES, MOST_COLUMNS, MOST_PIECES, MOST_ROWS, Fault, ListFault

_LAST_LINE, _LAST_COLUMN = 1_048_576, 16_384  # no sheet has more
_MOST_FAR_LINES = 100
_AREA = re.compile(r"([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})")


@dataclass(frozen=True, slots=True)
class MergedArea:
    """Cells shown as one: the column and first line of the one that holds the value, and the last line; all from 1."""

    column: int
    first_line: int
    last_line: int


@dataclass(slots=True)
class SheetScan:
    """Where a sheet has something, lines and columns counted from 1; `far_lines` have some far to the right."""

    filled_lines: set[int] = field(default_factory=set)
    hidden_lines: set[int] = field(default_factory=set)
    far_lines: set[int] = field(default_factory=set)
    last_column: int = 0
    has_formulas: bool = False
    merged: list[MergedArea] = field(default_factory=list)


def scan_workbook(archive: zipfile.ZipFile) -> dict[str, SheetScan]:
    """Every part of a workbook by its name; those that are no sheets stay empty. Raises Fault if it is too much."""
    parts = [entry for entry in archive.infolist() if entry.filename.endswith((".xml", ".rels"))]
    if sum(entry.file_size for entry in parts) > MOST_BYTES:
        raise Fault(ListFault.TOO_LARGE)
    scanner = _Scanner()
    return {entry.filename: scanner.scan(archive, entry.filename) for entry in parts}


class _Scanner:
    """Follows the XML of one part after the other, and counts the pieces of all."""

    def __init__(self) -> None:
        self._pieces = 0
        self._begin()

    def _begin(self) -> None:
        self._scan = SheetScan()
        self._line = self._filled_line = self._column = 0
        self._noted: dict[str, Callable[[dict[str, str]], None]] = {
            "row": self._row,
            "c": self._cell,
            "v": self._value,
            "t": self._value,
            "f": self._formula,
            "mergeCell": self._merged,
        }

    def scan(self, archive: zipfile.ZipFile, name: str) -> SheetScan:
        self._begin()
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._element
        try:
            with archive.open(name) as stream:
                while chunk := stream.read(1 << 18):
                    parser.Parse(chunk)
        except expat.ExpatError:
            pass  # whether the part is needed turns out when the workbook is read
        return self._scan

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        self._pieces += 1
        if self._pieces > MOST_PIECES:
            raise Fault(ListFault.TOO_LARGE)
        if note := self._noted.get(name) or self._noted.get(name.rpartition(":")[2]):
            note(attributes)

    def _row(self, attributes: dict[str, str]) -> None:
        self._line = int(float(attributes.get("r", self._line + 1)))
        self._column = 0
        if self._line > _LAST_LINE:
            raise Fault(ListFault.DAMAGED)
        if attributes.get("hidden") in {"1", "true"}:
            self._scan.hidden_lines.add(self._line)

    def _cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        self._column = _column_number(reference.rstrip("0123456789")) if reference else self._column + 1

    def _value(self, _attributes: dict[str, str]) -> None:
        if not self._line:
            return  # a text elsewhere than in a sheet
        if self._line != self._filled_line:
            self._filled_line = self._line
            self._scan.filled_lines.add(self._line)
            if len(self._scan.filled_lines) > MOST_ROWS:
                raise Fault(ListFault.TOO_LONG)
        if self._column <= self._scan.last_column <= MOST_COLUMNS:
            return
        self._scan.last_column = max(self._column, self._scan.last_column)
        if self._column > MOST_COLUMNS:
            self._scan.far_lines.add(self._line)
            if self._column > _LAST_COLUMN or len(self._scan.far_lines) > _MOST_FAR_LINES:
                raise Fault(ListFault.TOO_LARGE)

    def _formula(self, attributes: dict[str, str]) -> None:
        self._value(attributes)
        self._scan.has_formulas = True

    def _merged(self, attributes: dict[str, str]) -> None:
        if area := _AREA.fullmatch(attributes.get("ref", "")):
            self._scan.merged.append(MergedArea(_column_number(area[1]), int(area[2]), int(area[3])))


@lru_cache(maxsize=20_000)
def _column_number(letters: str) -> int:
    """A: 1, Z: 26, AA: 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter.upper()) - 64
    return number
