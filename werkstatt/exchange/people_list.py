"""Registrations out of a sheet whose columns are known: what a cell says goes to its place, the rest into the note."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from statistics import median

from werkstatt.domain.person import Presence, Role
from werkstatt.domain.registration import (
    NAME_PARTICLES,
    Registration,
    folded,
    is_first_name,
    presence_said,
    role_said,
    split_title,
)
from werkstatt.exchange.columns import Column, Field, Layout, guess
from werkstatt.exchange.sheet import Sheet
from werkstatt.exchange.sheet_file import read_sheets


class SkipReason(StrEnum):
    """Why a row is no registration."""

    EMPTY = "empty"
    NOTE = "note"
    HEADER = "header"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that was not taken for a person; `line` counts from 1."""

    line: int
    reason: SkipReason
    text: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """A cell that someone should look at; what it says is kept in the note of its line's registration."""

    line: int
    field: Field
    text: str


@dataclass(frozen=True, slots=True)
class ListReading:
    """What a sheet holds, row by row: each is a registration or skipped. `unused` are columns with text, from 0."""

    registrations: tuple[Registration, ...]
    skipped: tuple[Skipped, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    unused: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PeopleList:
    """A sheet as it was understood without asking anybody."""

    sheet: Sheet
    layout: Layout
    reading: ListReading


def read_people(path: Path) -> list[PeopleList]:
    """All sheets of a file: those that can be seen first, and the one with the most people. Raises UnreadableList."""
    lists = []
    for sheet in read_sheets(path):
        layout = guess(sheet)
        lists.append(PeopleList(sheet, layout, read_list(sheet, layout.columns, layout.first_row)))
    return sorted(lists, key=lambda one: (one.sheet.is_hidden, -_named(one)))


def _named(one: PeopleList) -> int:
    return sum(bool(who.last_name or who.first_name) for who in one.reading.registrations)


def read_list(sheet: Sheet, columns: Sequence[Column], first_row: int) -> ListReading:
    """The registrations from the row with index `first_row` on, every row accounted for."""
    table = _Table(sheet, columns, first_row)
    registrations, unclear = [], []
    skipped = table.above()
    for index in range(first_row, len(sheet.rows)):
        row, line = sheet.rows[index], index + 1
        cells = table.cells(row)
        if reason := table.why_skipped(row, cells):
            skipped.append(Skipped(line, reason, " · ".join(filter(None, map(_flat, row)))))
            continue
        reader = _LineReader(line, cells, surname_first=table.surname_first)
        registrations.append(reader.registration())
        unclear += reader.unclear
    ignored = [i for i, column in enumerate(columns) if column.field is Field.IGNORE]
    unused = tuple(i for i in ignored if any(i < len(row) and row[i] for row in sheet.rows[first_row:]))
    return ListReading(tuple(registrations), tuple(skipped), tuple(unclear), unused)


_NOTHING = frozenset(["", "-", "--", "---", "–", "—", "/", ".", "k.a.", "k. a.", "n/a", "keine angabe"])
_NAMES = (Field.FULL_NAME, Field.LAST_NAME, Field.FIRST_NAME)
_NOTE_WORDS = re.compile(
    r"stand\b|hinweis|summe|gesamt|anzahl|legende|teilnehm|anmeld|gemeldet|insgesamt|total|sum\b|\*|rueckfragen|bitte|liste\b"
)
_NOTE_SIGNS = re.compile(r":(\s|$)|\s=\s|\d{1,2}\.\d{1,2}\.|\b(19|20)\d\d\b|https?:|www\.")

_Cells = dict[Field, list[tuple[str, str]]]


def _flat(text: str) -> str:
    return " ".join(text.split())


class _Table:
    """A sheet with its columns: tells people's rows from titles, notes and repeated headers."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column], first_row: int) -> None:
        self._rows = sheet.rows
        self._columns = columns
        self._first_row = first_row
        body = sheet.rows[first_row:]
        self._usual_width = median([sum(map(bool, row)) for row in body if any(row)] or [0])
        names = [row[i] for row in body for i, column in self._pairs(row) if column.field is Field.FULL_NAME and row[i]]
        header = next((column.header for column in columns if column.field is Field.FULL_NAME), "")
        self.surname_first = _surname_first(header, names)

    def _pairs(self, row: Sequence[str]) -> list[tuple[int, Column]]:
        return list(enumerate(self._columns[: len(row)]))

    def cells(self, row: Sequence[str]) -> _Cells:
        """The filled cells of a row with their headers, by the field they belong to."""
        cells: _Cells = defaultdict(list)
        for i, column in self._pairs(row):
            dash_means_no = column.field is Field.PRESENCE and row[i] in {"-", "–", "—"}
            if dash_means_no or folded(row[i]) not in _NOTHING:
                cells[column.field].append((_flat(column.header), row[i]))
        return cells

    def above(self) -> list[Skipped]:
        """The rows above the list that are not its header."""
        skipped = []
        for index, row in enumerate(self._rows[: self._first_row]):
            headed = all(cell in column.header for cell, column in zip(row, self._columns, strict=False))
            if any(row) and not headed:
                skipped.append(Skipped(index + 1, SkipReason.ABOVE, " · ".join(filter(None, map(_flat, row)))))
        return skipped

    def why_skipped(self, row: Sequence[str], cells: _Cells) -> SkipReason | None:
        """None for a row about a person. In doubt a lone cell in a wide table is a note, for it is shown as such."""
        filled = [i for i, cell in enumerate(row) if cell]
        if not filled:
            return SkipReason.EMPTY
        repeated = sum(folded(row[i]) == folded(column.header) for i, column in self._pairs(row) if row[i])
        if repeated >= max(1, min(2, len(filled)), len(filled) / 2):
            return SkipReason.HEADER
        names = [text for field in _NAMES for _, text in cells.get(field, ())]
        if not names:
            about_someone = Field.EMAIL in cells or (Field.ORGANISATION in cells and len(cells) > 1)
            only_number = set(cells) <= {Field.NUMBER} and all(_number(row[i]) for i in filled)
            return None if about_someone else SkipReason.EMPTY if only_number else SkipReason.NOTE
        name = " ".join(names)
        lone = len(filled) == 1
        figures = re.fullmatch(r"[\d\W_]*\d[\d\W_]*", name) or (
            _NOTE_WORDS.match(folded(name)) and re.search(r"\d", name)
        )
        if figures or (lone and _like_a_note(name)):
            return SkipReason.NOTE
        return SkipReason.NOTE if lone and self._usual_width >= 3 and not _surely_a_person(name) else None


def _number(text: str) -> int | None:
    """The number in a cell such as "7", "7." or "7.0"."""
    match = re.fullmatch(r"(\d{1,6})(\.0*)?", text.strip())
    return int(match[1]) if match else None


def _like_a_note(text: str) -> bool:
    words = text.split()
    small = [word for word in words if word[0].islower() and word not in NAME_PARTICLES]
    return bool(_NOTE_SIGNS.search(text) or _NOTE_WORDS.match(folded(text)) or (len(words) > 5 and len(small) > 1))


def _surely_a_person(name: str) -> bool:
    plain = split_title(name)[1]
    words = plain.replace(",", " ").split()
    return plain != _flat(name) or (1 < len(words) < 6 and any(map(is_first_name, words)))


def _surname_first(header: str, names: Sequence[str]) -> bool:
    """Does the column say "Roth Nina"? The names themselves decide, else the words of the header."""
    votes = 0
    for name in names:
        words = split_title(_without_extras(name))[1].split()
        if len(words) > 1 and "," not in name:
            votes += is_first_name(words[-1]) - is_first_name(words[0])
    if abs(votes) * 5 > len(names):
        return votes > 0
    return bool(re.match(r"(nach|familien|zu|sur|last ?)?name\W.*(vorn|first)", folded(header)))


def _without_extras(text: str) -> str:
    """A name without bullet, e-mail address and remarks in brackets."""
    plain = re.sub(r"\([^()]*\)", " ", text)
    if _EMAIL.search(plain):
        plain = re.sub(r"[<>;]", " ", _EMAIL.sub(" ", plain))
    return _flat(_BULLET.sub("", plain.strip()))


def split_name(text: str, *, surname_first: bool = False) -> tuple[str, str, str, str]:
    """Title, first name, last name and what else stands in a cell such as "Roth, Dr. Nina" or "Elke von der Heide"."""
    extra = [inside.strip() for inside in re.findall(r"\(([^()]*)\)", text)]
    title, name = split_title(_without_extras(text))
    parts = [part for part in map(str.strip, name.split(",")) if part]
    words = parts[0].split() if parts else []
    second_title, second = split_title(parts[1]) if len(parts) > 1 else ("", "")
    if second and (len(words) == 1 or is_first_name(second.split()[0]) or not is_first_name(words[0])):
        first, last, extra = second, parts[0], parts[2:] + extra
    else:
        first, last = _in_order(words, surname_first=surname_first)
        extra = parts[1:] + extra
    return _flat(f"{title} {second_title}"), first, last, "; ".join(filter(None, extra))


def _in_order(words: Sequence[str], *, surname_first: bool) -> tuple[str, str]:
    """First and last name out of words without a comma; "von der" belongs to the surname."""
    if surname_first:
        cut = next((i for i, word in enumerate(words) if word not in NAME_PARTICLES), 0) + 1
        return " ".join(words[cut:]), " ".join(words[:cut])
    cut = next((i for i, word in enumerate(words) if i and word in NAME_PARTICLES), len(words) - 1)
    return " ".join(words[:cut]), " ".join(words[cut:])


_EMAIL = re.compile(r"(?:mailto:)?(?<![^\s<>;,():])([^@\s<>;,():]+@[^@\s<>;,():]+\.\w+)", re.IGNORECASE)
_PHONE = re.compile(r"[+(]?\d[\d\s/().–-]{4,}\d")
_BULLET = re.compile(r"^(\d{1,3}[.)]|[-•*–·▪])\s+")
_POSTCODE = re.compile(r"(?P<before>.*?)(\b[A-Z]{1,2}[- ])?\b\d{5}\b\s*(?P<place>.*)", re.DOTALL)
_TWO_PEOPLE = re.compile(r"\s(und|u\.|&|\+)\s")
_HEADER_MEANS = (
    (
        Presence.EXCUSED,
        r"absagen?|abgesagt|verhindert|entschuldigt|(kommt|nimmt) nicht( teil)?|keine teilnahme|nein|no",
    ),
    (Presence.REMOTE, r"(per )?(online|digital|virtuell|hybrid|zoom|video\w*|remote)"),
    (Presence.INVITED, r"vielleicht|unklar|offen|unsicher|maybe"),
)


class _LineReader:
    """Reads one row: every text ends in a field of the registration or in its note."""

    def __init__(self, line: int, cells: _Cells, *, surname_first: bool) -> None:
        self._line = line
        self._cells = cells
        self._surname_first = surname_first
        self._emails: list[str] = []
        self._phones = [_flat(text) for text in self._texts(Field.PHONE)]
        self._notes: list[str] = []
        self.unclear: list[Unclear] = []

    def registration(self) -> Registration:
        """The row as a registration."""
        title, first_name, last_name = self._name()
        self._read_emails()
        values = Registration(
            line=self._line,
            number=self._number(),
            title=title,
            last_name=last_name,
            first_name=first_name,
            organisation=", ".join(map(_flat, self._texts(Field.ORGANISATION))),
            municipality=self._municipality(),
            email=self._emails[0] if self._emails else "",
            phone=", ".join(self._phones),
            presence=self._presence(),
            role=self._role(),
            wishes=self._wishes(),
        )
        self._notes += [_labelled(header, text) for header, text in self._cells.get(Field.NOTE, ())]
        return replace(values, note="; ".join(dict.fromkeys(filter(None, self._notes + self._emails[1:]))))

    def _texts(self, field: Field) -> list[str]:
        return [text for _, text in self._cells.get(field, ())]

    def _doubt(self, field: Field, text: str) -> None:
        self.unclear.append(Unclear(self._line, field, text))

    def _number(self) -> int | None:
        texts = self._texts(Field.NUMBER)
        number = _number(texts[0]) if texts else None
        if number is None:
            self._notes += map(_flat, texts)
        return number

    def _name(self) -> tuple[str, str, str]:
        """Title, first and last name; e-mail addresses and remarks in the cells go where they belong."""
        titles, first_names, last_names = [], [], []
        for header, text in self._cells.get(Field.TITLE, ()):
            title, rest = split_title(f"{_flat(text)} X")
            titles.append(title)
            self._notes.append(_labelled(header, rest.removesuffix("X").strip(), always=True))
        for text in self._texts(Field.FULL_NAME):
            title, first, last, extra = split_name(text, surname_first=self._surname_first)
            self._emails += _EMAIL.findall(text)
            titles.append(title)
            first_names.append(first)
            last_names.append(last)
            self._notes.append(extra)
        for field, names in ((Field.LAST_NAME, last_names), (Field.FIRST_NAME, first_names)):
            for text in self._texts(field):
                title, name = split_title(_without_extras(text))
                titles.append(title)
                names.append(name)
                self._emails += _EMAIL.findall(text)
                self._notes += re.findall(r"\(([^()]*)\)", text)
        if any(_TWO_PEOPLE.search(text) for field in _NAMES for text in self._texts(field)):
            self._doubt(Field.FULL_NAME, " ".join(text for field in _NAMES for text in self._texts(field)))
        said = dict.fromkeys(word for title in titles for word in title.split())
        return " ".join(said), " ".join(filter(None, first_names)), " ".join(filter(None, last_names))

    def _read_emails(self) -> None:
        for header, text in self._cells.get(Field.EMAIL, ()):
            self._emails += _EMAIL.findall(text)
            rest = _flat(_EMAIL.sub(" ", text)).strip(" ;,/|<>")
            if _PHONE.fullmatch(rest):
                self._phones.append(rest)
            else:
                self._notes.append(_labelled(header, rest, always=True))

    def _municipality(self) -> str:
        """The place without its postcode; a street beside it goes into the note."""
        places = []
        for header, text in self._cells.get(Field.MUNICIPALITY, ()):
            match = _POSTCODE.fullmatch(text)
            place = match["place"] if match and match["place"] else text
            if match and place != text and match["before"].strip(" ,\n"):
                self._notes.append(_labelled(header, _flat(text), always=True))
            places.append(_flat(place))
        return ", ".join(places)

    def _role(self) -> Role | None:
        roles = []
        for header, text in self._cells.get(Field.ROLE, ()):
            if role := role_said(text):
                roles.append(role)
            else:
                self._notes.append(_labelled(header, _flat(text), always=True))
        return roles[0] if roles else None

    def _presence(self) -> Presence | None:
        """What all columns about coming say together; None, and a doubt, when that is not one thing."""
        said: set[Presence | None] = set()
        texts = []
        for header, text in self._cells.get(Field.PRESENCE, ()):
            presence, nothing_else = presence_said(text)
            about = next((meant for meant, rule in _HEADER_MEANS if re.fullmatch(rule, _header_words(header))), None)
            if about and nothing_else and presence is Presence.EXCUSED:
                continue  # "nein" below "Absage" or "online" says nothing about the other columns
            said.add(about if about and nothing_else and presence is Presence.REGISTERED else presence)
            texts.append(_flat(text))
            if presence is None or not nothing_else:
                self._notes.append(_flat(text))
        if said == {Presence.REGISTERED, Presence.REMOTE}:
            return Presence.REMOTE
        if len(said) > 1 or None in said:
            self._doubt(Field.PRESENCE, " · ".join(texts))
            return None
        return said.pop() if said else Presence.REGISTERED

    def _wishes(self) -> tuple[str, ...]:
        """Topics as written, or the headers of those that are ticked."""
        wishes: list[str] = []
        for header, text in self._cells.get(Field.WISH, ()):
            presence, nothing_else = presence_said(text)
            ticked = nothing_else and presence is Presence.REGISTERED
            if nothing_else and presence is Presence.EXCUSED:
                continue
            wishes += [header] if ticked or _number(text) else map(_flat, re.split(r"[;\n]", text))
        return tuple(dict.fromkeys(wish for wish in wishes if folded(wish) not in _NOTHING))


def _header_words(header: str) -> str:
    words = re.findall(r"[a-z]+", folded(header))
    return " ".join(word for word in words if word not in {"teilnahme", "teilnehmer", "status"} or len(words) == 1)


def _labelled(header: str, text: str, *, always: bool = False) -> str:
    """A text for the note, with its header where it would not be understood alone ("Rollstuhl: ja")."""
    bare = presence_said(text)[1] or _number(text) is not None
    return f"{header}: {_flat(text)}" if text and header and (always or bare) else _flat(text)
