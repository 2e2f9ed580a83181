"""Files and pasted text read as lists of people, to be called in the process for long work.

Errors with fields do not survive the way between processes, so trouble is handed back as a value.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from werkstatt.exchange.people_list import PeopleList, read_people
from werkstatt.exchange.sheet import UnreadableList


@dataclass(frozen=True, slots=True)
class ListTrouble:
    """Why there is no list: `reason` is a ListFault, `values` hold what its sentence needs."""

    reason: str
    values: Mapping[str, object]


def read_list_file(path: Path) -> list[PeopleList] | ListTrouble:
    """All sheets of a file: those that can be seen first, and the one with the most people."""
    try:
        return read_people(path)
    except UnreadableList as error:
        return ListTrouble(error.reason, error.values)


def read_pasted_list(text: str, name: str) -> list[PeopleList] | ListTrouble:
    """Text from the clipboard, a table or one name a line; `name` is what sentences call it."""
    with TemporaryDirectory(prefix="werkstatt-") as folder:
        file = Path(folder) / "pasted.txt"
        file.write_text(text, encoding="utf-8-sig", errors="replace")
        read = read_list_file(file)
    return ListTrouble(read.reason, {**read.values, "file": name}) if isinstance(read, ListTrouble) else read
