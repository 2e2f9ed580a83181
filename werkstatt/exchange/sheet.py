"""What a table out of a file is, why a file may be none, and how much a list may hold."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from werkstatt.domain.errors import Refused

MOST_ROWS = 20_000
MOST_COLUMNS = 1_000
MOST_PIECES = 2_000_000  # cells, values and texts, empty ones included: what takes time and memory to read
MOST_BYTES = 50_000_000
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\ufeff]|_x000D_")


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
    TOO_LARGE = "list_too_large"
    NOBODY = "list_nobody"


class UnreadableList(Refused):
    """A file that is no list. `reason` is a ListFault; `values` hold the file's name and what the sentence needs."""


class Fault(Exception):
    """What is wrong with the bytes, before the file's name is known."""

    def __init__(self, reason: ListFault) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class UnreadCell:
    """A cell without a value to read: a formula that was never calculated, or an error such as #REF!."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: `rows[i]` is row i + 1 of the source. Rows may differ in length; trailing empty ones are cut off.

    Whoever opens the file sees neither a hidden sheet nor the rows in `hidden_lines` (from 1), such as filtered ones.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    unread: tuple[UnreadCell, ...] = ()
    is_hidden: bool = False
    hidden_lines: frozenset[int] = frozenset()


def visible(text: str) -> str:
    """The text in composed letters and with plain line breaks, without what nobody sees."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n"))


def unseen(text: str) -> int:
    """How many signs of a text nobody sees."""
    return sum(1 for _sign in _UNSEEN.finditer(text))


def flat(text: str) -> str:
    """The text in one line."""
    return " ".join(text.split())


def trimmed(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The rows without empty ones at the end."""
    end = max((line for line, row in enumerate(rows, start=1) if any(row)), default=0)
    return tuple(rows[:end])
