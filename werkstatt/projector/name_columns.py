"""Names with the numbers of their tables, in as few pages as can be and then in the largest letters."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRectF

from werkstatt.projector.flow import Block, Stack, pages
from werkstatt.projector.topics import Chip, ChipRow, chip
from werkstatt.projector.typeset import Face, Text, longest_word
from werkstatt.qtkit.tokens import Tokens

_SIZES = (56, 52, 48, 44, 40, 38, 36, 34, 32, 30)
# Smaller letters are taken only where a word would have to be divided.
_ROOMY = 36
_COLUMNS = (3, 2)
_GAP = 56
_TALL = 0.33
_LINE = 1.26
# Lines are broken between words, so that a text takes a little more of them than its width tells.
_RAGGED = 1.15

Columns = Sequence[tuple[float, Stack]]
"""Where each column of a page begins, and what stands in it."""


class Named(NamedTuple):
    """A name, the table where it is expected, and the rank of the topic."""

    name: str
    table: int
    topic: int


class _Way(NamedTuple):
    """A size of the letters and a number of columns: how many pages and further lines it takes."""

    size: int
    columns: int
    pages: int
    lines: int
    tears: bool


def name_columns(rows: Sequence[Named], before: Sequence[str], body: QRectF, tokens: Tokens) -> Sequence[Columns]:
    """The pages; the texts of `before` stand before the first name."""
    way = _chosen(list(_ways(rows, body)))
    wide = _width(body, way.columns)
    stack = _stack(rows, before, way.size, wide, tokens)
    parts = _even(stack, body.height(), way.columns)
    lefts = [body.left() + (wide + _GAP) * column for column in range(way.columns)]
    return [
        list(zip(lefts, parts[first : first + way.columns], strict=False))
        for first in range(0, len(parts), way.columns)
    ]


def _chosen(ways: Sequence[_Way]) -> _Way:
    """The largest letters that need no more pages than the roomy ones do; smaller ones rather than a divided word."""
    fewest = min(way.pages for way in ways if way.size >= _ROOMY)
    few = [way for way in ways if way.pages <= fewest]
    whole = [way for way in few if not way.tears] or [way for way in ways if not way.tears] or few
    return min(whole, key=lambda way: (-way.size, way.lines))


def _ways(rows: Sequence[Named], body: QRectF) -> Iterator[_Way]:
    """All ways, the largest letters first, reckoned from widths at one size: laying out all of them takes too long."""
    face = Face(_ROOMY)
    widths = [face.width(row.name) for row in rows]
    longest = max(face.width(longest_word(row.name, face)) for row in rows)
    for size in _SIZES:
        chips = [_chip(row, size) for row in rows]
        beside, least = max(chip.width for chip in chips) + size * 0.5, chips[0].height
        for columns in _COLUMNS:
            room = _width(body, columns) - beside
            scale = size / _ROOMY
            lines = [1 if width * scale <= room else ceil(width * scale * _RAGGED / room) for width in widths]
            heights = [max(least, size * _LINE * count) + 2 * size * _TALL + 1 for count in lines]
            needed = _filled(heights, body.height())
            yield _Way(size, columns, ceil(needed / columns), sum(lines), longest * scale > room)


def _filled(heights: Sequence[float], room: float) -> int:
    """How many columns rows of these heights fill; one that is taller than a column goes on in the next."""
    count, used = 1, 0.0
    for height in heights:
        if used + height > room and used:
            count, used = count + 1, 0.0
        used += height
    return max(count, ceil(sum(heights) / room))


def _even(stack: Stack, room: float, columns: int) -> Sequence[Stack]:
    """The columns about equally long, if that takes no more of them."""
    full = pages(stack, room)
    count = ceil(len(full) / columns) * columns
    tallest = max(block.height for block in stack.blocks)
    level = pages(stack, min(room, stack.height / count + tallest))
    return level if len(level) <= count else full


def _stack(rows: Sequence[Named], before: Sequence[str], size: int, width: float, tokens: Tokens) -> Stack:
    face = Face(size)
    texts: list[Block] = [Text(text, Face(size, bold=True), tokens.beamer_ink, width) for text in before]
    chips = max(_chip(row, size).width for row in rows)
    room = width - chips - size * 0.5
    for row in rows:
        name = Text(row.name, face, tokens.beamer_ink, room)
        texts.append(ChipRow(name, _chip(row, size), 0, width, width, size * _TALL, tokens.beamer_track))
    return Stack(texts, 0)


def _chip(row: Named, size: int) -> Chip:
    return chip(row.table, row.topic, Face(size, bold=True).smaller(0.92))


def _width(body: QRectF, columns: int) -> float:
    return (body.width() - _GAP * (columns - 1)) / columns
