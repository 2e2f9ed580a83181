"""Tables out of CSV and plain text: the encoding and the separator are found out."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from werkstatt.exchange.column_evidence import header_evidence
from werkstatt.exchange.sheet import (
    MOST_COLUMNS,
    MOST_PIECES,
    MOST_ROWS,
    Fault,
    ListFault,
    trimmed,
    unseen,
    visible,
)

_TITLE_LINES = 10
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


def text_rows(data: bytes) -> tuple[tuple[str, ...], ...]:
    """The rows of a text, cut into cells where it is a table. Raises Fault."""
    _refuse_documents(data)
    text = visible(_decoded(data))
    separator = ""
    if said := re.match(r"sep=(.)\n", text):  # a line that Excel writes and does not show
        separator, text = said[1], text[said.end() :]
    if text.count("\n") > MOST_PIECES:
        raise Fault(ListFault.TOO_LONG)
    lines = text.split("\n")
    separator = separator or _separator(lines) or _separator_of_header(lines)
    if separator and text.count(separator) > MOST_PIECES:
        raise Fault(ListFault.TOO_LARGE)
    rows: Sequence[tuple[str, ...]]
    rows = _csv_rows(text, separator) if separator else [(line.strip(),) for line in lines]
    if sum(any(row) for row in rows) > MOST_ROWS:
        raise Fault(ListFault.TOO_LONG)
    if max(map(len, rows), default=0) > MOST_COLUMNS:
        if any(any(row[MOST_COLUMNS:]) for row in rows):
            raise Fault(ListFault.TOO_LARGE)
        rows = [row[:MOST_COLUMNS] for row in rows]
    return trimmed(rows)


def _refuse_documents(data: bytes) -> None:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if b"%pdf-" in start:
        raise Fault(ListFault.PDF)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Fault(ListFault.ENCRYPTED)
        old_excel = any(name.encode("utf-16-le") in data for name in ("Workbook", "Book"))
        raise Fault(ListFault.OLD_EXCEL if old_excel else ListFault.OTHER_DOCUMENT)
    if start.startswith(_OTHER_DOCUMENTS):
        raise Fault(ListFault.OTHER_DOCUMENT)


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
        raise Fault(ListFault.OTHER_DOCUMENT)
    else:
        encodings = ["utf-8-sig", "cp1252", "cp850"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if unseen(text) > 5 + len(text) // 50:
            raise Fault(ListFault.OTHER_DOCUMENT)
        return text
    raise Fault(ListFault.DAMAGED)


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


def _separator_of_header(lines: list[str]) -> str:
    """Where rows end early and no width prevails: the sign that parts the header, if most rows below have it, too."""
    filled = [line[:10_000] for line in lines[:200] if line.strip()]
    for place, line in enumerate(filled[:_TITLE_LINES]):
        below = filled[place + 1 :]
        for sign in ";\t|,":
            cells = next(csv.reader([line], delimiter=sign), [])
            if len(cells) < 2 or not below or sum(sign in row for row in below) * 2 < len(below):
                continue
            named = [max(header_evidence(cell).values(), default=0.0) >= 0.9 for cell in cells[:40]]
            if sum(named) >= max(2, len(named) / 2):
                return sign
    return ""


def _several_words_first(parts: list[list[str]]) -> bool:
    """A full name before the comma ("Nina Roth, Sparkasse"), so that no first name follows it."""
    return sum(len(cells[0].split()) > 1 for cells in parts if cells) > 0.8 * len(parts)


def _csv_rows(text: str, separator: str) -> list[tuple[str, ...]]:
    """The rows of a table. Quotes hold line breaks together only where none of them is stray."""
    try:
        reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
        ends = [(row, reader.line_num) for row in reader]
        stray = '"' in text and _swallowed(ends, text.split("\n"), separator)
    except csv.Error:
        stray = True
    try:
        rows = list(_line_by_line(text, separator)) if stray else [row for row, _end in ends]
    except csv.Error as error:
        raise Fault(ListFault.DAMAGED) from error
    return [tuple(cell.strip('" \n\t' if stray else " \n\t") for cell in row) for row in rows]


def _swallowed(ends: Sequence[tuple[list[str], int]], lines: Sequence[str], separator: str) -> bool:
    """Does a cell hold whole lines of the list, because two quotes far apart were taken for a pair?

    A remark of several lines stands in a row that is as wide as the others, and its lines are not. `ends` are the rows
    with the number of their last line.
    """
    widths = Counter(len(row) for row, _end in ends if len(row) > 1)
    width = max([len(row) for row, _end in ends[:1]] + [usual for usual, _count in widths.most_common(1)])
    for (row, end), (_row, before) in zip(ends, [([], 0), *ends], strict=False):
        if any("\n" in cell and separator in cell for cell in row):
            alike = all(line.count(separator) + 1 >= width for line in lines[before:end] if line)
            if len(row) < width or (width > 2 and alike):
                return True
    return False


def _line_by_line(text: str, separator: str) -> Iterator[list[str]]:
    """Each line by itself; in one with an open quote, quotes mean nothing."""
    for line in text.split("\n"):
        is_open = line.count('"') % 2 == 1
        yield next(
            csv.reader([line], delimiter=separator, quoting=csv.QUOTE_NONE if is_open else csv.QUOTE_MINIMAL), []
        )
