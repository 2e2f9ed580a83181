"""What a printed document says, as plain values: sections write it, `layout` sets it in type.

Blocks name what something is (a heading, a table with a head, a decision), so that an accessible PDF can say so too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import compress


class Look(Enum):
    """What a text is, and therefore how it is set."""

    BODY = auto()
    STRONG = auto()
    SMALL = auto()
    NOTE = auto()
    DECISION = auto()


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, its line breaks kept. `lead` stands before it in bold."""

    text: str
    look: Look = Look.BODY
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels, each with what there is to say about it."""

    rows: Sequence[tuple[str, Sequence[Text]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: `width` in millimetres; columns without one share the rest of the page."""

    title: str
    width: float | None = None
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head that is repeated on every page. Each cell holds texts."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Sequence[Text]]]

    def without_empty_columns(self) -> "Table":
        """The table without columns in which nothing stands below the head."""
        filled = [
            any(text.text.strip() for row in self.rows for text in row[place]) for place in range(len(self.columns))
        ]
        columns = list(compress(self.columns, filled))
        return Table(columns, [list(compress(row, filled)) for row in self.rows]) if columns else self


Block = Text | Subheading | Facts | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of a document; one without blocks is left out."""

    title: str
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document. `running_title` stands at the foot of every page, `language` is a tag such as "de-DE"."""

    kicker: str
    title: str
    facts: Facts
    sections: Sequence[Section]
    running_title: str
    author: str
    subject: str
    language: str
