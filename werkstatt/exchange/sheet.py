"""Tables out of XLSX, CSV and plain text as offices send them: cells as text, whatever the file's name claims to be."""

import csv
import io
import re
import unicodedata
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from werkstatt.domain.errors import Refused

MOST_ROWS = 20_000
_MOST_BYTES = 400_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_DOCUMENTS = (
    b"{\\rtf",
    b"<html",
    b"<!doctype",
    b"<table",
    b"<?xml",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"Rar!",
    b"7z\xbc\xaf",
)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\ufeff]|_x000D_")
_ROW_END = re.compile(rb"</(?:\w+:)?row>")
_FILLED = re.compile(rb"<(?:\w+:)?(?:[vt](?: [^>]*)?>[^<]|f[ >])")


class ListFault(StrEnum):
    """Why a file is no list that can be read."""

    MISSING = "list_missing"
    UNREADABLE = "list_unreadable"
    EMPTY = "list_empty"
    PDF = "list_pdf"
    OLD_EXCEL = "list_old_excel"
    ENCRYPTED = "list_encrypted"
    OTHER_DOCUMENT = "list_other_document"
    DAMAGED = "list_damaged"
    TOO_LONG = "list_too_long"


class UnreadableList(Refused):
    """A file that is no list. `reason` is a ListFault; `values` hold the file's name and what the sentence needs."""


@dataclass(frozen=True, slots=True)
class UnreadCell:
    """A cell without a value to read: a formula that was never calculated, or an error such as #REF!."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: `rows[i]` is row i + 1 of the source. Rows may differ in length; trailing empty ones are cut off."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    unread: tuple[UnreadCell, ...] = ()


def read_sheets(path: Path) -> list[Sheet]:
    """All sheets of the file that hold anything; at least one. Raises UnreadableList."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableList(ListFault.MISSING, file=path.name) from error
    except OSError as error:
        raise UnreadableList(ListFault.UNREADABLE, file=path.name) from error
    try:
        sheets = _workbook_sheets(data) if data.startswith(b"PK\x03\x04") else [Sheet("", _text_rows(data))]
    except _Fault as fault:
        raise UnreadableList(fault.reason, file=path.name, most=MOST_ROWS) from fault
    sheets = [sheet for sheet in sheets if sheet.rows or sheet.unread]
    if not sheets:
        raise UnreadableList(ListFault.EMPTY, file=path.name)
    return sheets


class _Fault(Exception):
    """What is wrong with the bytes, before the file's name is known."""

    def __init__(self, reason: ListFault) -> None:
        super().__init__(reason)
        self.reason = reason


def _visible(text: str) -> str:
    """The text in composed letters and with plain line breaks, without what nobody sees."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n"))


def _trimmed(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    end = max((line for line, row in enumerate(rows, start=1) if any(row)), default=0)
    return tuple(rows[:end])


# XLSX


@dataclass(slots=True)
class _Contents:
    """What a quick look into a workbook's XML tells."""

    filled_rows: int = 0
    formulas: bool = False
    merged: bool = False


def _workbook_sheets(data: bytes) -> list[Sheet]:
    try:
        contents = _look_into(data)
        if contents.filled_rows > MOST_ROWS:
            raise _Fault(ListFault.TOO_LONG)
        return _load(data, contents)
    except _Fault:
        raise
    except Exception as error:  # openpyxl meets damage with whatever error happens to come up
        encrypted = isinstance(error, RuntimeError) and "encrypted" in str(error)
        raise _Fault(ListFault.ENCRYPTED if encrypted else ListFault.DAMAGED) from error


def _look_into(data: bytes) -> _Contents:
    """Counts filled rows up to the first too many, because a full reading of 100,000 rows takes seconds."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if "xl/workbook.xml" not in names:
            raise _Fault(ListFault.OTHER_DOCUMENT)
        if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
            raise _Fault(ListFault.TOO_LONG)
        contents = _Contents()
        for name in names:
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                filled = 0
                for row in _xml_rows(archive, name):
                    contents.formulas |= b"<f" in row or b":f>" in row
                    contents.merged |= b"mergeCell " in row
                    filled += _FILLED.search(row) is not None
                    contents.filled_rows = max(contents.filled_rows, filled)
                    if filled > MOST_ROWS:
                        return contents
        return contents


def _xml_rows(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The XML of a sheet, cut after each row; the last piece is what follows the rows."""
    rest = b""
    with archive.open(name) as stream:
        while chunk := stream.read(1 << 18):
            *rows, rest = _ROW_END.split(rest + chunk)
            yield from rows
    yield rest


def _load(data: bytes, contents: _Contents) -> list[Sheet]:
    import openpyxl  # noqa: PLC0415  # heavy: not before a list is read

    def load(*, data_only: bool) -> Any:
        return openpyxl.load_workbook(io.BytesIO(data), read_only=not contents.merged, data_only=data_only)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and validations, which a list does not need
        values = load(data_only=True)
        formulas = load(data_only=False) if contents.formulas else values
        return [_workbook_sheet(sheet, formulas[sheet.title]) for sheet in values.worksheets]


def _workbook_sheet(sheet: Any, formulas: Any) -> Sheet:
    cells = _cells(sheet)
    rows = [[_cell_text(cell) for cell in row] for row in cells]
    unread = [
        UnreadCell(line, column, text)
        for line, (row, texts) in enumerate(zip(cells, rows, strict=True), start=1)
        for column, (cell, text) in enumerate(zip(row, texts, strict=True), start=1)
        if cell.data_type == "e"
    ]
    for cell in unread:
        rows[cell.line - 1][cell.column - 1] = ""
    if formulas is not sheet:
        unread += _never_calculated(_cells(formulas), cells)
    for area in sheet.merged_cells.ranges if hasattr(sheet, "merged_cells") else ():
        for line in range(area.min_row + 1, min(area.max_row, len(rows)) + 1):
            rows[line - 1][area.min_col - 1] = rows[area.min_row - 1][area.min_col - 1]
    return Sheet(sheet.title, _trimmed([tuple(row) for row in rows]), tuple(unread))


def _cells(sheet: Any) -> list[Any]:
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()  # the size that a file claims may be wrong
    return list(sheet.iter_rows())


def _never_calculated(sources: list[Any], cells: list[Any]) -> Iterator[UnreadCell]:
    for line, row in enumerate(sources, start=1):
        for column, source in enumerate(row, start=1):
            if source.data_type != "f":
                continue
            cell = cells[line - 1][column - 1]
            if cell.value is None and cell.data_type != "str":  # a calculated empty text is marked as text
                yield UnreadCell(line, column, _visible(str(getattr(source.value, "text", source.value))))


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
    return _visible(str(value)).strip()


# CSV and plain text


def _text_rows(data: bytes) -> tuple[tuple[str, ...], ...]:
    _refuse_documents(data)
    text = _visible(_decoded(data))
    separator = ""
    if said := re.match(r"sep=(.)\n", text):  # a line that Excel writes and does not show
        separator, text = said[1], text[said.end() :]
    lines = text.split("\n")
    separator = separator or _separator(lines)
    rows: Sequence[tuple[str, ...]]
    rows = _csv_rows(text, separator) if separator else [(line.strip(),) for line in lines]
    if sum(any(row) for row in rows) > MOST_ROWS:
        raise _Fault(ListFault.TOO_LONG)
    return _trimmed(rows)


def _refuse_documents(data: bytes) -> None:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if b"%pdf-" in start:
        raise _Fault(ListFault.PDF)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise _Fault(ListFault.ENCRYPTED)
        old_excel = any(name.encode("utf-16-le") in data for name in ("Workbook", "Book"))
        raise _Fault(ListFault.OLD_EXCEL if old_excel else ListFault.OTHER_DOCUMENT)
    if start.startswith(_OTHER_DOCUMENTS):
        raise _Fault(ListFault.OTHER_DOCUMENT)


def _decoded(data: bytes) -> str:
    """The text by its mark, else as UTF-16 when every other byte is zero, UTF-8, Windows, or DOS."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    sample = data[:2000]
    zeros = (sample[0::2].count(0), sample[1::2].count(0))
    if marked:
        encodings = ["utf-16"]
    elif max(zeros) > len(sample) // 8 and min(zeros) <= len(sample) // 100:
        encodings = ["utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"]
    elif any(zeros):
        raise _Fault(ListFault.OTHER_DOCUMENT)
    else:
        encodings = ["utf-8-sig", "cp1252", "cp850"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_UNSEEN.findall(text)) > 5 + len(text) // 50:
            raise _Fault(ListFault.OTHER_DOCUMENT)
        return text
    raise _Fault(ListFault.DAMAGED)


def _separator(lines: list[str]) -> str:
    """The sign that cuts most lines into equally many cells; none for a plain list of names."""
    filled = [line[:10_000] for line in lines[:200] if line.strip()]
    best, best_score = "", 1.0
    for sign in ";\t|,":
        parts = [next(csv.reader([line], delimiter=sign), []) for line in filled]
        counts = Counter(len(cells) for cells in parts)
        width, agreeing = max(counts.items(), key=lambda item: item[1] * (item[0] > 1), default=(1, 0))
        score = width * agreeing / max(1, len(filled))
        if sign == "," and sum(line.count(", ") for line in filled) * 2 > sum(line.count(",") for line in filled):
            score *= 0.6 if width > 2 or _several_words_first(parts) else 0.0  # "Roth, Nina" is one name
        if width > 1 and agreeing >= 0.6 * len(filled) and score > best_score:
            best, best_score = sign, score
    return best


def _several_words_first(parts: list[list[str]]) -> bool:
    """A full name before the comma ("Nina Roth, Sparkasse"), so that no first name follows it."""
    return sum(len(cells[0].split()) > 1 for cells in parts if cells) > 0.8 * len(parts)


def _csv_rows(text: str, separator: str) -> list[tuple[str, ...]]:
    open_quote = text.count('"') % 2 == 1  # one that is never closed would swallow the rest of the list
    try:
        reader = csv.reader(
            io.StringIO(text), delimiter=separator, quoting=csv.QUOTE_NONE if open_quote else csv.QUOTE_MINIMAL
        )
        rows = list(reader)
    except csv.Error as error:
        raise _Fault(ListFault.DAMAGED) from error
    return [tuple(cell.strip('" ' if open_quote else " \n\t") for cell in row) for row in rows]
