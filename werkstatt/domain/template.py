"""Templates: the plan of a kind of event, brought along as TOML and turned into a real agenda when one is chosen.

The reader is strict: a missing, misspelt or wrong field is refused by its full name, so that whoever writes a template
finds the mistake at once.
"""

import tomllib
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import TypeVar, cast

from werkstatt.domain.agenda import ItemKind
from werkstatt.domain.errors import Refused
from werkstatt.domain.spotlight import Scene

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Localised:
    """A short text in the languages of the product."""

    de: str
    en: str

    def in_language(self, language: str) -> str:
        """The English text for "en", else the German one."""
        return self.en if language == "en" else self.de


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateItem:
    """An agenda item to be: the fields of `AgendaItem` that are known before there is an event. Times in minutes."""

    kind: ItemKind
    title: str
    minutes: int
    buffer: int = 0
    fixed_start: time | None = None
    responsible: str = ""
    prompt: str = ""
    notes: str = ""
    scene: Scene | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateDay:
    """A day to be, with its start and the end that people are promised."""

    starts_at: time
    announced_end: time
    items: tuple[TemplateItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A plan to start from. `summary` says in one sentence for whom and when it fits."""

    id: str
    title: Localised
    summary: Localised
    question: str
    days: tuple[TemplateDay, ...]


def parse(text: str) -> Template:
    """The template in the TOML `text`; a mistake in it is `Refused` with the name of the field."""
    table = table_of(text)
    event = table.table("event")
    template = Template(
        id=table.get("id", str),
        title=_localised(table.table("title")),
        summary=_localised(table.table("summary")),
        question=event.get("question", str),
        days=tuple(read_day(day) for day in table.tables("days")),
    )
    event.finish()
    table.finish()
    return template


def table_of(text: str) -> "Table":
    """The whole of a TOML `text`, or `Refused` as "toml_unreadable"."""
    try:
        return Table(tomllib.loads(text))
    except (ValueError, RecursionError) as error:  # endless nesting and endless numbers are not TOMLDecodeError
        raise Refused("toml_unreadable", detail=str(error)) from error


def read_day(table: "Table") -> TemplateDay:
    """A day with its items from `table`; it has at least one item."""
    day = TemplateDay(
        starts_at=table.get("starts_at", time),
        announced_end=table.get("announced_end", time),
        items=tuple(_read_item(item) for item in table.tables("items")),
    )
    table.finish()
    return day


def _read_item(table: "Table") -> TemplateItem:
    item = TemplateItem(
        kind=table.choice("kind", ItemKind),
        title=table.get("title", str),
        minutes=table.amount("minutes"),
        buffer=table.amount("buffer", 0),
        fixed_start=table.find("fixed_start", time),
        responsible=table.get("responsible", str, ""),
        prompt=table.get("prompt", str, ""),
        notes=table.get("notes", str, ""),
        scene=table.choice("scene", Scene) if "scene" in table else None,
    )
    table.finish()
    return item


def _localised(table: "Table") -> Localised:
    localised = Localised(de=table.get("de", str), en=table.get("en", str))
    table.finish()
    return localised


class Table:
    """A TOML table that knows its own name (`days[1].items[3]`), so that every refusal can name the field.

    It raises `Refused` with `field` and the reason "field_missing", "field_wrong" or, from `finish`, "field_unknown".
    """

    def __init__(self, values: dict[str, object], name: str = "") -> None:
        self._values = values
        self._name = name
        self._unread = set(values)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def find(self, key: str, kind: type[T]) -> T | None:
        """The value of `key`, or None where it is not given."""
        return self.get(key, kind) if key in self else None

    def get(self, key: str, kind: type[T], default: T | None = None) -> T:
        """The value of `key`, else `default`; without a default the key has to be there, and a text in it."""
        if key not in self:
            if default is None:
                raise Refused("field_missing", field=self._field(key))
            return default
        value = self._values[key]
        if type(value) is not kind or (value == "" and default is None):  # exactly: True is an int, too
            raise self.wrong(key)
        self._unread.discard(key)
        return value

    def amount(self, key: str, default: int | None = None) -> int:
        """A whole number that is not negative."""
        amount = self.get(key, int, default)
        if amount < 0:
            raise self.wrong(key)
        return amount

    def numbers(self, key: str) -> tuple[int, ...]:
        """Whole numbers in their order."""
        numbers = self.get(key, list)
        if not all(type(number) is int for number in numbers):
            raise self.wrong(key)
        return tuple(numbers)

    def choice(self, key: str, choices: type[E]) -> E:
        """One of the values of an enumeration."""
        word = self.get(key, str)
        if word not in set(choices):
            raise self.wrong(key)
        return choices(word)

    def table(self, key: str) -> "Table":
        """The table below `key`."""
        return Table(cast("dict[str, object]", self.get(key, dict)), self._field(key))

    def tables(self, key: str) -> "list[Table]":
        """The tables of the list below `key`; there has to be one at least."""
        values = self.get(key, list)
        if not values or not all(isinstance(value, dict) for value in values):
            raise self.wrong(key)
        return [Table(value, f"{self._field(key)}[{index}]") for index, value in enumerate(values, start=1)]

    def finish(self) -> None:
        """Refuse what nobody has read: most likely a misspelt key."""
        for key in sorted(self._unread):
            raise Refused("field_unknown", field=self._field(key))

    def wrong(self, key: str) -> Refused:
        """The refusal of the value of `key`, to be raised."""
        return Refused("field_wrong", field=self._field(key), value=repr(self._values.get(key))[:80])

    def _field(self, key: str) -> str:
        return f"{self._name}.{key}" if self._name else key
