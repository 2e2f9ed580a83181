"""What of a sheet stays behind or is put together, a sentence each: in the preview as on the command line."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from werkstatt.domain.spelling import folded
from werkstatt.exchange.columns import Column, Field
from werkstatt.exchange.line_reader import NAMES
from werkstatt.exchange.sheet import UnreadCell, flat
from werkstatt.wording import people_list as words


def left_behind(
    columns: Sequence[Column], unused: Sequence[int], unread: Sequence[UnreadCell]
) -> Iterator[tuple[str, str]]:
    """A key and a sentence for each column that gives cause for one; the weightiest first. `unused` count from 0."""
    for field in NAMES:
        places = [place for place, column in enumerate(columns) if column.field is field]
        if len(places) > 1:
            yield f"together-{field}", words.same_meaning_words(field, _numbers(places))
    told = set()
    for alike in _with_one_header(columns):
        taken = [place for place in alike if columns[place].field is not Field.IGNORE]
        left = set(alike) & set(unused)
        if left and len(taken) == 1:
            header, number = _called(columns, taken[0]), taken[0] + 1
            yield f"alike-{number}", words.same_header_words(header, _numbers(alike), number)
            told |= left
    yield from _unread(columns, unread)
    for place in unused:
        if place not in told:
            yield f"unused-{place}", words.unused_words(_called(columns, place))


def _with_one_header(columns: Sequence[Column]) -> Iterator[Sequence[int]]:
    """The columns of each header that stands above several of them."""
    by_header = defaultdict(list)
    for place, column in enumerate(columns):
        by_header[folded(column.header)].append(place)
    return (places for header, places in by_header.items() if header and len(places) > 1)


def _unread(columns: Sequence[Column], unread: Sequence[UnreadCell]) -> Iterator[tuple[str, str]]:
    """One sentence for a whole column: a formula that was never calculated seldom comes alone."""
    lines = defaultdict(list)
    for cell in unread:
        lines[cell.column].append(cell.line)
    for column in sorted(lines):
        yield f"unread-{column}", words.unread_words(_called(columns, column - 1), sorted(lines[column]))


def _called(columns: Sequence[Column], place: int) -> str:
    """The words above a column, or its number; a column of nothing but unread cells may be further right than all."""
    header = flat(columns[place].header) if place < len(columns) else ""
    return header or str(place + 1)


def _numbers(places: Sequence[int]) -> list[int]:
    return [place + 1 for place in places]
