"""Registrations out of a sheet whose columns are known, every row accounted for."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from statistics import median

from werkstatt.domain.names import NAME_PARTICLES, is_first_name, split_title
from werkstatt.domain.registration import Registration
from werkstatt.domain.spelling import folded
from werkstatt.exchange.columns import Column, Field, Layout, guess
from werkstatt.exchange.line_reader import NAMES, Cells, LineReader, Unclear, list_number, says_nothing
from werkstatt.exchange.name_cell import is_surname_first
from werkstatt.exchange.sheet import Sheet, flat
from werkstatt.exchange.sheet_file import read_sheets


class SkipReason(StrEnum):
    """Why a row is no registration."""

    EMPTY = "empty"
    NOTE = "note"
    HEADER = "header"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that was not taken for a person; `line` counts from 1."""

    line: int
    reason: SkipReason
    text: str


@dataclass(frozen=True, slots=True)
class ListReading:
    """What a sheet holds, row by row: each is a registration or skipped. `unused` are columns with text, from 0."""

    registrations: tuple[Registration, ...]
    skipped: tuple[Skipped, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    unused: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PeopleList:
    """A sheet as it was understood without asking anybody."""

    sheet: Sheet
    layout: Layout
    reading: ListReading


def read_people(path: Path) -> list[PeopleList]:
    """All sheets of a file: those that can be seen first, and the one with the most people. Raises UnreadableList."""
    lists = []
    for sheet in read_sheets(path):
        layout = guess(sheet)
        lists.append(PeopleList(sheet, layout, read_list(sheet, layout.columns, layout.first_row)))
    return sorted(lists, key=lambda one: (one.sheet.is_hidden, -_named(one)))


def _named(one: PeopleList) -> int:
    return sum(bool(who.last_name or who.first_name) for who in one.reading.registrations)


def read_list(sheet: Sheet, columns: Sequence[Column], first_row: int) -> ListReading:
    """The registrations from the row with index `first_row` on, every row accounted for."""
    table = _Table(sheet, columns, first_row)
    registrations, unclear = [], []
    skipped = table.above()
    for index in range(first_row, len(sheet.rows)):
        row, line = sheet.rows[index], index + 1
        cells = table.cells(row)
        if reason := table.why_skipped(row, cells):
            skipped.append(Skipped(line, reason, " · ".join(filter(None, map(flat, row)))))
            continue
        reader = LineReader(line, cells, surname_first=table.surname_first)
        registrations.append(reader.registration())
        unclear += reader.unclear
    ignored = [i for i, column in enumerate(columns) if column.field is Field.IGNORE]
    unused = tuple(i for i in ignored if any(i < len(row) and row[i] for row in sheet.rows[first_row:]))
    return ListReading(tuple(registrations), tuple(skipped), tuple(unclear), unused)


_NOTE_WORDS = re.compile(
    r"stand\b|hinweis|summe|gesamt|anzahl|legende|teilnehm|anmeld|gemeldet|insgesamt|total|sum\b|\*|rueckfragen|bitte|liste\b"
)
_NOTE_SIGNS = re.compile(r":(\s|$)|\s=\s|\d{1,2}\.\d{1,2}\.|\b(19|20)\d\d\b|https?:|www\.")


class _Table:
    """A sheet with its columns: tells people's rows from titles, notes and repeated headers."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column], first_row: int) -> None:
        self._rows = sheet.rows
        self._columns = columns
        self._first_row = first_row
        body = sheet.rows[first_row:]
        self._usual_width = median([sum(map(bool, row)) for row in body if any(row)] or [0])
        names = [row[i] for row in body for i, column in self._pairs(row) if column.field is Field.FULL_NAME and row[i]]
        header = next((column.header for column in columns if column.field is Field.FULL_NAME), "")
        self.surname_first = is_surname_first(header, names)

    def _pairs(self, row: Sequence[str]) -> list[tuple[int, Column]]:
        return list(enumerate(self._columns[: len(row)]))

    def cells(self, row: Sequence[str]) -> Cells:
        """The filled cells of a row with their headers, by the field they belong to."""
        cells: Cells = defaultdict(list)
        for i, column in self._pairs(row):
            dash_means_no = column.field is Field.PRESENCE and row[i] in {"-", "–", "—"}
            if dash_means_no or not says_nothing(row[i]):
                cells[column.field].append((flat(column.header), row[i]))
        return cells

    def above(self) -> list[Skipped]:
        """The rows above the list that are not its header."""
        skipped = []
        for index, row in enumerate(self._rows[: self._first_row]):
            headed = all(cell in column.header for cell, column in zip(row, self._columns, strict=False))
            if any(row) and not headed:
                skipped.append(Skipped(index + 1, SkipReason.ABOVE, " · ".join(filter(None, map(flat, row)))))
        return skipped

    def why_skipped(self, row: Sequence[str], cells: Cells) -> SkipReason | None:
        """None for a row about a person. In doubt a lone cell in a wide table is a note, for it is shown as such."""
        filled = [i for i, cell in enumerate(row) if cell]
        if not filled:
            return SkipReason.EMPTY
        repeated = sum(folded(row[i]) == folded(column.header) for i, column in self._pairs(row) if row[i])
        if repeated >= max(1, min(2, len(filled)), len(filled) / 2):
            return SkipReason.HEADER
        names = [text for field in NAMES for _, text in cells.get(field, ())]
        if not names:
            about_someone = Field.EMAIL in cells or (Field.ORGANISATION in cells and len(cells) > 1)
            only_number = set(cells) <= {Field.NUMBER} and all(list_number(row[i]) for i in filled)
            return None if about_someone else SkipReason.EMPTY if only_number else SkipReason.NOTE
        name = " ".join(names)
        lone = len(filled) == 1
        figures = re.fullmatch(r"[\d\W_]*\d[\d\W_]*", name) or (
            _NOTE_WORDS.match(folded(name)) and re.search(r"\d", name)
        )
        if figures or (lone and _like_a_note(name)):
            return SkipReason.NOTE
        return SkipReason.NOTE if lone and self._usual_width >= 3 and not _surely_a_person(name) else None


def _like_a_note(text: str) -> bool:
    words = text.split()
    small = [word for word in words if word[0].islower() and word not in NAME_PARTICLES]
    return bool(_NOTE_SIGNS.search(text) or _NOTE_WORDS.match(folded(text)) or (len(words) > 5 and len(small) > 1))


def _surely_a_person(name: str) -> bool:
    plain = split_title(name)[1]
    words = plain.replace(",", " ").split()
    return plain != flat(name) or (1 < len(words) < 6 and any(map(is_first_name, words)))
