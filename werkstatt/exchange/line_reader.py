"""Reads one row of a list as a registration: what a cell says goes to its place, the rest into the note."""

import re
from dataclasses import dataclass, replace

from werkstatt.domain.names import split_title
from werkstatt.domain.person import Presence, Role
from werkstatt.domain.registration import Registration
from werkstatt.domain.replies import presence_said, role_said
from werkstatt.domain.spelling import folded
from werkstatt.exchange.columns import Field
from werkstatt.exchange.name_cell import EMAIL, split_name, without_extras
from werkstatt.exchange.sheet import flat

NAMES = (Field.FULL_NAME, Field.LAST_NAME, Field.FIRST_NAME)
_NOTHING = frozenset(["", "-", "--", "---", "–", "—", "/", ".", "k.a.", "k. a.", "n/a", "keine angabe"])
_PHONE = re.compile(r"[+(]?\d[\d\s/().–-]{4,}\d")
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

Cells = dict[Field, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Unclear:
    """A cell that someone should look at; what it says is kept in the note of its line's registration."""

    line: int
    field: Field
    text: str


class LineReader:
    """Reads one row: every text ends in a field of the registration or in its note."""

    def __init__(self, line: int, cells: Cells, *, surname_first: bool) -> None:
        self._line = line
        self._cells = cells
        self._surname_first = surname_first
        self._emails: list[str] = []
        self._phones = [flat(text) for text in self._texts(Field.PHONE)]
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
            organisation=", ".join(map(flat, self._texts(Field.ORGANISATION))),
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
        number = list_number(texts[0]) if texts else None
        if number is None:
            self._notes += map(flat, texts)
        return number

    def _name(self) -> tuple[str, str, str]:
        """Title, first and last name; e-mail addresses and remarks in the cells go where they belong."""
        titles, first_names, last_names = [], [], []
        for header, text in self._cells.get(Field.TITLE, ()):
            title, rest = split_title(f"{flat(text)} X")
            titles.append(title)
            self._notes.append(_labelled(header, rest.removesuffix("X").strip(), always=True))
        for text in self._texts(Field.FULL_NAME):
            title, first, last, extra = split_name(text, surname_first=self._surname_first)
            self._emails += EMAIL.findall(text)
            titles.append(title)
            first_names.append(first)
            last_names.append(last)
            self._notes.append(extra)
        for field, names in ((Field.LAST_NAME, last_names), (Field.FIRST_NAME, first_names)):
            for text in self._texts(field):
                title, name = split_title(without_extras(text))
                titles.append(title)
                names.append(name)
                self._emails += EMAIL.findall(text)
                self._notes += re.findall(r"\(([^()]*)\)", text)
        if any(_TWO_PEOPLE.search(text) for field in NAMES for text in self._texts(field)):
            self._doubt(Field.FULL_NAME, " ".join(text for field in NAMES for text in self._texts(field)))
        said = dict.fromkeys(word for title in titles for word in title.split())
        return " ".join(said), " ".join(filter(None, first_names)), " ".join(filter(None, last_names))

    def _read_emails(self) -> None:
        for header, text in self._cells.get(Field.EMAIL, ()):
            self._emails += EMAIL.findall(text)
            rest = flat(EMAIL.sub(" ", text)).strip(" ;,/|<>")
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
                self._notes.append(_labelled(header, flat(text), always=True))
            places.append(flat(place))
        return ", ".join(places)

    def _role(self) -> Role | None:
        roles = []
        for header, text in self._cells.get(Field.ROLE, ()):
            if role := role_said(text):
                roles.append(role)
            else:
                self._notes.append(_labelled(header, flat(text), always=True))
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
            texts.append(flat(text))
            if presence is None or not nothing_else:
                self._notes.append(flat(text))
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
            wishes += [header] if ticked or list_number(text) else map(flat, re.split(r"[;\n]", text))
        return tuple(dict.fromkeys(wish for wish in wishes if not says_nothing(wish)))


def _header_words(header: str) -> str:
    words = re.findall(r"[a-z]+", folded(header))
    return " ".join(word for word in words if word not in {"teilnahme", "teilnehmer", "status"} or len(words) == 1)


def _labelled(header: str, text: str, *, always: bool = False) -> str:
    """A text for the note, with its header where it would not be understood alone ("Rollstuhl: ja")."""
    bare = presence_said(text)[1] or list_number(text) is not None
    return f"{header}: {flat(text)}" if text and header and (always or bare) else flat(text)


def list_number(text: str) -> int | None:
    """The number in a cell such as "7", "7." or "7.0"."""
    match = re.fullmatch(r"(\d{1,6})(\.0*)?", text.strip())
    return int(match[1]) if match else None


def says_nothing(text: str) -> bool:
    """Whether a cell is empty, or says in words or signs that it is."""
    return folded(text) in _NOTHING
