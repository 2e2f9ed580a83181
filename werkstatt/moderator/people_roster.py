"""The list of people in memory, searched while somebody types: 5,000 people in a few milliseconds."""

from collections.abc import Sequence

from werkstatt.domain.check_in import Newcomer, Numbers, Range, Search, Unnamed, rank, read_line, searchable
from werkstatt.domain.person import Person, Presence
from werkstatt.domain.spelling import compact
from werkstatt.readmodels.people import PersonRow

# Of those who are found equally well: who is expected and not here yet comes before those who hardly stand at the door.
_AWAITED = (
    Presence.REGISTERED,
    Presence.INVITED,
    Presence.REMOTE,
    Presence.EXCUSED,
    Presence.LEFT,
    Presence.PRESENT,
)


class Roster:
    """Finds rows by what is typed at the door. Texts for the search are made once per person."""

    def __init__(self) -> None:
        self.rows: Sequence[PersonRow] = ()
        self._searched: dict[Person, str] = {}

    def show_rows(self, rows: Sequence[PersonRow]) -> None:
        """Take another state of the list."""
        known = self._searched
        self._searched = {row.person: known.get(row.person) or _searched(row.person) for row in rows}
        self.rows = rows

    def only_change(self, rows: Sequence[PersonRow]) -> PersonRow | None:
        """Who of `rows` is new or comes otherwise than before; None if that is nobody or several, or nothing was."""
        before = {row.id: row.attendance for row in self.rows}
        changed = [row for row in rows if before.get(row.id) != row.attendance]
        return changed[0] if before and len(changed) == 1 else None

    def found(self, text: str) -> Sequence[PersonRow]:
        """The rows that `text` means, best first; all of them where it does not look for anybody."""
        line = read_line(text)
        if isinstance(line, Unnamed):
            return self.rows
        if isinstance(line, Numbers):
            return sorted(self.numbered(line), key=lambda row: row.attendance.number)
        return self._searched_rows(line) if line.words else self.rows

    @staticmethod
    def seeks(text: str) -> bool:
        """Whether `text` means certain people: a part of a name or numbers."""
        line = read_line(text)
        return isinstance(line, Numbers) or (isinstance(line, Search) and bool(line.words))

    def numbered(self, numbers: Numbers) -> Sequence[PersonRow]:
        """The rows with these list numbers."""
        return [row for row in self.rows if row.attendance.number in numbers]

    def missing(self, numbers: Numbers) -> Sequence[Range]:
        """Those numbers that nobody on the list has."""
        return numbers.missing({row.attendance.number for row in self.rows})

    def same_person(self, newcomer: Newcomer) -> PersonRow | None:
        """The one on the list who has this name, and no other organisation; None if there is none or several."""
        name = compact(newcomer.last_name), compact(newcomer.first_name)
        organisation = compact(newcomer.organisation)
        same = [
            row
            for row in self.rows
            if (compact(row.person.last_name), compact(row.person.first_name)) == name
            and (not organisation or organisation == compact(row.person.organisation))
        ]
        return same[0] if len(same) == 1 else None

    def _searched_rows(self, search: Search) -> Sequence[PersonRow]:
        texts = self._searched
        ranked = [
            (fit, _AWAITED.index(row.attendance.presence), row)
            for row in self.rows
            if (fit := rank(search, texts[row.person])) is not None
        ]
        return [row for _fit, _turn, row in sorted(ranked, key=lambda found: found[:2])]


def _searched(person: Person) -> str:
    return searchable(person.last_name, person.first_name, person.organisation, person.municipality)
