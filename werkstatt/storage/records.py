"""Nouns in and out of the workshop file, with no SQL in sight: get, find, add, change, remove."""

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, TypeVar

import sqlalchemy as sa

from werkstatt.domain.errors import NotThere
from werkstatt.storage.tables import TABLES

Noun = TypeVar("Noun")


class Records:
    """What operations and read models see of the file. `tables_read` remembers what a picture depends on."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self.tables_read: set[str] = set()

    def _table(self, noun: type[Any]) -> sa.Table:
        table = TABLES[noun]
        self.tables_read.add(table.name)
        return table

    def get(self, noun: type[Noun], key: str) -> Noun:
        """The noun with this identity; raises NotThere when it is gone."""
        found = self.find(noun, id=key)
        if not found:
            raise NotThere(noun.__name__, key)
        return found[0]

    def find(self, noun: type[Noun], *, order: str = "id", **equal: object) -> Sequence[Noun]:
        """All nouns whose fields equal the given values (a collection: any of its members), by `order`."""
        table = self._table(noun)
        conditions = [_is(table.c[name], value) for name, value in equal.items()]
        question = sa.select(table).where(*conditions).order_by(table.c[order], table.c.id)
        rows = self._connection.execute(question).all()
        fields = table.c.keys()
        return [noun(**dict(zip(fields, row, strict=True))) for row in rows]

    def add(self, *nouns: object) -> None:
        """Write new nouns, in the order given; neighbours of one kind go in one statement."""
        for kind, group in groupby(nouns, type):
            table = self._table(kind)
            names = table.c.keys()
            self._connection.execute(table.insert(), [{name: getattr(noun, name) for name in names} for noun in group])

    def change(self, noun: type[Any], key: str, **values: object) -> None:
        """Set some fields of one noun; raises NotThere when it is gone."""
        table = self._table(noun)
        if self._connection.execute(table.update().where(table.c.id == key).values(values)).rowcount != 1:
            raise NotThere(noun.__name__, key)

    def remove(self, noun: type[Any], keys: Iterable[str]) -> None:
        """Remove nouns and all that belongs to them."""
        table = self._table(noun)
        self._connection.execute(table.delete().where(_is(table.c.id, list(keys))))


def _is(column: sa.Column[Any], wanted: object) -> sa.ColumnElement[bool]:
    """The condition that a column has a value, or any of several: as JSON, since SQLite limits the number of values."""
    if not isinstance(wanted, (list, tuple, set, frozenset)):
        return column == wanted
    members = sa.func.json_each(json.dumps(list(wanted))).table_valued("value")
    return column.in_(sa.select(members.c.value))
