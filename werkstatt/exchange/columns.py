"""What the columns of a list mean: guessed from the words of its header and from what stands below them.

Neither is enough. Headers are missing, abbreviated and misspelt, and "Name" may mean three things; a column of surnames
looks like one of villages. So both give evidence for every field, and the strongest evidence is granted first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

from werkstatt.domain.names import is_first_name
from werkstatt.domain.spelling import compact, folded
from werkstatt.exchange.column_evidence import EMAIL, MARK, TELLING, Cells, content_evidence, header_evidence
from werkstatt.exchange.column_words import Field
from werkstatt.exchange.sheet import Sheet

__all__ = ["Column", "Field", "Layout", "guess"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list with the words above it, if there are any."""

    header: str
    field: Field


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is built: its columns, and the index in `sheet.rows` of the first row below header and titles."""

    columns: tuple[Column, ...]
    first_row: int
    header_row: int | None


# Where the list begins

_TITLE_ROWS = 40


def guess(sheet: Sheet) -> Layout:
    """The most likely layout of a sheet; meant to be shown and corrected."""
    header_row = _header_row(sheet.rows)
    first_row = _first_full_row(sheet.rows) if header_row is None else header_row + 1
    headers = _headers(sheet.rows, header_row)
    fields = _granted(headers, sheet.rows[first_row:])
    columns = tuple(Column(header, meaning) for header, meaning in zip(headers, fields, strict=True))
    return Layout(columns, first_row, header_row)


def _header_row(rows: Sequence[Sequence[str]]) -> int | None:
    """The row near the top that speaks of fields, while the rows below it do not."""
    scores = [_header_score(row) for row in rows[: _TITLE_ROWS + 10]]
    best, best_score = None, 0.0
    for index, score in enumerate(scores[:_TITLE_ROWS]):
        below = [score for score, row in zip(scores[index + 1 :], rows[index + 1 :], strict=False) if any(row)]
        if score > best_score and score > 0.3 + 1.5 * max(0.0, fmean(below or [0.0])):
            best, best_score = index, score
    return best


_OF_PEOPLE = (Field.FULL_NAME, Field.LAST_NAME, Field.FIRST_NAME, Field.EMAIL, Field.ORGANISATION)


def _header_score(row: Sequence[str]) -> float:
    """How many cells name a field, less those that look like data. "Ja" is either and does not count."""
    filled = [cell for cell in row if cell]
    words = [cell for cell in filled if len(cell) <= 120 and folded(cell) not in {"ja", "nein", "yes", "no"}]
    evidence = [header_evidence(cell) for cell in words]
    if not any(meaning in _OF_PEOPLE for found in evidence for meaning in found):
        return 0.0
    strengths = [max(found.values(), default=0.0) for found in evidence]
    named = sum(
        max(0.0, strength - 0.6) / 0.4 for strength in strengths
    )  # "Stadtbibliothek" is hardly the word "Stadt"
    data = sum(bool(_DATA_CELL.search(cell) or is_first_name(cell.split(" ")[0])) for cell in words)
    return (named - 1.5 * data) * named / max(1, len(filled))


_DATA_CELL = re.compile(r"@\S+\.|\d{5}|^[xX]$")


def _first_full_row(rows: Sequence[Sequence[str]]) -> int:
    """Without a header: the first row that is about as full as the others."""
    widths = [sum(map(bool, row)) for row in rows]
    usual = median([width for width in widths if width] or [0])
    return next((index for index, width in enumerate(widths) if width and width >= usual / 2), 0)


def _headers(rows: Sequence[Sequence[str]], header_row: int | None) -> list[str]:
    """The words above each column, those of a first of two header rows included."""
    width = max((len(row) for row in rows), default=0)
    headers = [""] * width
    if header_row is None:
        return headers
    above = rows[header_row - 1] if header_row else ()
    spanned = above if sum(map(bool, above)) > 1 else ()
    for row in (spanned, rows[header_row]):
        for column, cell in enumerate(row):
            if cell and cell != headers[column]:
                headers[column] = f"{headers[column]} {cell}".strip()
    return headers


# From evidence to fields

_SAMPLE = 200
_ENOUGH = 0.4
_CHECKED = (Field.EMAIL, Field.PHONE, Field.NUMBER, Field.PRESENCE, Field.TITLE, Field.FULL_NAME)
_SEVERAL = (Field.TITLE, Field.PRESENCE, Field.NOTE, Field.ORGANISATION)
_SEVERAL_UNNAMED = (Field.EMAIL, Field.PHONE, Field.WISH)
_EXCLUDED = {
    Field.FULL_NAME: (Field.FIRST_NAME, Field.LAST_NAME),
    Field.FIRST_NAME: (Field.FULL_NAME,),
    Field.LAST_NAME: (Field.FULL_NAME,),
}


def _granted(headers: Sequence[str], body: Sequence[Sequence[str]]) -> list[Field]:
    """Each column's field: the strongest evidence first; a field that stands only once is then taken."""
    columns = _columns(len(headers), body)
    evidence = [_evidence(header, cells) for header, cells in zip(headers, columns, strict=True)]
    _find_more_wishes(headers, columns, evidence)
    fields = [Field.IGNORE] * len(headers)
    waiting = set(range(len(headers)))
    claims = [
        (-strength, column, meaning)
        for column, found in enumerate(evidence)
        for meaning, strength in found.items()
        if strength >= _ENOUGH
    ]
    for _strength, column, meaning in sorted(claims):
        if column not in waiting or any(other in fields for other in _EXCLUDED.get(meaning, ())):
            continue
        several = meaning in _SEVERAL_UNNAMED or (meaning in _SEVERAL and meaning in header_evidence(headers[column]))
        if meaning is Field.IGNORE or meaning not in fields or several:
            fields[column] = meaning
            waiting.discard(column)
    return fields


def _columns(width: int, body: Sequence[Sequence[str]]) -> list[Cells]:
    """The cells of each column, as far as the sample reaches."""
    sample = [row for row in body if sum(map(bool, row)) > (width > 2)][:_SAMPLE]
    mailboxes = {}
    for index, row in enumerate(sample):
        if address := next((cell for cell in row if "@" in cell and EMAIL.fullmatch(cell)), ""):
            mailboxes[index] = compact(address.split("@")[0])
    return [
        Cells(
            {i: row[column][:TELLING] for i, row in enumerate(sample) if column < len(row) and row[column]}, mailboxes
        )
        for column in range(width)
    ]


def _evidence(header: str, cells: Cells) -> dict[Field, float]:
    """Header and contents together. What the contents belie counts less, and so do contents below clear words."""
    said, seen = header_evidence(header), content_evidence(cells)
    if seen and not header:  # another column of single names without a word above it: villages
        seen[Field.MUNICIPALITY] = max(seen[Field.MUNICIPALITY], seen[Field.LAST_NAME])
    trust = 0.8 - 0.3 * max(said.values(), default=0.0)
    found = {}
    for meaning in said.keys() | seen.keys():
        belied = meaning in _CHECKED and cells.by_row and seen.get(meaning, 0.0) < 0.2
        found[meaning] = said.get(meaning, 0.0) * (0.5 if belied else 1.0) + trust * seen.get(meaning, 0.0)
    return found


def _find_more_wishes(headers: Sequence[str], columns: Sequence[Cells], evidence: list[dict[Field, float]]) -> None:
    """Wishes show by their neighbours: one heading above several columns, shared topics, topics to tick."""
    unnamed = [not header_evidence(header) for header in headers]
    ticked = [
        i
        for i, cells in enumerate(columns)
        if unnamed[i] and headers[i] and cells.by_row and cells.share(MARK.fullmatch) == 1
    ]
    for i in ticked if len(ticked) > 1 else ():
        evidence[i][Field.WISH] = 0.9
    for i in range(1, len(columns)):
        values, before = set(columns[i].texts), set(columns[i - 1].texts)
        shared = len(values & before) >= max(2, min(len(values), len(before)) / 2)
        names = evidence[i].get(Field.FIRST_NAME, 0.0) > 0.4
        if unnamed[i] and Field.WISH in header_evidence(headers[i - 1]) and not headers[i] and values:
            evidence[i][Field.WISH] = 0.9
        elif shared and not names and unnamed[i] and unnamed[i - 1]:
            evidence[i][Field.WISH] = evidence[i - 1][Field.WISH] = 0.7
