"""Lists in an order that people choose: ranks are 0, 1, 2 … without gaps."""

from collections.abc import Sequence
from typing import Any, TypeVar

from werkstatt.storage.records import Records

Noun = TypeVar("Noun")


def end(records: Records, noun: type[Any], **siblings: object) -> int:
    """The rank after the last one."""
    return len(records.find(noun, order="rank", **siblings))


def place(records: Records, noun: type[Any], key: str, rank: int, **siblings: object) -> None:
    """Move the noun `key` to `rank` among its siblings (beyond the ends: to the end)."""
    ordered = [other.id for other in records.find(noun, order="rank", **siblings) if other.id != key]
    ordered.insert(max(0, rank), key)
    renumber(records, noun, ordered, **siblings)


def renumber(records: Records, noun: type[Any], ordered: Sequence[str] | None = None, **siblings: object) -> None:
    """Give ranks without gaps, in the order of `ordered` or else in the present order of the siblings."""
    ranks = {row.id: row.rank for row in records.find(noun, order="rank", **siblings)}
    for rank, key in enumerate(ranks if ordered is None else ordered):
        if ranks.get(key) != rank:
            records.change(noun, key, rank=rank)
